// Where a search finds nothing: what it offers instead, and that each offer finds what it says.

#include "searchd/ways_out.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/meant_names.h"
#include "tests/support/index.h"
#include "tests/support/scanned_query.h"

namespace dateline::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

ResultPage search_in(const TestIndex& index, const Parameters& parameters) {
    const Checked<SearchRequest> request =
        parse_search_request(parameters, parse_timestamp("2026-09-01T12:00:00Z")->at);
    EXPECT_TRUE(request) << to_string(request.wrong);
    return Searcher(index.index, 1).search(*request);
}

void expect_true(const TestIndex& index, const ResultPage& page) {
    std::set<std::string> seen = {to_query_string(to_parameters(page.request))};
    EXPECT_LE(page.ways_out.size(), most_ways_out);
    EXPECT_TRUE(page.total == 0 || page.ways_out.size() <= most_names_meant);
    for (const WayOut& way : page.ways_out) {
        const Parameters parameters = to_parameters(way.request);
        const std::string link = to_query_string(parameters);
        const ResultPage found = search_in(index, parameters);
        EXPECT_TRUE(seen.insert(link).second) << "twice: " << link;
        EXPECT_GT(way.total, 0u) << link;
        EXPECT_EQ(found.total, way.total) << way.what << ": " << link;
        EXPECT_EQ(found.total_is_exact, way.total_is_exact) << link;
    }
}

class WaysOut : public ::testing::Test {
protected:
    void SetUp() override {
        index_.folder.write(
            "in/a.jsonl",
            R"({"id":"masks","title":"Council votes on masks","body":"The council voted to return the bronze masks of the museum to Benin.","source":"Gazette","section":"Culture","published":"2026-02-20"}
{"id":"oil","title":"Crude rises","body":"The price of a barrel of oil rose, and dock workers struck.","source":"Wire","section":"Markets","published":"2026-03-10"}
{"id":"dock","title":"Dock strike ends","body":"The dock workers of the harbour went back. Many lines of text later stood a report that nobody had read on the price.","source":"Gazette","published":"2025-12-31"}
{"id":"german","title":"Hafenarbeiter streiken","body":"Die Arbeiter im Hafen streiken seit gestern, und die Schiffe warten vor der Mole.","source":"Anzeiger","language":"de","published":"2026-04-01"}
)");
        ASSERT_EQ(index_.run().exit_code, 0);
    }

    std::vector<std::string> offered(const Parameters& parameters) const {
        const ResultPage page = search_in(index_, parameters);
        EXPECT_EQ(page.total, 0u);
        expect_true(index_, page);
        std::vector<std::string> texts;
        for (const WayOut& way : page.ways_out)
            texts.push_back(way.what + ": " + way.request.q + " " + std::to_string(way.total));
        return texts;
    }

    TestIndex index_;
};

