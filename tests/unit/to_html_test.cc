#include "searchd/to_html.h"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/pages/page_weight.h"
#include "searchd/query_syntax.h"
#include "searchd/templates.h"
#include "searchd/text_format.h"
#include "searchd/url.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using nlohmann::ordered_json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string template_folder = DATELINE_SOURCE_DIR "/web/templates";
const PageFrame frame{"/news",
                      "/news/static/style.css?v=1",
                      "/news/static/favicon.svg",
                      "/news/static/dateline.js?v=1",
                      "https://example.com",
                      "18 March 2026"};
constexpr const char* hostile = "<script>alert(1)</script>\" onload='x' {{root}} {{> head}} & é";

const Templates& templates() {
    static const Templates read(template_folder);
    return read;
}

Hit hit_of(const std::string& text) {
    Hit hit;
    hit.article.id = text;
    hit.article.url = "https://example.com/?" + text;
    hit.article.title = text;
    hit.article.source = text;
    hit.article.authors = {text, "Bo"};
    hit.article.section = text;
    hit.article.language = "en";
    hit.article.published = parse_timestamp("2022-03-18");
    hit.story = {text, 3, {text, "Another", "A third"}};
    hit.title = {text, {{0, 1}}};
    hit.snippet = {text, {{1, 3}}};
    return hit;
}

TimelineBar bar(const char* from, const char* to, std::size_t count, std::size_t total) {
    const auto day = [](const char* text) { return std::chrono::floor<std::chrono::days>(parse_timestamp(text)->at); };
    return {day(from), day(to), count, total};
}

/// With something in every member, so that its values have every key there is.
ResultPage full_page(const std::string& text) {
    ResultPage page;
    page.request.q = text;
    page.request.page = 2;
    page.request.filters = {{find_field("source"), text, false}, {find_field("author"), text, true}};
    page.request.from_text = "2022";
    page.request.to_text = "2023";
    page.request.in = &title_field;
    page.read_as = text + " read";
    page.warnings = {text};
    page.corrected = text;
    page.corrections = {text};
    page.total = 1234;
    page.stories = 1231;  // on 124 pages
    page.hits = {hit_of(text)};
    page.facets = {{find_field("section"), {{text, 1}, {"other", 12345}}}, {find_field("lang"), {{"en", 2}}}};
    for (const char* code : {"de", "fr", "nl", "pl", "sv", "es"}) page.facets[1].values.push_back({code, 1});
    page.timeline = {TimelineUnit::month,
                     {bar("2022-01-01", "2022-01-31", 1, 4), bar("2022-02-01", "2022-02-28", 0, 2),
                      bar("2022-03-01", "2022-03-31", 12, 340)}};
    page.took_ms = 1.25;
    page.ways_out = {{text, page.request, 3, true}};
    page.ways_out[0].request.q += " less";
    page.with_all_words = {text, page.request, 2, true};
    return page;
}

ResultPage page_of_none(const std::string& text) {
    ResultPage page = full_page(text);
    page.total = 0;
    page.stories = 0;
    page.hits.clear();
    page.timeline.reset();
    return page;
}

ArticlePage full_article(const std::string& text) {
    ArticlePage page;
    page.article = hit_of(text).article;
    page.story = hit_of(text).story;
    page.article.tags = {text};
    page.article.language = text;
    page.article.indexed = parse_timestamp("2026-01-02")->at;
    page.article.body = text + "\n\nSecond\nline " + std::string(500, 'x') + "\n\nThird";
    page.search = full_page(text).request;
    page.title_marks = {{0, 1}};
    page.body_marks = {{0, 1}, {page.article.body.size() - 5, page.article.body.size()}};
    page.members = {hit_of(text + " first").article, page.article};
    page.members[1].published->at += std::chrono::days(1);
    page.related = {hit_of(text)};
    return page;
}

StoryPage full_story(const std::string& text) {
    StoryPage page;
    page.story = hit_of(text).story;
    page.members = {{hit_of(text).article, {text, {}}, {}},
                    {hit_of(text).article, {}, {{text, {{1, 3}}}}},
                    {hit_of(text).article, {}, {}}};
    page.members[1].article.published = parse_timestamp("2022-03-18T10:00:00Z");
    page.members[2].article.published.reset();
    page.story.size = 250;
    page.search = full_page(text).request;
    return page;
}

IndexSummary full_summary(const std::string& text) {
    IndexSummary summary;
    summary.state.articles = 1;
    summary.first_published = "2020-01-01";
    summary.last_published = "2026-01-01";
    summary.facets = {{find_field("source"), {{text, 1}}}};
    return summary;
}

/// Behind the last page.
ResultPage page_beyond(const std::string& text) {
    ResultPage page = full_page(text);
    page.request.page = 1000;
    page.hits.clear();
    return page;
}

/// With another query, and else everything.
ResultPage compared_page(const std::string& text) {
    ResultPage page = full_page(text);
    page.request.q2 = text + " 2";
    page.compared = {6, true, text + " read", false, {text}, {text}};
    page.timeline->bars[0].compared = 6;
    return page;
}

std::map<std::string, ordered_json> every_page(const std::string& text) {
    ordered_json search = to_search_values(frame, full_page(text));
    search["timeline"].update(to_search_values(frame, compared_page(text))["timeline"]);
    search["beyond"] = to_search_values(frame, page_beyond(text))["beyond"];
    search["ways_out"] = to_search_values(frame, page_of_none(text))["ways_out"];
    return {{"home", to_home_values(frame, full_summary(text), full_page(text))},
            {"search", std::move(search)},
            {"article", to_article_values(frame, full_article(text))},
            {"story", to_story_values(frame, full_story(text))},
            {"help", to_help_values(frame)},
            {"error", to_error_values(frame, 400, text, text)}};
}

std::string search_html(const ResultPage& page) { return templates().render("search", to_search_values(frame, page)); }
std::string article_html(const ArticlePage& page) {
    return templates().render("article", to_article_values(frame, page));
}

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size()) ++found;
    return found;
}

TEST(Pages, HostileTextStaysText) {
    std::vector<std::pair<std::string, ordered_json>> pages = {
        {"search", to_search_values(frame, page_of_none(hostile))}};
    for (const auto& page : every_page(hostile)) pages.emplace_back(page);
    for (const auto& [name, values] : pages) {
        const std::string html = templates().render(name, values);
        EXPECT_THAT(html, Not(HasSubstr("<script>"))) << name;
        EXPECT_THAT(html, Not(HasSubstr("onload='"))) << name;
        EXPECT_THAT(html, Not(HasSubstr("\" onload"))) << name;
        EXPECT_EQ(count(html, "<!doctype html>"), 1u) << "a template in a value was read: " << name;
        EXPECT_EQ(count(html, "<"), count(html, ">")) << name;
    }
}

// The same structure whatever the text: a value that opened or closed an element would change it. Of equal length,
// since a page offers less where its links are long.
TEST(Pages, NoTextChangesTheStructure) {
    const auto tags = [](const std::string& html) {
        std::string found;
        for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos; ++at)
            found += html.substr(at, html.find_first_of(" >", at) - at);
        return found;
    };
    const auto plain = every_page(std::string(encode_component(hostile).size(), 'x'));
    for (const auto& [name, values] : every_page(hostile))
        EXPECT_EQ(tags(templates().render(name, values)), tags(templates().render(name, plain.at(name)))) << name;
}

