#include "searchd/search_request.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/timestamp.h"

namespace dateline {
namespace {

using namespace std::chrono;

constexpr sys_seconds now = sys_days{year{2026} / 3 / 18} + hours{10};

SearchRequest parsed(const Parameters& parameters) {
    const Checked<SearchRequest> request = parse_search_request(parameters, now);
    EXPECT_TRUE(request) << to_string(request.wrong);
    return *request;
}

template <typename Request>
std::vector<std::string> wrong_names(const Checked<Request>& checked) {
    std::vector<std::string> names;
    for (const WrongParameter& one : checked.wrong) names.push_back(one.name);
    return names;
}

SearchRequest parsed_target(const std::string& target) { return parsed(parse_target(target)->parameters); }

TEST(ParseSearchRequest, TakesUsualValuesWhereNothingIsSaid) {
    for (const Parameters& parameters : {Parameters{}, Parameters{{"q", ""},
                                                                  {"page", ""},
                                                                  {"per_page", ""},
                                                                  {"sort", ""},
                                                                  {"from", " "},
                                                                  {"in", ""},
                                                                  {"source", ""},
                                                                  {"unknown", "x"}}}) {
        const SearchRequest request = parsed(parameters);
        EXPECT_EQ(request.q, "");
        EXPECT_EQ(request.page, 1u);
        EXPECT_EQ(request.per_page, 10u);
        EXPECT_EQ(request.sort, Sort::relevance);
        EXPECT_FALSE(request.from || request.to);
        EXPECT_TRUE(request.filters.empty());
        EXPECT_EQ(request.in, nullptr);
        EXPECT_TRUE(request.wants_facets);
        EXPECT_TRUE(to_query_string(to_parameters(request)).empty());
    }
}

TEST(ParseSearchRequest, ReadsEveryParameter) {
    const SearchRequest request = parsed_target(
        "/search?q=oil+price&page=3&per_page=100&sort=oldest&in=title&facets=0&source=-Pravo+Post&source=Gazette&lang="
        "en");
    EXPECT_EQ(request.q, "oil price");
    EXPECT_EQ(request.page, 3u);
    EXPECT_EQ(request.per_page, 100u);
    EXPECT_EQ(request.sort, Sort::oldest);
    EXPECT_EQ(request.in, &title_field);
    EXPECT_FALSE(request.wants_facets);
    ASSERT_EQ(request.filters.size(), 3u);
    EXPECT_EQ(request.filters[0].field, find_field("source"));
    EXPECT_EQ(request.filters[0].value, "Pravo Post");
    EXPECT_TRUE(request.filters[0].is_excluded);
    EXPECT_FALSE(request.filters[1].is_excluded);
    EXPECT_EQ(request.filters[2].field, find_field("lang"));
}

TEST(ParseSearchRequest, EveryFieldWithAParameterFilters) {
    for (const Field& field : fields) {
        if (field.parameter.empty()) continue;
        const SearchRequest request = parsed({{std::string(field.parameter), "value"}});
        ASSERT_EQ(request.filters.size(), 1u) << field.name;
        EXPECT_EQ(request.filters[0].field, &field);
    }
}

TEST(ParseSearchRequest, AFilterWithoutAValueIsNone) {
    for (const char* value : {"", " ", "-", "- "})
        EXPECT_TRUE(parsed({{"source", value}}).filters.empty()) << "'" << value << "'";
}

TEST(ParseSearchRequest, BothEndsOfTheDatesAreIncluded) {
    struct Case {
        std::string text;
        std::string first;
        std::string last;
    };
    const std::vector<Case> cases = {
        {"2022", "2022-01-01T00:00:00Z", "2022-12-31T23:59:59Z"},
        {"2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"},
        {"2022-03-18", "2022-03-18T00:00:00Z", "2022-03-18T23:59:59Z"},
        {"2022-03-18T10:00:00+02:00", "2022-03-18T08:00:00Z", "2022-03-18T08:00:00Z"},
        {" today ", "2026-03-18T00:00:00Z", "2026-03-18T23:59:59Z"},
        {"yesterday", "2026-03-17T00:00:00Z", "2026-03-17T23:59:59Z"},
        {"0d", "2026-03-18T00:00:00Z", "2026-03-18T23:59:59Z"},
        {"7d", "2026-03-11T00:00:00Z", "2026-03-11T23:59:59Z"},
        {"2w", "2026-03-04T00:00:00Z", "2026-03-04T23:59:59Z"},
    };
    for (const Case& c : cases) {
        const SearchRequest request = parsed({{"from", c.text}, {"to", c.text}});
        EXPECT_EQ(to_rfc3339(*request.from), c.first) << c.text;
        EXPECT_EQ(to_rfc3339(*request.to), c.last) << c.text;
    }
}

TEST(ParseSearchRequest, TheLongestTimeAgoIsBeforeEveryArticle) {
    for (const char* text : {"10000d", "10000w", "10000m", "10000y", "2000y"}) {
        const auto from = parsed({{"from", text}}).from;
        ASSERT_TRUE(from) << text;
        EXPECT_LT(to_rfc3339(*from), "2000") << text;
        EXPECT_LT(*from, sys_seconds(sys_days{year{2000} / 1 / 1}));
    }
}

TEST(ParseSearchRequest, AFaultNamesItsParameter) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"q", {std::string(longest_q + 1, 'x')}},
        {"page", {"0", "-1", "1.5", "x", "1x", " 1", "99999999999999999999", "1000001"}},
        {"per_page", {"0", "101", "-5", "ten"}},
        {"sort", {"best", "Newest", "newest "}},
        {"in", {"source", "nothing", "TITLE"}},
        {"fold", {"all", "0", "Story"}},
        {"from", {"soon", "2022-02-30", "2022-13", "7", "10001d", "d"}},
        {"to", {"soon", "31.12"}},
        {"facets", {"7", "no", "00", "true"}},
        {"explain", {"yes", "2", "-1"}},
    };
    for (const auto& [name, values] : cases) {
        for (const std::string& value : values) {
            const Checked<SearchRequest> request = parse_search_request({{name, value}}, now);
            EXPECT_EQ(wrong_names(request), (std::vector{name})) << value;
            EXPECT_EQ(to_query_string(to_parameters(*request)), "") << name << "=" << value << " is left out";
        }
    }
}

