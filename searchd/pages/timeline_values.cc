#include "searchd/pages/timeline_values.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "searchd/pages/page_weight.h"
#include "searchd/pages/shared_values.h"
#include "searchd/text_format.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

constexpr int height = 100;  // of the drawing
constexpr int place = 10;    // the width that each bar has, with the gaps at its sides
constexpr std::size_t most_long_ticks = 6;

std::string name_of_bars(TimelineUnit unit) { return "Articles by " + std::string(to_string(unit)); }

using Count = std::size_t TimelineBar::*;

double share_of(const TimelineBar& bar, Count count) {
    return bar.total == 0 ? 0 : static_cast<double>(bar.*count) / static_cast<double>(bar.total);
}

int scaled(double value, double most, int size) { return static_cast<int>(std::lround(value / most * size)); }

// Fewer bars are not much wider ones.
int width_of_bar(std::size_t bars) { return bars >= 12 ? 8 : bars >= 7 ? 6 : bars >= 4 ? 4 : 2; }

// Bars of one kind: the one in each place, or one of the two.
struct Series {
    Count count = nullptr;
    int x = 0;  // in its place
    int width = 0;
    double most = 0;
};

// SVG path data: from the top of each bar to the ground and back.
std::string path_of_bars(const std::vector<TimelineBar>& bars, const Series& series) {
    const int width = series.width;
    const std::string across = "h" + std::to_string(width);
    const std::string back = "h-" + std::to_string(width);
    std::string path;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const std::size_t count = bars[i].*series.count;
        if (count == 0) continue;
        const int x = place * static_cast<int>(i) + series.x;
        const int high = std::max(scaled(static_cast<double>(count), series.most, height), 1);
        path += "M" + std::to_string(x) + " " + std::to_string(height - high);
        path += across;
        path += "v" + std::to_string(high);
        path += back;
    }
    return path;
}

// Likewise: a level line over each place whose bar has something.
std::string path_of_shares(const std::vector<TimelineBar>& bars, Count count, double most) {
    std::string path;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i].*count == 0) continue;
        // As high as the drawing at most, with room for half of the line's width.
        const int y = height - 2 - scaled(share_of(bars[i], count), most, height - 4);
        path +=
            "M" + std::to_string(place * static_cast<int>(i)) + " " + std::to_string(y) + "h" + std::to_string(place);
    }
    return path;
}

// The search within the days of `bar`, of which that of the page is not to be widened at its ends.
std::string bar_url(const PageFrame& frame, SearchRequest request, const TimelineBar& bar) {
    using std::chrono::days;
    const auto [from, to] = shortest_dates(bar.from, bar.to);
    if (!request.from || std::chrono::floor<days>(*request.from) != bar.from) request.from_text = from;
    if (!request.to || std::chrono::floor<days>(*request.to) != bar.to) request.to_text = to;
    request.page = 1;
    return search_url(frame, request);
}

// "12 of 340, 3.5 %", "A 12 (3.5 %), B 5 (1.5 %) of 340": the queries themselves may be long. Shares only where they
// are known, and have room.
std::string about_bar(const TimelineBar& bar, bool is_compared, bool has_shares) {
    const std::string all = " of " + with_thousands(bar.total);
    has_shares = has_shares && bar.total > 0;
    const auto share = [&](std::size_t count) { return to_percent(count, bar.total); };
    const auto counted = [&](const char* letter, std::size_t count) {
        return letter + with_thousands(count) + (has_shares ? " (" + share(count) + ")" : "");
    };
    if (is_compared) return counted("A ", bar.count) + ", " + counted("B ", bar.compared) + all;
    return with_thousands(bar.count) + all + (has_shares ? ", " + share(bar.count) : "");
}

// The other query, with the one of the page beside it.
SearchRequest exchanged(const ResultPage& page) {
    SearchRequest request = page.linked();
    std::swap(request.q, request.q2);
    request.page = 1;
    return request;
}

// What is written below each bar: its days where there are few, else a date here and there, each in the room of four
// and a half bars, or in two thirds of what is between them.
std::vector<std::string> ticks_of(const std::vector<TimelineBar>& bars) {
    std::vector<std::string> ticks(bars.size());
    if (bars.size() <= most_long_ticks) {
        for (std::size_t i = 0; i < bars.size(); ++i) ticks[i] = to_short(bars[i].from, bars[i].to);
        return ticks;
    }
    const std::size_t step = std::max<std::size_t>((bars.size() + 5) / 6, 5);
    const std::size_t room_of_two = std::max<std::size_t>(9, step * 4 / 3);
    for (std::size_t i = 0; i == 0 || i + room_of_two <= bars.size(); i += step)
        ticks[i] = to_short_dates(bars[i].from, bars[i].to).first;
    ticks.back() = to_short_dates(bars.back().from, bars.back().to).second;
    return ticks;
}

// Bars beside each other as one: in each of so many equal parts of the drawing those whose middle is there.
std::vector<TimelineBar> in_parts(const std::vector<TimelineBar>& bars, std::size_t count) {
    std::vector<TimelineBar> parts;
    std::size_t last = count;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const std::size_t part = (2 * i + 1) * count / (2 * bars.size());
        if (part == last) {
            parts.back().to = bars[i].to;
            parts.back().count += bars[i].count;
            parts.back().total += bars[i].total;
            parts.back().compared += bars[i].compared;
        } else {
            parts.push_back(bars[i]);
        }
        last = part;
    }
    return parts;
}

