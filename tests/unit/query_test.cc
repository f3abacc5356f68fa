#include "searchd/query.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using testing::expect_warning;
using testing::expect_without_warning;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::parsed;
using testing::read_as;
using Kind = QueryNode::Kind;

TEST(ParseQuery, WordsSideBySideMustAllBeFound) {
    expect_without_warning({{"oil", "oil"},
                            {"oil prices", "oil and prices"},
                            {"  oil\t\u00A0prices\u3000", "oil and prices"},
                            {"Oil, prices!", "Oil and prices"},
                            {"oil/gas", "oil and gas"}});
}

TEST(ParseQuery, ReadsPhrasesInQuotationMarksOfAnyShape) {
    for (const char* phrase :
         {"\"oil prices\"", "“oil prices”", "”oil prices”", "„oil prices“", "«oil prices»", "»oil prices«",
          "＂oil prices＂", "「oil prices」", "『oil prices』", "《oil prices》", "“oil prices\"", "\" oil  prices \""})
        expect_without_warning({{phrase, "“oil prices”"}});
    expect_without_warning({{"crude \"the price of oil\"", "crude and “the price of oil”"},
                            {"\"add-on\"", "“add-on”"},
                            {"x\"b c\"d", "x and “b c” and d"},
                            {"《人民日报》 北京", "“人民日报” and 北京"},
                            {"'oil prices'", "oil and prices"},
                            {"‘oil prices’", "oil and prices"}});
}

TEST(ParseQuery, AnInchSignIsNoQuotationMark) {
    expect_without_warning({{"5\" pipe and 6\" pipe", "5 and pipe and 6"}, {"\"top 5\" oil", "“top 5” and oil"}});
}

TEST(ParseQuery, ReadsOperators) {
    expect_without_warning({{"oil AND gas", "oil and gas"},
                            {"oil OR gas", "oil or gas"},
                            {"oil NOT gas", "oil, without gas"},
                            {"oil -gas", "oil, without gas"},
                            {"-gas oil", "oil, without gas"},
                            {"oil AND NOT gas", "oil, without gas"},
                            {"oil -\"natural gas\"", "oil, without “natural gas”"},
                            {"oil -(gas OR coal)", "oil, without (gas or coal)"},
                            {"oil -gas -coal", "oil, without gas, without coal"},
                            {"NOT NOT oil", "oil"},
                            {"-(-oil) gas", "oil and gas"},
                            {"oil OR -gas", "oil or (all articles, without gas)"},
                            {"+the oil", "the and oil"}});
}

// Only what stands side by side may be relaxed.
TEST(ParseQuery, WhatAnAndJoinsStaysRequired) {
    const auto required = [](const std::string& text) {
        std::vector<bool> flags;
        for (const QueryNode& part : parsed(text).root.children) flags.push_back(part.is_required);
        return flags;
    };
    EXPECT_THAT(required("port AND strike zebra"), ElementsAre(true, true, false));
    EXPECT_THAT(required("zebra port AND strike"), ElementsAre(false, true, true));
    EXPECT_THAT(required("zebra port AND NOT strike"), ElementsAre(false, true, true));
    EXPECT_THAT(required("port strike zebra"), ElementsAre(false, false, false));
    EXPECT_THAT(required("port strike AND"), ElementsAre(false, false));
    EXPECT_THAT(required("PARTY (RENAISSANCE) GAINED SYRIA AND IRAQ UNITES COUNTRIES"), ::testing::Each(false));
}

TEST(ParseQuery, HintsAtDatesThatWereReadAsWords) {
    expect_warning({{"crash 19 October 1987", "crash and 19 and October and 1987"},
                    {"strike March 2026", "strike and March and 2026"},
                    {"crash 1987-10-19", "crash and 1987-10-19"},
                    {"2022-03 strike", "2022-03 and strike"}},
                   "type date:");
    expect_without_warning({{"strike March", "strike and March"},
                            {"strike 1987", "strike and 1987"},
                            {"date:2026-03 strike", "strike, published in March 2026"}});
}

TEST(ParseQuery, WhatIsOnlyNegativeMeansAllOtherArticles) {
    expect_without_warning({{"-oil", "all articles, without oil"},
                            {"NOT oil NOT gas", "all articles, without oil, without gas"},
                            {"-(oil OR gas)", "all articles, without (oil or gas)"},
                            {"-source:gazette", "all articles, not from gazette"},
                            {"* -oil", "all articles, without oil"}});
}