TEST(ParseSearchRequest, AllThatIsWrongIsNamedAndTheRestIsRead) {
    const Parameters parameters = {{"q", "oil"}, {"page", "0"}, {"sort", "best"}, {"to", "soon"}, {"from", "2022"}};
    const Checked<SearchRequest> request = parse_search_request(parameters, now);
    EXPECT_EQ(wrong_names(request), (std::vector<std::string>{"page", "sort", "to"}));
    EXPECT_EQ(to_query_string(to_parameters(*request)), "q=oil&from=2022");
    EXPECT_EQ(to_string(request.wrong).substr(0, 64),
              "page must be a whole number from 1 to 1000000; sort must be rele");
    EXPECT_EQ(wrong_names(parse_export_request({{"format", "xls"}, {"page", "0"}}, now)),
              (std::vector<std::string>{"page", "format"}));
}

TEST(ParseSearchRequest, ExchangesDatesThatWereGivenTheWrongWayRound) {
    const SearchRequest request = parsed({{"from", "2023"}, {"to", "2022"}});
    EXPECT_EQ(to_rfc3339(*request.from), "2022-01-01T00:00:00Z");
    EXPECT_EQ(to_rfc3339(*request.to), "2023-12-31T23:59:59Z");
    EXPECT_EQ(request.from_text, "2022");
    EXPECT_EQ(request.to_text, "2023");
    ASSERT_EQ(request.warnings.size(), 1u);
    EXPECT_EQ(request.warnings[0], "The ends of “2023..2022” were exchanged: the earlier comes first.");
    for (const char* to : {"2022", "2022-03", "2023"})
        EXPECT_TRUE(parsed({{"from", "2022"}, {"to", to}}).warnings.empty()) << to;
}

