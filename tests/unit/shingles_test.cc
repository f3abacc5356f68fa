#include "indexer/model/shingles.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

ShingleSet set_of(const std::string& title, const std::string& body) {
    Analyser analyser("en");
    return make_shingle_set(analyser.analyse(title), analyser.analyse(body));
}

/// A text of `words` numbered words from `first` on.
std::string words(std::size_t first, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += "word" + std::string(1 + (first + i) % 20, 'x') + std::to_string(first + i) + "y ";
    return text;
}

TEST(Shingles, AreRunsOfFourWords) {
    Analyser analyser("en");
    EXPECT_EQ(to_shingles(analyser.analyse("one two three four five six")).size(), 3u);
    EXPECT_EQ(to_shingles(analyser.analyse("one two three")).size(), 1u);
    EXPECT_TRUE(to_shingles(analyser.analyse(" – ! ")).empty());
    EXPECT_EQ(to_shingles(analyser.analyse("The add-on, “Café”!")), to_shingles(analyser.analyse("the ADD on cafe")))
        << "spelling and punctuation make no difference";
    EXPECT_NE(to_shingles(analyser.analyse("one two three four")), to_shingles(analyser.analyse("one two four three")));
}

TEST(Overlap, CountsWhatIsShared) {
    const ShingleSet whole = set_of("", words(0, 103));
    const ShingleSet half = set_of("", words(0, 53));
    const Overlap shared = overlap(whole, half);
    EXPECT_EQ(shared.fewest, 50u);
    EXPECT_DOUBLE_EQ(shared.containment, 1);
    EXPECT_DOUBLE_EQ(shared.resemblance, 0.5);
    EXPECT_DOUBLE_EQ(overlap(whole, set_of("", words(1000, 100))).resemblance, 0);
}

TEST(Overlap, ComparesNumbersApart) {
    const ShingleSet monday = set_of("", "The bank lent 1.5 billion at 6 pct");
    EXPECT_DOUBLE_EQ(overlap(monday, set_of("", "The bank lent 1.5 billion at 7 pct")).numbers, 0.5);
    EXPECT_DOUBLE_EQ(overlap(monday, set_of("", "The bank lent nothing")).numbers, 1) << "there are none to compare";
}

TEST(Bands, AreSharedByTextsThatResembleEachOther) {
    std::size_t found = 0;
    std::size_t found_apart = 0;
    constexpr std::size_t tries = 300;
    for (std::size_t i = 0; i < tries; ++i) {
        const std::size_t first = i * 1000;
        const auto base = make_bands(set_of("", words(first, 103)));
        const auto shares_one = [&](const ShingleSet& other) {
            const auto bands = make_bands(other);
            for (std::size_t band = 0; band < bands.size(); ++band) {
                if (bands[band] == base[band]) return true;
            }
            return false;
        };
        found += shares_one(set_of("", words(first, 53)));              // resemblance .5
        found_apart += shares_one(set_of("", words(first + 97, 103)));  // .015
    }
    EXPECT_GT(found, tries * 95 / 100);
    EXPECT_LT(found_apart, tries * 5 / 100);
}

}  // namespace
}  // namespace dateline
