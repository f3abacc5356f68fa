// Timelines against a count of one article after the other.

#include "searchd/timeline.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;
using Dates = std::vector<std::string>;

constexpr std::size_t most_bars = 60;

/// An archive of articles with these dates, in this order; "" is none.
Columns columns_of(const Dates& dates) {
    Columns columns(static_cast<DocId>(dates.size()));
    for (DocId id = 1; id <= dates.size(); ++id) {
        columns.every.add(id);
        columns.oldest_first.push_back(id);
        if (!dates[id - 1].empty()) columns.published[id] = as_published(parse_timestamp(dates[id - 1])->at);
    }
    std::ranges::stable_sort(columns.oldest_first, {}, [&](DocId id) { return columns.published[id]; });
    return columns;
}

std::optional<Timeline> timeline_of(const Dates& dates) {
    const Columns columns = columns_of(dates);
    return count_timeline(columns, columns.every, {});
}

std::string text(sys_days day) { return to_rfc3339(day).substr(0, 10); }

/// "2022-03-14..2022-03-20 2/3", as unit and bars.
std::string shown(const std::optional<Timeline>& timeline) {
    if (!timeline) return "none";
    std::string all(to_string(timeline->unit));
    for (const TimelineBar& bar : timeline->bars) {
        all += " " + text(bar.from);
        if (bar.to != bar.from) all += ".." + text(bar.to);
        all += " " + std::to_string(bar.count) + "/" + std::to_string(bar.total);
    }
    return all;
}

TEST(Timeline, CountsDays) {
    EXPECT_EQ(shown(timeline_of({"2022-03-01", "2022-02-28T23:59:59Z", "2022-03-01T00:00:00Z", "", "2022-03-03"})),
              "day 2022-02-28 1/1 2022-03-01 2/2 2022-03-02 0/0 2022-03-03 1/1");
    EXPECT_EQ(shown(timeline_of({"2024-02-28", "2024-03-01"})), "day 2024-02-28 1/1 2024-02-29 0/0 2024-03-01 1/1")
        << "a leap year";
}

TEST(Timeline, OfOneArticleIsItsDay) {
    EXPECT_EQ(shown(timeline_of({"2022-03-18T10:00:00Z"})), "day 2022-03-18 1/1");
    EXPECT_EQ(shown(timeline_of({"2022-12-31T23:59:59Z"})), "day 2022-12-31 1/1");
}

TEST(Timeline, IsNoneWithoutDates) {
    EXPECT_EQ(shown(timeline_of({})), "none");
    EXPECT_EQ(shown(timeline_of({"", ""})), "none");
}

TEST(Timeline, CountsAllThatWasPublishedThen) {
    const Columns columns = columns_of({"2022-03-01", "2022-03-02", "2022-03-02", "2022-03-03", "", "2022-03-09"});
    DocSet found(columns.every.last());
    for (const DocId id : {1u, 2u, 4u, 5u}) found.add(id);
    EXPECT_EQ(shown(count_timeline(columns, found, {})), "day 2022-03-01 1/1 2022-03-02 1/2 2022-03-03 1/1");
}

TEST(Timeline, HasAsManyBarsWithArticlesAsAreAskedFor) {
    SearchRequest request;
    const auto unit = [&](const Dates& dates, std::size_t most) {
        request.most_bars = most;
        const Columns columns = columns_of(dates);
        return to_string(count_timeline(columns, columns.every, request)->unit);
    };
    EXPECT_EQ(unit({"2022-03-01", "2022-04-15"}, 2), "day") << "most are empty, and cost nothing";
    EXPECT_EQ(unit({"2022-03-01", "2022-03-02", "2022-04-15"}, 2), "week");
    EXPECT_EQ(unit({"2022-03-01", "2022-03-08", "2022-04-15"}, 2), "month");
    EXPECT_EQ(unit({"2022-03-01", "2023-03-08"}, 1), "decade");
}

TEST(Timeline, ComparesInBarsThatBothFit) {
    const Columns columns = columns_of({"2022-03-01", "2022-03-02", "2022-03-02", "2022-03-04"});
    DocSet one(4);
    one.add(2);
    DocSet other(4);
    for (const DocId id : {1u, 3u, 4u}) other.add(id);
    for (const bool is_first : {true, false}) {
        const auto timeline = count_timeline(columns, is_first ? one : other, {}, is_first ? &other : &one);
        ASSERT_EQ(timeline->bars.size(), 4u);
        const auto counts = is_first ? &TimelineBar::count : &TimelineBar::compared;
        const auto others = is_first ? &TimelineBar::compared : &TimelineBar::count;
        EXPECT_EQ(timeline->bars[1].*counts, 1u);
        EXPECT_EQ(timeline->bars[1].*others, 1u);
        EXPECT_EQ(timeline->bars[3].*counts, 0u);
        EXPECT_EQ(timeline->bars[3].*others, 1u);
    }
    const DocSet none(4);
    EXPECT_EQ(count_timeline(columns, none, {}, &one)->bars.size(), 1u);
    EXPECT_FALSE(count_timeline(columns, none, {}, &none));
}

