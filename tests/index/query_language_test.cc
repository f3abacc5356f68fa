// The query language on an index: what each construct finds. How queries are read is tested in
// tests/unit/query_*_test.cc.

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/query_syntax.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using Ids = std::vector<std::string>;

class QueryLanguage : public ::testing::Test {
protected:
    void SetUp() override {
        index_.folder.write(
            "in/a.jsonl",
            R"({"id":"masks","url":"https://www.harbour.example/2026/council-votes-on-masks?utm_source=x","title":"Council votes on bronze masks","body":"The council voted to return the masks of the museum.","source":"Harbour Gazette","author":"Ilse Brandt","section":"Culture","published":"2026-02-20"}
{"id":"price","url":"https://news.wire.example/oil-1.html","title":"Crude oil rises","body":"The price of a barrel of oil rose, and dock workers struck.","source":"Continental Wire","author":"Jon Smith","section":"Markets","published":"2026-03-10T09:00:00Z"}
{"id":"strike","title":"Dock strike ends","body":"The strikers went back. Far away from it, and not at all in the same paragraph, stood a report that nobody read on oil and its price.","source":"Harbour Gazette","published":"2025-12-31"}
{"id":"undated","title":"Recounting the votes","body":"The recount of the masks went on.","source":"Evening Courier"}
)");
        ASSERT_EQ(index_.run().exit_code, 0);
    }

    Ids found(const std::string& q) const {
        Ids ids = index_.ids(q);
        std::ranges::sort(ids);
        return ids;
    }

    TestIndex index_;
};

TEST_F(QueryLanguage, FindsWhatItSays) {
    const std::vector<std::pair<std::string, Ids>> cases = {
        {"*", {"masks", "price", "strike", "undated"}},
        {"-oil", {"masks", "undated"}},
        {"-source:harbour", {"price", "undated"}},
        {"oil NEAR/3 barrel", {"price"}},
        {"barrel NEAR/1 price", {}},
        {"\"bronze mask*\"", {"masks"}},
        {"recount*", {"undated"}},
        {"vot* -council", {"undated"}},
        {"(strik* OR walkout) NEAR/2 dock", {"strike"}},
        {"title:(votes OR strike)", {"masks", "strike", "undated"}},
        {"title:masks", {"masks"}},
        {"title:(oil NEAR rises)", {"price"}},
        {"title:(dock NEAR workers)", {}},
        {"source:(harbour NEAR gazette) strike", {"strike"}},
        {"by:smith", {"price"}},
        {"section:(culture OR markets)", {"masks", "price"}},
        {"author:*", {"masks", "price"}},
        {"-author:*", {"strike", "undated"}},
        {"masks -section:*", {"undated"}},
        {"section:(-culture *)", {"price"}},
        {"-section:* OR section:culture", {"masks", "strike", "undated"}},
        {"lang:*", {"masks", "price", "strike", "undated"}},
        {"date:2026", {"masks", "price"}},
        {"date:2025-12-31", {"strike"}},
        {"since:2026-03-10", {"price"}},
        {"after:2026-03-10", {}},
        {"before:2026", {"strike"}},
        {"until:2026-02-20", {"masks", "strike"}},
        {"date:2026-03..2026-02", {"masks", "price"}},
        {"-date:2026", {"strike", "undated"}},
        {"date:2025 OR date:2026-02", {"masks", "strike"}},
        {"oil date:2026", {"price"}},
        {"the +of oil", {"price"}},
    };
    for (const auto& [q, expected] : cases) EXPECT_EQ(found(q), expected) << q;
}

TEST_F(QueryLanguage, WhatAnAndJoinsIsNeverRelaxed) {
    EXPECT_EQ(found("oil AND price zebra report"), Ids{"strike"}) << "zebra is in none";
    EXPECT_EQ(found("council AND barrel zebra report"), Ids{});
}

TEST_F(QueryLanguage, AnAddressIsThatOfAnArticleOrWords) {
    EXPECT_EQ(found("https://www.harbour.example/2026/council-votes-on-masks"), Ids{"masks"});
    EXPECT_EQ(found("https://other.example/2026/recounting-votes"), Ids{"undated"}) << "the words of its path";
}

TEST_F(QueryLanguage, OfADescriptionItSaysHowManyHaveAllWords) {
    const auto page = index_.search("council votes masks museum oil");
    EXPECT_GT(page.total, 1u);
    ASSERT_TRUE(page.with_all_words);
    EXPECT_EQ(page.with_all_words->total, 0u);
    const auto one = index_.search("the council votes on bronze masks of museum");
    ASSERT_TRUE(one.with_all_words);
    EXPECT_EQ(one.with_all_words->total, 1u);
    EXPECT_EQ(found(one.with_all_words->request.q), Ids{"masks"});
    EXPECT_FALSE(index_.search("council votes").with_all_words);
}

TEST_F(QueryLanguage, TheLinkToAllWordsOfADescriptionFindsAsManyAsItSays) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"council/votes bronze masks museum", "+council/votes +bronze +masks +museum"},
        {"(council votes) bronze masks museum -oil", "+(council votes) +bronze +masks +museum -oil"},
        {"+council votes bronze masks museum of", "+council +votes +bronze +masks +museum of"}};
    for (const auto& [q, narrow] : cases) {
        const auto page = index_.search(q);
        ASSERT_TRUE(page.with_all_words) << q;
        EXPECT_EQ(page.with_all_words->request.q, narrow);
        EXPECT_EQ(page.with_all_words->total, 1u) << q;
        EXPECT_EQ(index_.search(narrow).total, 1u) << narrow;
    }
    // With signs before its words the NOT of a headline would be an operator.
    const auto headline = index_.search("COUNCIL VOTES BRONZE MASKS NOT MUSEUM").with_all_words;
    EXPECT_FALSE(headline) << headline->request.q;
}

