#include "searchd/query.h"

#include <algorithm>
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
using Kind = QueryNode::Kind;

ParsedQuery parsed(std::string_view text, const Field* in = nullptr) {
    Analyser analyser("en");
    return parse_query(text, analyser, {in, {}});
}

std::string read_as(std::string_view text, const Field* in = nullptr) { return parsed(text, in).read_as; }

struct Case {
    std::string typed;
    std::string read_as;
};

void expect_without_warning(const std::vector<Case>& cases) {
    for (const auto& [typed, expected] : cases) {
        EXPECT_EQ(read_as(typed), expected) << typed;
        EXPECT_THAT(parsed(typed).warnings, IsEmpty()) << typed;
    }
}

void expect_warning(const std::vector<Case>& cases, const std::string& warning) {
    for (const auto& [typed, expected] : cases) {
        EXPECT_EQ(read_as(typed), expected) << typed;
        EXPECT_THAT(parsed(typed).warnings, ElementsAre(HasSubstr(warning))) << typed;
    }
}

std::size_t count_words(const QueryNode& node) {
    std::size_t count = node.words.size();
    for (const QueryNode& child : node.children) count += count_words(child);
    return count;
}

/// What the rest of the program may rely on, whatever was typed.
void expect_sound(const QueryNode& node, bool in_all = false) {
    const bool is_leaf = node.kind == Kind::word || node.kind == Kind::phrase;
    ASSERT_EQ(is_leaf, !node.words.empty());
    ASSERT_TRUE(node.kind != Kind::word || node.words.size() == 1);
    ASSERT_TRUE(node.kind != Kind::negation || (in_all && node.children.size() == 1))
        << "a negation stands only inside of `all`";
    ASSERT_TRUE((node.kind != Kind::all && node.kind != Kind::any) || !node.children.empty());
    ASSERT_TRUE(!is_leaf || node.children.empty());
    for (const QueryNode& child : node.children) {
        ASSERT_TRUE(child.kind != Kind::everything && child.kind != Kind::nothing);
        ASSERT_NO_FATAL_FAILURE(expect_sound(child, node.kind == Kind::all));
    }
}

TEST(ParseQuery, WordsSideBySideMustAllBeFound) {
    expect_without_warning({{"oil", "oil"},
                            {"oil prices", "oil AND prices"},
                            {"  oil\t\u00A0prices\u3000", "oil AND prices"},
                            {"Oil, prices!", "oil AND prices"},
                            {"oil/gas", "oil AND gas"}});
}

TEST(ParseQuery, ReadsPhrases) {
    expect_without_warning({{"\"oil prices\"", "\"oil prices\""},
                            {"“oil prices”", "\"oil prices\""},
                            {"„oil prices“", "\"oil prices\""},
                            {"«oil prices»", "\"oil prices\""},
                            {"crude \"the price of oil\"", "crude AND \"the price of oil\""},
                            {"\"add-on\"", "\"add on\""},
                            {"x\"b c\"d", "x AND \"b c\" AND d"}});
}

TEST(ParseQuery, ReadsOperators) {
    expect_without_warning({{"oil AND gas", "oil AND gas"},
                            {"oil OR gas", "oil OR gas"},
                            {"oil NOT gas", "oil AND NOT gas"},
                            {"oil -gas", "oil AND NOT gas"},
                            {"oil AND NOT gas", "oil AND NOT gas"},
                            {"oil -\"natural gas\"", "oil AND NOT \"natural gas\""},
                            {"oil -(gas OR coal)", "oil AND NOT (gas OR coal)"},
                            {"NOT NOT oil", "oil"},
                            {"-oil", "NOT oil"},
                            {"oil OR -gas", "oil OR NOT gas"},
                            {"+the oil", "the AND oil"}});
}

TEST(ParseQuery, OperatorsAreOnlyMeantInCapitals) {
    expect_without_warning({{"oil or gas", "oil AND gas"},
                            {"oil and gas", "oil AND gas"},
                            {"oil not gas", "oil AND gas"},
                            {"\"AND\" oil", "\"and\" AND oil"}});
}

