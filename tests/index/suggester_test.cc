// Suggestions from a real index, also while it changes.

#include "searchd/suggester.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/name_completion.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string record(const std::string& title, const std::string& published = "2026-03-18") {
    return json{{"id", title},           {"title", title},       {"body", "The harbour was quiet."},
                {"source", "Élan Post"}, {"section", "Harbour"}, {"author", {"Ana Ruiz", "Jon Välde"}},
                {"published", published}}
               .dump() +
           "\n";
}

// "kind count text", best first.
std::vector<std::string> suggest(Suggester& suggester, std::string_view typed, std::size_t limit = 10) {
    std::vector<std::string> found;
    for (const Suggestion& one : suggester.suggest(typed, limit).suggestions)
        found.push_back(std::string(to_string(one.kind)) + " " + std::to_string(one.count) + " " + one.text);
    return found;
}

// Asks until `typed` has suggestions, at most ten seconds.
bool comes(Suggester& suggester, std::string_view typed) {
    for (int i = 0; i < 1000; ++i) {
        if (!suggest(suggester, typed).empty()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

TEST(Suggester, KnowsTitlesNamesAndFrequentPhrases) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Dock strike in Veldhaven ends") + record("Dock strike widens") +
                                         record("Talks on the dock strike") + record("Storm", "2026-03-19"));
    index.stats();
    Suggester suggester(index.index);
    EXPECT_THAT(suggest(suggester, "dock"),
                ElementsAre("phrase 3 Dock strike", "title 1 Dock strike widens",
                            "title 1 Dock strike in Veldhaven ends", "title 1 Talks on the dock strike"));
    EXPECT_THAT(suggest(suggester, "elan"), ElementsAre("name 4 Élan Post"));
    EXPECT_THAT(suggest(suggester, "ruis"), ElementsAre("name 4 Ana Ruiz"));
    EXPECT_THAT(suggest(suggester, "valde"), ElementsAre("name 4 Jon Välde"));
    EXPECT_THAT(suggest(suggester, "harb"), ElementsAre("name 4 Harbour"));
    EXPECT_THAT(suggest(suggester, "quiet"), IsEmpty()) << "a word of bodies alone";
    EXPECT_EQ(suggester.suggest("x", 1).index.articles, 4u);
    EXPECT_THAT(suggest(suggester, "\"dock str", 2),
                ElementsAre("phrase 3 \"Dock strike\"", "title 1 \"Dock strike widens\""))
        << "a phrase stays one";
    const std::vector<Suggestion> names = suggester.suggest("ruiz", 1).suggestions;
    EXPECT_EQ(query_of(names.at(0)), "author:\"Ana Ruiz\"");
    EXPECT_THAT(suggest(suggester, "\"ana r"), ElementsAre("name 4 author:\"Ana Ruiz\""));
    EXPECT_EQ(query_of(suggester.suggest("author:ruiz", 1).suggestions.at(0)), "author:\"Ana Ruiz\"");
}

TEST(Suggester, CompletesANameBehindItsFieldInQuotes) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm") + record("Flood") + R"({"title":"Sturm","language":"de"})" + "\n");
    index.stats();
    Suggester suggester(index.index);
    EXPECT_THAT(suggest(suggester, "author:rui"), ElementsAre("name 2 author:\"Ana Ruiz\""));
    EXPECT_THAT(suggest(suggester, "-source:\"elan p"), ElementsAre("name 0 -source:\"Élan Post\""));
    EXPECT_THAT(suggest(suggester, "storm OR section:h"), ElementsAre("name 0 storm OR section:Harbour"));
    EXPECT_THAT(suggest(suggester, "section:news,h"), ElementsAre("name 0 section:news,Harbour"));
    EXPECT_THAT(suggest(suggester, "lang:ger"), ElementsAre("name 1 lang:de"));
    EXPECT_THAT(suggest(suggester, "author:"),
                ElementsAre("name 2 author:\"Ana Ruiz\"", "name 2 author:\"Jon Välde\""));
    EXPECT_THAT(suggest(suggester, "(author:\"", 1), ElementsAre("name 2 (author:\"Ana Ruiz\""));
    EXPECT_THAT(suggest(suggester, "storm author:"), IsEmpty()) << "names beside words are found with them";
    EXPECT_THAT(suggest(suggester, "title:"), IsEmpty());
    EXPECT_THAT(suggest(suggester, "title:har"), IsEmpty()) << "has no names";
    EXPECT_THAT(suggest(suggester, "source:\"Élan Post\" sto"), IsEmpty()) << "a title would drop the source";
}

