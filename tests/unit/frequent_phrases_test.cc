#include "searchd/frequent_phrases.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

std::map<std::string, std::uint32_t> phrases_of(const std::vector<std::string>& texts, std::size_t most = 100) {
    std::vector<PublishedTitle> titles;
    for (const std::string& text : texts) titles.push_back({text, 0, "en"});
    const auto is_stop = [](const std::string&, const std::string& word) { return word == "of" || word == "the"; };
    std::map<std::string, std::uint32_t> counts;
    for (const Suggestion& phrase : frequent_phrases(titles, is_stop, most)) {
        EXPECT_EQ(phrase.kind, SuggestionKind::phrase);
        counts[phrase.text] = phrase.count;
    }
    return counts;
}

TEST(FrequentPhrases, AreInThreeTitlesAtLeast) {
    EXPECT_THAT(phrases_of({"Crude oil up", "crude oil down", "Good day", "Good day", "New CRUDE OIL"}),
                UnorderedElementsAre(Pair("Crude oil", 3)));
    EXPECT_THAT(phrases_of({"no no no no no no no", "yes"}), IsEmpty()) << "once a title";
    EXPECT_THAT(phrases_of({}), IsEmpty());
}

TEST(FrequentPhrases, DoNotBeginOrEndWithAStopWord) {
    EXPECT_THAT(phrases_of({"the Bank of Japan", "Bank of Japan", "at the Bank of Japan", "Bank of the", "of the"}),
                UnorderedElementsAre(Pair("Bank of Japan", 3)));
}

TEST(FrequentPhrases, DoNotReachAcrossPunctuation) {
    EXPECT_THAT(phrases_of({"Oil: prices, up", "Oil: prices, up", "Oil: prices, up"}), IsEmpty());
    EXPECT_THAT(phrases_of({"U.S. trade – talks", "U.S. trade", "US-trade"}),
                UnorderedElementsAre(Pair("U.S. trade", 3)));
}

TEST(FrequentPhrases, LeaveOutWhatIsNearlyAlwaysAPartOfALongerOne) {
    EXPECT_THAT(phrases_of({"Bank of New York", "Bank of New York", "Bank of New York", "Bank of New Zealand",
                            "New York", "New York", "New York"}),
                UnorderedElementsAre(Pair("Bank of New York", 3), Pair("New York", 6)));
}

TEST(FrequentPhrases, OfManyKeepTheMostFrequent) {
    EXPECT_THAT(phrases_of({"a b", "a b", "a b", "c d", "c d", "c d", "c d"}, 1), UnorderedElementsAre(Pair("c d", 4)));
}

}  // namespace
}  // namespace dateline