TEST(ParseQuery, AndBindsMoreTightlyThanOr) {
    expect_without_warning({{"a1 b1 OR c1 d1", "(a1 AND b1) OR (c1 AND d1)"},
                            {"a1 OR b1 AND c1", "a1 OR (b1 AND c1)"},
                            {"a1 (b1 OR c1) d1", "a1 AND (b1 OR c1) AND d1"},
                            {"(a1 b1)", "a1 AND b1"},
                            {"((a1))", "a1"},
                            {"(a1 OR (b1 OR c1))", "a1 OR (b1 OR c1)"},
                            {"oil(gas)", "oil AND gas"}});
}

TEST(ParseQuery, AMinusInsideAWordIsAHyphen) {
    expect_without_warning({{"add-on", "\"add on\" OR addon"},
                            {"x-ray oil", "(\"x ray\" OR xray) AND oil"},
                            {"oil - gas", "oil AND gas"},
                            {"2022-03-18", "\"2022 03 18\""},
                            {"--oil", "oil"}});
}

TEST(ParseQuery, ReadsFields) {
    expect_without_warning({{"title:oil", "title:oil"},
                            {"TITLE:oil gas", "title:oil AND gas"},
                            {"title:\"oil price\"", "title:\"oil price\""},
                            {"title:(oil OR gas) coal", "(title:oil OR title:gas) AND coal"},
                            {"title:(oil source:gazette) coal", "(title:oil AND source:gazette) AND coal"},
                            {"-source:gazette oil", "NOT source:gazette AND oil"},
                            {"author:O'Brien", "author:obrien"},
                            {"source:global-times", "source:\"global times\" OR source:globaltimes"}});
    for (const Field& field : fields) EXPECT_EQ(parsed(std::string(field.name) + ":word").root.field, &field);
}

TEST(ParseQuery, AColonThatNamesNoFieldIsPunctuation) {
    expect_without_warning({{"nofield:oil", "nofield AND oil"},
                            {"10:30", "10 AND 30"},
                            {"https://example.com/a", "https AND example AND com"},
                            {"oil: gas", "oil AND gas"},
                            {":oil", "oil"}});
    EXPECT_EQ(read_as("title:"), "title");
    EXPECT_EQ(read_as("title: oil"), "title AND oil");
    EXPECT_EQ(read_as("(title:)"), "title");
}

TEST(ParseQuery, WordsThatSayLittleAreNotNeeded) {
    expect_without_warning({{"the price of oil", "price AND oil"},
                            {"the", "the"},
                            {"to be or not to be", "to AND be AND or AND not AND to AND be"},
                            {"who is it", "who AND it"},
                            {"the -oil", "the AND NOT oil"}});
    EXPECT_EQ(read_as("the price of oil", &title_field), "title:price AND title:oil");
}

TEST(ParseQuery, RestrictsOnlyWordsWithoutAField) {
    EXPECT_EQ(read_as("oil \"gas price\" body:coal", &title_field), "title:oil AND title:\"gas price\" AND body:coal");
}

TEST(ParseQuery, ReadsNamesInCapitals) {
    expect_without_warning({{"US sanctions", "US AND sanctions"},
                            {"U.S. sanctions", "US AND sanctions"},
                            {"us sanctions", "us AND sanctions"},
                            {"C++", "c++"},
                            {"WHO's", "WHO"}});
    EXPECT_THAT(parsed("us").root.words.at(0).token.words, ElementsAre("us", "us."));
    EXPECT_THAT(parsed("US").root.words.at(0).token.words, ElementsAre("us."));
}

TEST(ParseQuery, CharactersWithoutBlanksBetweenThemArePhrases) {
    EXPECT_EQ(read_as("日本 news"), "\"日 本\" AND news");
}

TEST(ParseQuery, WhatIsBlankAsksForEverything) {
    for (const char* text : {"", " ", "\t\n", "\u3000\u00A0"}) {
        EXPECT_EQ(parsed(text).root.kind, Kind::everything);
        EXPECT_THAT(parsed(text).warnings, IsEmpty());
        EXPECT_EQ(read_as(text), "");
    }
}

TEST(ParseQuery, WhatHoldsNoWordFindsNothingAndSaysSo) {
    for (const char* text :
         {"!", "...", "\"\"", "\"!\"", "()", "(())", "-", "+", "→", "title:!", "-!", "NOT ()", "'"}) {
        const ParsedQuery query = parsed(text);
        EXPECT_EQ(query.root.kind, Kind::nothing) << text;
        EXPECT_THAT(query.warnings, ::testing::Contains(HasSubstr("no word"))) << text;
    }
}