TEST(Timeline, TakesTheFinestUnitThatHasFewBars) {
    const auto unit_and_bars = [](const char* first, const char* last) {
        const std::optional<Timeline> timeline = timeline_of({first, last});
        return std::string(to_string(timeline->unit)) + " " + std::to_string(timeline->bars.size());
    };
    EXPECT_EQ(unit_and_bars("2022-01-01", "2022-03-01"), "day 60");
    EXPECT_EQ(unit_and_bars("2022-01-01", "2022-03-02"), "week 10");
    EXPECT_EQ(unit_and_bars("2024-01-01", "2024-02-29"), "day 60");
    EXPECT_EQ(unit_and_bars("2022-01-03", "2023-02-26"), "week 60") << "from a Monday to a Sunday";
    EXPECT_EQ(unit_and_bars("2022-01-02", "2023-02-26"), "month 14");
    EXPECT_EQ(unit_and_bars("2018-01-31", "2022-12-01"), "month 60");
    EXPECT_EQ(unit_and_bars("2018-01-31", "2023-01-01"), "year 6");
    EXPECT_EQ(unit_and_bars("1963-12-31", "2022-01-01"), "year 60");
    EXPECT_EQ(unit_and_bars("1970", "2022-03"), "year 53") << "one old article does not hide the others in one bar";
    EXPECT_EQ(unit_and_bars("1962-12-31", "2022-01-01"), "decade 7");
    EXPECT_EQ(unit_and_bars("1430", "2022"), "decade 60");
    EXPECT_EQ(unit_and_bars("1429", "2022"), "century 7");
}

TEST(Timeline, WeeksBeginOnMonday) {
    const std::optional<Timeline> timeline = timeline_of({"2021-12-31", "2022-03-07", "2022-03-13"});
    ASSERT_EQ(timeline->unit, TimelineUnit::week);
    EXPECT_EQ(text(timeline->bars.front().from), "2021-12-27");
    EXPECT_EQ(text(timeline->bars.front().to), "2022-01-02") << "over the end of the year";
    EXPECT_EQ(text(timeline->bars.back().from), "2022-03-07");
    EXPECT_EQ(timeline->bars.back().count, 2u);
}

TEST(Timeline, StaysBoundedWhateverTheSpan) {
    Columns columns = columns_of({"2022", "2022"});
    columns.published[1] = 1'01'01'00'00'00;     // year 1
    columns.published[2] = 9999'12'31'23'59'59;  // the last there can be
    const std::optional<Timeline> timeline = count_timeline(columns, columns.every, {});
    EXPECT_EQ(timeline->unit, TimelineUnit::century);
    EXPECT_EQ(timeline->bars.size(), 100u);
    EXPECT_EQ(timeline->bars.front().count + timeline->bars.back().count, 2u);
}

// A bar is what a search within its days finds, also where the search is limited already.
TEST(Timeline, EndsWhereTheDatesAskedForDo) {
    const Columns columns =
        columns_of({"2022-01-10T08:00:00Z", "2022-01-10T20:00:00Z", "2022-06-01", "2023-12-10", "2023-12-11"});
    const auto within = [&](const char* from, const char* to) {
        const sys_seconds first = parse_timestamp(from)->at;
        const sys_seconds last = last_second(*parse_timestamp(to));
        SearchRequest request;
        request.from = first;
        request.to = last;
        const std::optional<Timeline> found = count_timeline(columns, published_between(columns, first, last), request);
        Timeline ends{found->unit, {found->bars.front(), found->bars.back()}};
        return shown(ends);
    };
    EXPECT_EQ(within("2022", "2023"), "month 2022-01-01..2022-01-31 2/2 2023-12-01..2023-12-31 2/2");
    EXPECT_EQ(within("2022-01-10T12:00:00Z", "2023-12-10"),
              "month 2022-01-10..2022-01-31 1/1 2023-12-01..2023-12-10 1/1");
    EXPECT_EQ(within("2021", "2025"), "month 2022-01-01..2022-01-31 2/2 2023-12-01..2023-12-31 2/2")
        << "of what is found alone";
}

