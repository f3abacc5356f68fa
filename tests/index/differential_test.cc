// Searching against a scan of every article: the index must find what a person with patience would. What the scan looks
// for, and how, is in tests/support/scanned_query.h and shares no code with the program.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/index.h"
#include "tests/support/scanned_query.h"

namespace dateline::testing {
namespace {

using Kind = ScannedQuery::Kind;
using Articles = std::vector<const ScannedArticle*>;

constexpr std::size_t articles_in_all = 300;

// What the parameters beside q ask for.
struct Limits {
    Parameters parameters;
    std::string in;
    std::string first;
    std::string last;
    std::string sort;
    bool folds = false;

    bool allow(const ScannedArticle& article) const {
        for (const char* name : {"source", "author", "section", "lang"}) {
            bool has_wanted = false;
            bool is_wanted = false;
            for (const auto& [parameter, value] : parameters) {
                if (parameter != name) continue;
                const bool is_excluded = value.starts_with('-');
                const bool has = has_value(article, name, value.substr(is_excluded ? 1 : 0));
                if (is_excluded && has) return false;
                has_wanted |= !is_excluded;
                is_wanted |= !is_excluded && has;
            }
            if (has_wanted && !is_wanted) return false;
        }
        const bool has_period = !first.empty() || !last.empty();
        if (has_period && article.date.empty()) return false;
        return article.date >= first && (last.empty() || article.date <= last);
    }

private:
    static bool has_value(const ScannedArticle& article, const std::string& field, const std::string& value) {
        if (value == "*")
            return std::ranges::any_of(article.texts.at(field), [](const auto& text) { return !text.empty(); });
        return std::ranges::any_of(article.texts.at(field), [&](const PlacedWords& text) {
            Words words;
            for (const auto& [place, word] : text) words.push_back(word);
            return words == words_of(value);
        });
    }
};

Limits random_limits(Random& random) {
    Limits limits;
    const auto add = [&](const std::string& name, const Words& values) {
        for (std::size_t n = 1 + below(random, 2); n > 0; --n)
            limits.parameters.emplace_back(
                name, (happens(random, 4) ? "-" : "") + (happens(random, 6) ? "*" : any_of(random, values)));
    };
    if (happens(random, 6)) add("source", source_names());
    if (happens(random, 8)) add("author", author_names());
    if (happens(random, 8)) add("section", section_names());
    if (happens(random, 20)) add("lang", {"en", "pl"});
    if (happens(random, 10)) limits.parameters.emplace_back("in", limits.in = happens(random, 2) ? "title" : "body");
    if (happens(random, 10)) {
        limits.parameters.emplace_back("from", "2025-02");
        limits.first = "2025-02-01";
    }
    if (happens(random, 10)) {
        limits.parameters.emplace_back("to", "2025");
        limits.last = "2025-12-31";
    }
    limits.sort = happens(random, 2) ? "newest" : "oldest";
    limits.folds = happens(random, 2);
    limits.parameters.emplace_back("sort", limits.sort);
    limits.parameters.emplace_back("fold", limits.folds ? "story" : "none");
    limits.parameters.emplace_back("per_page", "15");
    return limits;
}

class Differential : public ::testing::Test {
protected:
    // In the order of their docids; some docids are not taken, since their articles are gone.
    void SetUp() override {
        Random random(20260318);
        articles_ = random_articles(random, articles_in_all);
        std::string all;
        std::string kept;
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            all += articles_[i].to_json();
            if (i % 9 != 4) kept += articles_[i].to_json();
        }
        index_.folder.write("in/a.jsonl", all);
        index_.stats();
        index_.folder.write("in/a.jsonl", kept + " ");
        index_.stats();
        for (std::size_t i = articles_.size(); i-- > 0;) {
            if (i % 9 == 4) articles_.erase(articles_.begin() + static_cast<std::ptrdiff_t>(i));
        }
        learn_stories();
    }

    // Which articles tell the same story is not the matter of these tests.
    void learn_stories() {
        std::map<std::string, std::string> stories;
        SearchRequest request;
        request.per_page = 100;
        request.folds_stories = false;
        for (std::size_t seen = 0; seen < articles_.size(); seen += request.per_page, ++request.page) {
            for (const Hit& hit : searcher_.search(request).hits) stories[hit.article.id] = hit.story.id;
        }
        std::map<std::string, Words> members;
        for (const auto& [id, story] : stories) members[story].push_back(id);
        for (ScannedArticle& article : articles_) {
            article.story = stories.at(article.id);
            article.fellows = members.at(article.story);
        }
    }

    Articles scan(const ScannedQuery& query, const Limits& limits, bool is_relaxed) const {
        Articles found;
        for (const ScannedArticle& article : articles_) {
            if (limits.allow(article) && query.matches(article, limits.in, is_relaxed)) found.push_back(&article);
        }
        return found;
    }

