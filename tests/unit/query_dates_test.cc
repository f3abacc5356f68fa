// Dates in queries, see searchd/query.h.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using testing::expect_warning;
using testing::expect_without_warning;
using testing::parsed;
using Kind = QueryNode::Kind;

TEST(ParseDates, LimitWhenAnArticleWasPublished) {
    expect_without_warning({{"date:2022", "published in 2022"},
                            {"date:2022-03", "published in March 2022"},
                            {"date:2022-03-18", "published on 18 March 2022"},
                            {"date:2022-03-18T10:00:00+02:00", "published on 18 March 2022 at 08:00"},
                            {"date:2022-02-24..2022-04", "published from 24 February 2022 to 30 April 2022"},
                            {"date:2022..", "published from 1 January 2022 on"},
                            {"date:..2022", "published until 31 December 2022"},
                            {"date:7d", "published from 11 March 2026 to 18 March 2026"},
                            {"date:today", "published on 18 March 2026"},
                            {"date: 2022", "published in 2022"},
                            {"DATE:Yesterday", "published on 17 March 2026"},
                            {"since:2022-03", "published from 1 March 2022 on"},
                            {"after:2022-03", "published from 1 April 2022 on"},
                            {"before:2022-03", "published until 28 February 2022"},
                            {"until:2022-03", "published until 31 March 2022"},
                            {"since:7d", "published from 11 March 2026 on"}});
}

TEST(ParseDates, MayHaveSeveralWords) {
    expect_without_warning({{"date:\"last week\" oil", "oil, published from 9 March 2026 to 15 March 2026"},
                            {"date:last week oil", "oil, published from 9 March 2026 to 15 March 2026"},
                            {"date:last-week", "published from 9 March 2026 to 15 March 2026"},
                            {"since:last month oil", "oil, published from 1 February 2026 on"},
                            {"date:past 7 days oil", "oil, published from 11 March 2026 to 18 March 2026"},
                            {"before:14 Apr 2022 oil", "oil, published until 13 April 2022"},
                            {"date:“14 Apr 2022”", "published on 14 April 2022"},
                            {"date:March 18, 2022 oil", "oil, published on 18 March 2022"}});
}

TEST(ParseDates, AreToldFromToday) {
    expect_without_warning({{"since:monday", "published from 16 March 2026 on"},
                            {"date:friday oil", "oil, published on 13 March 2026"},
                            {"before:tomorrow", "published until 18 March 2026"},
                            {"since:\"three days ago\"", "published from 15 March 2026 on"},
                            {"before:\"2 weeks ago\"", "published until 3 March 2026"},
                            {"since:3 months oil", "oil, published from 18 December 2025 on"},
                            {"since:2 weeks ago oil", "oil, published from 4 March 2026 on"},
                            {"date:2 weeks", "published from 4 March 2026 to 18 March 2026"},
                            {"date:Q3", "published from 1 July 2025 to 30 September 2025"}});
}

TEST(ParseDates, TakeTheWordsBehindThemThatMakeAnotherDate) {
    expect_without_warning({{"date:7 Sep oil", "oil, published on 7 September 2025"},
                            {"date:7 Sep 2022 oil", "oil, published on 7 September 2022"},
                            {"date:March 2022", "published in March 2022"},
                            {"date:March oil", "oil, published in March 2026"},
                            {"date:friday 18 March 2022", "published on 18 March 2022"},
                            {"date:2022 Q3", "published from 1 July 2022 to 30 September 2022"},
                            {"date:Q3 2022", "published from 1 July 2022 to 30 September 2022"},
                            {"date:March to May 2022 oil", "oil, published from 1 March 2022 to 31 May 2022"},
                            {"date:2021 - 2022", "published from 1 January 2021 to 31 December 2022"},
                            {"date:\"March to May 2022\"", "published from 1 March 2022 to 31 May 2022"}});
    expect_without_warning({{"date:2022 election", "election, published in 2022"},
                            {"date:2022 march", "march, published in 2022"},
                            {"date:2022 to zero", "zero, published in 2022"},
                            {"date:friday 13 films", "13 and films, published on 13 March 2026"},
                            {"date:2022 -2021", "published in 2022, without 2021"}});
}

