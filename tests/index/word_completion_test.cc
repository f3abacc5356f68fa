// Completions of the last word of a query, on an index.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CompleteLastWord : public ::testing::Test {
protected:
    void SetUp() override {
        index_.folder.write(
            "in/a.jsonl",
            R"({"title":"Storm in Lund","body":"The mayor spoke. The mayoral chain was lost.","source":"Harbour Gazette"}
{"title":"Lund votes","body":"The mayor of the town won.","source":"Evening Courier"}
{"title":"Oil rises","body":"Maybe oil falls again.","source":"Evening Courier"}
{"title":"Maypole","body":"A dance in a village with oilskins."}
)");
        ASSERT_EQ(index_.run().exit_code, 0);
    }

    std::vector<std::string> completed(const std::string& typed, std::size_t limit = 10) const {
        std::vector<std::string> texts;
        for (const Suggestion& one : Searcher(index_.index, 1).completions(typed, limit)) {
            EXPECT_EQ(one.kind, SuggestionKind::words);
            EXPECT_EQ(one.count, 0u) << "is not known";
            texts.push_back(one.text);
        }
        return texts;
    }

    TestIndex index_;
};

TEST_F(CompleteLastWord, WithWordsThatFindArticlesTogetherWithTheOnesBefore) {
    EXPECT_THAT(completed("lund may"), ElementsAre("lund mayor")) << "of mayoral the stem is the same";
    EXPECT_THAT(completed("Lund STORM may"), ElementsAre("Lund STORM mayor"));
    EXPECT_THAT(completed("mayor mayoral may"), IsEmpty()) << "both were typed";
    EXPECT_THAT(completed("lund th"), IsEmpty()) << "the, which says little";
    EXPECT_THAT(completed("lund may", 1), ElementsAre("lund mayor"));
    EXPECT_THAT(completed("rising may"), ElementsAre("rising maybe")) << "in any inflection";
    EXPECT_THAT(completed("\"lund may", 1), ElementsAre("\"lund mayor")) << "a phrase that is being typed";
    EXPECT_THAT(completed("lund oil"), IsEmpty());
    EXPECT_THAT(completed("nothing may"), IsEmpty());
}

TEST_F(CompleteLastWord, WithWhatStandsBehindTheWordBeforeFirst) {
    EXPECT_THAT(completed("the may"), IsEmpty()) << "only words that say little";
    EXPECT_THAT(completed("won of th"), IsEmpty());
    EXPECT_THAT(completed("dance a"), IsEmpty());
    EXPECT_THAT(completed("mayor of the to"), ElementsAre("mayor of the town"));
    EXPECT_THAT(completed("mayor in the to"), IsEmpty()) << "never said so";
    EXPECT_THAT(completed("storm in lu"), ElementsAre("storm in lund")) << "in the title";
    index_.folder.write("in/b.jsonl", R"({"title":"Calls","body":"Black months, black monks. Black Monday."}
{"title":"Prices","body":"After Black Monday came a black cat and the monks, a month late."}
{"title":"Notes","body":"A month of black tea. Monday."}
)");
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_THAT(completed("black mo"), ElementsAre("black monday", "black monks", "black months"))
        << "the same stem once";
}

TEST_F(CompleteLastWord, InItsField) {
    EXPECT_THAT(completed("title:oi"), ElementsAre("title:oil"));
    EXPECT_THAT(completed("village title:may"), ElementsAre("village title:maypole"));
    EXPECT_THAT(completed("source:eve"), ElementsAre("source:evening"));
    EXPECT_THAT(completed("source:evening may"), ElementsAre("source:evening maybe", "source:evening mayor"));
}

TEST_F(CompleteLastWord, AloneWithTheWordsOfTheIndex) {
    EXPECT_THAT(completed("maypo"), ElementsAre("maypole"));
    EXPECT_THAT(completed("villa"), ElementsAre("village")) << "in a body alone";
    EXPECT_THAT(completed("th"), IsEmpty()) << "the, which says little";
}