    static void sort_by_date(Articles& articles, bool newest_first) {
        if (newest_first) std::ranges::reverse(articles);
        std::ranges::stable_sort(articles, [&](const ScannedArticle* a, const ScannedArticle* b) {
            if (a->date.empty() || b->date.empty()) return !a->date.empty() && b->date.empty();
            return newest_first ? a->date > b->date : a->date < b->date;
        });
    }

    static Articles first_of_each_story(const Articles& articles) {
        std::set<std::string> seen;
        Articles first;
        for (const ScannedArticle* article : articles) {
            if (seen.insert(article->story).second) first.push_back(article);
        }
        return first;
    }

    // Of longer queries only the beginning is read.
    static bool is_too_long(const std::string& text) {
        const Words words = words_of(text);
        const auto nears = std::ranges::count_if(words, [](const std::string& w) { return w.starts_with("near"); });
        return words.size() > 90 || nears > 8 || std::ranges::count(text, '*') > 8;
    }

    static std::map<std::string, std::size_t> counts(const Articles& articles, const std::string& field) {
        std::map<std::string, std::size_t> counts;
        for (const ScannedArticle* article : articles) {
            if (field == "source" && !article->source.empty()) ++counts[article->source];
            if (field == "section" && !article->section.empty()) ++counts[article->section];
            if (field == "lang") ++counts[article->language];
            if (field == "author") {
                for (const std::string& author : article->authors) ++counts[author];
            }
        }
        return counts;
    }

    static std::map<std::string, std::size_t> counts(const Facet& facet) {
        std::map<std::string, std::size_t> counts;
        for (const FacetValue& value : facet.values) counts[value.value] = value.count;
        return counts;
    }

    static std::size_t count_missing(const Articles& articles, const std::string& field) {
        return static_cast<std::size_t>(std::ranges::count_if(
            articles, [&](const ScannedArticle* article) { return counts({article}, field).empty(); }));
    }

    // What the index should find, in order.
    Articles expected(const ScannedQuery& query, const Limits& limits) const {
        Articles expected = scan(query, limits, false);
        if (expected.empty() && query.has_side_by_side()) expected = scan(query, limits, true);
        sort_by_date(expected, limits.sort == "newest");
        return expected;
    }

    static Limits with_any(const std::string& field, Limits limits) {
        std::erase_if(limits.parameters, [&](const auto& one) {
            return one.first == field && one.second != "*" && !one.second.starts_with('-');
        });
        return limits;
    }

    // What is wrong with the answer: its totals and facets, the list as far as `pages` go.
    std::string fault(const ScannedQuery& query, const Limits& limits, std::size_t pages = 1) {
        const Articles all = expected(query, limits);
        const Articles stories = first_of_each_story(all);
        non_empty_ += all.empty() ? 0 : 1;
        Parameters parameters = limits.parameters;
        parameters.emplace_back("q", query.text());
        SearchRequest request = *parse_search_request(parameters, std::chrono::sys_days(std::chrono::days(20000)));
        request.wants_alternatives = true;
        const auto said = [&](const std::string& what, std::size_t found, std::size_t wanted) {
            return what + " " + std::to_string(found) + ", not " + std::to_string(wanted) + ": " + query.text() + "\n" +
                   to_query_string(parameters);
        };
        Words ids;
        for (const ScannedArticle* article : limits.folds ? stories : all) ids.push_back(article->id);
        Words found;
        do {
            const ResultPage page = searcher_.search(request);
            if (page.total != all.size()) return said("total", page.total, all.size());
            if (page.stories != stories.size()) return said("stories", page.stories, stories.size());
            for (const Hit& hit : page.hits) found.push_back(hit.article.id);
            for (const Facet& facet : page.facets) {
                const auto wanted = counts(all, std::string(facet.field->name));
                if (counts(facet) != wanted) return said("facets", facet.values.size(), wanted.size());
                const std::size_t missing = count_missing(all, std::string(facet.field->name));
                if (facet.missing != missing) return said("missing", facet.missing, missing);
            }
            for (const Facet& facet : page.alternatives) {
                const std::string field(facet.field->name);
                const auto wanted = counts(expected(query, with_any(field, limits)), field);
                if (counts(facet) != wanted) return said("alternatives", facet.values.size(), wanted.size());
                ++alternatives_;
            }
            request.wants_facets = false;
        } while (request.page < pages && std::size_t{request.page++} * request.per_page < ids.size());
        ids.resize(std::min(ids.size(), pages * request.per_page));
        const auto [wrong, right] = std::ranges::mismatch(found, ids);
        return wrong == found.end() && right == ids.end()
                   ? ""
                   : said("order at", static_cast<std::size_t>(wrong - found.begin()), ids.size());
    }

    // The fault of a query with less in it, as long as there is one.
    std::string smallest_fault(const ScannedQuery& query, const Limits& limits, const std::string& known) {
        for (const ScannedQuery& child : query.children) {
            const std::string of_child = fault(child, limits);
            if (!of_child.empty()) return smallest_fault(child, limits, of_child);
        }
        for (std::size_t i = 0; i < query.children.size() && query.children.size() > 2; ++i) {
            ScannedQuery less = query;
            less.children.erase(less.children.begin() + static_cast<std::ptrdiff_t>(i));
            if (less.kind == Kind::near) less.distances.pop_back();
            const std::string of_less = fault(less, limits);
            if (!of_less.empty()) return smallest_fault(less, limits, of_less);
        }
        return known;
    }

