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
        {"tomorrow", "2026-03-19", "2026-03-19"},
        {"0d", "2026-03-18", "2026-03-18"},
        {"2w", "2026-03-04", "2026-03-04"},
        {"-7d", "2026-03-11", "2026-03-11"},
        {"3 weeks ago", "2026-02-25", "2026-02-25"},
        {"three weeks ago", "2026-02-25", "2026-02-25"},
        {"Three-Weeks-Ago", "2026-02-25", "2026-02-25"},
        {"a week ago", "2026-03-11", "2026-03-11"},
        {"3 weeks", "2026-02-25", "2026-02-25"},
        {"3weeks", "2026-02-25", "2026-02-25"},
        {"twelve months", "2025-03-23", "2025-03-23"},
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
        {"past three days", "2026-03-15", "2026-03-18"},
        {"2022", "2022-01-01", "2022-12-31"},
        {"2022-3", "2022-03-01", "2022-03-31"},
        {"2022-3-7", "2022-03-07", "2022-03-07"},
        {"3/2022", "2022-03-01", "2022-03-31"},
        {"11/2022", "2022-11-01", "2022-11-30"},
        {"2022-Q3", "2022-07-01", "2022-09-30"},
        {"2022q1", "2022-01-01", "2022-03-31"},
        {"Q4 2022", "2022-10-01", "2022-12-31"},
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

// Today is a Wednesday.
TEST(ParseDate, WithoutAYearIsTheLastThatHasBegun) {
    const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
        {"wednesday", "2026-03-18", "2026-03-18"},
        {"Thursday", "2026-03-12", "2026-03-12"},
        {"tue", "2026-03-17", "2026-03-17"},
        {"thurs", "2026-03-12", "2026-03-12"},
        {"last wednesday", "2026-03-11", "2026-03-11"},
        {"last tuesday", "2026-03-17", "2026-03-17"},
        {"this monday", "2026-03-16", "2026-03-16"},
        {"7 Sep", "2025-09-07", "2025-09-07"},
        {"Sep 7th", "2025-09-07", "2025-09-07"},
        {"18 March", "2026-03-18", "2026-03-18"},
        {"19 March", "2025-03-19", "2025-03-19"},
        {"29 February", "2024-02-29", "2024-02-29"},
        {"March", "2026-03-01", "2026-03-31"},
        {"april", "2025-04-01", "2025-04-30"},
        {"Q1", "2026-01-01", "2026-03-31"},
        {"q2", "2025-04-01", "2025-06-30"}};
    for (const auto& [text, first, last] : cases) {
        const auto span = parse_date(text, now);
        ASSERT_TRUE(span) << text;
        EXPECT_EQ(to_rfc3339(span->first).substr(0, 10), first) << text;
        EXPECT_EQ(to_rfc3339(span->last).substr(0, 10), last) << text;
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
    for (const char* text :
         {"",       " ",  "last",        "week",       "last 7",   "7 days last", "this 7 days", "soon",
          "10001d", "d",  "last weekss", "2022-13",    "week ago", "x weeks ago", "31 February", "the",
          "7",      "q5", "q3 x",        "2022-q3-q4", "2022-0",   "su",          "10:30",       "three"})
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

TEST(ParseDateRange, MayBeInWords) {
    const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
        {"March to May 2022", "2022-03-01", "2022-05-31"},
        {"2021-2022", "2021-01-01", "2022-12-31"},
        {"2021 - 2022", "2021-01-01", "2022-12-31"},
        {"2022-03 until 2022-05", "2022-03-01", "2022-05-31"},
        {"November to February 2022", "2021-11-01", "2022-02-28"},
        {"7 Sep 2022 to 9 Sep", "2022-09-07", "2022-09-09"},
        {"1 Dec 2022 to 7 Jan", "2022-12-01", "2023-01-07"},
        {"monday to today", "2026-03-16", "2026-03-18"},
        {"Q1 to Q2 2022", "2022-01-01", "2022-06-30"},
        {"January to March", "2026-01-01", "2026-03-31"},
        {"7 Sep .. 9 Sep 2022", "2022-09-07", "2022-09-09"}};
    for (const auto& [text, from, to] : cases) {
        const auto range = parse_date_range(DateLimit::within, text, now);
        ASSERT_TRUE(range) << text;
        EXPECT_FALSE(range->was_inverted) << text;
        EXPECT_EQ(to_rfc3339(*range->from).substr(0, 10), from) << text;
        EXPECT_EQ(to_rfc3339(*range->to).substr(0, 10), to) << text;
    }
    const auto moment = parse_date_range(DateLimit::within, "18 March 2022 - 10:00", now);
    ASSERT_TRUE(moment);
    EXPECT_EQ(to_rfc3339(*moment->from), "2022-03-18T10:00:00Z");
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