/// Which unit of the calendar a day lies in, told without the arithmetic of the real one.
std::string unit_of(TimelineUnit unit, sys_days day) {
    switch (unit) {
        case TimelineUnit::day: return text(day);
        case TimelineUnit::week:
            while (std::chrono::weekday(day) != std::chrono::Monday) day -= days(1);
            return text(day);
        case TimelineUnit::month: return text(day).substr(0, 7);
        case TimelineUnit::year: return text(day).substr(0, 4);
        case TimelineUnit::decade: return text(day).substr(0, 3);
        default: return text(day).substr(0, 2);
    }
}

std::size_t units_between(TimelineUnit unit, sys_days first, sys_days last) {
    std::set<std::string> seen;
    for (sys_days day = first; day <= last; day += days(1)) seen.insert(unit_of(unit, day));
    return seen.size();
}

struct Archive {
    std::vector<sys_seconds> dates;  // those without at 0
    Columns columns;
    DocSet found;
};

Archive random_archive(std::mt19937& random) {
    const std::size_t articles = 1 + random() % 200;
    const std::int64_t spans[] = {3, 61, 425, 1800, 22000, 200000};
    const std::int64_t span = spans[random() % 6] * 86400;
    const std::int64_t begin = (static_cast<std::int64_t>(random() % 36500) - 18000) * 86400;
    Archive archive{{}, columns_of(Dates(articles)), DocSet(static_cast<DocId>(articles))};
    Columns& columns = archive.columns;
    for (DocId id = 1; id <= articles; ++id) {
        sys_seconds at{};
        if (random() % 8 != 0)
            at = sys_seconds(std::chrono::seconds(begin + static_cast<std::int64_t>(random()) % span + 1));
        archive.dates.push_back(at);
        columns.published[id] = at == sys_seconds{} ? 0 : as_published(at);
        if (random() % 3 != 0) archive.found.add(id);
    }
    std::ranges::stable_sort(columns.oldest_first, {}, [&](DocId id) { return columns.published[id]; });
    return archive;
}

void check_against_count(const Archive& archive, const Timeline& timeline) {
    const std::vector<TimelineBar>& bars = timeline.bars;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        std::size_t count = 0;
        std::size_t total = 0;
        for (DocId id = 1; id <= archive.dates.size(); ++id) {
            const sys_seconds at = archive.dates[id - 1];
            if (at == sys_seconds{} || at < bars[i].from || at >= bars[i].to + days(1)) continue;
            ++total;
            if (archive.found.contains(id)) ++count;
        }
        EXPECT_EQ(bars[i].count, count);
        EXPECT_EQ(bars[i].total, total);
        EXPECT_EQ(unit_of(timeline.unit, bars[i].from), unit_of(timeline.unit, bars[i].to));
        EXPECT_NE(unit_of(timeline.unit, bars[i].to), unit_of(timeline.unit, bars[i].to + days(1)));
        if (i > 0) {
            EXPECT_EQ(bars[i].from, bars[i - 1].to + days(1)) << "without gaps";
        }
    }
}

TEST(Timeline, IsWhatCountingGives) {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        const Archive archive = random_archive(random);
        const std::optional<Timeline> timeline = count_timeline(archive.columns, archive.found, {});
        std::set<sys_seconds> dates;
        archive.found.for_each([&](DocId id) { dates.insert(archive.dates[id - 1]); });
        dates.erase(sys_seconds{});
        ASSERT_EQ(timeline.has_value(), !dates.empty());
        if (!timeline) continue;
        check_against_count(archive, *timeline);
        const std::vector<TimelineBar>& bars = timeline->bars;
        EXPECT_GT(bars.front().count, 0u);
        EXPECT_GT(bars.back().count, 0u);
        EXPECT_LE(bars.size(), most_bars);
        if (timeline->unit == TimelineUnit::day) continue;
        const auto finer = static_cast<TimelineUnit>(static_cast<int>(timeline->unit) - 1);
        const std::size_t finer_bars = units_between(finer, floor<days>(*dates.begin()), floor<days>(*dates.rbegin()));
        EXPECT_GT(finer_bars, most_bars) << "the finest that fits";
    }
}

TEST(AsPublished, KeepsTheDay) {
    for (const char* date : {"1400-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2024-02-29T12:30:01Z", "2200-12-31"}) {
        const sys_seconds at = parse_timestamp(date)->at;
        EXPECT_EQ(day_published(as_published(at)), floor<days>(at)) << date;
    }
    EXPECT_EQ(as_published(parse_timestamp("2022-03-18T10:20:30Z")->at), 20220318102030u);
}

}  // namespace
}  // namespace dateline
