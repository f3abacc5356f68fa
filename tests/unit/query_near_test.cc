// NEAR and words with a star, see searchd/query.h.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using ::testing::Contains;
using testing::expect_warning;
using testing::expect_without_warning;
using ::testing::HasSubstr;
using testing::parsed;
using Kind = QueryNode::Kind;

TEST(ParseNear, JoinsWordsPhrasesAndChoicesOfThem) {
    expect_without_warning({{"oil NEAR price", "oil within 10 words of price"},
                            {"oil NEAR/5 price", "oil within 5 words of price"},
                            {"oil NEAR/1 price", "oil within 1 word of price"},
                            {"oil NEAR/5 price NEAR/5 barrel", "oil, price and barrel within 5 words of each other"},
                            {"\"crude oil\" NEAR price*", "“crude oil” within 10 words of words beginning with price"},
                            {"add-on NEAR x-ray", "add-on within 10 words of x-ray"},
                            {"(strik* OR \"walk out\" OR (a1 OR b1)) NEAR/8 dock",
                             "(words beginning with strik or “walk out” or a1 or b1) within 8 words of dock"},
                            {"the NEAR oil", "the within 10 words of oil"}});
}

TEST(ParseNear, BindsMoreTightlyThanEverythingElse) {
    expect_without_warning({{"crude oil NEAR/5 price rise", "crude and (oil within 5 words of price) and rise"},
                            {"a1 OR b1 NEAR c1", "a1 or (b1 within 10 words of c1)"},
                            {"a1 AND b1 NEAR c1", "a1 and (b1 within 10 words of c1)"},
                            {"-oil NEAR gas", "all articles, without (oil within 10 words of gas)"},
                            {"coal NOT oil NEAR gas", "coal, without (oil within 10 words of gas)"}});
    EXPECT_TRUE(parsed("oil NEAR gas").root.is_required);
}

TEST(ParseNear, StaysInOneField) {
    expect_without_warning(
        {{"title:(oil NEAR gas)", "headline has (oil within 10 words of gas)"},
         {"title:oil NEAR title:gas", "headline has (oil within 10 words of gas)"},
         {"title:oil NEAR/3 price", "headline has (oil within 3 words of price)"},
         {"price NEAR/3 title:(oil OR gas)", "headline has (price within 3 words of (oil or gas))"}});
    EXPECT_EQ(parsed("oil NEAR gas", &title_field).read_as, "headline has (oil within 10 words of gas)");
}

TEST(ParseNear, ReadsWhatItCannotJoinAsAnd) {
    expect_warning({{"(oil gas) NEAR price", "(oil and gas) and price"},
                    {"(oil AND gas) NEAR price", "(oil and gas) and price"},
                    {"title:oil NEAR body:gas", "headline has oil and text has gas"},
                    {"oil NEAR date:2022", "oil, published in 2022"},
                    {"(a1 NEAR b1) NEAR c1", "(a1 within 10 words of b1) and c1"},
                    {"oil/gas NEAR price", "oil and gas and price"},
                    {"oil NEAR -price", "oil, without price"},
                    {"oil NEAR NOT price", "oil, without price"}},
                   "read as AND");
}

TEST(ParseNear, KnowsDistancesFromOneToFifty) {
    expect_without_warning(
        {{"oil NEAR/50 gas", "oil within 50 words of gas"}, {"oil NEAR/007 gas", "oil within 7 words of gas"}});
    expect_warning({{"oil NEAR/51 gas", "oil within 50 words of gas"},
                    {"oil NEAR/99999999999999999999 gas", "oil within 50 words of gas"}},
                   "NEAR/50, the farthest");
    expect_warning({{"oil NEAR/0 gas", "oil and NEAR and 0 and gas"},
                    {"oil NEAR/x gas", "oil and NEAR and x and gas"},
                    {"oil NEAR/ gas", "oil and NEAR and gas"},
                    {"oil NEAR/-1 gas", "oil and NEAR and 1 and gas"}},
                   "was read as words");
    expect_warning({{"oil NEAR/5 gas NEAR/3 coal", "oil, gas and coal within 3 words of each other"}}, "here 3");
}

