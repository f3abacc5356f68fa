#include "searchd/timeline.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::months;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::weekday;
using std::chrono::year_month_day;
using std::chrono::years;
using Unit = TimelineUnit;

// The finest first.
constexpr std::array all_units = {Unit::day, Unit::week, Unit::month, Unit::year, Unit::decade, Unit::century};

int years_of(Unit unit) { return unit == Unit::century ? 100 : unit == Unit::decade ? 10 : 1; }

// The first day of the `unit` that `day` lies in.
sys_days first_day(Unit unit, sys_days day) {
    const year_month_day date(day);
    switch (unit) {
        case Unit::day: return day;
        case Unit::week: return day - (weekday(day) - std::chrono::Monday);
        case Unit::month: return date.year() / date.month() / 1;
        default: return (date.year() - years(static_cast<int>(date.year()) % years_of(unit))) / 1 / 1;
    }
}

// Likewise of the one after that which begins on `first`.
sys_days next_first_day(Unit unit, sys_days first) {
    const year_month_day date(first);
    switch (unit) {
        case Unit::day: return first + days(1);
        case Unit::week: return first + days(7);
        case Unit::month: return date + months(1);
        default: return date + years(years_of(unit));
    }
}

// The beginning of each `unit` from the day `first` to the day `last`, and of the one behind; nothing where these are
// more than `most`.
std::vector<sys_seconds> begins_of(Unit unit, sys_days first, sys_days last, std::size_t most) {
    std::vector<sys_seconds> begins;
    sys_days day = first_day(unit, first);
    for (; day <= last; day = next_first_day(unit, day)) {
        if (begins.size() == most) return {};
        begins.emplace_back(day);
    }
    begins.emplace_back(day);
    return begins;
}

struct Range {
    std::uint64_t first = ~std::uint64_t{0};
    std::uint64_t last = 0;  // 0 where no article has a date
};

Range range_of(const Columns& columns, const DocSet& set) {
    Range range;
    set.for_each([&](DocId id) {
        const std::uint64_t published = columns.published[id];
        if (published == 0) return;
        range.first = std::min(range.first, published);
        range.last = std::max(range.last, published);
    });
    return range;
}

Range united(const Range& one, const Range& other) {
    return {std::min(one.first, other.first), std::max(one.last, other.last)};
}

// How many articles of `set` were published from each of `begins` until the next; none before the first and behind the
// last.
std::vector<std::size_t> count_between(const Columns& columns, const DocSet& set, std::vector<std::uint64_t> begins) {
    const std::size_t bars = begins.size() - 1;
    // A binary search without branches: articles in no order of date would have each guessed wrong half of the time.
    const std::size_t size = std::bit_ceil(begins.size());
    begins.resize(size, ~std::uint64_t{0});
    std::vector<std::size_t> counts(size);
    set.for_each([&](DocId id) {
        const std::uint64_t published = columns.published[id];
        std::size_t bar = 0;
        for (std::size_t step = size / 2; step > 0; step /= 2) bar += begins[bar + step] <= published ? step : 0;
        counts[bar] += published != 0 ? 1 : 0;
    });
    counts.resize(bars);
    return counts;
}

// How many articles of the index were published before `at`, those without a date included.
std::size_t count_before(const Columns& columns, std::uint64_t at) {
    const auto is_before = [&](DocId id) { return columns.published[id] < at; };
    return static_cast<std::size_t>(std::ranges::partition_point(columns.oldest_first, is_before) -
                                    columns.oldest_first.begin());
}

// Bars from each of `begins` until the next.
Timeline counted(const Columns& columns, Unit unit, const std::vector<sys_seconds>& begins, const DocSet& set,
                 const DocSet* compared) {
    std::vector<std::uint64_t> published;
    published.reserve(begins.size());
    for (const sys_seconds begin : begins) published.push_back(as_published(begin));
    const std::vector<std::size_t> counts = count_between(columns, set, published);
    const std::vector<std::size_t> others =
        compared == nullptr ? std::vector<std::size_t>(counts.size()) : count_between(columns, *compared, published);
    Timeline timeline{unit, {}};
    for (std::size_t bar = 0; bar < counts.size(); ++bar) {
        const std::size_t total = count_before(columns, published[bar + 1]) - count_before(columns, published[bar]);
        timeline.bars.push_back(
            {floor<days>(begins[bar]), floor<days>(begins[bar + 1] - seconds(1)), counts[bar], total, others[bar]});
    }
    return timeline;
}

std::size_t with_articles(const Timeline& timeline) {
    const auto has_some = [](const TimelineBar& bar) { return bar.count > 0 || bar.compared > 0; };
    return static_cast<std::size_t>(std::ranges::count_if(timeline.bars, has_some));
}

}  // namespace

std::string_view to_string(TimelineUnit unit) {
    static constexpr std::array<std::string_view, 6> names = {"day", "week", "month", "year", "decade", "century"};
    return names[static_cast<std::size_t>(unit)];
}

std::optional<Timeline> count_timeline(const Columns& columns, const DocSet& set, const SearchRequest& request,
                                       const DocSet* compared) {
    Range range = range_of(columns, set);
    if (compared != nullptr) range = united(range, range_of(columns, *compared));
    if (range.last == 0) return std::nullopt;
    for (const Unit unit : all_units) {
        const bool is_last = unit == all_units.back();
        std::vector<sys_seconds> begins = begins_of(unit, day_published(range.first), day_published(range.last),
                                                    is_last ? std::numeric_limits<std::size_t>::max() : usual_bars);
        if (begins.empty()) continue;
        if (request.from) begins.front() = std::max(begins.front(), *request.from);
        if (request.to) begins.back() = std::min(begins.back(), *request.to + seconds(1));
        Timeline timeline = counted(columns, unit, begins, set, compared);
        if (is_last || with_articles(timeline) <= request.most_bars) return timeline;
    }
    return std::nullopt;
}

}  // namespace dateline
