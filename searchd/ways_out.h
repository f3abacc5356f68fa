// Where a search finds nothing: what its asker may drop or widen, and how many articles that finds.
#pragma once

#include <vector>

#include "searchd/relaxation.h"
#include "searchd/result_page.h"

namespace dateline {

inline constexpr std::size_t most_ways_out = 5;
inline constexpr std::size_t most_ways_counted = 12;

/// For `request`, which finds nothing: those relaxations of `start` that find something, and itself where it is one,
/// and what else is `offered`: those first that keep the most, then those that find the most. Calls `count` at most
/// most_ways_counted times.
std::vector<WayOut> ways_out(const SearchRequest& request, const std::vector<Relaxation>& offered,
                             const Relaxation& start, const ReadQuery& read, const CountArticles& count);

}  // namespace dateline