TEST(ParseQuery, TreatsAnUnclosedQuoteAsWords) {
    expect_warning({{"\"oil prices", "oil AND prices"},
                    {"oil\"", "oil"},
                    {"\"oil\" \"gas price", "\"oil\" AND gas AND price"},
                    {"title:\"oil price", "oil AND price"}},
                   "quotation mark");
}

TEST(ParseQuery, MendsBrackets) {
    expect_warning({{"(oil OR gas", "oil OR gas"}, {"oil (gas", "oil AND gas"}, {"title:(oil", "title:oil"}},
                   "was not closed");
    expect_warning({{"oil) gas", "oil AND gas"}, {")oil", "oil"}, {"(oil)) OR gas", "oil OR gas"}}, "closing bracket");
}

TEST(ParseQuery, LeavesOutOperatorsWithoutAnOperand) {
    expect_warning({{"oil AND", "oil"},
                    {"AND oil", "oil"},
                    {"oil OR", "oil"},
                    {"OR oil", "oil"},
                    {"oil NOT", "oil"},
                    {"oil AND OR gas", "oil OR gas"},
                    {"oil OR OR gas", "oil OR gas"},
                    {"oil OR AND gas", "oil OR gas"},
                    {"oil AND AND gas", "oil AND gas"},
                    {"(oil OR AND gas) coal", "(oil OR gas) AND coal"},
                    {"(oil AND AND gas) coal", "(oil AND gas) AND coal"},
                    {"(oil OR) gas", "oil AND gas"},
                    {"(NOT) gas", "gas"}},
                   "An operator");
    EXPECT_EQ(parsed("AND").root.kind, Kind::nothing);
    EXPECT_EQ(parsed("OR OR NOT AND").root.kind, Kind::nothing);
}

TEST(ParseQuery, ReadsBracketsToADepthAndThenTheWordsInThem) {
    const std::string open(500, '(');
    const std::string close(500, ')');
    const ParsedQuery query = parsed(open + "oil" + close + " gas");
    EXPECT_EQ(count_words(query.root), 2u);
    EXPECT_THAT(query.warnings, ::testing::Contains(HasSubstr("deeper")));
    EXPECT_LE(query.warnings.size(), 4u) << "each is told once";
    EXPECT_THAT(parsed(std::string(20, '(') + "oil" + std::string(20, ')')).warnings, IsEmpty());
}

TEST(ParseQuery, ReadsAboutAHundredWords) {
    std::string many;
    for (int i = 0; i < 400; ++i) many += "w" + std::to_string(i) + " ";
    std::string phrase = "\"" + many + "\"";
    std::string glued;
    std::string compound = "x";
    for (int i = 0; i < 900; ++i) glued += "日";
    for (int i = 0; i < 450; ++i) compound += "-x";
    for (const std::string& text :
         {many, phrase, many + phrase, glued, compound, glued + " " + phrase, phrase + phrase + phrase + phrase}) {
        const ParsedQuery query = parsed(text);
        EXPECT_LE(count_words(query.root), 150u) << text.substr(0, 20);
        EXPECT_GE(count_words(query.root), 30u) << text.substr(0, 20);
        EXPECT_THAT(query.warnings, ::testing::Contains(HasSubstr("Only the first"))) << text.substr(0, 20);
    }
}

TEST(ParseQuery, WhatItShowsReadsAsTheSame) {
    for (const char* text :
         {"oil prices", "oil OR gas coal", "a1 (b1 OR c1) -d1", "-oil", "title:(oil OR gas) -source:\"global times\"",
          "add-on x-ray", "US us WHO", "\"the US economy\" C++ AT&T", "O'Brien 1,000 3.14", "日本 news", "oil OR -gas",
          "-(oil OR gas) coal", "the price of oil", "café’s l'Ukraine", "-(oil gas)", "NOT (a1 OR NOT b1)"}) {
        const std::string shown = read_as(text);
        EXPECT_EQ(read_as(shown), shown) << text;
    }
}