TEST(Pages, EveryLinkStaysBelowTheRootOrIsTheArticles) {
    for (const auto& [name, values] : every_page("a/b?c#d e")) {
        const std::string html = templates().render(name, values);
        for (const std::string attribute : {"href=\"", "action=\""}) {
            for (std::size_t at = 0; (at = html.find(attribute, at)) != std::string::npos;) {
                at += attribute.size();
                const std::string url = html.substr(at, html.find('"', at) - at);
                EXPECT_TRUE(url.starts_with("/news/") || url.starts_with("#") ||
                            url.starts_with("https://example.com/"))
                    << name << ": " << url;
            }
        }
    }
}

TEST(Pages, AnArticleIsLinkedByItsIdWhateverItIs) {
    ResultPage page = full_page("a/b?c#d%e é");
    const std::string url = to_search_values(frame, page)["hits"][0]["url"];
    const auto target = parse_target(url);
    ASSERT_TRUE(target);
    EXPECT_EQ(target->segments.back(), "a/b?c#d%e é");
    EXPECT_EQ(value_of(target->parameters, "q"), page.request.q) << "for the marks on its page";
}

TEST(SearchPage, SaysHowManyAndWhich) {
    EXPECT_THAT(search_html(full_page("oil")), HasSubstr("1,234 articles"));
    EXPECT_THAT(search_html(full_page("oil")), HasSubstr("<span>11</span>"));
    ResultPage one = full_page("oil");
    one.total = 1;
    one.stories = 1;
    EXPECT_THAT(search_html(one), HasSubstr("1 article "));
    const ResultPage none = page_of_none("oil");
    EXPECT_THAT(search_html(none), HasSubstr("No articles"));
    EXPECT_THAT(search_html(none), Not(HasSubstr("class=\"pager\"")));
}

TEST(SearchPage, APageBeyondTheEndSaysHowManyThereAreAndLeadsToTheLast) {
    ResultPage page = page_beyond("oil");
    const ordered_json values = to_search_values(frame, page);
    EXPECT_EQ(values["beyond"]["text"], "There are 124 pages.");
    EXPECT_EQ(value_of(parse_target(values["beyond"]["last_url"].get<std::string>())->parameters, "page"), "124");
    EXPECT_TRUE(values["pager"].is_null());
    EXPECT_FALSE(values.contains("first"));
    const std::string html = search_html(page);
    EXPECT_THAT(html, Not(HasSubstr("Page 1,000")));
    EXPECT_LT(html.find("Go to the last one"), html.find("<svg")) << "where it is seen first";
    page.total = page.stories = 1;
    EXPECT_THAT(search_html(page), HasSubstr("There is 1 page. <a href=\"/news/search?"));
    EXPECT_THAT(search_html(full_page("oil")), Not(HasSubstr("Go to ")));
    EXPECT_THAT(search_html(page_of_none("oil")), Not(HasSubstr("Go to ")));
}

TEST(SearchPage, PutsNoQuotesAroundQuotes) {
    for (const char* q : {"\"dock strike\"", "title:“dock strike”", "„Streik“", "« grève »"})
        EXPECT_THAT(search_html(full_page(q)), HasSubstr("for <span class=\"typed quoted\"")) << q;
    EXPECT_THAT(search_html(full_page("dock's strike")), HasSubstr("for <span class=\"typed\""));
}

TEST(Pages, SayOnPaperWhereAndWhenTheyWereFound) {
    const auto printed = [](const std::string& html) {
        const std::string before = "<p class=\"printed\">";
        const std::size_t at = html.find(before);
        return at == std::string::npos ? ""
                                       : html.substr(at + before.size(), html.find('<', at + 1) - at - before.size());
    };
    ResultPage page;
    page.request.q = "dock & strike";
    page.request.filters.push_back({find_field("source"), "Gazette", true});
    page.request.page = 3;
    EXPECT_EQ(printed(search_html(page)),
              "https://example.com/news/search?q=dock%20%26%20strike&amp;source=-Gazette&amp;page=3, 18 March 2026");
    const std::map<std::string, std::string> begins = {{"home", "/,"},
                                                       {"search", "/search?q=oil"},
                                                       {"article", "/article/oil?q=oil"},
                                                       {"story", "/story/oil?q=oil"},
                                                       {"help", "/help,"}};
    for (const auto& [name, values] : every_page("oil")) {
        const auto expected = begins.find(name);
        EXPECT_THAT(printed(templates().render(name, values)),
                    StartsWith(expected == begins.end() ? "" : "https://example.com/news" + expected->second))
            << name;
    }
}

TEST(ErrorPage, OffersToTryAgainWhatMayBeOverSoon) {
    const auto html = [](int status) {
        return templates().render("error", to_error_values(frame, status, "Not there", "Wait"));
    };
    EXPECT_THAT(html(503), AllOf(HasSubstr("<a href=\"\">Try again</a>"), Not(HasSubstr("Go to the front page"))));
    EXPECT_THAT(html(404), AllOf(HasSubstr("<a href=\"/news/\">Go to the front page"), Not(HasSubstr("Try again"))));
}

/// As full as a page of ten hits gets: bars, facets, snippets, titles and another query.
ResultPage largest_page(const std::string& q) {
    const std::string title =
        "Dock workers of the harbour of Sandwyke strike for the third week, and the council waits";
    const std::string name = "The Continental Evening Courier";
    ResultPage page;
    page.request = *parse_search_request({{"q", q}, {"q2", "harbour workers"}, {"sort", "newest"}}, {});
    page.request.page = 3;
    page.warnings = {"Only the first 100 words were read."};
    page.read_as = "dock and strike";
    page.total = page.stories = 12345;
    --page.stories;
    for (int i = 0; i < 10; ++i) {
        Hit hit = hit_of(name);
        hit.article.id = "www.continental-courier.example/2026/03/18/dock-workers-strike-" + std::to_string(i);
        hit.article.url = "https://" + hit.article.id;
        hit.title = {title, {{0, 4}, {41, 47}}};
        hit.snippet.text.clear();
        while (hit.snippet.text.size() < 260) hit.snippet.text += title + ". ";
        hit.snippet.text.resize(260);
        hit.snippet.marks = {{0, 4}, {41, 47}, {90, 94}, {131, 137}, {180, 184}, {221, 227}};
        page.hits.push_back(hit);
    }
    for (const char* field : {"source", "section", "lang", "author"}) {
        page.facets.push_back({find_field(field), {}});
        for (std::size_t i = 0; i < values_a_facet; ++i)
            page.facets.back().values.push_back({name + " " + std::to_string(i), 1000 - i});
        page.facets.back().missing = 1234;
    }
    const auto first = std::chrono::floor<std::chrono::days>(parse_timestamp("2025-01-06")->at);
    page.timeline.emplace();
    page.timeline->unit = TimelineUnit::week;
    for (int i = 0; i < static_cast<int>(most_bars_of_page(page.request)); ++i) {
        const auto from = first + std::chrono::days(7 * i);
        page.timeline->bars.push_back({from, from + std::chrono::days(6), 1234, 12345, 1234});
    }
    page.compared = {12345, true};
    return page;
}

