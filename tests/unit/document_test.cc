#include "indexer/model/document.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/model/article_json.h"
#include "indexer/model/hash.h"
#include "indexer/model/lines.h"
#include "indexer/model/schema.h"

namespace dateline {
namespace {

Article example() {
    Article article;
    article.id = "a-1";
    article.url = "https://example.com/a?b=c";
    article.title = "Oil “prices” rise";
    article.body = "The price of oil rose.\n\nAdd-ons did not. {\"json\": true}\n";
    article.summary = "In short";
    article.published = parse_timestamp("2022-03-18");
    article.source = "El País";
    article.authors = {"Ann Lee", "Bo Ek"};
    article.section = "Business";
    article.tags = {"oil", "energy policy"};
    article.language = "en";
    article.path = "/news/\"odd\"\n.txt";
    article.shown_path = "news/\"odd\"\n.txt";
    article.indexed = parse_timestamp("2026-01-02T03:04:05Z")->at;
    return article;
}

Xapian::Document document(const Article& article) {
    Analyser analyser("en");
    return make_document(article, analyser);
}

Article round_trip(const Article& article) { return parse_stored(document(article).get_data()); }

bool has_term(const Xapian::Document& document, const std::string& term) {
    auto at = document.termlist_begin();
    at.skip_to(term);
    return at != document.termlist_end() && *at == term;
}

std::vector<std::string> terms_with(const Xapian::Document& document, std::string_view prefix) {
    std::vector<std::string> terms;
    for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
        if ((*at).starts_with(prefix)) terms.push_back(*at);
    }
    return terms;
}

Xapian::termcount wdf(const Xapian::Document& document, const std::string& term) {
    auto at = document.termlist_begin();
    at.skip_to(term);
    return at != document.termlist_end() && *at == term ? at.get_wdf() : 0;
}

TEST(ParseShown, SaysNothingOfTheFoldersAboveTheSource) {
    EXPECT_EQ(parse_shown(document(example()).get_data()).path, "news/\"odd\"\n.txt");
    EXPECT_EQ(parse_shown(document(example()).get_data()).shown_path, "");
    // As an index of before has them.
    Article older = example();
    older.shown_path.clear();
    for (const auto& [path, shown] : std::vector<std::pair<std::string, std::string>>{
             {"/srv/news/a.txt", "a.txt"}, {"/a.txt", "a.txt"}, {"-", "-"}}) {
        older.path = path;
        EXPECT_EQ(parse_shown(document(older).get_data()).path, shown);
    }
}

TEST(Document, GivesTheArticleBack) {
    Article undated = example();
    undated.published.reset();
    Article bare;
    bare.id = "x";
    bare.title = "T";
    for (const Article& article : {example(), undated, bare}) {
        const Article back = round_trip(article);
        EXPECT_EQ(to_json_line(back), to_json_line(article));
        EXPECT_EQ(back.published, article.published);
        EXPECT_EQ(back.indexed, article.indexed);
        EXPECT_EQ(back.body, article.body);
        EXPECT_EQ(back.shown_path, article.shown_path);
    }
}

TEST(Document, KeepsItsBoilerplateButDoesNotShowIt) {
    Article article = example();
    article.body = "Rope is dear.\n\nSubscribe.\n\nTar is cheap.";
    const Xapian::Document plain = document(article);
    article.boilerplate = {2};
    const Xapian::Document found = document(article);
    EXPECT_EQ(parse_stored(found.get_data()).body, article.body);
    EXPECT_EQ(parse_stored(found.get_data()).boilerplate, article.boilerplate);
    EXPECT_EQ(parse_shown(found.get_data()).body, "Rope is dear.\n\nTar is cheap.");
    EXPECT_TRUE(has_term(plain, "subscribe"));
    EXPECT_FALSE(has_term(found, "subscribe"));
    EXPECT_TRUE(has_term(found, "tar"));
    EXPECT_EQ(found.get_value(slot::fingerprint), plain.get_value(slot::fingerprint));
    for (const std::string_view prefix : {term::band_prefix, term::line_prefix, term::outlet_prefix})
        EXPECT_EQ(terms_with(found, prefix), terms_with(plain, prefix)) << "of the article as it was read";
    EXPECT_TRUE(has_term(found, term::line(term::outlet(outlet_of(article)), "Subscribe.")));
}

TEST(Document, KeepsADateWithItsPrecision) {
    for (const char* date : {"2022", "2022-03", "2022-03-18", "2022-03-18T10:00:00Z", "1400-01-01",
                             "1400-01-01T00:00:00+05:00", "2200-12-31T23:59:59-05:00"}) {
        Article article = example();
        article.published = parse_timestamp(date);
        if (!article.published) continue;
        EXPECT_EQ(round_trip(article).published, article.published) << date;
    }
}

TEST(Document, RefusesDataOfAnotherForm) {
    for (const char* data : {"", "{}", "{}\n", "[]\nbody", "no json\nbody", "{\"id\":1}\nbody"})
        EXPECT_THROW((void)parse_stored(data), std::runtime_error) << data;
}

TEST(Document, CarriesTheTermsThatItIsFoundBy) {
    const Xapian::Document found = document(example());
    for (const char* term : {"Sprices", "ZSen:price", "price", "Zen:price", "addons", "Zen:addon", "XHadd-on",
                             "XSOpais", "Alee", "ZAen:lee", "Len", "Kenergy"})
        EXPECT_TRUE(has_term(found, term)) << term;
    EXPECT_TRUE(has_term(found, term::unique_id("a-1")));
    EXPECT_TRUE(has_term(found, term::file(example().path)));
    EXPECT_TRUE(has_term(found, term::whole_value(*find_field("source"), "el pais")));
    EXPECT_TRUE(has_term(found, term::whole_value(*find_field("author"), "bo ek")));
    EXPECT_TRUE(has_term(found, term::whole_value(*find_field("tag"), "energy policy")));
    EXPECT_FALSE(has_term(found, "pais")) << "the source is no text of the article";
}

TEST(Document, EachFacetHoldsItsValues) {
    const Xapian::Document found = document(example());
    EXPECT_EQ(found.get_value(find_field("source")->facet_slot), "El País");
    EXPECT_EQ(found.get_value(find_field("author")->facet_slot), std::string("Ann Lee") + value_separator + "Bo Ek");
    EXPECT_EQ(found.get_value(find_field("lang")->facet_slot), "en");
}

TEST(Document, WordsCountByWhereTheyStand) {
    Article article = example();
    article.title = "Strike";
    article.body = "Walkout" + std::string(200, ' ');
    for (int i = 0; i < 40; ++i) article.body += " and";
    article.body += " wages";
    const Xapian::Document found = document(article);
    EXPECT_EQ(wdf(found, "Zen:strike"), title_wdf);
    EXPECT_EQ(wdf(found, "Zen:walkout"), lead_wdf);
    EXPECT_EQ(wdf(found, "Zen:wage"), body_wdf);
}

TEST(Document, ATitleThatRepeatsTheBodyAddsNoWeight) {
    Article article = example();
    article.title = "The price of oil…";
    const Xapian::Document repeated = document(article);
    EXPECT_TRUE(has_term(repeated, "Sprice")) << "still found";
    article.title.clear();
    EXPECT_EQ(wdf(repeated, "Zen:price"), wdf(document(article), "Zen:price"));
    article.title = "Another price";
    EXPECT_GT(wdf(document(article), "Zen:price"), wdf(repeated, "Zen:price"));
}

TEST(Document, TellsWhatOnlyTheTitleSays) {
    Article article = example();
    article.title = "Strike ends";
    article.body = "It ended on Monday.";
    const Xapian::Document found = document(article);
    EXPECT_TRUE(has_term(found, term::title_only("en", "strike")));
    EXPECT_FALSE(has_term(found, term::title_only("en", "end")));
}

TEST(Document, TakesIdsOfAnyLength) {
    Article article = example();
    article.id = std::string(100'000, 'x');
    article.source = std::string(10'000, 'y');
    article.title = std::string(10'000, 'z');
    EXPECT_EQ(round_trip(article).id, article.id);
    const Xapian::Document found = document(article);
    for (auto term = found.termlist_begin(); term != found.termlist_end(); ++term) EXPECT_LE((*term).size(), 245u);
}

TEST(Document, UnknownDatesSortLastBothWays) {
    std::vector<Xapian::Document> documents;
    for (const char* date : {"2022-03-18", "", "2021", "2200-12-31"}) {
        Article article = example();
        article.published = parse_timestamp(date);
        documents.push_back(document(article));
    }
    const auto order = [&](std::uint32_t slot, bool descending) {
        std::vector<std::size_t> found = {0, 1, 2, 3};
        std::ranges::sort(found, [&](std::size_t a, std::size_t b) {
            const auto less = documents[a].get_value(slot) < documents[b].get_value(slot);
            return descending ? documents[b].get_value(slot) < documents[a].get_value(slot) : less;
        });
        return found;
    };
    EXPECT_EQ(order(slot::published, true), (std::vector<std::size_t>{3, 0, 2, 1})) << "newest first";
    EXPECT_EQ(order(slot::published_oldest, false), (std::vector<std::size_t>{2, 0, 3, 1})) << "oldest first";
}

TEST(SortKey, SortsAsTimeDoes) {
    EXPECT_EQ(to_sort_key(parse_timestamp("2022-03-18T10:04:05Z")->at), "20220318100405");
    EXPECT_LT(to_sort_key(parse_timestamp("1969-12-31T23:59:59Z")->at), to_sort_key(parse_timestamp("1970-01-01")->at));
}

TEST(Fingerprint, ChangesWithEverythingButTheTimeOfIndexing) {
    const std::string original = fingerprint(example());
    const std::vector<std::function<void(Article&)>> changes = {
        [](Article& a) { a.id += "x"; },
        [](Article& a) { a.url += "x"; },
        [](Article& a) { a.title += "x"; },
        [](Article& a) { a.body += "x"; },
        [](Article& a) { a.summary += "x"; },
        [](Article& a) { a.source += "x"; },
        [](Article& a) { a.authors.pop_back(); },
        [](Article& a) { a.section += "x"; },
        [](Article& a) { a.tags.clear(); },
        [](Article& a) { a.language = "fr"; },
        [](Article& a) { a.path += "x"; },
        [](Article& a) { a.published.reset(); },
        [](Article& a) { a.published->precision = Precision::second; },
        [](Article& a) { std::swap(a.authors[0], a.authors[1]); }};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Article changed = example();
        changes[i](changed);
        EXPECT_NE(fingerprint(changed), original) << "change " << i;
    }
    Article later = example();
    later.indexed += std::chrono::hours(1);
    later.boilerplate = {1};
    later.shown_path += "x";
    EXPECT_EQ(fingerprint(later), original);
    EXPECT_EQ(original.size(), 16u);
}

// What was indexed before there was a shown path gets one when it is read again.
TEST(Fingerprint, IsNoneOfAnIndexWithoutShownPaths) {
    Article article = example();
    article.indexed = {};
    EXPECT_NE(fingerprint(article), hash_hex(to_json_line(article)).substr(0, 16));
}

TEST(StoreArticle, ChangesWhatIsShownAndNotWhatIsFound) {
    Xapian::Document found = document(example());
    Article later = example();
    later.indexed += std::chrono::hours(1);
    const auto terms = found.termlist_count();
    store_article(found, later);
    EXPECT_EQ(parse_stored(found.get_data()).indexed, later.indexed);
    EXPECT_EQ(found.get_value(slot::indexed), to_sort_key(later.indexed));
    EXPECT_EQ(found.termlist_count(), terms);
}

}  // namespace
}  // namespace dateline
