// Words that no article has, or few: what they are taken for, and what is told about it.

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Ids = std::vector<std::string>;

std::string record(const std::string& id, const std::string& title, const std::string& body) {
    return nlohmann::json{{"id", id}, {"title", title}, {"body", body}}.dump() + "\n";
}

class Corrections : public ::testing::Test {
protected:
    void SetUp() override {
        std::string all;
        for (int i = 0; i < 12; ++i) {
            const std::string number = std::to_string(i);
            all += record("election" + number, "Election in district " + std::string(1, static_cast<char>('a' + i)),
                          "Voters of quarter " + number + " went to the polls for the parliament on a rainy day.");
        }
        all += record("misspelt", "Elektion results late", "A typist wrote the headline.");
        all += record("museum", "Museum returns bronze masks", "The council voted to return the masks to Benin.");
        all += record("harbour", "Harbour tunnel flooded", "Water stood in the tunnel below the harbour for days.");
        all += record("chancellor", "Müller resigns", "Chancellor Müller resigned after the café affair; Zoe said so.");
        index_.folder.write("in/a.jsonl", all);
        ASSERT_EQ(index_.run().exit_code, 0);
    }

    ResultPage search(const std::string& q, Sort sort = Sort::relevance) const {
        Searcher searcher(index_.index, 1);
        SearchRequest request;
        request.q = q;
        request.sort = sort;
        request.per_page = 100;
        return searcher.search(request);
    }

    static Ids ids(const ResultPage& page) {
        Ids ids;
        for (const Hit& hit : page.hits) ids.push_back(hit.article.id);
        return ids;
    }

    TestIndex index_;
};

TEST_F(Corrections, NameWordsAsTheyWereTyped) {
    EXPECT_THAT(search("Mùsem’s masks").corrections, ::testing::ElementsAre(HasSubstr("No article has “Mùsem’s”;")));
}

std::vector<std::string> marked(const std::string& text, const std::vector<Span>& marks) {
    std::vector<std::string> words;
    words.reserve(marks.size());
    for (const Span& mark : marks) words.push_back(text.substr(mark.begin, mark.end - mark.begin));
    return words;
}

// Whatever is marked in a result is marked in the whole article, and the other way round, since these are short.
TEST_F(Corrections, AreMarkedInArticlesAsInResults) {
    Searcher searcher(index_.index, 1);
    for (const char* q : {"parlament", "rainy parlament", "voters went to the parlament on a rainy day", "elektoin",
                          "voter", "vot* poll", "\"rainy day\"", "title:election parliament", "elections district"}) {
        SearchRequest request;
        request.q = q;
        const ResultPage page = searcher.search(request);
        ASSERT_FALSE(page.hits.empty()) << q;
        for (const Hit& hit : page.hits) {
            const auto article = searcher.article(hit.article.id, request);
            EXPECT_EQ(marked(article->article.title, article->title_marks), marked(hit.title.text, hit.title.marks))
                << q;
            EXPECT_EQ(marked(article->article.body, article->body_marks), marked(hit.snippet.text, hit.snippet.marks))
                << q;
        }
    }
}

TEST_F(Corrections, AreMarkedNowhereWhereTheFiltersOfTheSearchAskForAnotherField) {
    Searcher searcher(index_.index, 1);
    SearchRequest request;
    request.q = "election";
    request.in = &body_field;
    EXPECT_THAT(searcher.article("election1", request)->title_marks, IsEmpty());
    request.in = &title_field;
    EXPECT_EQ(searcher.article("election1", request)->title_marks.size(), 1u);
}

TEST_F(Corrections, LeaveAWordAloneThatAnotherFieldHas) {
    const ResultPage page = search("title:parliament");
    EXPECT_THAT(page.corrections, IsEmpty());
    EXPECT_THAT(page.hits, IsEmpty());
}

TEST_F(Corrections, TakeAWordThatNoArticleHasForTheOneMeant) {
    struct Case {
        std::string typed;
        std::string corrected;
        std::vector<std::string> wrong;
    };
    const std::vector<Case> cases = {{"musuem", "museum", {"musuem"}},
                                     {"museum msks", "museum masks", {"msks"}},
                                     {"Musem", "museum", {"Musem"}},
                                     {"HARBUOR tunnel", "harbour tunnel", {"HARBUOR"}},
                                     {"bronze masks cuoncil", "bronze masks council", {"cuoncil"}},
                                     {"harbuor tunel", "harbour tunnel", {"harbuor", "tunel"}},
                                     {"Mueller resigns", "müller resigns", {"Mueller"}},
                                     {"chanzellor Müller", "chancellor Müller", {"chanzellor"}},
                                     {"title:harbuor", "title:harbour", {"harbuor"}},
                                     {"flooded AND (tunel OR brige)", "flooded AND (tunnel OR brige)", {"tunel"}},
                                     {"+tunel harbour -brdige", "+tunnel harbour -brdige", {"tunel"}}};
    for (const Case& one : cases) {
        for (const Sort sort : {Sort::relevance, Sort::newest}) {
            const ResultPage page = search(one.typed, sort);
            EXPECT_EQ(page.corrected, one.corrected) << one.typed;
            EXPECT_GT(page.total, 0u) << one.typed;
            EXPECT_EQ(ids(page), ids(search(one.corrected, sort))) << one.typed;
            EXPECT_EQ(page.total, search(one.corrected, sort).total) << one.typed;
            ASSERT_EQ(page.corrections.size(), one.wrong.size()) << one.typed;
            for (std::size_t i = 0; i < one.wrong.size(); ++i)
                EXPECT_THAT(page.corrections[i], HasSubstr("No article has “" + one.wrong[i] + "”")) << one.typed;
        }
    }
}