TEST_F(WaysOut, TellWhatToDropWidenOrCorrect) {
    struct Case {
        Parameters parameters;
        std::vector<std::string> offered;
    };
    const std::vector<Case> cases = {
        {{{"q", "oil"}, {"source", "Gazette"}}, {"of any source: oil 1"}},
        {{{"q", "dock"}, {"source", "-Gazette"}, {"source", "-Wire"}}, {"leaving out no source: dock 2"}},
        {{{"q", "dock"}, {"from", "2026-05"}}, {"of any date: dock 2"}},
        {{{"q", "dock"}, {"from", "2026-01"}, {"to", "2026-02"}},
         {"also published until 31 December 2025: dock 1", "also published from 1 March 2026 on: dock 1"}},
        {{{"q", "oil"}, {"source", "Gazette"}, {"from", "2027"}}, {"without any filter: oil 1"}},
        {{{"q", "harbour"}, {"in", "title"}}, {"in title and text: harbour 1"}},
        {{{"q", "\"masks bronze\""}}, {"“masks bronze” as words: masks bronze 1"}},
        {{{"q", "\"barrel AND oil\""}}, {"“barrel AND oil” as words: barrel and oil 1"}},
        {{{"q", "author:\"bronze masks\""}}, {"“author:\"bronze masks\"” anywhere in the article: \"bronze masks\" 1"}},
        {{{"q", "title:harbour"}}, {"“title:harbour” anywhere in the article: harbour 1"}},
        {{{"q", "title:\"of the harbour\""}},
         {"“title:\"of the harbour\"” anywhere in the article: \"of the harbour\" 1"}},
        {{{"q", "\"bronze masks qwertzuiop\""}}, {"without “qwertzuiop”: \"bronze masks\" 1"}},
        {{{"q", "\"bronze qwertzuiop masks\" council"}},
         {"without “qwertzuiop”: \"bronze masks\" council 1", "without “bronze qwertzuiop masks”: council 1"}},
        {{{"q", "\"bronze masks barrl\""}},
         {"without “barrl”: \"bronze masks\" 1",
          "with “barrel” for “barrl”, “bronze masks barrel” as words (some of the words): bronze masks barrel 2"}},
        {{{"q", "“dack back went”"}}, {"with “dock” for “dack”, “dock back went” as words: dock back went 1"}},
        {{{"q", "qwertzuiop-barrel"}}, {"without “qwertzuiop”: barrel 1"}},
        {{{"q", "council AND qwertzuiop-masks"}},
         {"without “qwertzuiop”: council AND masks 1", "without “qwertzuiop-masks”: council 1"}},
        {{{"q", "barrel-qwertzuiop"}}, {"without “qwertzuiop”: barrel 1"}},
        {{{"q", "title:bronze-qwertzuiop"}},
         {"without “qwertzuiop”, “title:bronze” anywhere in the article: bronze 1"}},
        {{{"q", "\"masks qwertz*\""}}, {"without “qwertz”: \"masks\" 1"}},
        {{{"q", "masks since:2027 section:markets"}}, {"without any filter: masks 1"}},
        {{{"q", "\"masks bronze\" \"barrel oil\""}},
         {"all as words, anywhere in the article (some of the words): masks bronze barrel oil 2"}},
        {{{"q", "\"barrel masks\" NEAR/3 \"oil bronze\""}},
         {"all as words, anywhere in the article (some of the words): barrel masks oil bronze 2"}},
        {{{"q", "since:2027"}}, {"of any date, the newest first:  4"}},
        {{{"q", "2026-02-20"}}, {"meaning published on 20 February 2026: date:\"2026-02-20\" 1"}},
        {{{"q", "masks"}, {"source", "-*"}, {"source", "Wire"}}, {"of any source: masks 1"}},
        {{{"q", "masks source:\"The Wire of Harbour\""}}, {"without “source:\"The Wire of Harbour\"”: masks 1"}},
        {{{"q", "masks source:\"Gazette Weekly\""}},
         {"with source “Gazette” for “Gazette Weekly”: masks source:\"Gazette\" 1",
          "without “source:\"Gazette Weekly\"”: masks 1"}},
        {{{"q", "\"bronze msaks\""}},
         {"with “masks” for “msaks”: \"bronze masks\" 1", "without “msaks”: \"bronze\" 1"}},
        // Not “dock”, which is as near and in more articles.
        {{{"q", "“went dack”"}}, {"with “back” for “dack”: “went back” 1", "without “dack”: “went” 1"}},
        {{{"q", "\"dack workers\" source:wrie"}},
         {"with “dock” for “dack”, with source “Wire” for “wrie”: \"dock workers\" source:\"Wire\" 1",
          "with “dock” for “dack”, without “source:wrie”: \"dock workers\" 2"}},
        {{{"q", "\"asdfghjkl qwertzuiop\""}}, {}},
        {{{"q", "barrel \"asdfghjkl qwertzuiop\""}}, {"without “asdfghjkl qwertzuiop”: barrel 1"}},
        {{{"q", "masks source:gazete"}},
         {"with source “Gazette” for “gazete”: masks source:\"Gazette\" 1", "without “source:gazete”: masks 1"}},
        {{{"q", "masks"}, {"source", "Gazete"}},
         {"with source “Gazette” for “Gazete”: masks 1", "of any source: masks 1"}},
        {{{"q", "\"bronze masks qwertzuiop\" source:gazete"}, {"section", "Cutlure"}},
         {"without “qwertzuiop”, with source “Gazette” for “gazete”, with section “Culture” for “Cutlure”: "
          "\"bronze masks\" source:\"Gazette\" 1"}},
        {{{"q", "masks source:qwertzuiop section:cutlure"}},
         {"without source “qwertzuiop”, with section “Culture” for “cutlure”: masks section:\"Culture\" 1"}},
        {{{"q", "source:qwertzuiop"}}, {}},
        {{{"q", "qwertzuiop"}, {"source", "Gazete"}}, {}},
        {{{"source", "Gazete"}}, {"with source “Gazette” for “Gazete”:  2", "of any source:  4"}},
        {{{"source", "Gazete"}, {"section", "-*"}}, {"with source “Gazette” for “Gazete”:  1", "of any source:  2"}},
        {{{"q", "masks"}, {"section", "-*"}}, {"with or without a section: masks 1"}},
        {{{"q", "harbour"}, {"section", "*"}}, {"with or without a section: harbour 1"}},
        {{{"q", "masks -section:*"}}, {"without “-section:*”: masks 1"}},
        {{{"q", "masks +section:\"cutlure\""}},
         {"with section “Culture” for “cutlure”: masks +section:\"Culture\" 1",
          "without “+section:\"cutlure\"”: masks 1"}},
        {{{"q", "qwertzuiop NEAR barrel"}}, {"without “qwertzuiop”: barrel 1"}},
        {{{"q", "\"qwertzuiop asdf\" NEAR/9 barrel NEAR oil"}}, {"without “qwertzuiop asdf”: barrel NEAR oil 1"}},
        {{{"q", "barrel NEAR/9 (qwertzuiop OR asdfghjkl) masks"}},
         {"without “barrel NEAR/9 (qwertzuiop OR asdfghjkl)”: masks 1",
          "without “(qwertzuiop OR asdfghjkl)” (some of the words): barrel masks 2"}},
        {{{"q", "qwertzuiop NEAR asdfghjkl"}}, {}},
        {{{"q", "masks-council"}}, {"“masks-council” as words: masks council 1"}},
        {{{"q", "harbour NEAR/2 price"}}, {"“harbour NEAR/2 price” anywhere in the article: harbour price 1"}},
        {{{"q", "bronze AND barrel"}},
         {"without “bronze”: barrel 1", "without “barrel”: bronze 1", "any of the words: bronze OR barrel 2"}},
        {{{"q", "dock -workers"}}, {"without “-workers”: dock 2"}},
        {{{"q", "dock source:anzeiger"}}, {"without “source:anzeiger”: dock 2", "without “dock”: source:anzeiger 1"}},
        {{{"q", "masks date:2025 section:culture"}}, {"without “date:2025”: masks section:culture 1"}},
        {{{"q", "qwertzuiop AND barrel"}}, {"without “qwertzuiop”: barrel 1"}},
        {{{"q", "qwertzuiop"}}, {}},
        {{{"q", "qwertzuiop"}, {"source", "Wire"}}, {}},
        {{{"q", "harbuor"}, {"source", "Wire"}}, {"with “harbour” for “harbuor”, of any source: harbour 1"}},
        {{{"q", "harbour AND barrel"}, {"from", "2027"}},
         {"without any filter, without “harbour”: barrel 1", "without any filter, without “barrel”: harbour 1",
          "without any filter, any of the words: harbour OR barrel 2"}},
        {{{"q", "harbour"}, {"lang", "de"}}, {"of any language: harbour 1"}},
        {{{"q", "why did the dock workers of the qwertzuiop go back"}, {"from", "2027"}},
         {"without “why”, without “qwertzuiop”, without “go”, of any date: dock workers back "
          "1"}},
    };
    for (const Case& one : cases) EXPECT_EQ(offered(one.parameters), one.offered) << to_query_string(one.parameters);
}