TEST(SearchPage, StaysLightAsFullAsItMayBe) {
    const std::string html = search_html(largest_page("dock strike"));
    EXPECT_EQ(count(html, "<li class=\"hit\">"), 10u);
    EXPECT_GT(count(html, "<tr><td>"), 30u);
    EXPECT_LE(html.size(), 40'500u);
    const std::string headline =
        "Dock workers of Sandwyke strike for the third week, and the council waits for an answer";
    EXPECT_LE(search_html(largest_page(headline)).size(), 43'500u);
    EXPECT_LE(search_html(largest_page(std::string(1000, 'x'))).size(), 95'000u);
}

TEST(SearchPage, HasFewerBarsAndValuesWhereItsLinksAreLong) {
    SearchRequest request;
    EXPECT_EQ(most_values_of_page(request, false), 5u);
    EXPECT_EQ(most_values_of_page(request, true), 5u);
    const std::size_t bars = most_bars_of_page(request);
    request.q = std::string(500, 'x');
    EXPECT_LT(most_bars_of_page(request), bars / 3);
    EXPECT_EQ(most_values_of_page(request, false), 2u);
    EXPECT_EQ(most_values_of_page(request, true), 1u);
}

TEST(SearchPage, MarksTheWordsOfTheQuery) {
    ResultPage page = full_page("oil");
    page.hits[0].title = {"Oil & gas", {{0, 3}}};
    page.hits[0].snippet = {"cheap oil", {{6, 9}}};
    EXPECT_THAT(search_html(page), HasSubstr("<mark>Oil</mark> &amp; gas"));
    EXPECT_THAT(search_html(page), HasSubstr("cheap <mark>oil</mark>"));
}

TEST(SearchPage, SaysHowItReadWhatIsNotPlain) {
    ResultPage page = full_page("Oil");
    page.read_as = "oil";
    page.is_plain = true;
    EXPECT_FALSE(to_search_values(frame, page).contains("read_as"));
    page.is_plain = false;
    EXPECT_EQ(to_search_values(frame, page)["read_as"], "oil");
}

/// The request behind a link of the page.
SearchRequest behind(const ordered_json& url) {
    const auto request = parse_search_request(parse_target(url.get<std::string>())->parameters, {});
    EXPECT_TRUE(request) << url;
    return request ? *request : SearchRequest{};
}

TEST(SearchPage, AChipRemovesOneThingAndStartsAtTheFirstPage) {
    const ordered_json chips = to_search_values(frame, full_page("oil"))["chips"];
    ASSERT_EQ(chips.size(), 5u) << "two filters, two dates, one field";
    EXPECT_EQ(behind(chips[0]["url"]).filters.size(), 1u);
    EXPECT_EQ(behind(chips[0]["url"]).filters[0].field, find_field("author"));
    EXPECT_EQ(behind(chips[1]["url"]).filters[0].field, find_field("source"));
    EXPECT_FALSE(behind(chips[2]["url"]).from);
    EXPECT_TRUE(behind(chips[2]["url"]).to);
    EXPECT_FALSE(behind(chips[3]["url"]).to);
    EXPECT_EQ(behind(chips[4]["url"]).in, nullptr);
    for (const ordered_json& chip : chips) {
        EXPECT_EQ(behind(chip["url"]).page, 1u);
        EXPECT_EQ(behind(chip["url"]).q, "oil");
    }
}

TEST(SearchPage, AFacetNarrowsOrExcludesAndKeepsTheRest) {
    const ordered_json value = to_search_values(frame, full_page("oil"))["facets"][0]["values"][1];
    EXPECT_EQ(value["value"], "other");
    EXPECT_EQ(value["count"], "12,345");
    for (const char* key : {"url", "exclude_url"}) {
        const SearchRequest request = behind(value[key]);
        ASSERT_EQ(request.filters.size(), 3u);
        EXPECT_EQ(request.filters[2].field, find_field("section"));
        EXPECT_EQ(request.filters[2].value, "other");
        EXPECT_EQ(request.filters[2].is_excluded, key != std::string("url"));
        EXPECT_EQ(request.page, 1u);
        EXPECT_EQ(request.from_text, "2022");
    }
}

TEST(SearchPage, CallsLanguagesByTheirNames) {
    ResultPage page = full_page("oil");
    page.request.filters = {{&language_field, "de", false}};
    page.facets = {{&language_field, {{"de", 1}}}};
    page.alternatives = {{&language_field, {{"fr", 2}, {"de", 1}}}};
    const ordered_json values = to_search_values(frame, page);
    const ordered_json languages = values["facets"][0]["values"];
    EXPECT_EQ(languages[0]["value"], "German");
    EXPECT_EQ(languages[1]["value"], "French");
    EXPECT_EQ(behind(languages[1]["url"]).filters[1].value, "fr");
    EXPECT_EQ(values["chips"][0]["value"], "German");
}

TEST(SearchPage, AFacetTellsWhatIsChosenOrLeftOutAndTakesItBack) {
    ResultPage page = full_page("oil");
    page.request.filters = {{find_field("source"), "wire", false}, {find_field("source"), "Gazette", true}};
    page.facets = {{find_field("source"), {{"Wire", 3}}}};
    page.alternatives = {{find_field("source"), {{"Courier", 5}, {"Wire", 3}, {"Gazette", 2}}, 3, 7}};
    const ordered_json values = to_search_values(frame, page)["facets"][0]["values"];
    ASSERT_EQ(values.size(), 3u) << "each once, in small letters or large";
    EXPECT_EQ(values[0]["value"], "wire");
    EXPECT_EQ(values[0]["count"], "3");
    EXPECT_EQ(behind(values[0]["url"]).filters.size(), 1u);
    EXPECT_EQ(behind(values[0]["url"]).filters[0].value, "Gazette");
    EXPECT_EQ(behind(values[1]["url"]).filters[0].value, "wire");
    EXPECT_EQ(values[2]["value"], "Courier");
    EXPECT_EQ(values[2]["count"], "5");
    EXPECT_EQ(values[2]["is_alternative"], true);
    EXPECT_EQ(values[2]["exclude_url"], "") << "what is not of wire is left out already";
    EXPECT_EQ(behind(values[2]["url"]).filters.size(), 3u) << "those of wire too";
    const std::string html = search_html(page);
    EXPECT_THAT(html, HasSubstr(" aria-current=\"true\"><span class=\"unseen\">Remove: </span>wire</a>"));
    EXPECT_THAT(html, HasSubstr("left out: </span><s>Gazette</s></a></li>"));
    EXPECT_THAT(html, HasSubstr("<span class=\"or\">or</span> Courier</a>"));
    page.alternatives.clear();
    EXPECT_EQ(to_search_values(frame, page)["facets"][0]["values"].size(), 2u) << "nothing beside wire was counted";
    EXPECT_THAT(html, HasSubstr("left out, </span><s>Source: Gazette</s></a>")) << "its chip";
}

TEST(SearchPage, AFacetOffersTheArticlesThatHaveNone) {
    ResultPage page = full_page("oil");
    page.request.filters.clear();
    page.facets = {{find_field("author"), {{"Jon Smith", 5}}, 1, 1234}, {find_field("section"), {}, 0, 1239}};
    ordered_json facets = to_search_values(frame, page)["facets"];
    ASSERT_EQ(facets.size(), 1u) << "nobody needs to choose what all of them are";
    ASSERT_EQ(facets[0]["values"].size(), 2u);
    ordered_json none = facets[0]["values"][1];
    EXPECT_EQ(none["value"], "(none)");
    EXPECT_EQ(none["count"], "1,234");
    page.request = behind(none["url"]);
    ASSERT_EQ(page.request.filters.size(), 1u);
    EXPECT_TRUE(page.request.filters[0].is_of_any());
    EXPECT_TRUE(page.request.filters[0].is_excluded);
    page.facets = {{find_field("author"), {}, 0, 1234}};
    none = to_search_values(frame, page)["facets"][0]["values"][0];
    EXPECT_EQ(none["count"], "1,234");
    EXPECT_EQ(none["is_chosen"], true);
    EXPECT_TRUE(behind(none["url"]).filters.empty());
    EXPECT_THAT(search_html(page), HasSubstr("<span class=\"unseen\">Remove: </span>Without an author</a>"));
    page.request.filters[0].is_excluded = false;
    page.facets = {{find_field("author"), {{"Jon Smith", 5}}, 1, 0}};
    facets = to_search_values(frame, page)["facets"];
    EXPECT_EQ(facets[0]["values"][1]["exclude_url"], "") << "nothing would be left";
    page.facets = {{find_field("author"), {{"Jon Smith", 5}, {"Ana Ruiz", 1}}, 2, 0}};
    facets = to_search_values(frame, page)["facets"];
    ASSERT_EQ(facets[0]["values"].size(), 3u);
    EXPECT_EQ(facets[0]["values"][0]["is_excluded"], true);
    const SearchRequest of_one = behind(facets[0]["values"][1]["url"]);
    ASSERT_EQ(of_one.filters.size(), 1u) << "any or Jon Smith would be any";
    EXPECT_EQ(of_one.filters[0].value, "Jon Smith");
    EXPECT_EQ(behind(facets[0]["values"][1]["exclude_url"]).filters.size(), 2u);
    EXPECT_THAT(search_html(page), HasSubstr("left out: </span><s>(none)</s></a></li>"));
    EXPECT_THAT(search_html(page), HasSubstr("<span class=\"unseen\">Remove: </span>With an author</a>"));
}

TEST(SearchPage, AFacetIsShortUntilAllIsAskedFor) {
    ResultPage page = full_page("oil");
    ordered_json facet = to_search_values(frame, page)["facets"][1];
    EXPECT_EQ(facet["values"].size(), 5u) << "of seven languages";
    EXPECT_EQ(facet["fewer_url"], "");
    page.request = behind(facet["more_url"]);
    EXPECT_EQ(page.request.filters.size(), 2u) << "are kept";
    facet = to_search_values(frame, page)["facets"][1];
    EXPECT_EQ(facet["values"].size(), 7u);
    EXPECT_EQ(facet["more_url"], "");
    EXPECT_EQ(behind(facet["fewer_url"]).facet_values, values_a_facet);
}

TEST(SearchPage, OffersSearchesThatFindSomethingWhereNothingIsFound) {
    ResultPage page = page_of_none("oil");
    page.ways_out = {{"of any source", page.request, 1234, true}, {"without “gas”", page.request, 1, false}};
    page.ways_out[0].request.filters.clear();
    page.ways_out[1].request.q = "oil & more";
    const std::string html = search_html(page);
    EXPECT_THAT(html, HasSubstr(">of any source</a> <span class=\"count\">1,234 articles</span>"));
    EXPECT_THAT(html, HasSubstr(">without “gas”</a> <span class=\"typed\" dir=\"auto\">oil &amp; more</span> "
                                "<span class=\"count\">at least 1 article</span>"));
    const ordered_json ways = to_search_values(frame, page)["ways_out"]["ways"];
    EXPECT_TRUE(behind(ways[0]["url"]).filters.empty());
    EXPECT_EQ(behind(ways[1]["url"]).q, "oil & more");
    page.ways_out.clear();
    EXPECT_THAT(search_html(page), HasSubstr("check the spelling"));
}

TEST(SearchPage, OffersASpellingOnce) {
    ResultPage page = page_of_none("oli");
    page.corrected = "oil";
    page.corrections.clear();
    EXPECT_THAT(search_html(page), HasSubstr("Did you mean"));
    page.ways_out[0].request.q = "oil";
    EXPECT_THAT(search_html(page), Not(HasSubstr("Did you mean")));
}

TEST(SearchPage, ItsLinksCarryTheCorrectedQuery) {
    ResultPage page = full_page("oli");
    page.corrected = "oil";
    page.is_of_corrected = true;
    const ordered_json values = to_search_values(frame, page);
    EXPECT_EQ(values["q"], "oli") << "what was typed stays in its field";
    for (const ordered_json& url : {values["chips"][0]["url"], values["facets"][0]["values"][0]["url"],
                                    values["timeline"]["tables"][0]["rows"][0]["bar_url"], values["pager"]["previous"],
                                    values["sorts"][1]["url"], values["feed"], values["fold"]["url"]})
        EXPECT_EQ(behind(url).q, "oil") << url;
    EXPECT_EQ(values["hidden_without_dates"][0]["value"], "oil");
    EXPECT_EQ(values["hidden_without_q2"][0]["value"], "oil");
}

TEST(SearchPage, ABarNarrowsToItsDaysAndKeepsTheRest) {
    ResultPage page = full_page("oil");
    page.request.sort = Sort::newest;
    const ordered_json rows = to_search_values(frame, page)["timeline"]["tables"][0]["rows"];
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1]["bar_url"], "") << "there is nothing to see behind it";
    const SearchRequest narrowed = behind(rows[2]["bar_url"]);
    EXPECT_EQ(narrowed.from_text, "2022-03");
    EXPECT_EQ(narrowed.to_text, "2022-03");
    EXPECT_EQ(narrowed.q, "oil");
    EXPECT_EQ(narrowed.filters.size(), 2u);
    EXPECT_EQ(narrowed.sort, Sort::newest);
    EXPECT_EQ(narrowed.in, &title_field);
    EXPECT_EQ(narrowed.page, 1u);
}

TEST(SearchPage, ABarDoesNotWidenTheDatesAskedFor) {
    ResultPage page = full_page("oil");
    page.request = *parse_search_request({{"from", "2022-01-10T12:00:00Z"}, {"to", "2022-03-10"}}, {});
    page.timeline->bars.front() = bar("2022-01-10", "2022-01-31", 1, 1);
    page.timeline->bars.back() = bar("2022-03-01", "2022-03-10", 1, 1);
    const ordered_json rows = to_search_values(frame, page)["timeline"]["tables"][0]["rows"];
    EXPECT_EQ(rows[0]["when"], "10 to 31 January 2022");
    EXPECT_EQ(behind(rows[0]["bar_url"]).from, page.request.from);
    EXPECT_EQ(behind(rows[0]["bar_url"]).to_text, "2022-01-31");
    EXPECT_EQ(behind(rows[2]["bar_url"]).from_text, "2022-03-01");
    EXPECT_EQ(behind(rows[2]["bar_url"]).to, page.request.to);
}

TEST(SearchPage, DrawsBarsAndSharesAndTellsTheSameInATable) {
    const ordered_json timeline = to_search_values(frame, full_page("oil"))["timeline"];
    EXPECT_EQ(timeline["name"], "Articles by month");
    EXPECT_EQ(timeline["width"], "30");
    EXPECT_EQ(timeline["bars_path"], "M4 92h2v8h-2M24 0h2v100h-2") << "none without articles";
    EXPECT_EQ(timeline["share"]["shares_path"], "M0 2h10M20 84h10") << "a quarter of all is the largest share";
    EXPECT_EQ(timeline["share"]["best_text"], "up to 25 %");
    EXPECT_EQ(timeline["tables"][0]["rows"][1]["when"], "February 2022");
    EXPECT_EQ(timeline["tables"][0]["rows"][1]["about"], "0 of 2, 0 %");
    EXPECT_THAT(
        search_html(full_page("oil")),
        HasSubstr(
            "<b>March 2022</b></a><span aria-hidden=\"true\">Mar 2022</span></td><td>12 of 340, 3.5 %</td></tr>"));
    EXPECT_THAT(search_html(full_page("oil")), HasSubstr("<tr><td><b>February 2022</b><span"));
}

TEST(SearchPage, NamesEachOfAFewBarsAndSomeOfMany) {
    const auto ticks_of = [](const ResultPage& page) {
        const ordered_json values = to_search_values(frame, page);
        std::vector<std::string> ticks;
        for (const ordered_json& row : values["timeline"]["tables"][0]["rows"]) ticks.push_back(row["tick"]);
        return ticks;
    };
    EXPECT_THAT(ticks_of(full_page("oil")), ElementsAre("Jan 2022", "Feb 2022", "Mar 2022"));
    ResultPage page = largest_page("oil");
    page.timeline->bars.resize(14);
    EXPECT_THAT(ticks_of(page),
                ElementsAre("6 Jan 2025", "", "", "", "", "10 Feb 2025", "", "", "", "", "", "", "", "13 Apr 2025"))
        << "the last day at the end";
    page.timeline->bars.resize(7);
    EXPECT_THAT(ticks_of(page), ElementsAre("6 Jan 2025", "", "", "", "", "", "23 Feb 2025"));
}

TEST(SearchPage, HasFewerWiderLinksOverManyBarsOnNarrowPages) {
    ResultPage page = largest_page("oil");
    page.timeline->bars.resize(11);
    EXPECT_EQ(to_search_values(frame, page)["timeline"]["tables"].size(), 1u);
    page = largest_page("oil");
    page.timeline->bars.resize(27);
    const ordered_json values = to_search_values(frame, page);
    const ordered_json& tables = values["timeline"]["tables"];
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[0]["rows"].size(), 27u);
    const ordered_json& rows = tables[1]["rows"];
    ASSERT_EQ(rows.size(), 11u);
    EXPECT_EQ(rows[0]["when"], "6 to 19 Jan 2025") << "the middle of the third bar is over the second link";
    EXPECT_EQ(rows[1]["when"], "20 Jan to 9 Feb 2025");
    EXPECT_EQ(rows[10]["when"], "30 Jun to 13 Jul 2025");
    EXPECT_EQ(rows[1]["about"], "A 3,702, B 3,702 of 37,035") << "without shares, for which there is no room";
    EXPECT_EQ(behind(rows[1]["bar_url"]).from_text, "2025-01-20");
    EXPECT_EQ(behind(rows[1]["bar_url"]).to_text, "2025-02-09");
}

