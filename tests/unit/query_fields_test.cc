// Fields, keys and addresses in queries, see searchd/query.h.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using testing::expect_warning;
using testing::expect_without_warning;
using testing::parsed;
using Kind = QueryNode::Kind;

TEST(ParseFields, LookInOnePartOfAnArticle) {
    expect_without_warning(
        {{"title:oil", "headline has oil"},
         {"TITLE:oil gas", "gas and headline has oil"},
         {"title:\"oil price\"", "headline has “oil price”"},
         {"title:(oil OR gas) coal", "coal and headline has (oil or gas)"},
         {"title:oil OR title:gas", "headline has (oil or gas)"},
         {"title:(oil -gas)", "headline has oil, headline without gas"},
         {"title:(oil source:gazette) coal", "(headline has oil, from gazette) and coal"},
         {"-source:gazette oil", "oil, not from gazette"},
         {"source:gazette oil", "oil, from gazette"},
         {"-title:oil gas", "gas, headline without oil"},
         {"author:O'Brien", "by O'Brien"},
         {"source:global-times", "from global-times"},
         {"section:(sport OR culture) -section:football", "in section (sport or culture), not in section football"}});
    for (const Field& field : fields) EXPECT_EQ(parsed(std::string(field.name) + ":word").root.field, &field);
}

TEST(ParseFields, HaveOtherNamesThatPeopleKnow) {
    expect_without_warning({{"by:smith", "by smith"},
                            {"site:bbc.co.uk", "at address bbc.co.uk"},
                            {"language:en", "in English"},
                            {"Headline:oil", "headline has oil"},
                            {"intitle:oil", "headline has oil"}});
}

TEST(ParseFields, AColonThatNamesNoFieldIsPunctuation) {
    expect_without_warning({{"10:30", "10 and 30"},
                            {"Ukraine: what now", "Ukraine and now"},
                            {"oil: gas", "oil and gas"},
                            {":oil", "oil"},
                            {"std::string", "std and string"}});
    expect_warning({{"nosuch:oil", "nosuch and oil"}, {"nosuch:\"oil price\"", "nosuch and “oil price”"}},
                   "There is no “nosuch:”");
    expect_warning({{"title: oil", "title and oil"}}, "since a blank follows");
    expect_warning({{"title:", "title"}, {"(title:)", "title"}, {"oil since:", "oil and since"}}, "nothing behind it");
}

TEST(ParseFields, TheLanguageIsTheFirstPartOfItsCode) {
    expect_without_warning({{"lang:de-AT zug", "zug, in German"}, {"lang:pt_BR", "in Portuguese"}});
}

TEST(ParseFields, TheLanguageMayBeNamed) {
    expect_without_warning({{"lang:German zug", "zug, in German"},
                            {"lang:\"french\"", "in French"},
                            {"lang:de,fr zug", "zug, in (German or French)"},
                            {"lang:german,fr", "in (German or French)"},
                            {"-lang:(english OR deu)", "all articles, not in (English or German)"},
                            {"lang:elvish", "in language elvish"}});
    for (const char* q : {"lang:German", "lang:deutsch", "lang:\"German\"", "lang:ger", "lang:de-AT"})
        EXPECT_EQ(parsed(q).root.words.at(0).token.words.at(0), "de") << q;
}

TEST(ParseFields, TakeAListOfNamesForAnyOfThem) {
    expect_without_warning({{"source:reuters,gazette oil", "oil, from (reuters or gazette)"},
                            {"source:\"Evening Courier\",gazette", "from (“Evening Courier” or gazette)"},
                            {"author:smith;\"Ana Ruiz\";jones", "by (smith or “Ana Ruiz” or jones)"},
                            {"-tag:oil,gas", "all articles, not tagged (oil or gas)"},
                            {"source:-reuters,gazette", "all articles, not from (reuters or gazette)"},
                            {"source:evening-courier,*", "from (evening-courier or any)"},
                            {"lang:de/fr", "in (German or French)"},
                            {"source:ap/reuters", "from (ap and reuters)"},
                            {"source:reuters, oil", "oil, from reuters"},
                            {"source:reuters, , oil", "oil, from reuters"},
                            {"source:1,000", "from 1,000"},
                            {"title:oil,gas", "headline has (oil and gas)"}});
    expect_warning({{"source:reuters,\"gazette oil", "from (reuters or (gazette and oil))"}}, "quotation mark");
}

TEST(ParseFields, AMinusBehindTheColonExcludes) {
    expect_without_warning({{"title:-oil gas", "gas, headline without oil"},
                            {"source:-reuters", "all articles, not from reuters"},
                            {"title:-\"oil price\" gas", "gas, headline without “oil price”"},
                            {"gas title:-(oil OR coal)", "gas, headline without (oil or coal)"},
                            {"-title:-oil", "headline has oil"}});
    expect_without_warning({{"date:-2022 oil", "oil, not published in 2022"},
                            {"date:-7d oil", "oil, published from 11 March 2026 to 18 March 2026"},
                            {"since:-7d oil", "oil, published from 11 March 2026 on"}});
    expect_warning({{"title:- oil", "title and oil"}}, "");
}