TEST_F(WaysOut, TakeWordsForTheNamesThatTheyMayBe) {
    index_.folder.write(
        "in/b.jsonl",
        R"({"id":"a","title":"Ferry sinks","body":"All were saved.","source":"Evening Courier","author":["Petra Holm"]}
{"id":"b","title":"Camera film opens","body":"A full evening.","source":"北都新聞","author":["Jean-Baptiste Kodjo"],"section":"Petra"}
{"id":"c","title":"Courier robbed","body":"Of a ferry ticket. Petrol, too.","source":"Wire"}
)");
    ASSERT_EQ(index_.run().exit_code, 0);
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"Petra Holm", {"meaning author “Petra Holm”: author:\"Petra Holm\" 1"}},
        {"jean", {"meaning author “jean”: author:\"jean\" 1"}},
        {"Jean-Baptiste Kodjo", {"meaning author “Jean-Baptiste Kodjo”: author:\"Jean-Baptiste Kodjo\" 1"}},
        {"petra", {"meaning author “petra”: author:\"petra\" 1", "meaning section “petra”: section:\"petra\" 1"}},
        {"\"Petra Holm\" ferry",
         {"meaning author “Petra Holm”: author:\"Petra Holm\" ferry 1", "without “Petra Holm”: ferry 2"}},
        {"author: Petra Holm AND sinks",
         {"meaning author “Petra Holm”: author:\"Petra Holm\" AND sinks 1",
          "without “author:”, without “Petra”, without “Holm”: sinks 1"}},
        {"source:Evening Courier",
         {"meaning source “Evening Courier”: source:\"Evening Courier\" 1", "without “source:Evening”: Courier 1",
          "without “Courier”: source:Evening 1",
          "“source:Evening” anywhere in the article (some of the words): Evening Courier 2"}},
        {"北都新聞", {"meaning source “北都新聞”: source:\"北都新聞\" 1"}}};
    for (const auto& [q, ways] : cases) EXPECT_EQ(offered({{"q", q}}), ways) << q;

    // Beside articles with some of the words.
    const ResultPage page = search_in(index_, {{"q", "Evening Courier"}});
    expect_true(index_, page);
    EXPECT_EQ(page.total, 2u);
    ASSERT_EQ(page.ways_out.size(), 1u);
    EXPECT_EQ(page.ways_out[0].request.q, "source:\"Evening Courier\"");
    EXPECT_THAT(search_in(index_, {{"q", "holm film"}}).corrections, IsEmpty()) << "a name is spelt right";

    // And beside few, which may not be meant.
    index_.folder.write("in/c.jsonl", R"({"title":"A courier","body":"Of news.","source":"Evening Post"})"
                                      "\n");
    ASSERT_EQ(index_.run().exit_code, 0);
    const ResultPage few = search_in(index_, {{"q", "source:evening courier"}});
    expect_true(index_, few);
    EXPECT_EQ(few.total, 1u);
    ASSERT_EQ(few.ways_out.size(), 1u);
    EXPECT_EQ(few.ways_out[0].request.q, "source:\"evening courier\"");
}

