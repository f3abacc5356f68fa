// Each link of a page of results repeats the search. Where that is long a page offers fewer of them, so that it stays
// under 30 kB.
#pragma once

#include "searchd/search_request.h"

namespace dateline {

/// Links of the timeline beside each other that are as wide as a finger needs: 24 px each of 286.
inline constexpr std::size_t bars_of_narrow_pages = 11;

/// How many bars of the timeline lead to a search each: those that have articles.
std::size_t most_bars_of_page(SearchRequest request);

/// How many values of a facet lead to two searches each; the rest is behind a link. `offers_none`: another row leads to
/// the articles without a value.
std::size_t most_values_of_page(const SearchRequest& request, bool offers_none);

}  // namespace dateline
