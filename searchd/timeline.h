// How many articles were published when: the timeline of a search.
#pragma once

#include <optional>

#include "searchd/columns.h"
#include "searchd/result_page.h"

namespace dateline {

/// Of the articles of `set` that have a date, in the finest unit that makes at most 60 bars; of those published within
/// `from` and `to`, which the whole of `set` is, where they are given. Nothing where none has a date.
std::optional<Timeline> count_timeline(const Columns& columns, const DocSet& set,
                                       std::optional<std::chrono::sys_seconds> from,
                                       std::optional<std::chrono::sys_seconds> to);

}  // namespace dateline