TEST_F(CompleteLastWord, WithWordsAsTheyAreWritten) {
    index_.folder.write("in/b.jsonl", R"({"title":"Cafés","body":"An oil-bearing café of Älvsborg."})"
                                      "\n");
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_THAT(completed("caf"), ElementsAre("café"));
    EXPECT_THAT(completed("alvs"), ElementsAre("älvsborg"));
    EXPECT_THAT(completed("oilb"), ElementsAre("oil-bearing"));
}

// A name of a field beside other words.
TEST_F(CompleteLastWord, WithNamesOfTheArticlesFound) {
    const auto names = [&](const std::string& typed) {
        std::vector<std::string> texts;
        for (const Suggestion& one : Searcher(index_.index, 1).completions(typed, 10)) {
            if (one.kind == SuggestionKind::name) texts.push_back(one.text + " " + std::to_string(one.count));
        }
        return texts;
    };
    EXPECT_THAT(names("lund source:"),
                ElementsAre("lund source:\"Evening Courier\" 1", "lund source:\"Harbour Gazette\" 1"));
    EXPECT_THAT(names("lund AND -source:\"harb"), ElementsAre("lund AND -source:\"Harbour Gazette\" 0"));
    EXPECT_THAT(names("oil source:harb"), IsEmpty());
    EXPECT_THAT(names("source:evening,harb"), IsEmpty()) << "an alternative, for which all names are offered";
    EXPECT_THAT(names("date:2022 source:"), IsEmpty());
    EXPECT_THAT(names("source:"), IsEmpty()) << "all names are offered";
    EXPECT_THAT(names("(source:"), IsEmpty()) << "likewise";
}

TEST_F(CompleteLastWord, KeepsWhatStandsBeforeIt) {
    EXPECT_THAT(completed("-villa"), ElementsAre("-village"));
    EXPECT_THAT(completed("NOT villa"), ElementsAre("NOT village"));
    EXPECT_THAT(completed("lund -may"), ElementsAre("lund -mayor"));
    EXPECT_THAT(completed("-lund villa"), ElementsAre("-lund village")) << "which no article with lund has";
    EXPECT_THAT(completed("oil OR lund may"), ElementsAre("oil OR lund mayor"));
    EXPECT_THAT(completed("lund OR vill"), ElementsAre("lund OR village"));
    EXPECT_THAT(completed("lund AND may"), ElementsAre("lund AND mayor"));
    EXPECT_THAT(completed("lund NEAR/3 may"), ElementsAre("lund NEAR/3 mayor"));
    EXPECT_THAT(completed("(oil OR vill"), ElementsAre("(oil OR village"));
    EXPECT_THAT(completed("(lund may"), ElementsAre("(lund mayor"));
    EXPECT_THAT(completed("\"lund\" may"), ElementsAre("\"lund\" mayor"));
    EXPECT_THAT(completed("title:\"lund vo"), ElementsAre("title:\"lund votes"));
    EXPECT_THAT(completed("date:2022 villa"), ElementsAre("date:2022 village"));
}

TEST_F(CompleteLastWord, LeavesAloneWhatEndsWithNoWord) {
    for (const char* typed :
         {"", "lund may ", "lund OR", "date:2022-0", "url:a", "lund mayoral", "lund may*", "lund x-may", "(lund may)"})
        EXPECT_THAT(completed(typed), IsEmpty()) << typed;
}

TEST_F(CompleteLastWord, WithWordsOfManyArticlesOnlyWhereTheyFollow) {
    std::string lines;
    for (int i = 0; i < 100; ++i)
        lines += R"({"title":"Notes)" + std::to_string(i) + R"(","body":"Between storms he waited, James"})" + "\n";
    lines += R"({"title":"Talk","body":"James Baker went between them. A bond."})"
             "\n";
    index_.folder.write("in/b.jsonl", lines);
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_THAT(completed("baker b"), ElementsAre("baker bond"));
    EXPECT_THAT(completed("went b"), ElementsAre("went between", "went baker", "went bond"));
}

}  // namespace
}  // namespace dateline::testing
