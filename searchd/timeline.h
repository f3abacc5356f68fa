// How many articles were published when: the timeline of a search.
#pragma once

#include <optional>

#include "searchd/columns.h"
#include "searchd/result_page.h"

namespace dateline {

/// Of the articles of `set` that have a date, in the finest unit that makes few enough bars, in all and
/// with articles; of those published within
/// the dates of `request`, within which the whole of `set` is. Likewise of `compared`, if there is such a set, in the
/// same bars. Nothing where no article has a date.
std::optional<Timeline> count_timeline(const Columns& columns, const DocSet& set, const SearchRequest& request,
                                       const DocSet* compared = nullptr);

}  // namespace dateline