TEST_F(WaysOut, AreNotNeededWhereSomethingIsFound) {
    EXPECT_THAT(search_in(index_, {{"q", "dock"}}).ways_out, IsEmpty());
    EXPECT_THAT(search_in(index_, {{"q", "dock"}, {"page", "9"}}).ways_out, IsEmpty());
}

// A link finds what the page shows, also where a word was corrected: the other spelling may be in other outlets.
TEST_F(WaysOut, LinksOfACorrectedPageKeepTheCorrection) {
    index_.folder.write("in/b.jsonl", R"({"id":"a","title":"A grain treaty","body":"Grain.","source":"Wire"}
{"id":"b","title":"A train leaves","body":"Train.","source":"Gazette"}
)");
    ASSERT_EQ(index_.run().exit_code, 0);
    const ResultPage page = search_in(index_, {{"q", "zrain"}});
    ASSERT_TRUE(page.is_of_corrected);
    ASSERT_EQ(page.total, 1u);
    for (const char* source : {"Wire", "Gazette"}) {
        SearchRequest narrowed = page.linked();
        narrowed.filters.push_back({find_field("source"), source, false});
        std::size_t count = 0;
        for (const FacetValue& value : page.facets[0].values) count += value.value == source ? value.count : 0;
        EXPECT_EQ(search_in(index_, to_parameters(narrowed)).total, count) << source;
    }
}

