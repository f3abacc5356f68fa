#include "searchd/snippet.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Highlighter highlighter(std::string_view q, const Field& field = body_field) {
    Analyser analyser("en");
    return {parse_query(q, analyser).root, field};
}

std::vector<std::string> marked(std::string_view q, std::string_view text, const Field& field = body_field) {
    Analyser analyser("en");
    std::vector<std::string> words;
    for (const Span& span : highlighter(q, field).marks(text, analyser))
        words.emplace_back(text.substr(span.begin, span.end - span.begin));
    return words;
}

/// The snippet with [brackets] around what is marked.
std::string snippet(std::string_view q, std::string_view text, std::size_t length = 200) {
    Analyser analyser("en");
    MarkedText found = highlighter(q).snippet(text, analyser, length);
    for (std::size_t i = found.marks.size(); i-- > 0;) {
        found.text.insert(found.marks[i].end, "]");
        found.text.insert(found.marks[i].begin, "[");
    }
    return found.text;
}

std::string filler(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += "filler" + std::to_string(i) + (i % 12 == 11 ? ". " : " ");
    return text;
}

TEST(Highlighter, MarksWordsInAnyInflection) {
    EXPECT_THAT(marked("price café", "Prices at the Café’s; a price. Prized!"),
                ElementsAre("Prices", "Café’s", "price"));
    EXPECT_THAT(marked("addon", "an add-on"), ElementsAre("add-on"));
    EXPECT_THAT(marked("add-on", "an addon, an add-on, an add"), ElementsAre("addon", "add-on"));
    EXPECT_THAT(marked("O'Brien", "OBrien and O’Brien"), ElementsAre("OBrien", "O’Brien"));
}

TEST(Highlighter, MarksPhrasesOnlyWhereTheyStandWhole) {
    EXPECT_THAT(marked("\"oil price\"", "oil price, oil prices, the price of oil, oil\nprice"),
                ElementsAre("oil price", "oil\nprice"));
    EXPECT_THAT(marked("\"oil price\"", "oil\n\nprice"), IsEmpty()) << "no phrase reaches over a paragraph";
    EXPECT_THAT(marked("日本", "在日本的日子"), ElementsAre("日本"));
}

TEST(Highlighter, TellsTheNameFromThePronoun) {
    EXPECT_THAT(marked("US", "The US told us. U.S. envoys"), ElementsAre("US", "U.S."));
    EXPECT_THAT(marked("us", "The US told us"), ElementsAre("US", "us"));
}

TEST(Highlighter, LeavesOutWhatIsNegatedOrElsewhere) {
    const std::string text = "oil gas coal";
    EXPECT_THAT(marked("oil -gas", text), ElementsAre("oil"));
    EXPECT_THAT(marked("title:oil gas", text), ElementsAre("gas"));
    EXPECT_THAT(marked("title:oil gas", text, title_field), ElementsAre("oil", "gas"));
    EXPECT_THAT(marked("source:oil", text), IsEmpty());
    EXPECT_TRUE(highlighter("source:oil").is_empty());
    EXPECT_TRUE(highlighter("").is_empty());
    EXPECT_TRUE(highlighter("-oil").is_empty());
    EXPECT_FALSE(highlighter("oil").is_empty());
}

TEST(Snippet, IsTheWholeOfAShortText) {
    EXPECT_EQ(snippet("oil", "The oil price."), "The [oil] price.");
    EXPECT_EQ(snippet("coal", "The oil price."), "The oil price.");
    EXPECT_EQ(snippet("oil", ""), "");
    EXPECT_EQ(snippet("", "Some text"), "Some text");
}

TEST(Snippet, IsOneLine) { EXPECT_EQ(snippet("oil", "Crude \n\n oil\nprices"), "Crude [oil] prices"); }

TEST(Snippet, IsTheBeginningWhereNothingFits) {
    const std::string text = filler(100);
    const std::string shown = snippet("nowhere", text, 100);
    EXPECT_TRUE(shown.ends_with(" …")) << shown;
    EXPECT_TRUE(text.starts_with(shown.substr(0, shown.size() - std::string_view(" …").size())));
    EXPECT_LE(shown.size(), 110u);
}

TEST(Snippet, ShowsWhereMostWordsOfTheQueryStandTogether) {
    const std::string text = filler(60) + "Only oil here. " + filler(60) + "Here oil and gas meet. " + filler(60) +
                             "Only gas here. " + filler(60);
    const std::string shown = snippet("oil gas", text, 120);
    EXPECT_THAT(shown, HasSubstr("[oil] and [gas] meet"));
    EXPECT_TRUE(shown.starts_with("… ") && shown.ends_with(" …")) << shown;
}

TEST(Snippet, StartsWithASentenceWhereOneIsNear) {
    EXPECT_THAT(snippet("oil", filler(60) + "Xx end. Here comes oil again. " + filler(60), 120),
                ::testing::StartsWith("… Here comes [oil]"));
}

TEST(Snippet, FindsWordsFarIntoAText) {
    EXPECT_THAT(snippet("needle", filler(5000) + "the needle " + filler(100), 200), HasSubstr("[needle]"));
}

TEST(Snippet, IsSoundForAnyTextAndLength) {
    static const std::vector<std::string> pieces = {
        "oil", "prices", "é",   "日本",  "😀",    "add-on", "U.S.",
        ". ",  " ",      " ",   "\n",    "\n\n", "…",      "longwordwithoutanyblankinsideofit",
        "'",   "-",      "gas", "\u00A0"};
    std::mt19937 random(17);
    Analyser analyser("en");
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t i = random() % 120; i > 0; --i) text += pieces[random() % pieces.size()];
        const std::size_t length = 1 + random() % 200;
        const QueryNode query = parse_query("oil \"gas prices\" 日本 add-on é", analyser).root;
        const MarkedText shown = Highlighter(query, body_field).snippet(text, analyser, length);
        ASSERT_TRUE(is_valid_utf8(shown.text)) << text;
        ASSERT_EQ(shown.text.find('\n'), std::string::npos);
        ASSERT_EQ(shown.text.find("  "), std::string::npos);
        ASSERT_LE(shown.text.size(), 2 * length + 60) << text;
        std::size_t last = 0;
        for (const Span& mark : shown.marks) {
            ASSERT_LE(last, mark.begin);
            ASSERT_LT(mark.begin, mark.end);
            ASSERT_LE(mark.end, shown.text.size());
            ASSERT_EQ(utf8_floor(shown.text, mark.begin), mark.begin);
            ASSERT_EQ(utf8_floor(shown.text, mark.end), mark.end);
            ASSERT_NE(shown.text[mark.begin], ' ');
            ASSERT_NE(shown.text[mark.end - 1], ' ');
            last = mark.end;
        }
    }
}

}  // namespace
}  // namespace dateline
