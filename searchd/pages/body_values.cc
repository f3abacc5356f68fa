#include "searchd/pages/body_values.h"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "searchd/text_format.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t shortest_place = 400;  // bytes: some lines
constexpr std::size_t most_places = 100;     // about

// An element must not reach from one paragraph into the next, as a phrase may.
std::vector<Span> within_lines(std::string_view body, const std::vector<Span>& marks) {
    std::vector<Span> split;
    for (const Span& mark : marks) {
        for (std::size_t at = mark.begin; at < mark.end;) {
            const std::size_t end = std::min(body.find('\n', at), mark.end);
            if (end > at) split.push_back({at, end});
            at = end + 1;
        }
    }
    return split;
}

std::string with_breaks(std::string_view html) {
    std::string broken;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t end = std::min(html.find('\n', at), html.size());
        broken += html.substr(at, end - at);
        const bool is_paragraph = html.substr(end).starts_with("\n\n");
        if (end < html.size()) broken += is_paragraph ? "</p>\n<p>" : "<br>";
        at = end + (is_paragraph ? 2 : 1);
    }
    return broken;
}

// Of the part of `body` that is `part`.
std::string part_html(std::string_view body, const Span& part, const std::vector<Span>& marks) {
    std::vector<Span> inside;
    for (auto mark = std::ranges::lower_bound(marks, part.begin, {}, &Span::begin);
         mark != marks.end() && mark->end <= part.end; ++mark)
        inside.push_back({mark->begin - part.begin, mark->end - part.begin});
    return with_breaks(to_marked_html(body.substr(part.begin, part.end - part.begin), inside));
}

// The first mark of each place.
std::vector<Span> places_of(const std::vector<Span>& marks, std::size_t body_size) {
    const std::size_t length = std::max(shortest_place, body_size / most_places);
    std::vector<Span> places;
    for (const Span& mark : marks) {
        if (places.empty() || mark.begin >= places.back().begin + length) places.push_back(mark);
    }
    return places;
}

}  // namespace

std::string paragraphs_html(const std::string& body, std::vector<Span> marks) {
    marks = within_lines(body, marks);
    return body.empty() ? "" : "<p>" + part_html(body, {0, body.size()}, marks) + "</p>\n";
}

ordered_json parts_values(const std::string& body, std::vector<Span> marks) {
    marks = within_lines(body, marks);
    const std::vector<Span> places = places_of(marks, body.size());
    ordered_json parts = ordered_json::array();
    std::string opening = body.empty() ? "" : "<p>";
    std::size_t at = 0;
    for (std::size_t number = 1; number <= places.size(); ++number) {
        const Span& mark = places[number - 1];
        ordered_json place = {{"number", std::to_string(number)},
                              {"count", std::to_string(places.size())},
                              {"word", body.substr(mark.begin, mark.end - mark.begin)}};
        if (number > 1) place["previous"] = std::to_string(number - 1);
        if (number < places.size()) place["next"] = std::to_string(number + 1);
        parts.push_back({{"html", opening + part_html(body, {at, mark.begin}, marks)}, {"place", std::move(place)}});
        opening.clear();
        at = mark.end;
    }
    parts.push_back({{"html", opening + part_html(body, {at, body.size()}, marks) + (body.empty() ? "" : "</p>\n")}});
    return parts;
}

}  // namespace dateline
