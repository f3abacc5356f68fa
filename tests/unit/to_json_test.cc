#include "searchd/to_json.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "searchd/url.h"

namespace dateline {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* hostile = "</script><script>alert(1)</script> \"quoted\" \\ \n {{root}} é 😀";

Hit hit_of(const std::string& text) {
    Hit hit;
    hit.article.id = text;
    hit.article.url = "https://example.com/" + text;
    hit.article.title = text;
    hit.article.source = text;
    hit.article.authors = {text};
    hit.article.section = text;
    hit.article.language = "en";
    hit.article.published = parse_timestamp("2022-03");
    hit.title = {text, {}};
    hit.snippet = {text, {}};
    hit.score = 17.123456789;
    return hit;
}

ResultPage page_of(std::size_t total, unsigned page) {
    ResultPage found;
    found.request.q = "oil";
    found.request.page = page;
    found.request.filters.push_back({find_field("source"), "A&B", true});
    found.total = total;
    found.stories = total;
    found.read_as = "oil";
    found.took_ms = 1.23456;
    found.index = {"uuid", 7, "2026-01-01T00:00:00Z", 9};
    return found;
}

json answer(const ResultPage& page, std::string_view root = "") { return json::parse(to_json(page, root)); }

TEST(ToJson, ATimelineHasBarsOfDays) {
    using namespace std::chrono_literals;
    ResultPage page = page_of(1, 1);
    EXPECT_EQ(answer(page)["timeline"], nullptr) << "no article has a date";
    page.timeline = {TimelineUnit::month,
                     {{std::chrono::sys_days(2022y / 3 / 10), std::chrono::sys_days(2022y / 3 / 31), 1, 9}}};
    EXPECT_EQ(answer(page)["timeline"], json::parse(R"({"unit": "month",
        "bars": [{"from": "2022-03-10", "to": "2022-03-31", "count": 1, "total": 9}]})"));
    page.request.q2 = "gas";
    page.compared = {5, false, "fuel", false, {"Corrected."}, {"Warned."}};
    page.timeline->bars[0].compared = 4;
    EXPECT_EQ(answer(page)["timeline"]["bars"][0]["count2"], 4);
    EXPECT_EQ(answer(page)["compared"], json::parse(R"({"query": "gas", "read_as": "fuel",
        "warnings": ["Warned.", "Corrected."], "total": 5, "total_is_exact": false})"));
    page.request.wants_facets = false;
    EXPECT_FALSE(answer(page).contains("timeline"));
    EXPECT_FALSE(answer(page).contains("compared"));
}

TEST(ToJson, AResultPageHasTheMembersOfTheDocumentation) {
    ResultPage page = page_of(1, 1);
    page.hits.push_back(hit_of("text"));
    page.facets.push_back({find_field("lang"), {{"en", 1}}});
    page.warnings = {"A warning."};
    const json found = answer(page);
    for (const char* member :
         {"query", "read_as", "corrected", "warnings", "total", "total_is_exact", "stories", "page", "per_page",
          "pages", "next", "prev", "took_ms", "hits", "facets", "timeline", "index", "ways_out"}) {
        EXPECT_TRUE(found.contains(member)) << member;
    }
    for (const char* member : {"id", "url", "title", "source", "authors", "published", "published_precision",
                               "language", "section", "snippet", "snippet_text", "matches", "score"}) {
        EXPECT_TRUE(found["hits"][0].contains(member)) << member;
    }
    EXPECT_EQ(found["query"], "oil");
    EXPECT_EQ(found["warnings"], json::array({"A warning."}));
    EXPECT_EQ(found["total"], 1);
    EXPECT_EQ(found["corrected"], nullptr);
    EXPECT_EQ(found["facets"]["language"], (json::array({{{"value", "en"}, {"count", 1}}})))
        << "as the article's member is called";
    EXPECT_EQ(found["index"], (json{{"uuid", "uuid"}, {"revision", 7}, {"updated", "2026-01-01T00:00:00Z"}}));
    EXPECT_NEAR(found["hits"][0]["score"].get<double>(), 17.123457, 1e-9);
}

TEST(ToJson, AnEmptyPageHasListsAndNoNulls) {
    const json found = answer(page_of(0, 1));
    EXPECT_EQ(found["hits"], json::array());
    EXPECT_EQ(found["warnings"], json::array());
    EXPECT_EQ(found["facets"], json::object());
    EXPECT_EQ(found["pages"], 0);
    EXPECT_EQ(found["next"], nullptr);
    EXPECT_EQ(found["prev"], nullptr);
}

TEST(ToJson, LeavesFacetsOutWhereTheyAreNotWanted) {
    ResultPage page = page_of(0, 1);
    page.request.wants_facets = false;
    EXPECT_FALSE(answer(page).contains("facets"));
}

TEST(ToJson, HostileTextStaysText) {
    ResultPage page = page_of(1, 1);
    page.request.q = hostile;
    page.warnings = {hostile};
    page.hits.push_back(hit_of(hostile));
    page.facets.push_back({find_field("source"), {{hostile, 1}}});
    const std::string text = to_json(page, "");
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const json found = json::parse(text);
    EXPECT_EQ(found["query"], hostile);
    EXPECT_EQ(found["hits"][0]["title"], hostile);
    EXPECT_EQ(found["hits"][0]["snippet_text"], hostile);
    EXPECT_EQ(found["facets"]["source"][0]["value"], hostile);
    const std::string snippet = found["hits"][0]["snippet"];
    EXPECT_EQ(snippet.find('<'), std::string::npos) << "the snippet is safe HTML: " << snippet;
}

TEST(ToJson, MalformedUtf8DoesNotBreakTheAnswer) {
    ResultPage page = page_of(1, 1);
    page.hits.push_back(hit_of("bad \xFF\xC3 bytes"));
    const std::string text = to_json(page, "");
    EXPECT_TRUE(is_valid_utf8(text));
    EXPECT_TRUE(json::accept(text));
}

TEST(ToJson, MatchesAreCountedInCharacters) {
    ResultPage page = page_of(1, 1);
    Hit hit = hit_of("x");
    hit.snippet = {"é😀 oil & gas", {{7, 10}, {13, 16}}};
    page.hits.push_back(hit);
    const json found = answer(page)["hits"][0];
    EXPECT_EQ(found["matches"], (json::array({json::array({3, 3}), json::array({9, 3})})));
    EXPECT_EQ(found["snippet"], "é😀 <mark>oil</mark> &amp; <mark>gas</mark>");
    EXPECT_EQ(found["snippet_text"], "é😀 oil & gas");
}

TEST(ToJson, UnknownDatesAreNull) {
    ResultPage page = page_of(2, 1);
    page.hits = {hit_of("a"), hit_of("b")};
    page.hits[1].article.published.reset();
    const json found = answer(page)["hits"];
    EXPECT_EQ(found[0]["published"], "2022-03-01T00:00:00Z");
    EXPECT_EQ(found[0]["published_precision"], "month");
    EXPECT_EQ(found[1]["published"], nullptr);
    EXPECT_EQ(found[1]["published_precision"], nullptr);
}

// Following `next` from the first page visits each page once and ends; the filters stay.
TEST(ToJson, PagesLinkToTheirNeighbours) {
    unsigned number = 1;
    for (std::size_t steps = 0; steps < 10; ++steps) {
        const json found = answer(page_of(25, number), "/news");
        EXPECT_EQ(found["prev"].is_null(), number == 1);
        if (found["next"].is_null()) break;
        const std::string next = found["next"];
        ASSERT_TRUE(next.starts_with("/news/api/v1/search?")) << next;
        const auto request = parse_search_request(parse_target(next)->parameters, {});
        ASSERT_TRUE(request);
        EXPECT_EQ(request->page, ++number);
        EXPECT_EQ(request->q, "oil");
        ASSERT_EQ(request->filters.size(), 1u);
        EXPECT_EQ(request->filters[0].value, "A&B");
        EXPECT_TRUE(request->filters[0].is_excluded);
    }
    EXPECT_EQ(number, 3u);
}

TEST(ToJson, APageBeyondTheEndLeadsBackToTheLast) {
    const json found = answer(page_of(25, 1000));
    EXPECT_EQ(found["next"], nullptr);
    EXPECT_EQ(value_of(parse_target(found["prev"].get<std::string>())->parameters, "page"), "3");
    EXPECT_EQ(answer(page_of(0, 5))["prev"], nullptr);
}

TEST(ToJson, AnArticleIsWhole) {
    ArticlePage page;
    page.article = hit_of(hostile).article;
    page.article.body = "One.\n\n<b>Two</b>.";
    const json found = json::parse(to_json(page));
    EXPECT_EQ(found["body"], "One.\n\n<b>Two</b>.");
    EXPECT_EQ(found["title"], hostile);
    for (const char* member : {"id", "url", "summary", "published", "published_precision", "source", "authors",
                               "section", "tags", "language", "path"})
        EXPECT_TRUE(found.contains(member)) << member;
}

TEST(ToJson, RelatedArticlesAreHits) {
    RelatedPage page{"a/b", 7, {hit_of(hostile)}, {"uuid", 7, "2026-01-01T00:00:00Z", 9}};
    const json found = json::parse(to_json(page));
    EXPECT_EQ(found["article"], "a/b");
    EXPECT_EQ(found["total"], 7);
    EXPECT_EQ(found["index"]["revision"], 7);
    ResultPage results = page_of(1, 1);
    results.hits = page.hits;
    EXPECT_EQ(found["hits"], answer(results)["hits"]);
    page.hits.clear();
    EXPECT_EQ(json::parse(to_json(page))["hits"], json::array());
}

TEST(ToJson, ASummaryOfAnEmptyIndexHasNoDates) {
    IndexSummary summary;
    EXPECT_EQ(json::parse(to_json(summary, 10))["articles"], 0);
    EXPECT_EQ(json::parse(to_json(summary, 10))["published"], (json{{"first", nullptr}, {"last", nullptr}}));
    summary.state.articles = 3;
    summary.first_published = "2020-01-01T00:00:00Z";
    summary.last_published = "2026-01-01T00:00:00Z";
    summary.facets.push_back({find_field("source"), {{"Gazette", 3}}});
    const json found = json::parse(to_json(summary, 10));
    EXPECT_EQ(found["articles"], 3);
    EXPECT_EQ(found["published"]["last"], summary.last_published);
    EXPECT_EQ(found["facets"]["source"][0]["count"], 3);
}

TEST(ToJson, ASummaryTellsHowMuchItLeavesOut) {
    IndexSummary summary;
    summary.facets.push_back({find_field("lang"), {{"en", 3}, {"de", 2}, {"fr", 1}}, 7});
    const json found = json::parse(to_json(summary, 2));
    EXPECT_EQ(found["distinct"], (json{{"language", 7}}));
    EXPECT_EQ(found["facets"]["language"].size(), 2u);
    EXPECT_EQ(found["facets"]["language"][0], (json{{"value", "en"}, {"count", 3}}));
}

TEST(ToJson, FacetsTellHowManyArticlesHaveNoValue) {
    ResultPage page = page_of(5, 1);
    page.facets = {{find_field("author"), {{"Jon Smith", 3}}, 1, 2}, {find_field("lang"), {{"en", 5}}, 1}};
    EXPECT_EQ(answer(page)["missing"], (json{{"author", 2}, {"language", 0}}));
    page.request.wants_facets = false;
    EXPECT_FALSE(answer(page).contains("missing"));
    IndexSummary summary;
    summary.facets = page.facets;
    EXPECT_EQ(json::parse(to_json(summary, 10))["missing"], (json{{"author", 2}, {"language", 0}}));
}

TEST(ToJson, AProblemNamesItself) {
    const json found = json::parse(to_problem_json(400, "page must be \"x\""));
    EXPECT_EQ(found["status"], 400);
    EXPECT_EQ(found["title"], "Bad Request");
    EXPECT_EQ(found["detail"], "page must be \"x\"");
    EXPECT_TRUE(found.contains("type"));
    EXPECT_FALSE(found.contains("errors"));
    EXPECT_FALSE(json::parse(to_problem_json(404, "")).contains("detail"));
    const json wrong =
        json::parse(to_problem_json(400, "page is no; sort is no", {{"page", "is no"}, {"sort", "is \"no"}}));
    EXPECT_EQ(wrong["errors"],
              json::parse(R"([{"parameter":"page","detail":"is no"},{"parameter":"sort","detail":"is \"no"}])"));
}

}  // namespace
}  // namespace dateline
