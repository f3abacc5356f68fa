// Archives in several languages: each article in its own, found from any.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* records =
    R"({"id": "de", "title": "Die Häuser am Hafen", "body": "Die Häuser am Hafen werden im Frühjahr geräumt, sagte der Bürgermeister. Die Regierungen beider Länder haben zugestimmt, und die Bewohner erhalten neue Wohnungen."}
{"id": "fr", "title": "Les chevaux du port", "body": "Les chevaux qui tiraient les bateaux ont quitté le port. Le maire a déclaré que l'Ukraine avait envoyé de nouvelles machines, qui seront installées au printemps."}
{"id": "en", "title": "Cranes turning again", "body": "The cranes at the harbour were turning again on Monday, and the mayor said that the new machines had arrived. He promised news by the end of the week."}
{"id": "new", "title": "New York", "body": "The new bridge in New York was opened by the mayor on Sunday, after years of delays and arguments over who should pay for it."}
)";

class Languages : public ::testing::Test {
protected:
    void SetUp() override {
        index.folder.write("in/records.jsonl", records);
        index.stats();
    }

    std::vector<std::string> ids(const std::string& q, const std::string& language = {}) const {
        Searcher searcher(index.index, 1);
        SearchRequest request;
        request.q = q;
        if (!language.empty()) request.filters.push_back({find_field("lang"), language});
        std::vector<std::string> ids;
        for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.article.id);
        return ids;
    }

    TestIndex index;
};

TEST_F(Languages, StemEachArticleInItsOwn) {
    EXPECT_THAT(ids("Haus"), ElementsAre("de"));
    EXPECT_THAT(ids("Regierung"), ElementsAre("de"));
    EXPECT_THAT(ids("machine"), UnorderedElementsAre("fr", "en"));
    EXPECT_THAT(ids("turn"), ElementsAre("en"));
}

TEST_F(Languages, DoNotRunIntoEachOther) {
    EXPECT_THAT(ids("news"), ElementsAre("en")) << "news is an inflection of new in French, but not in English";
}

TEST_F(Languages, CanBeAskedFor) {
    EXPECT_THAT(ids("Haus", "de"), ElementsAre("de"));
    EXPECT_THAT(ids("Haus", "en"), IsEmpty());
    EXPECT_THAT(ids("Haus lang:de"), ElementsAre("de"));
    EXPECT_THAT(ids("l'Ukraine", "fr"), ElementsAre("fr")) << "an elision in French";
}

TEST_F(Languages, ElideWhereverTheQueryIsRead) {
    EXPECT_THAT(ids("l'Ukraine"), ElementsAre("fr")) << "the main language, English, elides nothing";
    EXPECT_THAT(ids("\"que l’Ukraine avait\""), ElementsAre("fr"));
    EXPECT_THAT(ids("-l'Ukraine"), UnorderedElementsAre("de", "en", "new"));
}

TEST_F(Languages, AreMarkedInSnippets) {
    const ResultPage page = index.search("Regierung");
    ASSERT_EQ(page.hits.size(), 1u);
    const MarkedText& snippet = page.hits[0].snippet;
    ASSERT_EQ(snippet.marks.size(), 1u);
    EXPECT_EQ(snippet.text.substr(snippet.marks[0].begin, snippet.marks[0].end - snippet.marks[0].begin),
              "Regierungen");
}

TEST_F(Languages, AreAFacet) {
    for (const Facet& facet : index.search("").facets) {
        if (facet.field->name != "lang") continue;
        ASSERT_EQ(facet.values.size(), 3u);
        EXPECT_EQ(facet.values[0].value, "en");
        EXPECT_EQ(facet.values[0].count, 2u);
    }
}

TEST_F(Languages, OfTheIndexMayBeOneForAll) {
    index.stats({"--rebuild", "--language", "de"});
    EXPECT_THAT(ids("Haus"), ElementsAre("de"));
    EXPECT_THAT(ids("turn"), IsEmpty()) << "English is stemmed as if it were German";
    const Finished other = index.run({"--language", "auto"});
    EXPECT_EQ(other.exit_code, 78);
    EXPECT_THAT(other.err, HasSubstr("--language de, not auto"));
}

TEST_F(Languages, SaidWronglyAreNoted) {
    std::string text;
    for (int i = 0; i < 6; ++i)
        text +=
            "Der Hafenmeister sagte in der " + std::to_string(i) + ". Woche, die Kräne würden bald wieder arbeiten. ";
    index.folder.write("in/wrong.jsonl",
                       R"({"id": "wrong", "language": "en", "title": "Kräne", "body": ")" + text + "\"}\n");
    index.stats({"--report", index.folder / "report"});
    EXPECT_THAT(read_file(index.folder / "report"), HasSubstr("the language is said to be en, the text is in de"));
    EXPECT_THAT(ids("Kran", "de"), ElementsAre("wrong"));
}

}  // namespace
}  // namespace dateline::testing