TEST(SearchPage, ComparesWithAnotherQuery) {
    const ordered_json values = to_search_values(frame, compared_page("oil"));
    const ordered_json timeline = values["timeline"];
    EXPECT_EQ(timeline["share"]["shares_path"], "M0 82h10M20 96h10");
    EXPECT_EQ(timeline["share"]["other_shares_path"], "M0 2h10") << "in the same scale";
    EXPECT_EQ(timeline["bars_path"], "M4 92h1v8h-1M24 0h1v100h-1");
    EXPECT_EQ(timeline["other"]["other_path"], "M5 50h1v50h-1") << "in the same scale, beside it";
    EXPECT_EQ(timeline["other"]["other_q"], "oil 2");
    EXPECT_EQ(timeline["other"]["other_text"], "6 articles");
    EXPECT_EQ(timeline["tables"][0]["rows"][0]["about"], "A 1 (25 %), B 6 (150 %) of 4");
    EXPECT_EQ(behind(timeline["tables"][0]["rows"][2]["bar_url"]).q2, "oil 2") << "is kept";
    EXPECT_THAT(search_html(compared_page("oil")), AllOf(HasSubstr(">A:</span> <b dir=\"auto\">oil</b>"),
                                                         HasSubstr(">B:</span> <b dir=\"auto\">oil 2</b>")));
    EXPECT_THAT(search_html(compared_page("oil")), AllOf(HasSubstr("B read as <span"), HasSubstr(">B: oil</p>")));
    ResultPage plain = compared_page("oil");
    plain.compared = {6, true, "oil 2", true};
    EXPECT_THAT(search_html(plain), AllOf(Not(HasSubstr("B read as")), Not(HasSubstr(">B: oil</p>"))));
    EXPECT_EQ(values["q2"], "oil 2");
    for (const ordered_json& field : values["hidden_without_q2"]) EXPECT_NE(field["name"], "q2");
    EXPECT_EQ(values["chips"][2]["label"], "Compared with");
    EXPECT_EQ(behind(values["chips"][2]["url"]).q2, "");
}