TEST(ParseQuery, OperatorsAreOnlyMeantInCapitals) {
    expect_warning({{"oil or gas", "oil and gas"},
                    {"oil not gas", "oil and gas"},
                    {"oil price not opec", "oil and price and opec"},
                    {"oil or gas price", "oil and gas and price"}},
                   "in capitals");
    expect_without_warning({{"oil and gas", "oil and gas"},
                            {"dead or alive in Texas", "dead and alive and Texas"},
                            {"oil near gas", "oil and near and gas"},
                            {"\"AND\" oil", "“AND” and oil"}});
}

TEST(ParseQuery, ReadsOperatorsOfOtherLanguages) {
    expect_without_warning({{"oil || gas", "oil or gas"},
                            {"oil && gas || coal", "(oil and gas) or coal"},
                            {"oil ｜｜ gas", "oil or gas"},
                            {"Oil price | The Guardian", "Oil and price and Guardian"},
                            {"Yahoo! oil", "Yahoo and oil"},
                            {"oil ! gas", "oil and gas"}});
    expect_warning({{"gas !oil", "gas and oil"}, {"!oil", "oil"}}, "write -oil");
}

TEST(ParseQuery, AHeadlineInCapitalsHasNoOperators) {
    expect_warning({{"OPEC AND RUSSIA NOT READY TO CUT", "OPEC and RUSSIA and READY and CUT"},
                    {"TWO KILLED NEAR KYIV AND ODESA", "TWO and KILLED and NEAR and KYIV and ODESA"},
                    {"(RPT) OPEC WILL NOT CUT", "RPT and OPEC and CUT"},
                    {"BANK OF FRANCE (BOF) NOT TO CUT RATES", "BANK and FRANCE and BOF and CUT and RATES"}},
                   "capitals");
    expect_without_warning({{"US OR UK", "US or UK"},
                            {"NATO NOT EU", "NATO, without EU"},
                            {"IBM OR DELL OR HP OR APPLE", "IBM or DELL or HP or APPLE"},
                            {"(NEW YORK OR LOS ANGELES) RENT", "((NEW and YORK) or (LOS and ANGELES)) and RENT"},
                            {"CRUDE OIL NEAR/5 PRICE RISE", "CRUDE and (OIL within 5 words of PRICE) and RISE"},
                            {"日本 AND 中国 AND 韓国 AND 台湾", "日本 and 中国 and 韓国 and 台湾"}});
}

TEST(ParseQuery, AndBindsMoreTightlyThanOr) {
    expect_without_warning({{"a1 b1 OR c1 d1", "(a1 and b1) or (c1 and d1)"},
                            {"a1 OR b1 AND c1", "a1 or (b1 and c1)"},
                            {"a1 (b1 OR c1) d1", "a1 and (b1 or c1) and d1"},
                            {"(a1 b1)", "a1 and b1"},
                            {"((a1))", "a1"},
                            {"(a1 OR (b1 OR c1))", "a1 or (b1 or c1)"},
                            {"“crude oil” OR gas -opec", "“crude oil” or (gas, without opec)"},
                            {"oil(gas)", "oil and gas"}});
}

TEST(ParseQuery, BracketsOfAHeadlineSayNothing) {
    expect_without_warning({{"Oil is up (and gas, too)", "Oil and up and gas and too"},
                            {"(a1 b1) c1", "a1 and b1 and c1"},
                            {"a1 (b1 -c1)", "a1 and (b1, without c1)"},
                            {"(a1 AND b1) c1", "(a1 and b1) and c1"},
                            {"(a1 b1) AND c1", "(a1 and b1) and c1"}});
}

TEST(ParseQuery, HasNoWeights) {
    expect_warning({{"oil~2 gas", "oil and gas"}, {"oil^1.5", "oil"}, {"\"oil price\"~5 gas", "“oil price” and gas"}},
                   "was left out");
    EXPECT_THAT(parsed("\"oil price\"~20").warnings, ElementsAre(HasSubstr("joined by NEAR/20.")));
    expect_without_warning({{"~oil ^gas", "oil and gas"}, {"a1~b1", "a1 and b1"}, {"oil ~5", "oil and 5"}});
}