TEST(ParseDates, GoOnBehindAQuotationMarkWithoutAPartner) {
    expect_warning({{"since:\"last week", "published from 9 March 2026 on"},
                    {"since:\"last week oil", "oil, published from 9 March 2026 on"},
                    {"date:“14 Apr 2022", "published on 14 April 2022"}},
                   "quotation mark");
}

TEST(ParseDates, ReadRangesHoweverTheyAreTyped) {
    const std::string range = "published from 14 April 2022 to 20 April 2022";
    expect_without_warning({{"date:2022-04-14..2022-04-20", range},
                            {"date:2022-04-14 .. 2022-04-20", range},
                            {"date:2022-04-14.. 2022-04-20", range},
                            {"date:2022-04-14 ..2022-04-20", range},
                            {"date:2022-04-14…2022-04-20", range},
                            {"date:2022-04-14...2022-04-20", range},
                            {"date:2022-04-14–2022-04-20", range},
                            {"date:\"14 Apr 2022\"..\"20 Apr 2022\"", range},
                            {"date:\"14 Apr 2022 .. 20 Apr 2022\"", range},
                            {"date:14 Apr 2022..20 Apr 2022", range},
                            {"date:２０２２－０４－１４..２０２２－０４－２０", range},
                            {"date:2022.. oil", "oil, published from 1 January 2022 on"}});
    expect_warning({{"date:2022-04-20..2022-04-14", range}}, "were exchanged");
}

TEST(ParseDates, GoWithEverythingElse) {
    expect_without_warning(
        {{"strike -date:2022", "strike, not published in 2022"},
         {"-date:2022", "all articles, not published in 2022"},
         {"date:2021 OR date:2023", "published in 2021 or published in 2023"},
         {"date:(2021 OR 2023) oil", "oil, (published in 2021 or published in 2023)"},
         {"oil OR date:2022", "oil or published in 2022"},
         {"since:2021 until:2022 oil", "oil, published from 1 January 2021 to 31 December 2022"},
         {"from:2021 oil date:2021-03..2024 to:2022", "oil, published from 1 March 2021 to 31 December 2022"},
         {"date:2021 date:2023", "published in 2021, published in 2023"}});
}

TEST(ParseDates, WhatIsNoDateIsReadAsWords) {
    expect_warning({{"date:foo oil", "foo and oil"},
                    {"date:2022-13", "2022-13"},
                    {"since:\"the war\"", "“the war”"},
                    {"date:2022-02-30", "2022-02-30"},
                    {"date:9999999999999999999", "9999999999999999999"}},
                   "names no date");
    EXPECT_EQ(parsed("date:..").root.kind, Kind::nothing);
}

TEST(ParseDates, ThatAreNotMarkedAreWordsAndTheirTyperIsTold) {
    expect_warning({{"oil last week", "oil and last and week"},
                    {"oil past 7 days", "oil and past and 7 and days"},
                    {"this year oil", "year and oil"}},
                   "type date:\"");
    expect_warning({{"crude before april 1987", "crude and before and april and 1987"}}, "type before:\"april 1987\"");
    expect_warning({{"oil Since yesterday", "oil and Since and yesterday"}}, "type since:\"yesterday\"");
    expect_warning({{"crude until 15 march 1987 gas", "crude and until and 15 and march and 1987 and gas"}},
                   "type until:\"15 march 1987\"");
    expect_without_warning({{"oil yesterday", "oil and yesterday"},
                            {"\"last week\"", "“last week”"},
                            {"last of the mohicans", "last and mohicans"},
                            {"oil date:last week", "oil, published from 9 March 2026 to 15 March 2026"}});
}

}  // namespace
}  // namespace dateline
