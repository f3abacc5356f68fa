#include "indexer/model/fold.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "indexer/model/analyser.h"

namespace dateline {
namespace {

std::string fold(std::string_view text) { return fold_accents(fold_case(text)); }

TEST(Fold, SpellingsOfOneWordAreOne) {
    const std::vector<std::vector<std::string>> spellings = {
        {"cafe", "café", "CAFÉ", "Cafe\u0301", "ｃａｆé", "ＣＡＦＥ"},
        {"office", "oﬃce", "OFFICE", "ofﬁce"},
        {"strasse", "Straße", "STRASSE", "STRAẞE"},
        {"oeuvre", "œuvre", "ŒUVRE"},
        {"aeon", "æon", "ÆON"},
        {"lodz", "Łódź", "łódz"},
        {"tromso", "Tromsø", "Tromso\u0308"},
        {"istanbul", "İstanbul", "Istanbul", "ıstanbul"},
        {"thor", "Þór"},
        {"αθηνα", "Αθήνα", "ΑΘΗΝΑ"},
        {"елка", "ёлка", "Ёлка"},
        {"42", "４２", "⁴²"},
    };
    for (const auto& words : spellings) {
        for (const std::string& word : words) EXPECT_EQ(fold(word), words.front()) << word;
    }
}

TEST(Fold, KeepsLettersThatAreNoAccents) {
    EXPECT_NE(fold("й"), fold("и")) << "a letter of its own";
    EXPECT_EQ(fold("Й"), fold("й"));
    EXPECT_NE(fold("が"), fold("か")) << "another syllable";
    EXPECT_NE(fold("कि"), fold("क")) << "a vowel";
    EXPECT_EQ(fold("한국"), "한국");
}

TEST(Fold, IsDoneAfterOneTime) {
    for (const char* text :
         {"Café ﬁt", "Łódź ẞ", "ｆｕｌｌ", "Ἀθῆναι", "й ё Ў", "한국 日本 がぎ", "x\u00ADy", "ǿ Ǽ ŉ", "①½", "😀"}) {
        const std::string once = fold(text);
        EXPECT_EQ(fold(once), once) << text;
        EXPECT_TRUE(is_valid_utf8(once));
    }
}

TEST(Fold, KnowsWhatItLeavesAsItIs) {
    for (char32_t code = 0x80; code < 0x10000; code = code == 0xD7FF ? 0xE000 : code + 1) {
        std::string text;
        append_utf8(text, code);
        EXPECT_TRUE(!is_folded(code) || fold(text) == text) << text;
    }
}

TEST(FoldCase, KeepsAccents) { EXPECT_EQ(fold_case("CAFÉ"), "café"); }

TEST(FoldValue, ComparesNamesWhole) {
    EXPECT_EQ(fold_value("  Le  Monde\n"), fold_value("le monde"));
    EXPECT_EQ(fold_value("El País"), "el pais");
    EXPECT_EQ(fold_value("AT&T’s <b>"), "at&t’s <b>");
    EXPECT_NE(fold_value("Le Monde"), fold_value("Le Mondes"));
    EXPECT_EQ(fold_value(" "), "");
}

}  // namespace
}  // namespace dateline