TEST(ParseSearchRequest, TakesALanguageByItsName) {
    for (const char* value : {"German", "deutsch", "ger", "de", "de-AT"})
        EXPECT_EQ(parsed({{"lang", value}}).filters.at(0).value, "de") << value;
    EXPECT_TRUE(parsed({{"lang", "-English"}}).filters.at(0).is_excluded);
    EXPECT_EQ(parsed({{"lang", "elvish"}}).filters.at(0).value, "elvish");
    const SearchRequest several = parsed({{"lang", "-de, French,"}});
    ASSERT_EQ(several.filters.size(), 2u);
    EXPECT_EQ(several.filters[0].value, "de");
    EXPECT_EQ(several.filters[1].value, "fr");
    EXPECT_TRUE(several.filters[1].is_excluded);
}

TEST(ParseSearchRequest, CountsCharactersAndNotBytes) {
    std::string q;
    for (std::size_t i = 0; i < longest_q; ++i) q += "é";
    EXPECT_EQ(parsed({{"q", q}}).q, q);
    EXPECT_EQ(shortened_q(q), q);
    EXPECT_EQ(shortened_q(q + "日本"), q);
    EXPECT_FALSE(parse_search_request({{"q", q + "x"}}, now));
}

TEST(SearchRequest, ComesBackFromItsParameters) {
    for (const char* target :
         {"/?", "/?q=oil", "/?q=+a+%22b%22+&page=7&per_page=3&sort=newest",
          "/?from=2022&to=7d&in=body&facets=0&fold=none", "/?source=A%26B&source=-C&author=D&section=-E&lang=fr",
          "/?source=--dash", "/?source=+-dash", "/?source=*&author=-*", "/?source=+*&author=-+*",
          "/?q=%2B1&page=1&per_page=10&sort=relevance&facets=1"}) {
        const SearchRequest request = parsed_target(target);
        const SearchRequest back = parsed_target("/search?" + to_query_string(to_parameters(request)));
        EXPECT_EQ(back.q, request.q) << target;
        EXPECT_EQ(back.page, request.page) << target;
        EXPECT_EQ(back.per_page, request.per_page) << target;
        EXPECT_EQ(back.sort, request.sort) << target;
        EXPECT_EQ(back.from, request.from) << target;
        EXPECT_EQ(back.to, request.to) << target;
        EXPECT_EQ(back.from_text, request.from_text) << target;
        EXPECT_EQ(back.to_text, request.to_text) << target;
        EXPECT_EQ(back.in, request.in) << target;
        EXPECT_EQ(back.wants_facets, request.wants_facets) << target;
        EXPECT_EQ(back.facet_values, request.facet_values) << target;
        EXPECT_EQ(back.folds_stories, request.folds_stories) << target;
        ASSERT_EQ(back.filters.size(), request.filters.size()) << target;
        for (std::size_t i = 0; i < back.filters.size(); ++i) {
            EXPECT_EQ(back.filters[i].field, request.filters[i].field) << target;
            EXPECT_EQ(back.filters[i].value, request.filters[i].value) << target;
            EXPECT_EQ(back.filters[i].is_excluded, request.filters[i].is_excluded) << target;
        }
    }
}

// Facets offer values as they stand in the articles, also one that starts with a dash.
TEST(SearchRequest, AValueThatStartsWithADashStaysWanted) {
    SearchRequest request;
    request.filters.push_back({find_field("source"), "-30- Journal", false});
    const SearchRequest back = parsed_target("/?" + to_query_string(to_parameters(request)));
    ASSERT_EQ(back.filters.size(), 1u);
    EXPECT_EQ(back.filters[0].value, "-30- Journal");
    EXPECT_FALSE(back.filters[0].is_excluded);
}