// There is nothing to see behind a bar without articles. One that only the other query has leads to those.
ordered_json table_values(const PageFrame& frame, const ResultPage& page, const std::vector<TimelineBar>& bars,
                          bool is_narrow) {
    ordered_json rows = ordered_json::array();
    const std::vector<std::string> ticks = ticks_of(bars);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const TimelineBar& bar = bars[i];
        const bool is_exact = page.total_is_exact && (!page.compared || page.compared->total_is_exact);
        const bool is_empty = bar.count == 0 && bar.compared == 0 && is_exact;
        const bool is_of_other = bar.count == 0 && bar.compared > 0;
        const std::string when = is_narrow ? to_short(bar.from, bar.to) : to_readable(bar.from, bar.to);
        rows.push_back({{"when", is_of_other ? "B: " + when : when},
                        {"about", (is_exact ? "" : "at least ") + about_bar(bar, page.compared.has_value(),
                                                                            is_exact && !(is_narrow && page.compared))},
                        {"bar_url", is_empty ? "" : bar_url(frame, is_of_other ? exchanged(page) : page.linked(), bar)},
                        {"tick", ticks[i]}});
    }
    return {{"rows", std::move(rows)}, {"is_short", bars.size() <= most_long_ticks}, {"is_narrow", is_narrow}};
}

// Of the bars; and of fewer, for narrow pages.
ordered_json tables_values(const PageFrame& frame, const ResultPage& page) {
    const std::vector<TimelineBar>& bars = page.timeline->bars;
    ordered_json tables = ordered_json::array({table_values(frame, page, bars, false)});
    if (bars.size() > bars_of_narrow_pages)
        tables.push_back(table_values(frame, page, in_parts(bars, bars_of_narrow_pages), true));
    return tables;
}

// Those found that are in no bar, with the search for them; that is not to be written behind what has signs.
ordered_json undated_values(const PageFrame& frame, const ResultPage& page) {
    std::size_t undated = page.total;
    for (const TimelineBar& bar : page.timeline->bars) undated -= std::min(undated, bar.count);
    if (undated == 0 || !page.total_is_exact) return nullptr;
    SearchRequest request = page.linked();
    request.page = 1;
    request.q += request.q.empty() ? "-date:*" : " -date:*";
    return {{"undated_text", with_thousands(undated) + " without a date"},
            {"undated_url", page.is_plain ? search_url(frame, request) : ""}};
}

// Both queries, and what the reader of the other has to know.
ordered_json other_values(const PageFrame& frame, const ResultPage& page) {
    const Comparison& compared = *page.compared;
    ordered_json notes = ordered_json::array();
    for (const auto* texts : {&compared.corrections, &compared.warnings}) {
        for (const std::string& text : *texts) notes.push_back({{"other_note", text}});
    }
    return {{"one_q", page.request.q.empty() ? "All articles" : page.linked().q},
            {"one_text", at_least(page.total, page.total_is_exact)},
            {"other_q", page.request.q2},
            {"other_url", compared.total > 0 ? search_url(frame, exchanged(page)) : ""},
            {"other_text", at_least(compared.total, compared.total_is_exact)},
            {"other_read_as", compared.is_plain ? "" : compared.read_as},
            {"other_notes", std::move(notes)}};
}

}  // namespace

ordered_json timeline_values(const PageFrame& frame, const ResultPage& page) {
    if (!page.timeline || (page.timeline->bars.size() < 2 && !page.compared)) return nullptr;
    const std::vector<TimelineBar>& bars = page.timeline->bars;
    const std::size_t count = std::ranges::max_element(bars, {}, &TimelineBar::count)->count;
    const std::size_t compared = std::ranges::max_element(bars, {}, &TimelineBar::compared)->compared;
    const auto most = static_cast<double>(std::max(count, compared));
    const int width = width_of_bar(bars.size());
    const int x = (place - width) / 2;
    const int own = page.compared ? width / 2 : width;
    ordered_json values = {{"name", name_of_bars(page.timeline->unit)},
                           {"most_text", "up to " + with_thousands(std::max(count, compared)) + " a " +
                                             std::string(to_string(page.timeline->unit))},
                           {"width", std::to_string(place * static_cast<int>(bars.size()))},
                           {"bars_path", path_of_bars(bars, {&TimelineBar::count, x, own, most})},
                           {"tables", tables_values(frame, page)}};
    if (page.compared) {
        values["other"] = other_values(frame, page);
        values["other"]["other_path"] = path_of_bars(bars, {&TimelineBar::compared, x + own, width - own, most});
    }
    values["undated"] = undated_values(frame, page);
    // Where all articles were found, shares say nothing; where not all were looked for, they would be wrong.
    if (!page.total_is_exact ||
        std::ranges::none_of(bars, [](const TimelineBar& bar) { return bar.count < bar.total; }))
        return values;
    double best = 0;
    std::string best_text;
    for (const Count which : {&TimelineBar::count, &TimelineBar::compared}) {
        const auto share = [&](const TimelineBar& bar) { return share_of(bar, which); };
        const TimelineBar& bar = *std::ranges::max_element(bars, {}, share);
        if (share(bar) <= best) continue;
        best = share(bar);
        const std::string percent = to_percent(bar.*which, bar.total);
        best_text = percent.starts_with("under") ? percent : "up to " + percent;
    }
    if (best == 0) return values;
    values["share"] = {{"shares_path", path_of_shares(bars, &TimelineBar::count, best)},
                       {"other_shares_path", path_of_shares(bars, &TimelineBar::compared, best)},
                       {"best_text", best_text}};
    return values;
}

}  // namespace dateline