TEST_F(WaysOut, AHostileQueryStaysBounded) {
    std::string clauses;
    for (int i = 0; i < 60; ++i)
        clauses += (i % 3 == 0 ? "+\"dock " : "+title:(oil ") + std::to_string(i) + (i % 3 == 0 ? "\" " : ") ");
    for (const std::string& q :
         {clauses.substr(0, 1000), std::string(1000, '('), std::string(333, '"') + clauses.substr(0, 600)})
        offered({{"q", q}, {"from", "2026"}, {"source", "Wire"}, {"source", "-Gazette"}, {"in", "title"}});
    std::size_t counted = 0;
    const Relaxation start{"", search_in(index_, {{"q", clauses.substr(0, 1000)}, {"from", "2026"}}).request, 0};
    Analyser analyser("en");
    const std::vector<WayOut> ways = ways_out(
        start.request, {}, start, [&](const SearchRequest& request) { return parse_query(request.q, analyser).root; },
        [&](const SearchRequest&) {
            return ArticleCount{++counted, true};
        });
    EXPECT_EQ(counted, most_ways_counted);
    EXPECT_EQ(ways.size(), most_ways_out);
}

/// Whatever is typed and asked for.
TEST(RandomWaysOut, FindWhatTheySay) {
    Random random(20260318);
    TestIndex index;
    std::string lines;
    for (const ScannedArticle& article : random_articles(random, 60)) lines += article.to_json();
    index.folder.write("in/a.jsonl", lines);
    ASSERT_EQ(index.run().exit_code, 0);
    std::size_t none = 0;
    std::size_t ways = 0;
    for (int i = 0; i < 600; ++i) {
        ScannedQuery query = random_query(random, 2);
        Parameters parameters = {{"q", query.text() + (happens(random, 3) ? " " + random_limit(random).text() : "")}};
        if (happens(random, 10)) parameters[0].second += " barrle";
        if (happens(random, 2)) parameters.emplace_back("source", any_of(random, source_names()));
        if (happens(random, 2)) parameters.emplace_back("author", any_of(random, author_names()));
        if (happens(random, 4)) parameters.emplace_back("section", "-" + any_of(random, section_names()));
        if (happens(random, 8)) parameters.emplace_back("author", happens(random, 2) ? "-*" : "*");
        if (happens(random, 4)) parameters.emplace_back("in", happens(random, 2) ? "title" : "body");
        if (happens(random, 4)) parameters.emplace_back("lang", happens(random, 2) ? "pl" : "en");
        if (happens(random, 3)) parameters.emplace_back("from", "2025-11");
        if (happens(random, 3)) parameters.emplace_back("to", "2026-01");
        if (happens(random, 3)) parameters.emplace_back("sort", "newest");
        const ResultPage page = search_in(index, parameters);
        expect_true(index, page);
        none += page.total == 0;
        ways += page.ways_out.size();
    }
    EXPECT_GT(none, 120u) << "or this tests little";
    EXPECT_GT(ways, 2 * none / 3);
}

}  // namespace
}  // namespace dateline::testing
