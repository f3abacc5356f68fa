// Articles on the same subject as another.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

struct Told {
    const char* id = "";
    const char* title = "";
    const char* body = "";
    const char* published = "";
    const char* source = "Wire";
};

constexpr const char* strike =
    "Crane drivers at the port of Veldhaven stopped work at dawn on Monday over wages. The union of dockers said that "
    "eleven container ships were waiting in the roads, and that no crane would move before the owner of the terminal "
    "came back to the table with a better offer.";

const Told told[] = {
    {"strike", "Dockers strike at Veldhaven", strike, "2026-03-02T08:00:00Z"},
    {"copy", "Port of Veldhaven at a standstill", strike, "2026-03-02T09:00:00Z", "Courier"},
    {"talks", "Terminal and dockers meet",
     "A mediator brought the dockers and the terminal together in Veldhaven. Wages were the hardest point, a union "
     "secretary told reporters; the cranes have been still for a week, and the ships lie in the roads.",
     "2026-03-09T08:00:00Z"},
    {"talks-copy", "Mediator meets dockers",
     "A mediator brought the dockers and the terminal together in Veldhaven. Wages were the hardest point, a union "
     "secretary told reporters; the cranes have been still for a week, and the ships lie in the roads.",
     "2026-03-09T09:00:00Z", "Courier"},
    {"heron", "A heron on the roof of the town hall",
     "Children counted the feathers of a grey heron that nests between two chimneys. Ornithologists smiled.",
     "2026-03-05T08:00:00Z"},
    {"orchestra", "Orchestra finds a lost symphony",
     "Librarians unwrapped a manuscript from an attic, and violinists rehearsed the slow movement by candlelight.",
     "2026-03-06T08:00:00Z"},
};

// What the articles above are rare in.
const char* const others[] = {
    "Rye harvest falls after a wet summer",
    "Council paints the school gate green",
    "A glacier gave back a wooden ski",
    "Bakers argue about salt",
    "Volcano sleeps again, geologists say",
    "The marathon has a new hill",
    "Museum lends its oldest map",
    "Chess club opens on Thursdays",
    "Bees return to the meadow",
    "Observatory dome will not close",
    "Court hears the case of the missing bell",
    "Rail timetable changes in June",
    "Pharmacy stays open at night",
    "A novel about fog wins the prize",
    "Skaters wait for thicker ice",
    "Cider press restored by pupils",
};

std::string lines() {
    std::string text;
    for (const Told& one : told) {
        text += nlohmann::json{{"id", one.id},         {"title", one.title},
                               {"body", one.body},     {"published", one.published},
                               {"source", one.source}, {"language", "en"}}
                    .dump() +
                "\n";
    }
    for (const char* title : others)
        text += nlohmann::json{{"id", title}, {"title", title}, {"body", title}, {"language", "en"}}.dump() + "\n";
    return text;
}

class Related : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        index_->folder.write("in/a.jsonl", lines());
        ASSERT_EQ(index_->run().exit_code, 0);
        searcher_ = std::make_unique<Searcher>(index_->index, 1);
    }
    static void TearDownTestSuite() {
        searcher_.reset();
        index_.reset();
    }
    static Searcher& searcher() { return *searcher_; }
    static std::vector<std::string> related(const std::string& id) {
        std::vector<std::string> ids;
        const auto page = searcher_->related(id, 10);
        for (const Hit& hit : page->hits) ids.push_back(hit.article.id);
        return ids;
    }

private:
    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Searcher> searcher_;
};

TEST_F(Related, AreOnTheSubjectInOtherWordsAndOneOfEachStory) {
    ASSERT_EQ(searcher().story("copy")->story.size, 2u);
    ASSERT_EQ(searcher().story("talks")->story.size, 2u);
    for (const char* id : {"strike", "copy"}) {
        const std::vector<std::string> found = related(id);
        ASSERT_EQ(found.size(), 1u) << id;
        EXPECT_TRUE(found[0] == "talks" || found[0] == "talks-copy") << found[0];
    }
    ASSERT_EQ(related("talks").size(), 1u);
    EXPECT_TRUE(related("talks")[0] == "strike" || related("talks")[0] == "copy");
}

TEST_F(Related, AreNoneOfAnArticleThatIsAloneWithItsSubject) {
    EXPECT_THAT(related("heron"), IsEmpty());
    EXPECT_EQ(searcher().related("heron", 10)->total, 0u);
    EXPECT_THAT(related("orchestra"), IsEmpty());
}

TEST_F(Related, ShowThePassageWithTheWordsThatTheyShare) {
    const MarkedText snippet = searcher().related("strike", 1)->hits[0].snippet;
    std::vector<std::string> marked;
    for (const Span& mark : snippet.marks) marked.push_back(snippet.text.substr(mark.begin, mark.end - mark.begin));
    EXPECT_THAT(marked, ::testing::IsSupersetOf({"dockers", "terminal", "Veldhaven", "Wages", "cranes"}));
    EXPECT_THAT(marked, Not(::testing::Contains("the")));
}

TEST_F(Related, AreNothingWhereThereIsNoSuchArticle) { EXPECT_FALSE(searcher().related("nothing", 10)); }

TEST_F(Related, AreShownWithTheirArticle) {
    EXPECT_EQ(searcher().article("strike", SearchRequest{})->related.size(), 1u);
    EXPECT_THAT(searcher().article("strike")->related, IsEmpty()) << "nobody asked";
}

TEST(RelatedArticles, AreCountedBeyondThoseThatAreShown) {
    const TestIndex index;
    std::string text = lines();
    for (const char* day : {"11", "12", "13", "14"}) {
        text += nlohmann::json{{"id", day},
                               {"title", std::string("Veldhaven dockers, day ") + day},
                               {"body", std::string("The union of dockers speaks about wages and cranes; on day ") +
                                            day + " the terminal of Veldhaven listens."},
                               {"published", std::string("2026-03-") + day},
                               {"language", "en"}}
                    .dump() +
                "\n";
    }
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        text +=
            nlohmann::json{{"id", "other" + number}, {"title", "Lottery number " + number}, {"language", "en"}}.dump() +
            "\n";
    }
    index.folder.write("in/a.jsonl", text);
    ASSERT_EQ(index.run().exit_code, 0);
    Searcher searcher(index.index, 1);
    const auto page = searcher.related("strike", 2);
    EXPECT_EQ(page->hits.size(), 2u);
    EXPECT_EQ(page->total, 5u);
    EXPECT_GE(page->hits[0].score, page->hits[1].score);
}

// The little words of a language are rare in an archive that is mostly in another.
TEST(RelatedArticles, AreNotThoseThatShareALanguageAlone) {
    const TestIndex index;
    std::string text = lines();
    const char* const german[] = {
        "Der Hafen war am Morgen leer, und die Kräne standen still, weil sich der Besitzer nicht auf einen Preis "
        "einigen konnte.",
        "Die Bienen kamen am Abend zurück, und der Imker war froh, weil sich das Wetter nicht auf den Honig auswirkte.",
        "Ein Geiger übte die ganze Nacht, und der Nachbar war wach, weil sich die Wand nicht auf Musik verstand."};
    for (const char* body : german)
        text += nlohmann::json{{"id", body}, {"title", "Notiz"}, {"body", body}, {"language", "de"}}.dump() + "\n";
    index.folder.write("in/a.jsonl", text);
    ASSERT_EQ(index.run().exit_code, 0);
    Searcher searcher(index.index, 1);
    for (const char* id : german) EXPECT_EQ(searcher.related(id, 10)->total, 0u);
}

}  // namespace
}  // namespace dateline::testing