TEST(SearchPage, ABarThatOnlyTheOtherQueryHasLeadsToItsArticles) {
    ResultPage page = compared_page("oil");
    page.timeline->bars[1].compared = 2;
    const ordered_json timeline = to_search_values(frame, page)["timeline"];
    for (const ordered_json& url : {timeline["tables"][0]["rows"][1]["bar_url"], timeline["other"]["other_url"]}) {
        EXPECT_EQ(behind(url).q, "oil 2");
        EXPECT_EQ(behind(url).q2, "oil");
    }
    EXPECT_EQ(timeline["tables"][0]["rows"][1]["when"], "B: February 2022");
    EXPECT_EQ(behind(timeline["tables"][0]["rows"][1]["bar_url"]).from_text, "2022-02");
}

TEST(SearchPage, SaysHowManyHaveNoDate) {
    ResultPage page = full_page("oil");
    EXPECT_THAT(search_html(page), HasSubstr(">1,221 without a date"));
    EXPECT_THAT(search_html(page), Not(HasSubstr("-date")));
    page.is_plain = true;
    const ordered_json undated = to_search_values(frame, page)["timeline"]["undated"];
    EXPECT_EQ(behind(undated["undated_url"]).q, page.linked().q + " -date:*");
    page.total = 13;
    EXPECT_THAT(search_html(page), Not(HasSubstr("without a date")));
}

