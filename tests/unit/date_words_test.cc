#include "searchd/date_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/timestamp.h"
#include "tests/support/queries.h"

namespace dateline {
namespace {

const std::chrono::sys_seconds now = testing::test_now();

TEST(ParseDate, ReadsWordsForDays) {
    struct Case {
        std::string text;
        std::string first;
        std::string last;
    };
    const std::vector<Case> cases = {
        {"today", "2026-03-18", "2026-03-18"},
        {"TODAY", "2026-03-18", "2026-03-18"},
        {"yesterday", "2026-03-17", "2026-03-17"},
        {"0d", "2026-03-18", "2026-03-18"},
        {"2w", "2026-03-04", "2026-03-04"},
        {"3 weeks ago", "2026-02-25", "2026-02-25"},
        {"this week", "2026-03-16", "2026-03-22"},
        {"last week", "2026-03-09", "2026-03-15"},
        {"Last-Week", "2026-03-09", "2026-03-15"},
        {"this month", "2026-03-01", "2026-03-31"},
        {"last month", "2026-02-01", "2026-02-28"},
        {"previous month", "2026-02-01", "2026-02-28"},
        {"this year", "2026-01-01", "2026-12-31"},
        {"last year", "2025-01-01", "2025-12-31"},
        {"past week", "2026-03-11", "2026-03-18"},
        {"past 7 days", "2026-03-11", "2026-03-18"},
        {"last 2 weeks", "2026-03-04", "2026-03-18"},
        {"2022", "2022-01-01", "2022-12-31"},
        {"14 Apr 2022", "2022-04-14", "2022-04-14"},
        {"2022\u201103\u201118", "2022-03-18", "2022-03-18"},
        {"٢٠٢٢-٠٣-١٨", "2022-03-18", "2022-03-18"},
        {"२०२२", "2022-01-01", "2022-12-31"},
        {"２０２２－０３", "2022-03-01", "2022-03-31"},
    };
    for (const Case& c : cases) {
        const auto span = parse_date(c.text, now);
        ASSERT_TRUE(span) << c.text;
        EXPECT_EQ(to_rfc3339(span->first), c.first + "T00:00:00Z") << c.text;
        EXPECT_EQ(to_rfc3339(span->last), c.last + "T23:59:59Z") << c.text;
    }
}

TEST(ParseDate, KnowsWeeksAndMonthsAtTheTurnOfTheYear) {
    using std::chrono::year;
    for (const auto& [day, week, month] : std::vector<std::tuple<std::chrono::sys_days, std::string, std::string>>{
             {year{2026} / 1 / 1, "2025-12-22", "2025-12-01"},  // a Thursday
             {year{2024} / 1 / 1, "2023-12-25", "2023-12-01"},  // a Monday
             {year{2023} / 1 / 1, "2022-12-19", "2022-12-01"},  // a Sunday
             {year{2024} / 3 / 31, "2024-03-18", "2024-02-01"}}) {
        EXPECT_EQ(to_rfc3339(parse_date("last week", day)->first).substr(0, 10), week);
        EXPECT_EQ(to_rfc3339(parse_date("last month", day)->first).substr(0, 10), month);
    }
}

TEST(ParseDate, KnowsWhatIsNone) {
    for (const char* text : {"", " ", "last", "week", "last 7", "7 days last", "this 7 days", "soon", "-7d", "10001d",
                             "d", "last weekss", "2022-13", "week ago", "x weeks ago"})
        EXPECT_FALSE(parse_date(text, now)) << text;
}

TEST(ParseDateRange, HasNoEndBeforeItsStart) {
    for (const char* text : {"2023..2022", "2022..2023", "today..2020", "2022..2022-03", "2022-03..2022", "7d..30d"}) {
        const auto range = parse_date_range(DateLimit::within, text, now);
        ASSERT_TRUE(range) << text;
        EXPECT_LE(*range->from, *range->to) << text;
    }
    EXPECT_TRUE(parse_date_range(DateLimit::within, "7d..30d", now)->was_inverted);
    for (const char* text : {"..", "...", "x..2022", "2022..x", "2022..2023..2024", "–"})
        EXPECT_FALSE(parse_date_range(DateLimit::within, text, now)) << text;
}

TEST(DescribeDates, IsAsShortAsTheDatesAllow) {
    const auto described = [](const std::string& text) {
        const auto range = parse_date_range(DateLimit::within, text, now);
        return range ? describe_dates(range->from, range->to) : "";
    };
    EXPECT_EQ(described("2022"), "published in 2022");
    EXPECT_EQ(described("2022-01..2022-12"), "published in 2022");
    EXPECT_EQ(described("2022-01"), "published in January 2022");
    EXPECT_EQ(described("2022-01-01"), "published on 1 January 2022");
    EXPECT_EQ(described("2022-01-01T00:00:00Z"), "published on 1 January 2022 at 00:00");
    EXPECT_EQ(described("2022-01-01T10:00:00Z..2022-01-01T10:00:05Z"),
              "published from 1 January 2022 at 10:00 to 1 January 2022 at 10:00:05");
}

}  // namespace
}  // namespace dateline