TEST(Suggester, OffersNothingThatAsksForTheOpposite) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm and flood") + record("Storm over"));
    index.stats();
    Suggester suggester(index.index);
    for (const char* typed : {"-sto", "NOT sto", "storm -fl", "storm OR fl", "storm NEAR fl", "+sto"})
        EXPECT_THAT(suggest(suggester, typed), IsEmpty()) << typed;
    EXPECT_THAT(suggest(suggester, "storm AND fl"), ElementsAre("title 1 Storm and flood"));
}

TEST(Suggester, LooksBehindStopWords) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm over") + record("The storm"));
    index.stats();
    Suggester suggester(index.index);
    EXPECT_THAT(suggest(suggester, "the sto"), ElementsAre("title 1 The storm", "title 1 Storm over"));
    EXPECT_THAT(suggest(suggester, "of the storm o"), ElementsAre("title 1 Storm over"));
    EXPECT_THAT(suggest(suggester, "the"), ElementsAre("title 1 The storm"));
}

TEST(Suggester, OffersAllOfTheCorpus) {
    TestIndex index;
    ASSERT_EQ(index.run({}, {std::string(DATELINE_SOURCE_DIR) + "/corpus"}).exit_code, 0);
    Suggester suggester(index.index);
    for (const Hit& hit : index.search("").hits) {
        const std::string& title = hit.article.title;
        if (title.size() > slot::longest_title_value) continue;
        std::vector<std::string> found;
        for (const Suggestion& one : suggester.suggest(title, 1).suggestions) found.push_back(one.text);
        EXPECT_THAT(found, ElementsAre(title));
    }
}

TEST(Suggester, SeesNewCommitsAndDeletionsAndRebuilds) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm"));
    index.stats();
    Suggester suggester(index.index);
    EXPECT_THAT(suggest(suggester, "storm"), ElementsAre("title 1 Storm"));
    EXPECT_THAT(suggest(suggester, "flood"), IsEmpty());
    index.folder.write("in/b.jsonl", record("Flood"));
    index.stats();
    EXPECT_TRUE(comes(suggester, "flood"));
    index.folder.write("in/b.jsonl", record("Drought"));
    index.stats({"--allow-mass-delete"});
    EXPECT_TRUE(comes(suggester, "drought"));
    EXPECT_THAT(suggest(suggester, "flood"), IsEmpty());
    index.folder.write("in/c.jsonl", record("Gale"));
    index.stats({"--rebuild"});
    EXPECT_TRUE(comes(suggester, "gale"));
}

TEST(Suggester, WaitsForAnIndexToBeMade) {
    TestIndex index;
    Suggester suggester(index.index);
    EXPECT_THROW(suggester.suggest("storm", 10), IndexUnavailable);
    index.folder.write("in/a.jsonl", record("Storm"));
    index.stats();
    std::vector<std::string> found;
    for (int i = 0; i < 1000 && found.empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        try {
            found = suggest(suggester, "storm");
        } catch (const IndexUnavailable&) {
            continue;
        }
    }
    EXPECT_THAT(found, ElementsAre("title 1 Storm"));
}

TEST(Suggester, OffersLongTitlesUpToACharacter) {
    TestIndex index;
    std::string title = "Zeppelin";
    for (int i = 0; i < 40; ++i) title += " ööööö";
    index.folder.write("in/a.jsonl", record(title));
    index.stats();
    Suggester suggester(index.index);
    const std::vector<Suggestion> found = suggester.suggest("zeppelin", 1).suggestions;
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(title.starts_with(found[0].text));
    EXPECT_GT(found[0].text.size(), slot::longest_title_value - 4);
    EXPECT_LE(found[0].text.size(), slot::longest_title_value);
}

TEST(Suggester, AnswersManyWhileTheIndexIsCommittedAndRebuilt) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm"));
    index.stats();
    Suggester suggester(index.index);
    std::atomic<bool> is_over = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> asking;
    for (int i = 0; i < 3; ++i) {
        asking.emplace_back([&] {
            while (!is_over) {
                if (suggester.suggest("stor", 5).suggestions.size() != 1) ++wrong;
            }
        });
    }
    for (int round = 0; round < 6; ++round) {
        index.folder.write("in/b.jsonl", record("Flood " + std::to_string(round)));
        index.stats(round % 3 == 2 ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{});
    }
    EXPECT_TRUE(comes(suggester, "flood 5"));
    is_over = true;
    for (std::thread& thread : asking) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Suggester, EndsAtOnceWhatItIsDoing) {
    TestIndex index;
    index.folder.write("in/a.jsonl", record("Storm"));
    index.stats();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) Suggester(index.index);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

}  // namespace
}  // namespace dateline::testing