TEST(ParseNear, TellsThoseWhoKnowOtherSearchEngines) {
    expect_warning({{"oil near/5 gas", "oil and near and 5 and gas"},
                    {"oil w/5 gas", "oil and w and 5 and gas"},
                    {"oil WITHIN/5 gas", "oil and WITHIN and 5 and gas"}},
                   "write NEAR/5");
}

TEST(ParsePrefix, FindsEveryWordThatBeginsSo) {
    expect_without_warning({{"recount*", "words beginning with recount"},
                            {"Recount*, now", "words beginning with Recount and now"},
                            {"title:recount*", "headline has words beginning with recount"},
                            {"\"bronze mask*\"", "“bronze mask*”"},
                            {"\"bron* masks\"", "“bron* masks”"},
                            {"add-ons*", "add-ons*"},
                            {"-recount*", "all articles, without words beginning with recount"},
                            {"the*", "words beginning with the"},
                            {"202*", "words beginning with 202"}});
    const QueryNode root = parsed("Présid*").root;
    EXPECT_EQ(root.kind, Kind::word);
    EXPECT_TRUE(root.words.at(0).is_prefix);
    EXPECT_EQ(root.words.at(0).token.words.at(0), "presid");
    EXPECT_FALSE(root.is_stopword);
}

TEST(ParsePrefix, NeedsThreeLetters) {
    expect_warning({{"st* oil", "st and oil"}, {"s*rike", "s rike"}, {"\"oil st*\"", "“oil st”"}, {"US*", "US"}},
                   "at least 3 letters");
    expect_warning({{"日本*", "日本"}, {"한국*", "한국"}, {"\"日本*\"", "“日本”"}}, "each sign");
}

TEST(ParsePrefix, AQuestionMarkStandsForNoLetter) {
    expect_warning({{"infl?tion", "infl and tion"}, {"é?e oil", "é and e and oil"}}, "a star at the end alone");
    expect_without_warning({{"who won?", "who and won"}, {"why? oil", "why and oil"}});
}

TEST(ParsePrefix, AStarStandsAtTheEndOfAWord) {
    expect_warning({{"stri*ke", "words beginning with stri"},
                    {"wom*n’s oil", "words beginning with wom and oil"},
                    {"strike*s*x, gas", "words beginning with strike and gas"},
                    {"\"oil pri*e rise\"", "“oil pri* rise”"},
                    {"*strike", "strike"},
                    {"*strike*", "words beginning with strike"},
                    {"\"oil * price\"", "“oil price”"},
                    {"oil *-gas", "oil and gas"},
                    {"\"oil price\"*", "“oil price”"}},
                   "A star stands");
}

TEST(ParsePrefix, OfAFieldWithoutAFacetMeansAllArticles) {
    expect_warning({{"title:* oil", "oil"}, {"tag:* oil", "oil"}}, "all articles");
    expect_warning({{"oil -*", "oil"}}, "nothing would be left");
}

TEST(ParseNear, AndPrefixesAreBounded) {
    std::string nears = "w0";
    std::string prefixes;
    for (int i = 1; i <= 12; ++i) {
        nears += " NEAR w" + std::to_string(i);
        prefixes += "word" + std::to_string(i) + "* ";
    }
    EXPECT_THAT(parsed(nears).warnings, Contains(HasSubstr("Only the first 8 NEAR")));
    EXPECT_FALSE(testing::holds(parsed(nears).root, Kind::near));
    const ParsedQuery query = parsed(prefixes);
    EXPECT_THAT(query.warnings, Contains(HasSubstr("Only the first 8 words with a star")));
    const auto& parts = query.root.children;
    EXPECT_EQ(std::ranges::count_if(parts, [](const QueryNode& part) { return part.words.at(0).is_prefix; }), 8);
}

}  // namespace
}  // namespace dateline