TEST(SearchPage, OffersNamesBesideArticlesWithSomeOfTheWords) {
    ResultPage page = full_page("Ana Ruiz");
    page.ways_out[0].request.q = "author:\"Ana Ruiz\"";
    EXPECT_THAT(search_html(page),
                HasSubstr(">author:&quot;Ana Ruiz&quot;</a> <span class=\"count\">3 articles</span>"));
}

TEST(SearchPage, PromisesNothingWhereNotAllWasLookedAt) {
    ResultPage page = full_page("oil");
    page.total_is_exact = false;
    const ordered_json values = to_search_values(frame, page);
    const ordered_json& timeline = values["timeline"];
    EXPECT_FALSE(timeline.contains("share"));
    EXPECT_EQ(values["facets"][0]["values"][1]["count"], "12,345+");
    const ordered_json& none = timeline["tables"][0]["rows"][1];
    EXPECT_EQ(none["about"], "at least 0 of 2");
    EXPECT_EQ(behind(none["bar_url"]).from_text, "2022-02") << "there may be some, which that search finds";
}

TEST(SearchPage, HasNoSharesWhereAllWasFound) {
    ResultPage page = full_page("oil");
    for (TimelineBar& one : page.timeline->bars) one.count = one.total;
    EXPECT_THAT(search_html(page), Not(HasSubstr("share of everything")));
}

TEST(SearchPage, HasNoTimelineOfOneBarOrNone) {
    ResultPage page = full_page("oil");
    page.timeline->bars.resize(1);
    EXPECT_THAT(search_html(page), Not(HasSubstr("<svg")));
    page.timeline.reset();
    EXPECT_THAT(search_html(page), Not(HasSubstr("<svg")));
}

TEST(SearchPage, ItsFormsSendAlongWhatTheyDoNotChange) {
    ResultPage page = full_page("oil");
    page.request.sort = Sort::newest;
    const ordered_json values = to_search_values(frame, page);
    const auto names = [&](const char* key) {
        std::set<std::string> found;
        for (const ordered_json& field : values[key]) found.insert(field["name"].get<std::string>());
        return found;
    };
    EXPECT_EQ(names("hidden"), (std::set<std::string>{"sort", "from", "to", "source", "author", "in"}));
    EXPECT_EQ(names("hidden_without_dates"), (std::set<std::string>{"q", "sort", "source", "author", "in"}));
}

TEST(SearchPage, LeadsToTheSameArticlesAsAFeedAndWhole) {
    ResultPage page = full_page("oil & gas");
    page.request.sort = Sort::oldest;
    page.request.folds_stories = false;
    const ordered_json values = to_search_values(frame, page);
    EXPECT_EQ(behind(values["feed"]).filters.size(), 2u);
    EXPECT_EQ(behind(values["feed"]).page, 1u);
    const auto csv = parse_export_request(parse_target(values["export"]["csv"].get<std::string>())->parameters, {});
    ASSERT_TRUE(csv);
    EXPECT_EQ(csv->format, ExportFormat::csv);
    EXPECT_EQ(csv->search.q, "oil & gas");
    EXPECT_EQ(csv->search.sort, Sort::oldest);
    EXPECT_FALSE(csv->search.folds_stories);
    page.total = 0;
    EXPECT_FALSE(to_search_values(frame, page).contains("export")) << "there is nothing to take along";
}

TEST(SearchPage, ThePagerShowsTheNeighbourhood) {
    for (const unsigned current : {1u, 2u, 3u, 60u, 123u, 124u}) {
        ResultPage page = full_page("oil");
        page.request.page = current;
        const ordered_json pager = to_search_values(frame, page)["pager"];
        std::size_t is_current = 0;
        for (const ordered_json& link : pager["links"]) {
            is_current += link["is_current"].get<bool>() ? 1 : 0;
            EXPECT_EQ(std::to_string(behind(link["url"]).page), link["number"].get<std::string>());
        }
        EXPECT_EQ(is_current, 1u) << current;
        EXPECT_EQ(pager["links"].front()["number"], "1");
        EXPECT_EQ(pager["links"].back()["number"], "124");
        EXPECT_EQ(pager["previous"].is_null(), current == 1);
        EXPECT_EQ(pager["next"].is_null(), current == 124);
    }
}

/// `html` without the links between places.
std::string without_steps(std::string html) {
    for (std::size_t at = 0; (at = html.find("<span class=\"steps\"", at)) != std::string::npos;) {
        const std::size_t last = html.find("#places", at);
        html.erase(at, html.find("</span>", last) + std::string("</span>").size() - at);
    }
    return html;
}

TEST(ArticleHtml, ShowsParagraphsWithMarks) {
    ArticlePage page = full_article("words");
    page.article.body = "One & two.\n\nThree\nfour";
    page.body_marks = {{6, 9}, {12, 17}};
    const std::string html = without_steps(article_html(page));
    EXPECT_THAT(html, HasSubstr("<p>One &amp; <mark id=\"m1\">two</mark>.</p>\n<p><mark>Three</mark><br>four</p>"));
}

TEST(ArticleHtml, AMarkEndsWithItsParagraph) {
    ArticlePage page = full_article("words");
    page.article.body = "One two\n\nthree\nfour five";
    page.body_marks = {{4, 19}};
    const std::string html = without_steps(article_html(page));
    EXPECT_THAT(
        html, HasSubstr("<p>One <mark id=\"m1\">two</mark></p>\n<p><mark>three</mark><br><mark>four</mark> five</p>"));
}

/// A body of `paragraphs` of a hundred words, with every `step`th word marked.
ArticlePage marked_article(std::size_t paragraphs, std::size_t step) {
    ArticlePage page = full_article("words");
    page.article.body.clear();
    page.body_marks.clear();
    for (std::size_t word = 0; word < paragraphs * 100; ++word) {
        if (word > 0) page.article.body += word % 100 == 0 ? "\n\n" : " ";
        if (word % step == 0) page.body_marks.push_back({page.article.body.size(), page.article.body.size() + 4});
        page.article.body += "dock";
    }
    return page;
}

TEST(ArticleHtml, EachPlaceLeadsToTheNext) {
    for (const std::size_t step : {1, 7, 50, 99, 300}) {
        const ArticlePage page = marked_article(9, step);
        const std::string html = article_html(page);
        EXPECT_EQ(count(html, "<mark"), page.body_marks.size() + page.title_marks.size());
        const std::size_t places = count(html, "<mark id=");
        EXPECT_THAT(html, HasSubstr("at " + std::to_string(places) + " place"));
        EXPECT_THAT(html, HasSubstr("href=\"#m1\">Go to the first"));
        for (std::size_t number = 1; number <= places; ++number) {
            const std::string begin = "<mark id=\"m" + std::to_string(number) + "\">";
            ASSERT_EQ(count(html, begin), 1u);
            const std::size_t at = html.find(begin);
            const std::string steps = html.substr(at, html.find("#places", at) - at);
            const auto leads_to = [&](std::size_t other) {
                return count(steps, "href=\"#m" + std::to_string(other) + "\"") == 1;
            };
            EXPECT_EQ(leads_to(number + 1), number < places);
            EXPECT_EQ(leads_to(number - 1), number > 1);
            EXPECT_EQ(count(steps, "href=\"#m"), (number > 1 ? 1u : 0u) + (number < places ? 1u : 0u));
        }
    }
}

