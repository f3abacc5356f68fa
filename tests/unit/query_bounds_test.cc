// What no query can do, see searchd/query.h.
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "searchd/query_syntax.h"
#include "tests/support/queries.h"

namespace dateline {
namespace {

using ::testing::Contains;
using testing::count_words;
using testing::expect_sound;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::parsed;
using Kind = QueryNode::Kind;

std::string repeated(const std::string& text, std::size_t bytes = 1000) {
    std::string out;
    while (out.size() + text.size() <= bytes) out += text;
    return out;
}

TEST(QueryBounds, BracketsAreReadToADepthAndThenTheWordsInThem) {
    const ParsedQuery query = parsed(std::string(490, '(') + "oil" + std::string(490, ')') + " gas");
    EXPECT_EQ(count_words(query.root), 2u);
    EXPECT_THAT(query.warnings, Contains(HasSubstr("deeper")));
    EXPECT_LE(query.warnings.size(), 4u) << "each is told once";
    EXPECT_THAT(parsed(std::string(20, '(') + "oil" + std::string(20, ')')).warnings, IsEmpty());
}

TEST(QueryBounds, AboutAHundredWordsAreRead) {
    std::string many;
    for (int i = 0; i < 250; ++i) many += std::to_string(i) + " ";
    const std::string phrase = "\"" + many.substr(0, 300) + "\"";
    std::string phrases;
    for (const char first : {'a', 'b', 'c'})
        phrases.append(1, '"').append(1, first).append(many, 0, 300).append(1, '"');
    std::string glued;
    for (int i = 0; i < 450; ++i) glued += i % 2 == 0 ? "日" : "本";
    const std::string compound = "x" + repeated("-x", 900);
    for (const std::string& text : {many, phrase, phrases, glued, compound, glued + " " + phrase}) {
        const ParsedQuery query = parsed(text);
        EXPECT_LE(count_words(query.root), 150u) << text.substr(0, 20);
        EXPECT_GE(count_words(query.root), 30u) << text.substr(0, 20);
        EXPECT_THAT(query.warnings, Contains(HasSubstr("Only the first"))) << text.substr(0, 20);
    }
}

TEST(QueryBounds, AThousandCharactersAreRead) {
    const ParsedQuery query = parsed(repeated(" ", 999) + "a b");
    EXPECT_EQ(query.read_as, "a");
    EXPECT_THAT(query.warnings, Contains(HasSubstr("1000 characters")));
}

TEST(QueryBounds, TwentyDatesAreRead) {
    std::string dates;
    for (int year = 1950; year < 1980; ++year) dates += "OR date:" + std::to_string(year) + " ";
    EXPECT_THAT(parsed(dates.substr(3)).warnings, Contains(HasSubstr("Only the first 20 dates")));
}

TEST(QueryBounds, FewThingsAreTold) {
    std::string text;
    for (char c = 'a'; c <= 'z'; ++c) text += std::string(2, c) + ":oil date:" + c + " ";
    EXPECT_LE(parsed(text).warnings.size(), 10u);
}

// A generous bound: what grows with the square of the text takes far longer.
TEST(QueryBounds, HostileTextTakesNoTime) {
    Analyser analyser("en");
    std::chrono::microseconds slowest{0};
    std::string culprit;
    for (const char* piece : {"(",       ")",
                              "\"",      "“",
                              "「",      "»",
                              "*",       "-",
                              "+",       ":",
                              "a:",      "title:",
                              "date:x ", "date:last ",
                              "a NEAR ", "NEAR ",
                              "a OR ",   "-a ",
                              "abc* ",   "(a OR ",
                              "\"a\" ",  "http://a/b-c ",
                              "www.",    "a-b-",
                              "日",      "date:1..",
                              "url:a/",  "a.",
                              "NOT ",    "\"abc* d",
                              "date:\"", "a\u0301",
                              "😀",       "＂",
                              "NEAR/9 ", "title:(",
                              "/",       "last 7 "}) {
        const std::string text = repeated(piece);
        const auto start = std::chrono::steady_clock::now();
        const ParsedQuery query = parse_query(text, analyser, {nullptr, testing::test_now()});
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
        if (took > slowest) {
            slowest = took;
            culprit = piece;
        }
        if (query.root.kind == Kind::everything || query.root.kind == Kind::nothing) continue;
        ASSERT_NO_FATAL_FAILURE(expect_sound(query.root)) << piece;
    }
    RecordProperty("slowest", culprit + std::to_string(slowest.count()));
    EXPECT_LT(slowest, std::chrono::milliseconds(50)) << culprit;
}

TEST(QueryBounds, RandomTextIsReadSoundly) {
    static const std::vector<std::string> pieces = {"oil",    "US",      "the",     "\"",
                                                    "“",      "(",       ")",       "-",
                                                    "+",      " ",       " ",       "AND",
                                                    "OR",     "NOT",     "NEAR",    "NEAR/3",
                                                    "NEAR/0", "title:",  "source:", ":",
                                                    "add-on", "日本",    "C++",     "&",
                                                    "'",      "*",       "gas*",    "~",
                                                    "…",      "\u200B",  "lang:en", "\u00A0",
                                                    "x",      ".",       "date:",   "since:",
                                                    "2022",   "..",      "7d",      "last",
                                                    "week",   "url:",    "story:",  "https://a.example/b-c",
                                                    "www.a",  "「",      "」",      "《",
                                                    "»",      "（",      "＊",      "−",
                                                    "GAS",    "nosuch:", "5\""};
    std::mt19937 random(5);
    Analyser analyser("en");
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = random() % 25; i > 0; --i)
            text += pieces[random() % pieces.size()] + (random() % 2 == 0 ? " " : "");
        const QueryContext context{random() % 4 == 0 ? &title_field : nullptr, testing::test_now()};
        const ParsedQuery query = parse_query(text, analyser, context);
        if (query.root.kind == Kind::everything || query.root.kind == Kind::nothing) continue;
        ASSERT_NO_FATAL_FAILURE(expect_sound(query.root)) << text;
        ASSERT_NO_FATAL_FAILURE(expect_sound(relaxed(query.root))) << text;
        ASSERT_EQ(count_words(relaxed(query.root)), count_words(query.root)) << text;
        ASSERT_TRUE(is_valid_utf8(query.read_as)) << text;
        ASSERT_FALSE(query.read_as.empty()) << text;
        for (const std::string& warning : query.warnings) ASSERT_TRUE(is_valid_utf8(warning)) << text;
    }
}

}  // namespace
}  // namespace dateline
