#include "indexer/base/utf8.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool little_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += little_endian ? low : high;
        bytes += little_endian ? high : low;
    }
    return bytes;
}

std::string random_bytes(std::mt19937& random, std::size_t longest) {
    // Mostly plain letters, so that some of it is taken for text.
    std::string bytes(random() % (longest + 1), 'a');
    const auto odd = 1 + random() % 40;
    for (char& c : bytes) {
        if (random() % odd == 0) c = static_cast<char>(static_cast<unsigned char>(random() % 256));
    }
    return bytes;
}

bool is_clean(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        if ((c.code < 0x20 && c.code != '\t' && c.code != '\n') || (c.code >= 0x7F && c.code < 0xA0)) return false;
        at += c.length;
    }
    return is_valid_utf8(text);
}

TEST(Utf8, EveryCharacterComesBackAsItWasWritten) {
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code < 0xE000) continue;
        std::string text;
        append_utf8(text, code);
        const Utf8Char c = decode_utf8(text, 0);
        ASSERT_EQ(c.code, code);
        ASSERT_EQ(c.length, text.size());
    }
}

TEST(Utf8, AMalformedSequenceTakesItsLongestWellFormedStart) {
    struct Case {
        std::string bytes;
        std::size_t length;
    };
    const std::vector<Case> cases = {
        {"\x80", 1},
        {"\xC0\xAF", 1},                // overlong slash
        {"\xE0\x80\xAF", 1},            // overlong
        {"\xED\xA0\x80", 1},            // a surrogate
        {"\xF4\x90\x80\x80", 1},        // beyond U+10FFFF
        {"\xF5", 1},                    //
        {"\xE2\x82", 2},                // cut
        {"\xF0\x9F\x98", 3},            // cut
        {"\xF0\x9F\x98 and so on", 3},  //
        {"\xC3(", 1},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(decode_utf8(c.bytes, 0).code, replacement_character);
        EXPECT_EQ(decode_utf8(c.bytes, 0).length, c.length);
        EXPECT_FALSE(is_valid_utf8(c.bytes));
    }
}

TEST(Utf8, ARealReplacementCharacterIsValid) { EXPECT_TRUE(is_valid_utf8("a\xEF\xBF\xBD")); }

TEST(Utf8, FloorNeverSplitsACharacter) {
    const std::string text = "aé€😀z";
    for (std::size_t limit = 0; limit <= text.size() + 2; ++limit) {
        const std::size_t end = utf8_floor(text, limit);
        EXPECT_LE(end, limit);
        EXPECT_TRUE(is_valid_utf8(std::string_view(text).substr(0, end))) << limit;
        EXPECT_TRUE(limit >= text.size() || limit - end < 4);
    }
}

TEST(Utf8, TrimTakesEveryKindOfBlankOffTheEndsOnly) {
    const std::string inside = "a b\u00A0c";
    for (const char* blank : {" ", "\t", "\n", "\u00A0", "\u200B", "\u3000", "\u2028", "\uFEFF", "\u202F"}) {
        EXPECT_EQ(trim(blank + inside + blank + " " + blank), inside);
        EXPECT_EQ(trim(std::string(blank) + blank), "");
    }
    EXPECT_EQ(trim(""), "");
}

TEST(DecodeText, ReadsEveryEncodingOfTheSameText) {
    const std::string text = "Café “oil” – €100\nélan";
    const std::u16string wide = u"Café “oil” – €100\nélan";
    EXPECT_EQ(decode_text(text), text);
    EXPECT_EQ(decode_text("\xEF\xBB\xBF" + text), text) << "byte order mark";
    EXPECT_EQ(decode_text("\xFF\xFE" + utf16(wide, true)), text);
    EXPECT_EQ(decode_text("\xFE\xFF" + utf16(wide, false)), text);
    EXPECT_EQ(decode_text("Caf\xE9 \x93oil\x94 \x96 \x80"s + "100\n\xE9lan"), text) << "Windows-1252";
}

TEST(DecodeText, ReadsUnmarkedUtf16ByItsNuls) {
    EXPECT_EQ(decode_text(utf16(u"plain words, é too", true)), "plain words, é too");
    EXPECT_EQ(decode_text(utf16(u"plain words, é too", false)), "plain words, é too");
}

TEST(DecodeText, JoinsSurrogatesAndDropsLoneOnes) {
    EXPECT_EQ(decode_text("\xFF\xFE" + utf16(u"a😀b", true)), "a😀b");
    EXPECT_EQ(decode_text("\xFF\xFE\x61\x00\x3D\xD8\x62\x00"s), "ab");
    EXPECT_EQ(decode_text("\xFF\xFE\x61\x00\x62"s), "a") << "half a unit at the end";
}

TEST(DecodeText, MakesOneLineEndOfAll) {
    EXPECT_EQ(decode_text("a\r\nb\rc\nd\r\n"), "a\nb\nc\nd\n");
    EXPECT_EQ(decode_text("a\fb"), "a\nb") << "a form feed parts pages";
    EXPECT_EQ(decode_text("\xFF\xFE" + utf16(u"a\r\nb\rc\fd", true)), "a\nb\nc\nd");
    EXPECT_EQ(decode_text("\xE9\r\n\xE8\r"), "é\nè\n");
}

TEST(DecodeText, DropsControlCharactersAndStrayHalves) {
    EXPECT_EQ(decode_text("one\x01 two\x7F three\u0085 fourteen words of it"), "one two three fourteen words of it");
    EXPECT_EQ(decode_text("a nul\0 in the middle of a text"s), "a nul in the middle of a text");
    EXPECT_EQ(decode_text("élan café cut in hal\xC3"), "élan café cut in hal");
    EXPECT_EQ(decode_text("cut at the end \xE2\x82"), "cut at the end ");
    EXPECT_EQ(decode_text("tab\tstays"), "tab\tstays");
}

TEST(DecodeText, RefusesWhatIsNoText) {
    EXPECT_FALSE(
        decode_text("\x7F"
                    "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0"s));
    EXPECT_FALSE(decode_text("\x01\x02\x03\x04"));
    EXPECT_EQ(decode_text(""), "");
}

TEST(DecodeText, GivesCleanTextThatReadsAsItself) {
    std::mt19937 random(7);
    std::size_t texts = 0;
    for (int round = 0; round < 5000; ++round) {
        const std::string bytes = random_bytes(random, 80);
        const auto text = decode_text(bytes);
        if (!text) continue;
        ++texts;
        ASSERT_TRUE(is_clean(*text)) << ::testing::PrintToString(bytes);
        if (!text->starts_with("\uFEFF")) {
            ASSERT_EQ(decode_text(*text), text) << ::testing::PrintToString(bytes);
        }
    }
    EXPECT_GT(texts, 1000u);
}

}  // namespace
}  // namespace dateline
