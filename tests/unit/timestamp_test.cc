#include "indexer/base/timestamp.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

/// "2022-03-18T00:00:00Z day", or "none": what a reader of a failed test wants to see.
std::string shown(std::string_view text) {
    const auto timestamp = parse_timestamp(text);
    if (!timestamp) return "none";
    return to_rfc3339(timestamp->at) + ' ' + std::string{to_string(timestamp->precision)};
}

struct Case {
    std::string text;
    std::string expected;
};

void expect_each(const std::vector<Case>& cases) {
    for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(ParseTimestamp, KeepsThePrecisionItWasGiven) {
    expect_each({
        {"2022", "2022-01-01T00:00:00Z year"},
        {"2022-03", "2022-03-01T00:00:00Z month"},
        {"March 2022", "2022-03-01T00:00:00Z month"},
        {"2022-03-18", "2022-03-18T00:00:00Z day"},
        {"2022-03-18T10:14", "2022-03-18T10:14:00Z second"},
        {"2022-03-18T10:14:59", "2022-03-18T10:14:59Z second"},
    });
}

TEST(ParseTimestamp, ReadsIso8601) {
    expect_each({
        {"20220318", "2022-03-18T00:00:00Z day"},
        {"2022/03/18", "2022-03-18T00:00:00Z day"},
        {"2022-03-18 10:14:59", "2022-03-18T10:14:59Z second"},
        {"2022-03-18T10:14:59Z", "2022-03-18T10:14:59Z second"},
        {"2022-03-18T10:14:59.123456Z", "2022-03-18T10:14:59Z second"},
        {"2022-03-18T10:00:00+02:00", "2022-03-18T08:00:00Z second"},
        {"2022-03-18T10:00:00-0500", "2022-03-18T15:00:00Z second"},
        {"2022-03-18T23:30-05:00", "2022-03-19T04:30:00Z second"},
        {"20220318T101459Z", "2022-03-18T10:14:59Z second"},
        {" 2022-03-18\n", "2022-03-18T00:00:00Z day"},
    });
}

TEST(ParseTimestamp, ReadsMailAndLogDates) {
    expect_each({
        {"Fri, 18 Mar 2022 10:00:00 GMT", "2022-03-18T10:00:00Z second"},
        {"Fri, 18 Mar 2022 10:00:00 +0530", "2022-03-18T04:30:00Z second"},
        {"Fri, 18 Mar 2022 10:00:00 +0000 (UTC)", "2022-03-18T10:00:00Z second"},
        {"Fri Mar 18 10:00:00 2022", "2022-03-18T10:00:00Z second"},
        {"Fri Mar 18 10:00:00 +0000 2022", "2022-03-18T10:00:00Z second"},
        {"Fri Mar 18 10:00:00 EDT 2022", "2022-03-18T14:00:00Z second"},
        {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z second"},
        {" 2-MAR-1987  9:05:00.10", "1987-03-02T09:05:00Z second"},
        {"26-FEB- 1987 15: 01:01.79", "1987-02-26T15:01:01Z second"},
        {"26-Feb-87", "1987-02-26T00:00:00Z day"},
    });
}

TEST(ParseTimestamp, ReadsWhatPeopleWrite) {
    expect_each({
        {"March 18, 2022", "2022-03-18T00:00:00Z day"},
        {"MARCH 18 2022", "2022-03-18T00:00:00Z day"},
        {"18 March 2022", "2022-03-18T00:00:00Z day"},
        {"the 18th of March, 2022", "2022-03-18T00:00:00Z day"},
        {"Sept. 3, 2021", "2021-09-03T00:00:00Z day"},
        {"14 Apr, 2022 13:52", "2022-04-14T13:52:00Z second"},
        {"Friday 18th March 2022 at 5:04 p.m. EST", "2022-03-18T22:04:00Z second"},
        {"5:04 PM EST, Fri March 18, 2022", "2022-03-18T22:04:00Z second"},
        {"Mar 18, 2022, 10:14am EDT", "2022-03-18T14:14:00Z second"},
        {"Fri 18 Mar 2022 10.14 GMT", "2022-03-18T10:14:00Z second"},
        {"March 18, 2022 | 12:05 a.m.", "2022-03-18T00:05:00Z second"},
        {"March 18, 2022 12 pm", "2022-03-18T12:00:00Z second"},
        {"1425 GMT (2225 HKT) March 18, 2022", "2022-03-18T14:25:00Z second"},
        {"2022 March 18", "2022-03-18T00:00:00Z day"},
        {"10:14, 18-Mar-2022", "2022-03-18T10:14:00Z second"},
        {"March 18, 2022 – 10:14", "2022-03-18T10:14:00Z second"},
    });
}

TEST(ParseTimestamp, ReadsOtherLanguages) {
    expect_each({
        {"18. März 2022", "2022-03-18T00:00:00Z day"},
        {"Freitag, 18. Maerz 2022, 10.14 Uhr", "2022-03-18T10:14:00Z second"},
        {"18.03.2022 10:14 Uhr", "2022-03-18T10:14:00Z second"},
        {"1er février 2022", "2022-02-01T00:00:00Z day"},
        {"18 AOÛT 2021 à 10h14", "2021-08-18T10:14:00Z second"},
        {"viernes, 18 de marzo de 2022", "2022-03-18T00:00:00Z day"},
        {"18 mar 2022 - 10:14CET", "2022-03-18T09:14:00Z second"},
        {"venerdì 18 marzo 2022", "2022-03-18T00:00:00Z day"},
        {"18 de março de 2022 às 10h", "2022-03-18T10:00:00Z second"},
        {"vrijdag 18 maart 2022", "2022-03-18T00:00:00Z day"},
        {"2022年3月18日", "2022-03-18T00:00:00Z day"},
        {"18 sierpnia 2022 r., 10:14", "2022-08-18T10:14:00Z second"},
        {"18 Ağustos 2022", "2022-08-18T00:00:00Z day"},
        {"18 augusti 2022 kl. 10.14", "2022-08-18T10:14:00Z second"},
        {"2022. augusztus 18.", "2022-08-18T00:00:00Z day"},
        {"18 Марта 2022 г. в 10:14", "2022-03-18T10:14:00Z second"},
        {"18 марта 2022 года, 10:14 МСК", "2022-03-18T07:14:00Z second"},
        {"пятница, 18 марта 2022", "2022-03-18T00:00:00Z day"},
        {"18 березня 2022, 10:14", "2022-03-18T10:14:00Z second"},
        {"18 Μαρτίου 2022", "2022-03-18T00:00:00Z day"},
        {"18 مارس 2022", "2022-03-18T00:00:00Z day"},
        {"18 Ağustos 2022 Perşembe", "2022-08-18T00:00:00Z day"},
        {"16 Ağustos 2022 Salı 10:14", "2022-08-16T10:14:00Z second"},
        {"16 Ağu 2022", "2022-08-16T00:00:00Z day"},
        {"Thứ ba, 29/8/2023, 10:14 (GMT+7)", "2023-08-29T03:14:00Z second"},
        {"ngày 9 tháng 8 năm 2023", "2023-08-09T00:00:00Z day"},
        {"5. rujna 2022. u 10:14", "2022-09-05T10:14:00Z second"},
        {"18 gruodžio 2022", "2022-12-18T00:00:00Z day"},
    });
}

TEST(ParseTimestamp, TellsTheCroatianListopadFromThePolish) {
    expect_each({
        {"18. listopada 2022.", "2022-10-18T00:00:00Z day"},
        {"18 listopada 2022", "2022-11-18T00:00:00Z day"},
        {"18 listopada 2022 r., 10:14", "2022-11-18T10:14:00Z second"},
        {"18. listopadu 2022", "2022-11-18T00:00:00Z day"},
    });
}

TEST(ParseTimestamp, ReadsTimesWithLettersBetweenTheNumbers) {
    expect_each({
        {"18/03/2022 16h41", "2022-03-18T16:41:00Z second"},
        {"18/03/2022 às 16h41", "2022-03-18T16:41:00Z second"},
        {"18 mars 2022 à 16 h 41", "2022-03-18T16:41:00Z second"},
        {"18 mars 2022, 16 h", "2022-03-18T16:00:00Z second"},
        {"2022年3月18日 14时05分", "2022-03-18T14:05:00Z second"},
        {"2022年3月18日14時5分33秒", "2022-03-18T14:05:33Z second"},
        {"2022年3月18日 午後2時5分", "2022-03-18T14:05:00Z second"},
        {"2022年3月18日 午前0時5分", "2022-03-18T00:05:00Z second"},
        {"2022年3月18日(金) 14:05", "2022-03-18T14:05:00Z second"},
        {"2022년 3월 18일", "2022-03-18T00:00:00Z day"},
        {"2022년 3월 18일 금요일 오후 2시 5분", "2022-03-18T14:05:00Z second"},
        {"2022.03.18. 오후 2:05", "2022-03-18T14:05:00Z second"},
        {"2022年3月18日 午後13時5分", "none"},
        {"2022年3月18日 25時5分", "none"},
        {"18 mars 2022 h 41", "none"},
    });
}

TEST(ParseTimestamp, TakesNumbersOnlyWhereTheOrderOfDayAndMonthIsCertain) {
    expect_each({
        {"03/04/2022", "none"},
        {"03-04-2022", "none"},
        {"18/03/2022", "2022-03-18T00:00:00Z day"},
        {"03/18/2022", "2022-03-18T00:00:00Z day"},
        {"04/04/2022", "2022-04-04T00:00:00Z day"},
        {"03.04.2022", "2022-04-03T00:00:00Z day"},
        {"18.03.22", "2022-03-18T00:00:00Z day"},
        {"18/03/22", "none"},
    });
}

TEST(ParseTimestamp, AppliesZones) {
    expect_each({
        {"18 March 2022 12:00 UTC", "2022-03-18T12:00:00Z second"},
        {"18 March 2022 12:00 CET", "2022-03-18T11:00:00Z second"},
        {"18 July 2022 12:00 CEST", "2022-07-18T10:00:00Z second"},
        {"18 July 2022 12:00 BST", "2022-07-18T11:00:00Z second"},
        {"18 March 2022 12:00 IST", "2022-03-18T06:30:00Z second"},
        {"18 March 2022 12:00 JST", "2022-03-18T03:00:00Z second"},
        {"18 January 2022 12:00 PST", "2022-01-18T20:00:00Z second"},
        {"18 March 2022 12:00 GMT+2", "2022-03-18T10:00:00Z second"},
        {"18 March 2022 12:00 (GMT)", "2022-03-18T12:00:00Z second"},
        {"18 March 2022 12:00 XYZT", "2022-03-18T12:00:00Z second"},
        {"March 12, 2022 12:00 PM ET", "2022-03-12T17:00:00Z second"},
        {"March 14, 2022 12:00 PM ET", "2022-03-14T16:00:00Z second"},
    });
}

TEST(ParseTimestamp, TakesTenOrThirteenDigitsAsAnEpoch) {
    expect_each({
        {"1647598500", "2022-03-18T10:15:00Z second"},
        {"1647598500999", "2022-03-18T10:15:00Z second"},
        {"164759850", "none"},
        {"9999999999999", "none"},
    });
}

TEST(ParseTimestamp, RejectsDaysThatDoNotExist) {
    for (const std::string text :
         {"30 February 2022", "2022-02-30", "29 February 2022", "2022-13-01", "2022-00-10", "20221301", "32 March 2022",
          "2022-03-18T25:00", "18 March 2022 10:61", "18 March 2022 13:00 pm"}) {
        EXPECT_EQ(shown(text), "none") << text;
    }
    EXPECT_EQ(shown("29 February 2020"), "2020-02-29T00:00:00Z day");
}

TEST(ParseTimestamp, RejectsYearsOutsideItsRange) {
    expect_each({
        {"1399", "none"},
        {"1400", "1400-01-01T00:00:00Z year"},
        {"2200-12-31", "2200-12-31T00:00:00Z day"},
        {"2201", "none"},
        {"0000-00-00", "none"},
    });
}

TEST(ParseTimestamp, RejectsWhatIsNotWhollyADate) {
    for (const std::string text : {"",
                                   " ",
                                   "March 18",
                                   "18 March",
                                   "Friday",
                                   "10:14",
                                   "On 18 March 2022 it rained",
                                   "18 March 2022 and after",
                                   "March",
                                   "2022 2023",
                                   "18 March 2022 19 March 2022",
                                   "version 1.2.2022",
                                   "5",
                                   "12",
                                   "tomorrow",
                                   "March 18, 2022:",
                                   "99999999999999999999999999",
                                   "18 18 2022",
                                   "\xF0\x9F\x93\x85 2022",
                                   "×mon 2022",
                                   "÷ 2022",
                                   "18 March 2022 GMT GMT",
                                   "18 March 2022 at",
                                   "2022-03-18 The",
                                   "2022-03-18 Sun",
                                   "+",
                                   "- - -",
                                   "202203"}) {
        EXPECT_EQ(shown(text), "none") << text;
    }
    EXPECT_EQ(shown(std::string(100'000, '1')), "none");
    EXPECT_EQ(shown("18 March 2022" + std::string(100'000, ',')), "none");
}

TEST(LastSecond, EndsWhatTheTimestampNames) {
    const auto end_of = [](std::string_view text) { return to_rfc3339(last_second(parse_timestamp(text).value())); };
    EXPECT_EQ(end_of("2022"), "2022-12-31T23:59:59Z");
    EXPECT_EQ(end_of("2020-02"), "2020-02-29T23:59:59Z");
    EXPECT_EQ(end_of("2021-12"), "2021-12-31T23:59:59Z");
    EXPECT_EQ(end_of("2022-03-18"), "2022-03-18T23:59:59Z");
    EXPECT_EQ(end_of("2022-03-18T10:00:00Z"), "2022-03-18T10:00:00Z");
}

TEST(ToRfc3339, IsReadBackAsTheSameMoment) {
    for (std::int64_t second = -17'000'000'000; second < 7'000'000'000; second += 123'456'789) {
        const std::chrono::sys_seconds at{std::chrono::seconds{second}};
        const auto read = parse_timestamp(to_rfc3339(at));
        ASSERT_TRUE(read) << to_rfc3339(at);
        EXPECT_EQ(read->at, at);
        EXPECT_EQ(read->precision, Precision::second);
    }
}

}  // namespace
}  // namespace dateline
