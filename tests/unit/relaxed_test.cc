// relaxed() of searchd/query.h.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using testing::parsed;
using Kind = QueryNode::Kind;

/// Whether an article with exactly `words` fits `node`; filters are met where "filter" is one of them.
bool fits(const QueryNode& node, const std::vector<std::string>& words) {
    const auto child_fits = [&](const QueryNode& child) { return fits(child, words); };
    const auto has = [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); };
    switch (node.kind) {
        case Kind::everything: return true;
        case Kind::nothing: return false;
        case Kind::dates:
        case Kind::key:
        case Kind::present: return has("filter");
        case Kind::word:
        case Kind::phrase: return is_filter(node) ? has("filter") : has(node.words[0].token.words[0]);
        case Kind::near:
        case Kind::all: return std::ranges::all_of(node.children, child_fits);
        case Kind::any: return std::ranges::any_of(node.children, child_fits);
        case Kind::negation: return !fits(node.children[0], words);
    }
    return false;
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

TEST(Relaxed, KeepsWhatWasLeftOutInBrackets) {
    for (const char* typed : {"oil gas (-coal)", "oil gas (-coal OR -wind)"}) {
        const QueryNode query = relaxed(parsed(typed).root);
        EXPECT_TRUE(fits(query, {"gas"})) << typed;
        EXPECT_FALSE(fits(query, {"gas", "coal", "wind"})) << typed;
        EXPECT_FALSE(fits(query, {})) << typed;
    }
}

TEST(Relaxed, KeepsWhatIsRequiredAndWhatLimits) {
    for (const char* typed : {"oil gas +coal", "oil gas \"coal\"", "oil coal NEAR coal gas", "\"coal\" oil gas"}) {
        const QueryNode query = relaxed(parsed(typed).root);
        EXPECT_TRUE(fits(query, {"coal", "gas"})) << typed;
        EXPECT_FALSE(fits(query, {"oil", "gas"})) << typed;
        EXPECT_FALSE(fits(query, {"coal"})) << typed;
    }
    for (const char* typed : {"oil gas date:2022", "oil gas source:gazette", "oil gas site:a.example",
                              "oil gas (date:2021 OR source:\"the gazette\")", "lang:en oil gas -author:smith"}) {
        const QueryNode query = relaxed(parsed(typed).root);
        EXPECT_FALSE(fits(query, {"oil", "gas"})) << typed;
    }
    EXPECT_TRUE(fits(relaxed(parsed("oil gas date:2022").root), {"gas", "filter"}));
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

TEST(Relaxed, ChangesNothingWhereEverythingIsRequired) {
    for (const char* text :
         {"\"crude oil\" \"gas price\"", "+oil +gas", "oil NEAR gas \"coal\"", "date:2022 source:gazette",
          "oil date:2022", "\"crude oil\" gas", "oil AND gas", "-oil", "oil NEAR add-on", "oil", "\"oil price\""})
        EXPECT_EQ(describe(relaxed(parsed(text).root), text), parsed(text).read_as) << text;
}

TEST(Relaxed, FindsAllThatTheQueryFinds) {
    const std::vector<std::string> vocabulary = {"a1", "b1", "c1", "d1"};
    for (const char* text : {"a1 b1", "a1 OR b1 c1", "(a1 b1) c1", "(a1 OR b1) (c1 OR d1)", "a1 -b1", "-a1 -b1",
                             "a1 (b1 -c1)", "NOT (a1 b1) c1", "a1 AND b1 c1", "a1 \"b1\" c1 d1", "+a1 b1 c1"}) {
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