TEST(ParseQuery, AMinusInsideAWordIsAHyphen) {
    expect_without_warning({{"add-on", "add-on"},
                            {"x-ray oil", "x-ray and oil"},
                            {"oil - gas", "oil and gas"},
                            {"oil – gas—coal –wind", "oil and gas and coal and wind"},
                            {"2022-03-x", "2022-03-x"},
                            {"--oil", "oil"}});
    EXPECT_EQ(parsed("add-on").root.kind, Kind::any) << "one word or two";
}

TEST(ParseQuery, ReadsSignsOfFullWidthAndOfMathematics) {
    expect_without_warning({{"oil −gas", "oil, without gas"},
                            {"oil －gas ＋the", "oil and the, without gas"},
                            {"ｔｉｔｌｅ：oil", "headline has oil"},
                            {"（oil　ＯＲ　gas） coal", "(oil or gas) and coal"},
                            {"oil ＮＥＡＲ／５ gas", "oil within 5 words of gas"},
                            {"\u200Foil\u200F NOT\u200E \u202A-gas\u202C", "oil and gas"},
                            {"\u200Foil\u200F \u200E-gas", "oil, without gas"},
                            {"recount＊", "words beginning with recount"}});
}

TEST(ParseQuery, WordsThatSayLittleAreNotNeeded) {
    expect_without_warning({{"the price of oil", "price and oil"},
                            {"the", "the"},
                            {"to be or not to be", "to and be and or and not"},
                            {"who is it", "who and it"},
                            {"the -oil", "the, without oil"}});
    EXPECT_EQ(read_as("the price of oil", &title_field), "headline has (price and oil)");
}

TEST(ParseQuery, AWordTypedTwiceCountsOnce) {
    expect_without_warning({{"oil Oil gas", "oil and gas"},
                            {"oil OR oil", "oil"},
                            {"\"oil price\" \"oil price\"", "“oil price”"},
                            {"oil \"oil\"", "oil and “oil”"},
                            {"prices price", "prices and price"}});
    EXPECT_TRUE(parsed("oil +oil gas").root.children.at(0).is_required);
}

TEST(ParseQuery, RestrictsOnlyWordsWithoutAField) {
    EXPECT_EQ(read_as("oil \"gas price\" body:coal", &title_field),
              "headline has oil and headline has “gas price” and text has coal");
}

TEST(ParseQuery, ReadsNamesInCapitals) {
    expect_without_warning({{"US sanctions", "US and sanctions"},
                            {"U.S. sanctions", "U.S. and sanctions"},
                            {"us sanctions", "us and sanctions"},
                            {"C++", "C++"},
                            {"WHO's", "WHO's"}});
    EXPECT_THAT(parsed("us").root.words.at(0).token.words, ElementsAre("us", "us."));
    EXPECT_THAT(parsed("US").root.words.at(0).token.words, ElementsAre("us."));
}

TEST(ParseQuery, CharactersWithoutBlanksBetweenThemArePhrases) {
    expect_without_warning({{"日本 news", "日本 and news"}, {"「東京」大阪", "“東京” and 大阪"}});
    EXPECT_EQ(parsed("日本").root.kind, Kind::phrase);
}

TEST(ParseQuery, WhatIsBlankAsksForEverything) {
    for (const char* text : {"", " ", "\t\n", "\u3000\u00A0", "*", " ＊ ", "(*)", "* *", "* OR oil"}) {
        EXPECT_EQ(parsed(text).root.kind, Kind::everything) << text;
        EXPECT_THAT(parsed(text).warnings, IsEmpty()) << text;
        EXPECT_EQ(read_as(text), "all articles") << text;
    }
}

TEST(ParseQuery, QuotationMarksAroundNothingAskForEverything) {
    for (const char* text : {"\"", "\"\"", "“”", " \" \" ", "«»", "\"\"\"", "title:\"", "title:\"\"", "source:“ ”"}) {
        EXPECT_EQ(parsed(text).root.kind, Kind::everything) << text;
        EXPECT_THAT(parsed(text).warnings, ::testing::Contains(HasSubstr("nothing to look for"))) << text;
    }
}