TEST(ParseQuery, NeverFails) {
    static const std::vector<std::string> pieces = {
        "oil", "US",  "the", "\"",  "“",      "(",       ")",       "-",      "+",    " ",
        " ",   "AND", "OR",  "NOT", "title:", "source:", ":",       "add-on", "日本", "C++",
        "&",   "'",   "*",   "~",   "…",      "\u200B",  "lang:en", "\u00A0", "x",    "."};
    std::mt19937 random(5);
    Analyser analyser("en");
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t i = random() % 25; i > 0; --i)
            text += pieces[random() % pieces.size()] + (random() % 2 == 0 ? " " : "");
        const ParsedQuery query = parse_query(text, analyser, {random() % 4 == 0 ? &title_field : nullptr, {}});
        if (query.root.kind == Kind::everything || query.root.kind == Kind::nothing) continue;
        ASSERT_NO_FATAL_FAILURE(expect_sound(query.root)) << text;
        ASSERT_NO_FATAL_FAILURE(expect_sound(relaxed(query.root))) << text;
        ASSERT_EQ(count_words(relaxed(query.root)), count_words(query.root)) << text;
        ASSERT_TRUE(is_valid_utf8(query.read_as));
        ASSERT_FALSE(query.read_as.empty()) << text;
    }
}

/// Whether an article with exactly `words` fits `node`.
bool fits(const QueryNode& node, const std::vector<std::string>& words) {
    const auto child_fits = [&](const QueryNode& child) { return fits(child, words); };
    switch (node.kind) {
        case Kind::everything: return true;
        case Kind::nothing: return false;
        case Kind::word:
        case Kind::phrase: return std::ranges::find(words, node.words[0].token.words[0]) != words.end();
        case Kind::all: return std::ranges::all_of(node.children, child_fits);
        case Kind::any: return std::ranges::any_of(node.children, child_fits);
        case Kind::negation: return !fits(node.children[0], words);
        default: return false;
    }
}

TEST(Relaxed, IsContentWithSomeOfTheWords) {
    const QueryNode query = relaxed(parsed("oil gas coal").root);
    EXPECT_TRUE(fits(query, {"gas"}));
    EXPECT_FALSE(fits(query, {"wind"}));
}

TEST(Relaxed, KeepsWhatWasLeftOut) {
    const QueryNode query = relaxed(parsed("oil gas -coal").root);
    EXPECT_TRUE(fits(query, {"gas"}));
    EXPECT_FALSE(fits(query, {"gas", "coal"}));
}

TEST(Relaxed, NeverGivesUpAnAndThatWasTyped) {
    for (const char* text : {"oil AND gas", "oil AND gas -coal", "-coal oil AND gas", "oil -coal AND gas",
                             "(oil AND gas)", "oil AND NOT coal AND gas"}) {
        const QueryNode query = relaxed(parsed(text).root);
        EXPECT_FALSE(fits(query, {"oil"})) << text;
        EXPECT_FALSE(fits(query, {"gas"})) << text;
        EXPECT_TRUE(fits(query, {"oil", "gas"})) << text;
    }
}

TEST(Relaxed, FindsAllThatTheQueryFinds) {
    const std::vector<std::string> vocabulary = {"a1", "b1", "c1", "d1"};
    for (const char* text : {"a1 b1", "a1 OR b1 c1", "(a1 b1) c1", "(a1 OR b1) (c1 OR d1)", "a1 -b1", "-a1 -b1",
                             "a1 (b1 -c1)", "NOT (a1 b1) c1", "a1 AND b1 c1"}) {
        const QueryNode strict = parsed(text).root;
        const QueryNode loose = relaxed(strict);
        for (unsigned set = 0; set < 16; ++set) {
            std::vector<std::string> words;
            for (unsigned i = 0; i < 4; ++i) {
                if ((set >> i & 1u) != 0) words.push_back(vocabulary[i]);
            }
            EXPECT_TRUE(!fits(strict, words) || fits(loose, words)) << text << " with set " << set;
        }
    }
}

TEST(Relaxed, LeavesASingleWordAsItIs) {
    EXPECT_EQ(relaxed(parsed("oil").root).kind, Kind::word);
    EXPECT_EQ(relaxed(parsed("").root).kind, Kind::everything);
    EXPECT_EQ(relaxed(parsed("!").root).kind, Kind::nothing);
    EXPECT_EQ(relaxed(parsed("\"oil price\"").root).kind, Kind::phrase);
}

}  // namespace
}  // namespace dateline