TEST_F(Corrections, TakeTheWordOfTheMostArticlesThatHaveTheOthers) {
    index_.folder.write("in/b.jsonl", record("votes", "Ballot papers", "The votes were counted once, in the rain."));
    ASSERT_EQ(index_.run().exit_code, 0);
    EXPECT_EQ(search("votrs").corrected, "voters");
    EXPECT_EQ(search("votrs").total, 12u);
    EXPECT_EQ(search("votrs counted").corrected, "votes counted");
}

TEST_F(Corrections, LeaveAcronymsAlone) {
    for (const char* q : {"VOTRS", "MASK", "WHO"}) {
        EXPECT_EQ(search(q).corrected, "") << q;
        EXPECT_THAT(search(q).corrections, IsEmpty()) << q;
    }
    EXPECT_EQ(search("VOTRS WENT TO THE POLLS").corrected, "voters WENT TO THE POLLS");
}

TEST_F(Corrections, LeavePiecesOfAPatternAlone) {
    for (const char* q : {"*msks", "msks?x", "x?msks", "tu*nnle"}) {
        EXPECT_EQ(search(q).corrected, "") << q;
        EXPECT_THAT(search(q).corrections, IsEmpty()) << q;
    }
    EXPECT_EQ(search("msks?").corrected, "masks?");
}

TEST_F(Corrections, FindTheArticleThatADescriptionMeans) {
    for (const char* q : {"why did the harbuor tunnel flood with water", "water in the harbour tunel for many days",
                          "museum council voted bronze maskss benin", "cuoncil voted return msks museum bronze"}) {
        const ResultPage page = search(q);
        ASSERT_FALSE(page.hits.empty()) << q;
        EXPECT_EQ(page.hits[0].article.id, std::string(q).find("tun") == std::string::npos ? "museum" : "harbour") << q;
        EXPECT_NE(page.corrected, "") << q;
        EXPECT_THAT(page.corrections, ::testing::Contains(HasSubstr("was searched for instead"))) << q;
    }
}

TEST_F(Corrections, LeaveAloneWhatWasMeantAsItStands) {
    for (const char* q : {"\"harbuor\"", "\"harbuor tunnel\"", "zoo", "Zor", "1988", "f-17", "harbuo*", "-harbuor",
                          "tunnel -harbuor", "author:mueler", "source:harbuor", "museum", "bronze masks",
                          "voters parliament", "tunnel NOT musuem", "parliament"}) {
        const ResultPage page = search(q);
        EXPECT_EQ(page.corrected, "") << q;
        EXPECT_THAT(page.corrections, IsEmpty()) << q;
    }
    EXPECT_EQ(ids(search("tunnel -harbuor")), Ids{"harbour"}) << "what is unwanted is not corrected";
}

TEST_F(Corrections, LeaveAWordThatFindsEnough) {
    const ResultPage page = search("election");
    EXPECT_EQ(page.total, 12u);
    EXPECT_EQ(page.corrected, "");
}

TEST_F(Corrections, OfferTheUsualSpellingOfARareOne) {
    const ResultPage page = search("elektion");
    EXPECT_EQ(ids(page), Ids{"misspelt"}) << "what was typed is found";
    EXPECT_EQ(page.corrected, "election");
    EXPECT_THAT(page.corrections, IsEmpty());
    EXPECT_EQ(search("elektion results").corrected, "") << "no article has election and results";
    EXPECT_EQ(search("elektion district").corrected, "election district");
}

TEST_F(Corrections, AreNotOfferedWhereTheyFindNothingMore) {
    EXPECT_EQ(search("musuem parliament harbuor nowhere").corrected.find("nowhere") == std::string::npos, false);
    EXPECT_EQ(search("qwertzuiop").corrected, "");
    EXPECT_EQ(search("qwertzuiop").total, 0u);
    EXPECT_EQ(search("masks AND tunel").corrected, "") << "no article has masks and tunnel";
}

}  // namespace
}  // namespace dateline::testing