    TestIndex index_;
    Searcher searcher_{index_.index, 1};
    std::vector<ScannedArticle> articles_;
    int non_empty_ = 0;  // answers
    int alternatives_ = 0;
};

// All words side by side are required in order of date, however many there are, unless no article has them.
TEST_F(Differential, FindsWhatAScanFinds) {
    std::size_t shared = 0;
    for (const ScannedArticle& article : articles_) shared += article.story != article.id;
    ASSERT_GT(shared, 20u) << "some should tell the same story";
    Random random(42);
    constexpr int queries = 4000;
    for (int i = 0; i < queries; ++i) {
        const ScannedQuery query = random_query(random, 3);
        const std::string text = query.text();
        if (is_too_long(text)) continue;
        const Limits limits = random_limits(random);
        const std::string found = fault(query, limits, i % 20 == 0 ? articles_in_all : 1);
        ASSERT_EQ(found, "") << smallest_fault(query, limits, found);
    }
    EXPECT_GT(alternatives_, 0);
    EXPECT_GT(non_empty_, queries / 2) << "the queries should find something, or this tests little";
}

// By relevance, more than three words describe what is sought, and any of them is enough.
TEST_F(Differential, FindsAnyWordOfADescription) {
    Random random(7);
    for (int i = 0; i < 500; ++i) {
        Words words = english_words();
        std::ranges::shuffle(words, random);
        ScannedQuery query;
        query.kind = Kind::side_by_side;
        const std::size_t count = 2 + below(random, 5);
        for (std::size_t n = 0; n < count; ++n) query.children.emplace_back().words = {{words[n]}};
        if (happens(random, 2)) query.children.push_back(random_limit(random));
        Limits limits;
        limits.parameters = {{"fold", "none"}, {"per_page", "100"}};
        Articles wanted = count > 3 ? scan(query, limits, true) : expected(query, limits);
        SearchRequest request = *parse_search_request(limits.parameters, {});
        request.q = query.text();
        std::set<std::string> found;
        do {
            const ResultPage page = searcher_.search(request);
            ASSERT_EQ(page.total, wanted.size()) << request.q;
            for (const Hit& hit : page.hits) found.insert(hit.article.id);
        } while (std::size_t{request.page++} * request.per_page < wanted.size());
        std::set<std::string> ids;
        for (const ScannedArticle* article : wanted) ids.insert(article->id);
        ASSERT_EQ(found, ids) << request.q;
    }
}

// What a page offers where nothing is found finds as many articles as it says.
TEST_F(Differential, WaysOutFindWhatTheySay) {
    Random random(11);
    std::size_t ways = 0;
    for (int i = 0; i < 1500; ++i) {
        SearchRequest request = *parse_search_request(random_limits(random).parameters, {});
        request.q = random_query(random, 3).text();
        if (happens(random, 4))
            request.q += happens(random, 2) ? " \"qwertz " + any_of(random, english_words()) + "\"" : " qwertz";
        if (is_too_long(request.q)) continue;
        const ResultPage page = searcher_.search(request);
        for (const WayOut& way : page.ways_out) {
            const ResultPage found = searcher_.search(way.request);
            ASSERT_EQ(found.total, way.total) << request.q << "\n" << way.what << ": " << way.request.q;
            ASSERT_EQ(found.total_is_exact, way.total_is_exact) << way.request.q;
            ++ways;
        }
    }
    EXPECT_GT(ways, 300u) << "or this tests little";
}

TEST_F(Differential, ComparesWithWhatTheOtherQueryFinds) {
    Random random(13);
    for (int i = 0; i < 500; ++i) {
        const Limits limits = random_limits(random);
        const ScannedQuery other = random_query(random, 2);
        SearchRequest request = *parse_search_request(limits.parameters, {});
        request.q = random_query(random, 2).text();
        request.q2 = other.text();
        if (is_too_long(request.q) || is_too_long(request.q2)) continue;
        const ResultPage page = searcher_.search(request);
        const Articles wanted = expected(other, limits);
        ASSERT_TRUE(page.compared) << request.q2;
        ASSERT_EQ(page.compared->total, wanted.size()) << request.q2 << "\n" << to_query_string(limits.parameters);
        std::size_t in_bars = 0;
        for (const TimelineBar& bar : page.timeline ? page.timeline->bars : std::vector<TimelineBar>{})
            in_bars += bar.compared;
        const auto has_date = [](const ScannedArticle* article) { return !article->date.empty(); };
        ASSERT_EQ(in_bars, static_cast<std::size_t>(std::ranges::count_if(wanted, has_date))) << request.q2;
    }
}

}  // namespace
}  // namespace dateline::testing
