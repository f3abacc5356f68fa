#include "searchd/text_format.h"

#include <limits>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(EscapeHtml, LeavesNothingThatHtmlWouldRead) {
    EXPECT_EQ(escape_html("<a href=\"x\" b='y'>&amp;</a>"),
              "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    EXPECT_EQ(escape_html("plain é 日本"), "plain é 日本");
    EXPECT_EQ(escape_html(""), "");
}

TEST(ToMarkedHtml, EscapesEverythingButTheMarks) {
    EXPECT_EQ(to_marked_html("a <b> & c", {{2, 5}}), "a <mark>&lt;b&gt;</mark> &amp; c");
    EXPECT_EQ(to_marked_html("<mark>x</mark>", {}), "&lt;mark&gt;x&lt;/mark&gt;")
        << "a mark that the text brings along is text";
    EXPECT_EQ(to_marked_html("ab", {{0, 1}, {1, 2}}), "<mark>a</mark><mark>b</mark>");
    EXPECT_EQ(to_marked_html("", {}), "");
}

TEST(WithThousands, PutsACommaBeforeEveryThreeDigits) {
    EXPECT_EQ(with_thousands(0), "0");
    EXPECT_EQ(with_thousands(999), "999");
    EXPECT_EQ(with_thousands(1000), "1,000");
    EXPECT_EQ(with_thousands(12345), "12,345");
    EXPECT_EQ(with_thousands(1234567), "1,234,567");
    EXPECT_EQ(with_thousands(std::numeric_limits<std::uint64_t>::max()), "18,446,744,073,709,551,615");
}

TEST(ToReadable, IsAsPreciseAsTheDateIsKnown) {
    for (const auto& [text, readable] : {std::pair{"2022", "2022"},
                                         {"2022-03", "March 2022"},
                                         {"2022-03-08", "8 March 2022"},
                                         {"2022-03-18T09:05:59Z", "18 March 2022, 09:05"},
                                         {"1969-12-31T23:59:59Z", "31 December 1969, 23:59"},
                                         {"2024-02-29", "29 February 2024"}}) {
        EXPECT_EQ(to_readable(*parse_timestamp(text)), readable);
    }
}

TEST(ToReadable, NamesTheDaysFromOneToAnother) {
    for (const auto& [from, to, readable, dates] :
         {std::tuple{"2022-03-18", "2022-03-18", "18 March 2022", "2022-03-18..2022-03-18"},
          {"2022-03-14", "2022-03-20", "14 to 20 March 2022", "2022-03-14..2022-03-20"},
          {"2022-03-01", "2022-03-11", "1 to 11 March 2022", "2022-03-01..2022-03-11"},
          {"2022-02-28", "2022-03-06", "28 February to 6 March 2022", "2022-02-28..2022-03-06"},
          {"2021-12-27", "2022-01-02", "27 December 2021 to 2 January 2022", "2021-12-27..2022-01-02"},
          {"2021-03-18", "2022-03-18", "18 March 2021 to 18 March 2022", "2021-03-18..2022-03-18"},
          {"2024-02-01", "2024-02-29", "February 2024", "2024-02..2024-02"},
          {"2024-02-01", "2024-02-28", "1 to 28 February 2024", "2024-02-01..2024-02-28"},
          {"2022-03-01", "2022-04-30", "March to April 2022", "2022-03..2022-04"},
          {"2022-01-01", "2022-12-31", "2022", "2022..2022"},
          {"1980-01-01", "1989-12-31", "1980 to 1989", "1980..1989"}}) {
        const auto day = [](const char* text) {
            return std::chrono::floor<std::chrono::days>(parse_timestamp(text)->at);
        };
        EXPECT_EQ(to_readable(day(from), day(to)), readable);
        const auto [first, last] = shortest_dates(day(from), day(to));
        EXPECT_EQ(first + ".." + last, dates);
        EXPECT_EQ(parse_timestamp(first)->at, parse_timestamp(from)->at);
        EXPECT_EQ(last_second(*parse_timestamp(last)), last_second(*parse_timestamp(to)));
    }
}

TEST(ToShortDates, AreAsPreciseAsTheDaysAreAndShortenMonths) {
    const auto short_dates = [](const char* from, const char* to) {
        const auto day = [](const char* text) {
            return std::chrono::floor<std::chrono::days>(parse_timestamp(text)->at);
        };
        const auto [first, last] = to_short_dates(day(from), day(to));
        return first + ".." + last;
    };
    EXPECT_EQ(short_dates("2022-03-14", "2022-03-20"), "14 Mar 2022..20 Mar 2022");
    EXPECT_EQ(short_dates("2022-09-01", "2022-09-30"), "Sep 2022..Sep 2022");
    EXPECT_EQ(short_dates("2021-09-01", "2022-02-28"), "Sep 2021..Feb 2022");
    EXPECT_EQ(short_dates("1980-01-01", "1989-12-31"), "1980..1989");
}

TEST(ToPercent, HasADigitMoreWhereItIsSmall) {
    EXPECT_EQ(to_percent(0, 9), "0 %");
    EXPECT_EQ(to_percent(12, 340), "3.5 %");
    EXPECT_EQ(to_percent(1, 1000), "0.1 %");
    EXPECT_EQ(to_percent(1, 1001), "under 0.1 %");
    EXPECT_EQ(to_percent(995, 10000), "10 %");
    EXPECT_EQ(to_percent(123, 1000), "12 %");
    EXPECT_EQ(to_percent(7, 7), "100 %");
}

TEST(Distance, IsAsExactAsBothDatesAre) {
    struct Case {
        const char* first;
        const char* later;
        const char* text;
    };
    const Case cases[] = {
        {"2022-03-18T10:00:00Z", "2022-03-18T10:00:00Z", "at the same time"},
        {"2022-03-18T10:00:00Z", "2022-03-18T10:01:59Z", "1 minute later"},
        {"2022-03-18T10:00:00Z", "2022-03-18T10:40:00Z", "40 minutes later"},
        {"2022-03-18T10:00:00Z", "2022-03-18T11:00:00Z", "1 hour later"},
        {"2022-03-18T10:00:00Z", "2022-03-18T11:50:00Z", "2 hours later"},
        {"2022-03-18T22:00:00Z", "2022-03-19T06:00:00Z", "8 hours later"},
        {"2022-03-18T10:00:00Z", "2022-03-19T10:00:00Z", "the next day"},
        {"2022-03-18T10:00:00Z", "2022-03-19T23:00:00Z", "the next day"},
        {"2022-03-18T10:00:00Z", "2022-03-21T09:00:00Z", "3 days later"},
        {"2022-03-18", "2022-03-18T11:50:00Z", "the same day"},
        {"2022-03-18T23:00:00Z", "2022-03-19", "the next day"},
        {"2021-12-31", "2022-01-02", "2 days later"},
        {"2022-03", "2022-03-18T11:50:00Z", "the same month"},
        {"2021-12-31", "2022-01", "the next month"},
        {"2020-11", "2022-01", "14 months later"},
        {"2022", "2022-03-18", "the same year"},
        {"2021", "2022-03-18", "the next year"},
        {"2019", "2022", "3 years later"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(to_distance(*parse_timestamp(one.first), *parse_timestamp(one.later)), one.text)
            << one.first << " " << one.later;
}

}  // namespace
}  // namespace dateline
