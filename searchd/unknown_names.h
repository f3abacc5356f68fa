// Outlets, authors, sections, tags and languages that are asked for, but that no article has.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/query.h"
#include "searchd/search_request.h"
#include "searchd/vocabulary.h"

namespace dateline {

/// A sentence for each that `root`, the query of `request`, or its other parameters name, with names that the index has
/// and that are alike. `finds_some` tells of a phrase whether an article has it. Looks at 50,000 names at most.
std::vector<std::string> warnings_of_unknown_names(const QueryNode& root, const SearchRequest& request,
                                                   const Vocabulary& vocabulary, const Columns& columns,
                                                   const std::function<bool(const QueryNode&)>& finds_some);

}  // namespace dateline