TEST(ArticleHtml, APlaceHoldsWhatStandsTogether) {
    EXPECT_EQ(count(article_html(marked_article(1, 99)), "<mark id="), 2u) << "the first word and the last";
    EXPECT_EQ(count(article_html(marked_article(1, 50)), "<mark id="), 1u) << "250 bytes apart";
    EXPECT_LE(count(article_html(marked_article(2000, 1)), "<mark id="), 100u) << "in a megabyte of marks";
}

TEST(ArticleHtml, ThePlacesChangeNothingInTheText) {
    const ArticlePage page = marked_article(9, 31);
    const auto body_of = [](const std::string& html) {
        const std::size_t begin = html.find("<div class=\"body\"");
        std::string body = html.substr(begin, html.find("</div>", begin) - begin);
        for (const std::string tag : {"<mark", "</mark"}) {
            for (std::size_t at = 0; (at = body.find(tag, at)) != std::string::npos;)
                body.erase(at, body.find('>', at) + 1 - at);
        }
        return body;
    };
    ArticlePage plain = page;
    plain.body_marks.clear();
    EXPECT_EQ(body_of(without_steps(article_html(page))), body_of(article_html(plain)));
    EXPECT_THAT(article_html(plain), Not(HasSubstr("class=\"places\"")));
    EXPECT_THAT(article_html(plain), Not(HasSubstr("class=\"steps\"")));
}

TEST(ArticleHtml, LeadsBackToTheSamePageOfTheSameSearch) {
    const ArticlePage page = full_article("words");
    const ordered_json values = to_article_values(frame, page);
    for (const ordered_json& url : {values["back"], values["telling"]["all_url"],
                                    values["telling"]["members"][0]["link"], values["related"]["links"][0]["link"],
                                    values["story"]["url"], to_story_values(frame, full_story("words"))["back"],
                                    to_story_values(frame, full_story("words"))["days"][0]["members"][0]["url"]}) {
        EXPECT_EQ(to_parameters(behind(url)), to_parameters(page.search)) << url;
    }
    EXPECT_TRUE(values["back"].get<std::string>().starts_with("/news/search?"));
}

TEST(ArticleHtml, SaysHowMuchOfItsDateIsKnown) {
    ArticlePage page = full_article("words");
    const std::pair<const char*, const char*> dates[] = {
        {"2022", "2022; the month is not known"},
        {"2022-03", "March 2022; the day is not known"},
        {"2022-03-18", "18 March 2022; the time is not known"},
        {"2022-03-18T10:00:00Z", "18 March 2022, 10:00 UTC"},
        {"", "not known"},
    };
    for (const auto& [date, text] : dates) {
        page.article.published = parse_timestamp(date);
        EXPECT_THAT(article_html(page), HasSubstr(std::string("<dt>Published</dt><dd>") + text + "</dd>"));
    }
}

TEST(ArticleHtml, NamesItsLanguage) {
    ArticlePage page = full_article("words");
    page.article.language = "de";
    EXPECT_THAT(article_html(page), HasSubstr("href=\"/news/search?lang=de\">German</a>"));
}

TEST(ArticleHtml, ListsTheMembersOfItsStory) {
    ArticlePage page = full_article("words");
    page.members = {hit_of("one").article, hit_of("two").article, hit_of("three").article};
    page.members[0].published = parse_timestamp("2022-03-18T10:00:00Z");
    page.members[1].published = parse_timestamp("2022-03-18T10:40:00Z");
    page.members[2].published.reset();
    page.article.id = page.members[1].id;
    page.story.size = 37;
    const std::string html = article_html(page);
    const std::string section = html.substr(html.find("The same story</h2>"));
    const std::string list = section.substr(0, section.find("</ol>"));
    EXPECT_EQ(count(list, "<li"), 3u);
    EXPECT_EQ(count(list, "aria-current"), 1u);
    EXPECT_THAT(list, HasSubstr("<span class=\"when\">first</span> <span class=\"source\">one</span>"));
    EXPECT_THAT(list, HasSubstr("<span>this article</span> <span class=\"when\">40 minutes later</span>"));
    EXPECT_THAT(list, Not(HasSubstr("href=\"/news/article/two"))) << "one is there";
    EXPECT_THAT(list, HasSubstr(">three</a> <span class=\"meta\"><span class=\"source\">three</span> </span>"));
    EXPECT_THAT(section, HasSubstr("All 37 articles"));
    page.members.clear();
    EXPECT_THAT(article_html(page), Not(HasSubstr("The same story</h2>")));
}

TEST(ArticleHtml, HasNoRowsForWhatIsUnknown) {
    ArticlePage page;
    page.article.id = "x";
    page.article.title = "T";
    const std::string html = article_html(page);
    EXPECT_THAT(html, Not(HasSubstr("Original")));
    EXPECT_THAT(html, Not(HasSubstr("class=\"back\"")));
    EXPECT_THAT(html, Not(HasSubstr("class=\"source\"")));
    EXPECT_THAT(html, Not(HasSubstr("lang=\"\"")));
    EXPECT_THAT(html, Not(HasSubstr("1970"))) << "never invented";
}

TEST(ArticleHtml, LinksToOthersOnTheSubject) {
    ArticlePage page = full_article("words");
    page.related = {hit_of("a/b"), hit_of("")};
    page.related[1].article.id = "bare";
    page.related[1].article.title = "Bare";
    page.related[1].article.published.reset();
    page.related[1].article.language = "fr";
    const std::string html = article_html(page);
    const std::string section = html.substr(html.find("On the same subject"));
    EXPECT_THAT(section, HasSubstr("href=\"/news/article/a%2Fb?"));
    EXPECT_THAT(section, HasSubstr("<span class=\"source\">a/b</span> <time datetime=\"2022-03-18\">"));
    EXPECT_THAT(section, HasSubstr("lang=\"fr\">Bare</a> <span class=\"meta\"></span>"))
        << "not the source and date of the page";
    page.related.clear();
    EXPECT_THAT(article_html(page), Not(HasSubstr("On the same subject")));
}

TEST(ArticleHtml, ATagLinksToAQueryThatMeansIt) {
    ArticlePage page = full_article("words");
    page.article.tags = {"energy \"policy\"*"};
    const std::string url = to_article_values(frame, page)["tags"][0]["url"];
    Analyser analyser("en");
    const ParsedQuery query = parse_query(value_of(parse_target(url)->parameters, "q"), analyser);
    EXPECT_EQ(query.read_as, "tagged “energy policy”");
    EXPECT_TRUE(query.warnings.empty());
}

