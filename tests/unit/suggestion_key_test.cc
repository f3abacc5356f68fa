#include "searchd/suggestion_key.h"

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

TEST(SuggestionKey, LeavesOutCaseAccentsAndPunctuation) {
    const std::vector<std::pair<std::string, std::string>> table = {
        {"Crude OIL prices", "crude oil prices"},
        {"São Tomé: l’été", "sao tome lete"},
        {"U.S. Trade", "us trade"},
        {"AT&T's plan", "atts plan"},
        {"add-on", "add on"},
        {"  “Quoted”,  twice\n", "quoted twice"},
        {"1,000 men (and 3.14)", "1000 men and 314"},
        {"Straße und Øresund", "strasse und oresund"},
        {"oil/gas – rise", "oil gas rise"},
        {"東京の桜", "東京の桜"},
        {"", ""},
        {" -- ?! ", ""},
        {"\xFF\xFEoil\x80", "oil"},
    };
    for (const auto& [text, key] : table) EXPECT_EQ(joined(key_words(text)), key) << text;
}

// Otherwise a suggestion would vanish while it is being typed.
TEST(SuggestionKey, OfABeginningIsABeginning) {
    for (const std::string text : {"U.S.-China talks: AT&T's 1,000 “l’Été” plans", "O'Brien & Sons, Inc. (3.14)",
                                   "a . b .. c", "Ærø ﬁnds ½ – 東京, 100% …"}) {
        const std::string whole = joined(key_words(text)) + ' ';
        for (std::size_t length = 0; length <= text.size(); ++length) {
            if (utf8_floor(text, length) != length) continue;
            EXPECT_TRUE(whole.starts_with(typed_key(text.substr(0, length)))) << text.substr(0, length);
        }
    }
}

TEST(SuggestionKey, ABlankAtTheEndSaysThatTheWordIsWhole) {
    EXPECT_EQ(typed_key("oil "), "oil ");
    EXPECT_EQ(typed_key("oil\u00A0"), "oil ");
    EXPECT_EQ(typed_key("oil,"), "oil");
    EXPECT_EQ(typed_key(" "), "");
}

TEST(SuggestionKey, WordsKnowWhereTheyStand) {
    const std::string text = "The \"U.S. dollar\", Inc. said: add-on";
    const std::vector<KeyWord> words = key_words(text);
    std::vector<std::string> spelt;
    std::vector<bool> follows;
    for (const KeyWord& word : words) {
        spelt.push_back(text.substr(word.begin, word.end - word.begin));
        follows.push_back(word.follows);
    }
    EXPECT_EQ(spelt, (std::vector<std::string>{"The", "U.S.", "dollar", "Inc", "said", "add", "on"}));
    EXPECT_EQ(follows, (std::vector<bool>{false, false, true, false, true, false, true}));
}

}  // namespace
}  // namespace dateline