TEST(ParseSearchRequest, AStarIsAnyValue) {
    const SearchRequest request = parsed_target("/?source=*&author=-*&section=+*&lang=-*");
    ASSERT_EQ(request.filters.size(), 4u);
    for (const std::size_t i : {0u, 1u, 3u}) EXPECT_TRUE(request.filters[i].is_of_any()) << i;
    EXPECT_FALSE(request.filters[0].is_excluded);
    EXPECT_TRUE(request.filters[1].is_excluded);
    EXPECT_EQ(request.filters[2].value, "*") << "a section that is called so, as a facet offers it";
    EXPECT_TRUE(parsed_target("/?source=-&source=+").filters.empty());
}

TEST(ParseExportRequest, TakesEveryArticleUnlessToldOtherwise) {
    EXPECT_FALSE(parse_export_request({{"q", "oil"}}, now)->search.folds_stories);
    EXPECT_TRUE(parse_export_request({{"fold", "story"}}, now)->search.folds_stories);
    EXPECT_EQ(parse_export_request({}, now)->format, ExportFormat::jsonl);
    EXPECT_EQ(parse_export_request({{"format", "jsonl"}}, now)->format, ExportFormat::jsonl);
    EXPECT_EQ(parse_export_request({{"format", "csv"}}, now)->format, ExportFormat::csv);
    EXPECT_EQ(wrong_names(parse_export_request({{"format", "xls"}}, now)), (std::vector<std::string>{"format"}));
}

TEST(ParseFeedRequest, HasAnOrderAndASizeOfItsOwn) {
    const SearchRequest feed = *parse_feed_request({{"q", "oil"}, {"sort", "oldest"}}, now);
    EXPECT_TRUE(feed.is_feed);
    EXPECT_NE(feed.sort, Sort::relevance) << "all words are required";
    EXPECT_EQ(feed.per_page, items_a_feed);
    EXPECT_EQ(parse_feed_request({{"per_page", "10"}}, now)->per_page, 10u);
    EXPECT_EQ(wrong_names(parse_feed_request({{"per_page", "101"}}, now)), (std::vector<std::string>{"per_page"}));
}

TEST(ParseFeedRequest, ComesBackFromItsParameters) {
    for (const char* target : {"/?q=oil", "/?q=oil&per_page=10", "/?per_page=100&fold=none&source=-A&from=7d"}) {
        const Parameters parameters = parse_target(target)->parameters;
        const Parameters again = to_feed_parameters(*parse_feed_request(parameters, now));
        EXPECT_EQ(to_query_string(to_feed_parameters(*parse_feed_request(again, now))), to_query_string(again));
        EXPECT_EQ(parse_feed_request(again, now)->per_page, parse_feed_request(parameters, now)->per_page) << target;
    }
    EXPECT_EQ(to_query_string(to_feed_parameters(
                  parsed({{"q", "oil"}, {"q2", "gas"}, {"page", "3"}, {"per_page", "20"}, {"sort", "newest"}}))),
              "q=oil")
        << "what is of pages alone is left out";
}

TEST(ParseStatsLimit, HasBounds) {
    EXPECT_EQ(*parse_stats_limit({}), 100u);
    EXPECT_EQ(*parse_stats_limit({{"limit", "1000"}}), most_facet_values);
    EXPECT_EQ(to_string(parse_stats_limit({{"limit", "1001"}}).wrong), "limit must be a whole number from 1 to 1000");
}

TEST(ParseSuggestRequest, KnowsTheFormOfBrowsers) {
    EXPECT_FALSE(parse_suggest_request({{"q", "a"}})->is_for_browsers);
    EXPECT_FALSE(parse_suggest_request({{"format", "json"}})->is_for_browsers);
    EXPECT_TRUE(parse_suggest_request({{"format", "opensearch"}})->is_for_browsers);
    EXPECT_EQ(wrong_names(parse_suggest_request({{"format", "xml"}})), (std::vector<std::string>{"format"}));
}

}  // namespace
}  // namespace dateline
