#include "searchd/pages/page_weight.h"

#include <algorithm>

namespace dateline {

namespace {

// Bytes, of what is around the search in each link too.
constexpr std::size_t bytes_of_timeline = 11'000;  // less where links are long, since all others are, too
constexpr std::size_t least_bytes_of_timeline = 7'000;
constexpr std::size_t bytes_a_bar = 130;
constexpr std::size_t bytes_a_comparison = 40;
constexpr std::size_t bytes_of_facet = 1'700;
constexpr std::size_t bytes_a_value = 220;
constexpr std::size_t bytes_of_none = 120;

std::size_t bytes_of_link(const SearchRequest& request) { return to_query_string(to_parameters(request)).size(); }

}  // namespace

std::size_t most_bars_of_page(SearchRequest request) {
    request.page = 1;  // to which bars lead
    const std::size_t link = bytes_of_link(request) + (request.q2.empty() ? 0 : bytes_a_comparison);
    const std::size_t bytes = bytes_of_timeline - std::min(8 * link, bytes_of_timeline - least_bytes_of_timeline);
    const std::size_t rows = bytes / (bytes_a_bar + link);
    // More bars than narrow pages have come with those for narrow pages.
    const std::size_t bars =
        rows <= bars_of_narrow_pages ? rows : std::max(bars_of_narrow_pages, rows - bars_of_narrow_pages);
    return std::clamp<std::size_t>(bars, 6, usual_bars);
}

std::size_t most_values_of_page(const SearchRequest& request, bool offers_none) {
    const std::size_t link = bytes_of_link(request);
    const std::size_t other_row = std::min(offers_none ? bytes_of_none + link : 0, bytes_of_facet);
    return std::clamp<std::size_t>((bytes_of_facet - other_row) / (bytes_a_value + 2 * link), offers_none ? 1 : 2, 5);
}

}  // namespace dateline
