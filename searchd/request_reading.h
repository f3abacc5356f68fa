// How a whole request was read: its query and what its other parameters limit.
#pragma once

#include <string>

#include "searchd/query.h"
#include "searchd/search_request.h"

namespace dateline {

/// In plain English, for people; empty for all articles. `root`: of the query of `request`.
std::string describe(const QueryNode& root, const SearchRequest& request);

}  // namespace dateline