TEST(ParseFields, HoldForAllBehindAQuotationMarkWithoutAPartner) {
    expect_warning({{"title:\"oil price", "headline has (oil and price)"},
                    {"gas title:“oil price OR coal", "gas and headline has ((oil and price) or coal)"},
                    {"(title:\"oil price) OR gas", "gas or headline has (oil and price)"},
                    {"title:\"oil source:gazette", "headline has oil, from gazette"},
                    {"url:\"a.example/x oil", "oil, at address a.example/x"}},
                   "quotation mark");
    expect_warning({{"gas -\"oil price", "gas, without (oil and price)"},
                    {"gas NOT “oil price", "gas, without (oil and price)"},
                    {"gas -title:\"oil price", "gas, headline without (oil and price)"}},
                   " to leave out.");
}

TEST(ParseFields, AStarIsAnyValue) {
    expect_without_warning({{"source:*", "with a source"},
                            {"-source:*", "all articles, without a source"},
                            {"oil -by:*", "oil, without an author"},
                            {"oil NOT lang:* section:**", "oil, with a section, without a language"},
                            {"section:(*)", "with a section"},
                            {"source:(-*)", "all articles, without a source"},
                            {"source:(gazette OR *)", "from (gazette or any)"},
                            {"author:* author:*", "with an author"},
                            {"oil (author:* OR source:*)", "oil, (with an author or with a source)"},
                            {"oil OR -source:*", "oil or (all articles, without a source)"},
                            {"oil -(author:* section:*)", "oil, without (with an author, with a section)"}});
    for (const char* typed : {"source:*", "source:(gazette OR *)", "-author:*", "oil author:*"}) {
        const QueryNode root = parsed(typed).root;
        EXPECT_TRUE(testing::holds(root, Kind::present)) << typed;
        testing::expect_sound(root);
    }
    EXPECT_TRUE(is_filter(parsed("source:*").root));
}

TEST(ParseFields, AStarIsAnyDate) {
    expect_without_warning({{"date:*", "with a date"},
                            {"-date:*", "all articles, without a date"},
                            {"oil -date:*", "oil, without a date"},
                            {"date:* date:2022", "published in 2022"}});
}

TEST(ParseKeys, AreTakenWhole) {
    expect_without_warning({{"url:https://www.BBC.co.uk/News/?utm_source=x#top", "at address bbc.co.uk/News"},
                            {"url:\"bbc.co.uk/news\"", "at address bbc.co.uk/news"},
                            {"site:bbc.co.uk/* tax", "tax, at address bbc.co.uk"},
                            {"site:*.gov.uk", "at address gov.uk"},
                            {"url:en.example/wiki/Oil_(fuel)", "at address en.example/wiki/Oil_(fuel)"},
                            {"(url:a.example/x)", "at address a.example/x"},
                            {"-site:a.example oil", "oil, not at address a.example"},
                            {"story:Ab-1_x", "of story Ab-1_x"},
                            {"story:\"a b\"", "of story a b"}});
    EXPECT_EQ(parsed("url:https://a.example/x/").root.value, "a.example/x");
}

TEST(ParseAddress, FindsTheArticleThereOrArticlesWithItsWords) {
    expect_without_warning(
        {{"https://www.harbour.example/2026/03/council-votes-on-masks-123456.html?utm_source=x",
          "at address harbour.example/2026/03/council-votes-on-masks-123456.html or (council and votes and masks)"},
         {"www.a.example/news/g7-summit-opens/id5566778/",
          "at address a.example/news/g7-summit-opens/id5566778 or (g7 and summit and opens)"},
         {"HTTPS://a.example/", "at address a.example or “a.example”"},
         {"https://a.example/world/europe-60506682",
          "at address a.example/world/europe-60506682 or “a.example/world/europe-60506682”"},
         {"https://a.example/2026/strike.html", "at address a.example/2026/strike.html or strike"},
         {"https://a.example/strikes/", "at address a.example/strikes or strikes"},
         {"a.example/oil-price", "at address a.example/oil-price or (oil and price)"},
         {"<https://a.example/oil_price>,", "at address a.example/oil_price or (oil and price)"},
         {"Link:https://a.example/oil-price", "Link and (at address a.example/oil-price or (oil and price))"},
         {"见https://a.example/oil-price", "见 and (at address a.example/oil-price or (oil and price))"},
         {"tax (https://a.example/x).", "tax and (at address a.example/x or “a.example/x”)"},
         {"https://a.example/caf%C3%A9", "at address a.example/café or “a.example/caf%C3%A9”"},
         {"-https://a.example/oil-price", "all articles, not at address a.example/oil-price"}});
    expect_without_warning(
        {{"\"https://a.example/oil-price\"", "at address a.example/oil-price or (oil and price)"},
         {"tax “a.example/oil-price”", "tax and (at address a.example/oil-price or (oil and price))"},
         {"\"see https://a.example/oil-price\"", "“see https://a.example/oil-price”"}});
    expect_without_warning({{"oil and/or gas", "oil and gas"}, {"U.S./Japan", "U.S. and Japan"}});
    const QueryNode root = parsed("https://a.example/oil-price").root;
    EXPECT_EQ(root.kind, Kind::any);
    EXPECT_EQ(root.children.at(0).kind, Kind::key);
}

}  // namespace
}  // namespace dateline