TEST(StoryHtml, MarksWhatEachMemberAdds) {
    const std::string html = templates().render("story", to_story_values(frame, full_story("words")));
    EXPECT_EQ(count(html, "w<mark>or</mark>ds"), 1u);
    EXPECT_EQ(count(html, "Adds nothing"), 1u);
    EXPECT_THAT(html, HasSubstr("250 articles tell this story"));
    EXPECT_THAT(html, HasSubstr("247 articles more</a>"));
    EXPECT_THAT(html, HasSubstr("Without a date"));
}

TEST(StoryHtml, IsPartedByDaysAndTellsHowMuchLater) {
    StoryPage page = full_story("words");
    page.members.clear();
    for (const char* date :
         {"2022-03-18T22:00:00Z", "2022-03-18T22:40:00Z", "2022-03-19T01:10:00Z", "2022-03-20", ""}) {
        page.members.push_back({hit_of(date).article, {}, {}});
        page.members.back().article.published = parse_timestamp(date);
    }
    const ordered_json days = to_story_values(frame, page)["days"];
    std::vector<std::string> told;
    for (const ordered_json& day : days) {
        told.push_back(day["day"]["text"]);
        for (const ordered_json& member : day["members"])
            told.push_back("- " + member.value("when", "?") +
                           (member.contains("clock") ? ", " + member["clock"].value("text", "") : ""));
    }
    EXPECT_EQ(told, (std::vector<std::string>{"18 March 2022", "- first, 22:00 UTC", "- 40 minutes later, 22:40 UTC",
                                              "19 March 2022", "- 3 hours later, 01:10 UTC", "20 March 2022",
                                              "- 2 days later", "Without a date", "- ?"}));
}

TEST(StoryHtml, NothingIsFirstWhereNoDateIsKnown) {
    StoryPage page = full_story("words");
    for (StoryMember& member : page.members) member.article.published.reset();
    EXPECT_THAT(templates().render("story", to_story_values(frame, page)), Not(HasSubstr("class=\"when\"")));
}

TEST(SearchPage, SaysWhoElseTellsAStory) {
    EXPECT_THAT(search_html(full_page("words")),
                AllOf(HasSubstr("<a href=\"/news/story/words?q=words"), HasSubstr("\">also in 2 sources</a>")));
    ResultPage versions = full_page("words");
    versions.hits[0].story = {"words", 2, {"words"}};
    EXPECT_THAT(search_html(versions), HasSubstr("1 other version</a>"));
    ResultPage alone = full_page("words");
    alone.hits[0].story = {"words", 1, {"words"}};
    EXPECT_THAT(search_html(alone), Not(HasSubstr("/story/")));
}

TEST(SearchPage, OffersToShowEveryArticleOfAStory) {
    const ResultPage page = full_page("words");
    EXPECT_THAT(search_html(page), HasSubstr("1,231 stories"));
    EXPECT_THAT(search_html(page), HasSubstr("fold=none"));
    ResultPage single = page;
    single.stories = single.total;
    EXPECT_THAT(search_html(single), Not(HasSubstr("fold=none")));
}

TEST(HomePage, AnEmptyIndexIsExplained) {
    EXPECT_THAT(templates().render("home", to_home_values(frame, IndexSummary{}, ResultPage{})),
                HasSubstr("no articles yet"));
    EXPECT_THAT(templates().render("home", to_home_values(frame, full_summary("words"), full_page("words"))),
                Not(HasSubstr("no articles yet")));
}

TEST(HomePage, OffersTheMostFrequentValuesAlone) {
    IndexSummary summary = full_summary("words");
    for (int i = 100; i < 200; ++i) summary.facets[0].values.push_back({"outlet " + std::to_string(i), 1});
    const std::string html = templates().render("home", to_home_values(frame, summary, full_page("words")));
    EXPECT_THAT(html, HasSubstr("outlet 103"));
    EXPECT_THAT(html, Not(HasSubstr("outlet 104")));
}

TEST(HelpPage, TellsOfEveryField) {
    const std::string html = templates().render("help", to_help_values(frame));
    for (const Field& field : fields) EXPECT_THAT(html, HasSubstr("<code>" + std::string(field.name) + ":</code>"));
}

TEST(HelpPage, LinksEveryExampleOfTheLanguage) {
    const std::string html = templates().render("help", to_help_values(frame));
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) {
            EXPECT_THAT(html, HasSubstr("/search?q=" + encode_component(row.example) + "\"")) << row.example;
            EXPECT_THAT(html, HasSubstr(">" + escape_html(row.example) + "</a>"));
        }
    }
}

/// Every key that a template names, partials included.
std::set<std::string> keys_of(const std::string& name) {
    const std::string text = testing::read_file(template_folder + "/" + name + ".mustache");
    std::set<std::string> keys;
    for (std::size_t at = 0; (at = text.find("{{", at)) != std::string::npos;) {
        const std::size_t end = text.find("}}", at);
        std::string key = text.substr(at + 2, end - at - 2);
        at = end + 2;
        const char kind = key[0];
        std::erase_if(key, [](char c) { return std::string_view("{#^/&> ").find(c) != std::string_view::npos; });
        if (kind == '>') {
            keys.merge(keys_of(key));
        } else if (kind != '!') {
            keys.insert(key);
        }
    }
    return keys;
}

void collect_keys(const ordered_json& values, std::set<std::string>& keys) {
    for (const auto& [name, value] : values.items()) {
        if (values.is_object()) keys.insert(name);
        if (value.is_structured()) collect_keys(value, keys);
    }
}

TEST(WebFolder, NamesOnlyKeysThatTheirPageHas) {
    for (const auto& [name, values] : every_page("words")) {
        std::set<std::string> given;
        collect_keys(values, given);
        // The parts around the search field and the filters are shared; not every page fills them.
        for (const char* shared : {"q", "hidden", "hidden_without_dates", "name", "value", "from", "to", "feed", "q2"})
            given.insert(shared);
        for (const std::string& key : keys_of(name))
            EXPECT_TRUE(given.contains(key)) << name << ".mustache names " << key;
    }
}

TEST(WebFolder, ShowsEveryKeyThatTheirPageHas) {
    for (const auto& [name, values] : every_page("words")) {
        std::set<std::string> given;
        collect_keys(values, given);
        const std::set<std::string> named = keys_of(name);
        for (const std::string& key : given)
            EXPECT_TRUE(named.contains(key)) << name << ".mustache does not show " << key;
    }
}

TEST(WebFolder, ItsReadmeListsEveryKey) {
    const std::string readme = testing::read_file(DATELINE_SOURCE_DIR "/web/README.md");
    for (const auto& [name, values] : every_page("words")) {
        std::set<std::string> given;
        collect_keys(values, given);
        for (const std::string& key : given) {
            bool is_listed = false;
            for (std::size_t at = 0; !is_listed && (at = readme.find(key, at)) != std::string::npos; at += key.size()) {
                const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
                is_listed = !is_part(readme[at - 1]) && !is_part(readme[at + key.size()]);
            }
            EXPECT_TRUE(is_listed) << key << " of " << name;
        }
    }
}

}  // namespace
}  // namespace dateline