TEST(ParseQuery, WhatHoldsNoWordFindsNothingAndSaysSo) {
    for (const char* text :
         {"!", "...", "\"!\"", "()", "(())", "-", "+", "→", "title:!", "-!", "NOT ()", "'", "-*", "url:/"}) {
        const ParsedQuery query = parsed(text);
        EXPECT_EQ(query.root.kind, Kind::nothing) << text;
        EXPECT_THAT(query.warnings, ::testing::Contains(HasSubstr("no word"))) << text;
    }
    expect_without_warning({{"→ oil", "oil"}, {"😀 oil", "oil"}});
}

TEST(ParseQuery, TreatsAnUnclosedQuoteAsWords) {
    expect_warning({{"\"oil prices", "oil and prices"},
                    {"oil\"", "oil"},
                    {"\"oil\" \"gas price", "“oil” and gas and price"},
                    {"«oil prices", "oil and prices"}},
                   "quotation mark");
}

TEST(ParseQuery, MendsBrackets) {
    expect_warning({{"(oil OR gas", "oil or gas"}, {"oil (gas", "oil and gas"}, {"title:(oil", "headline has oil"}},
                   "was not closed");
    expect_warning({{"oil) gas", "oil and gas"}, {")oil", "oil"}, {"(oil)) OR gas", "oil or gas"}}, "closing bracket");
}

TEST(ParseQuery, LeavesOutOperatorsWithoutAnOperand) {
    expect_warning({{"oil AND", "oil"},
                    {"AND oil", "oil"},
                    {"oil OR", "oil"},
                    {"OR oil", "oil"},
                    {"oil NOT", "oil"},
                    {"oil NEAR", "oil"},
                    {"NEAR oil", "oil"},
                    {"oil AND OR gas", "oil or gas"},
                    {"oil OR OR gas", "oil or gas"},
                    {"oil OR AND gas", "oil or gas"},
                    {"oil AND AND gas", "oil and gas"},
                    {"oil NEAR NEAR gas", "oil within 10 words of gas"},
                    {"oil NEAR/3 \"!\"", "oil"},
                    {"(oil OR AND gas) coal", "(oil or gas) and coal"},
                    {"(oil AND AND gas) coal", "(oil and gas) and coal"},
                    {"(oil OR) gas", "oil and gas"},
                    {"(NOT) gas", "gas"}},
                   "An operator");
    EXPECT_EQ(parsed("AND").root.kind, Kind::nothing);
    EXPECT_EQ(parsed("OR OR NOT AND NEAR").root.kind, Kind::nothing);
}

TEST(ParseQuery, KnowsAReadingThatNeedsNoExplanation) {
    for (const char* plain : {"oil", "Oil, prices!", "add-on", "日本 news", "US sanctions", "café’s l'Ukraine"})
        EXPECT_TRUE(parsed(plain).is_plain) << plain;
    for (const char* other : {"the price of oil", "oil AND gas", "\"oil\"", "+oil", "-oil", "title:oil", "(oil)",
                              "oil*", "oil oil", "date:2022", "https://a.example/x", "\"oil gas"})
        EXPECT_FALSE(parsed(other).is_plain && parsed(other).warnings.empty()) << other;
    EXPECT_FALSE(parsed("oil", &title_field).is_plain);
}

TEST(ParseQuery, TellsASentenceFromWords) {
    for (const char* sentence : {"what is the effect of the war in ukraine on the price of wheat",
                                 "how are the farmers paid for milk", "to be or not to be"})
        EXPECT_TRUE(parsed(sentence).is_sentence) << sentence;
    for (const char* words : {"the price of oil", "oil price barrel wheat", "\"the effect of the war\" in ukraine",
                              "title:(the of and) oil", "putin says russia cuts oil output by half a million barrels"})
        EXPECT_FALSE(parsed(words).is_sentence) << words;
}

TEST(ParseQuery, ReadsTheSameWordsAsTheyWereTyped) {
    const std::string text = "  Crude “Oil prices” strik* -OPEC’s";
    const QueryNode root = parsed(text).root;
    const auto typed = [&](const QueryWord& word) {
        return text.substr(word.typed.begin, word.typed.end - word.typed.begin);
    };
    EXPECT_EQ(typed(root.children.at(0).words.at(0)), "Crude");
    EXPECT_EQ(typed(root.children.at(1).words.at(1)), "prices");
    EXPECT_EQ(typed(root.children.at(2).words.at(0)), "strik");
    EXPECT_EQ(read_as(text), "Crude and “Oil prices” and words beginning with strik, without OPEC’s");
}

}  // namespace
}  // namespace dateline