// "us" may be the country: the two are told apart in the text, whatever the title has.
TEST_F(QueryLanguage, LooksInTheTextForEachReadingOfAWord) {
    index_.folder.write("in/b.jsonl",
                        R"({"id":"both","title":"US envoys arrive","body":"The envoys told us little."}
{"id":"title","title":"US envoys leave","body":"Nobody saw them go."}
)");
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_EQ(found("body:us"), Ids{"both"});
    EXPECT_EQ(found("title:us"), (Ids{"both", "title"}));
    EXPECT_EQ(found("body:US"), Ids{});
}

// However often the words stand elsewhere.
TEST_F(QueryLanguage, FindsWordsNearEachOtherAtTheEndOfALongText) {
    std::string body;
    for (int i = 0; i < 300; ++i) body += "sluice ";
    for (int i = 0; i < 100; ++i) body += "filler ";
    for (int i = 0; i < 300; ++i) body += "weir ";
    for (int i = 0; i < 100; ++i) body += "filler ";
    index_.folder.write("in/c.jsonl",
                        R"({"id":"long","title":"A long text","body":")" + body + "sluice by the weir\"}\n");
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_EQ(found("sluice NEAR/3 weir"), Ids{"long"});
    EXPECT_EQ(found("sluice NEAR/2 weir"), Ids{});
    EXPECT_EQ(found("sluice NEAR/2 weir NEAR/2 filler"), Ids{});
}

TEST_F(QueryLanguage, FindsArticlesByTheirAddress) {
    for (const char* q : {"https://www.harbour.example/2026/council-votes-on-masks", "url:harbour.example/2026",
                          "site:www.harbour.example", "http://harbour.example/2026/council-votes-on-masks/#top"})
        EXPECT_EQ(found(q), Ids{"masks"}) << q;
    EXPECT_EQ(found("site:wire.example"), Ids{"price"}) << "news. is a part of it";
    EXPECT_EQ(found("https://elsewhere.example/the-council-votes-on-bronze-masks"), Ids{"masks"}) << "by its words";
    EXPECT_EQ(found("-site:harbour.example masks"), Ids{"undated"});
}

TEST_F(QueryLanguage, SaysWhereNoArticleHasTheAddress) {
    const std::string told = "No article has this address; articles with its words were looked for.";
    EXPECT_THAT(index_.search("https://unknown.example/2026/council-votes").warnings, ::testing::Contains(told));
    EXPECT_THAT(index_.search("council votes").warnings, ::testing::Not(::testing::Contains(told)));
}

TEST_F(QueryLanguage, SaysWhichNamesNoArticleHas) {
    using ::testing::ElementsAre;
    using ::testing::IsEmpty;
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"author:smit", "No author is called “smit”; there is “Jon Smith”."},
        {"author:\"jno smiht\"", "No author is called “jno smiht”; there is “Jon Smith”."},
        {"author:zork masks", "No author is called “zork”."},
        {"author:\"jon petersen\"", "No author is called “jon petersen”."},
        {"source:\"the post\"", "No source is called “the post”."},
        {"source:\"harbour post\"", "No source is called “harbour post”; there is “Harbour Gazette”."},
        {"-source:reuters", "No source is called “reuters”."},
        {"masks OR section:cult", "No section is called “cult”; there is “Culture”."},
        {"section:sport*", "No section is called “sport”."},
        {"tag:energy", "No tag is called “energy”."},
        {"source:north-post", "No source is called “north-post”."},
        {"lang:german", "No article is in German; there is English."},
        {"lang:elvish",
         "No article is in a language called “elvish”; there is English. Languages are named in English or by their "
         "codes, as lang:german or lang:de."}};
    for (const auto& [q, warning] : cases) EXPECT_THAT(index_.search(q).warnings, ElementsAre(warning)) << q;
    EXPECT_THAT(index_.search("lang:elvish source:harbour").warnings, ElementsAre(::testing::HasSubstr("elvish")));
    for (const char* q : {"author:smith", "source:harbour", "source:\"harbour gazette\"", "section:cultur*",
                          "lang:english", "lang:en-GB", "author:(smith OR brandt)", "source:(harbour gazette)"})
        EXPECT_THAT(index_.search(q).warnings, IsEmpty()) << q;
}

TEST_F(QueryLanguage, SaysWhichParametersNoArticleHas) {
    SearchRequest request;
    request.filters = {{find_field("source"), "harbour", false}, {find_field("author"), "Jon Smith", true}};
    Searcher searcher(index_.index, 1);
    EXPECT_THAT(searcher.search(request).warnings,
                ::testing::ElementsAre("No source is called “harbour”; there is “Harbour Gazette”."));
}

TEST_F(QueryLanguage, NoExampleOfItFails) {
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) EXPECT_EQ(index_.search(row.example).request.q, row.example);
    }
}

}  // namespace
}  // namespace dateline::testing
