// The order of what was found, and what the scores say about it.

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Not;
using ::testing::StartsWith;

using Ids = std::vector<std::string>;

std::string record(const std::string& id, const std::string& title, const std::string& body) {
    return nlohmann::json{{"id", id}, {"title", title}, {"body", body}}.dump() + "\n";
}

std::string filler(std::size_t words, std::size_t seed) {
    static const std::vector<std::string> choice = {"council", "museum",  "season", "minister", "report",  "evening",
                                                    "station", "village", "bridge", "people",   "morning", "winter",
                                                    "office",  "garden",  "market", "teacher",  "window",  "letter"};
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += choice[random() % choice.size()] + (i % 9 == 8 ? ". " : " ");
    return text;
}

class Ranking : public ::testing::Test {
protected:
    void add(const std::string& id, const std::string& title, const std::string& body) {
        all_ += record(id, title, body);
    }

    void build() {
        index_.folder.write("in/a.jsonl", all_);
        ASSERT_EQ(index_.run().exit_code, 0);
    }

    ResultPage search(const SearchRequest& request) {
        Searcher searcher(index_.index, 1);
        return searcher.search(request);
    }
    ResultPage search(const std::string& q, bool explains = false) {
        SearchRequest request;
        request.q = q;
        request.per_page = 100;
        request.explains = explains;
        request.folds_stories = false;
        return search(request);
    }

    static Ids ids(const ResultPage& page) {
        Ids ids;
        for (const Hit& hit : page.hits) ids.push_back(hit.article.id);
        return ids;
    }

    // As many articles as are needed that words of a few are rare.
    void add_others(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            add("other" + std::to_string(i), "Notes of the day " + std::to_string(i), filler(60, 1000 + i));
    }

    TestIndex index_;
    std::string all_;
};

TEST_F(Ranking, PutsTheTitleBeforeTheTextAndTheBeginningBeforeTheEnd) {
    add("end", "Notes", filler(80, 1) + "dredger " + filler(5, 2));
    add("lead", "Notes", filler(5, 2) + "dredger " + filler(80, 1));
    add("title", "Notes dredger", filler(85, 1));
    add_others(20);
    build();
    EXPECT_THAT(ids(search("dredger")), ElementsAre("title", "lead", "end"));
}

TEST_F(Ranking, CountsRareWordsMore) {
    add("rare", "Notes", filler(30, 1) + "dredger " + filler(30, 2));
    for (int i = 0; i < 10; ++i)
        add("common" + std::to_string(i), "Notes",
            filler(30, 1) + "harvest " + filler(30, 20 + static_cast<std::size_t>(i)));
    add_others(20);
    build();
    EXPECT_EQ(ids(search("dredger OR harvest")).front(), "rare");
}

TEST_F(Ranking, PutsWordsThatStandTogetherFirst) {
    add("far", "Notes", "dredger " + filler(40, 1) + "harvest " + filler(20, 2));
    add("near", "Notes", filler(20, 2) + "dredger harvest " + filler(40, 1));
    add("turned", "Notes", filler(20, 3) + "harvest dredger " + filler(40, 1));
    add_others(20);
    build();
    EXPECT_EQ(ids(search("dredger harvest")).front(), "near");
    EXPECT_EQ(ids(search("harvest dredger")).front(), "turned");
}

TEST_F(Ranking, FindsArticlesWithAnyWordOfADescription) {
    add("one", "Notes", filler(30, 1) + "dredger " + filler(30, 2));
    add("two", "Notes", filler(30, 3) + "harvest sluice " + filler(30, 4));
    add("none", "Notes", filler(60, 5));
    add_others(5);
    build();
    EXPECT_THAT(ids(search("dredger harvest sluice lighthouse")), ElementsAre("two", "one"));
    EXPECT_THAT(ids(search("dredger council harvest sluice")), Contains("none")) << "also of a common word";
    EXPECT_EQ(ids(search("dredger council harvest sluice")).front(), "two");
}

// "weir" and "lock" are never typed, but stand in all articles on dredgers.
TEST_F(Ranking, BringsWhatSharesTheSubjectsOtherWordsWhereASentenceIsTyped) {
    for (std::size_t i = 0; i < 6; ++i)
        add("dredger" + std::to_string(i), "Notes", filler(20, i) + "dredger weir lock barge " + filler(20, 50 + i));
    add("related", "Notes", filler(20, 90) + "silt weir lock barge " + filler(20, 91));
    add("other", "Notes", filler(20, 90) + "silt orchard apple tree " + filler(20, 91));
    add_others(40);
    build();
    const ResultPage sentence = search("what is it that the dredger took out of the silt", true);
    EXPECT_THAT(sentence.hits[0].explanation, Contains(Field(&ScorePart::what, StartsWith("related: "))));
    const Ids order = ids(sentence);
    EXPECT_LT(std::ranges::find(order, "related") - order.begin(), std::ranges::find(order, "other") - order.begin());
    for (const Hit& hit : search("dredger silt", true).hits)
        EXPECT_THAT(hit.explanation, Not(Contains(Field(&ScorePart::what, StartsWith("related: ")))));
}

class RankingOfMany : public Ranking {
protected:
    // Some are alike but for their id, and rank alike; some tell the same story.
    void SetUp() override {
        static const std::vector<std::string> subjects = {"dredger", "harvest", "sluice", "orchard", "weir", "lock"};
        std::mt19937 random(4);
        for (std::size_t i = 0; i < 90; ++i) {
            std::string body = filler(20 + random() % 40, i / 3);
            for (std::size_t n = random() % 6; n > 0; --n) body += subjects[random() % subjects.size()] + " ";
            add("a" + std::to_string(i), "Notes on the " + subjects[random() % subjects.size()],
                body + filler(10, i / 3));
        }
        build();
    }
    const std::vector<std::string> queries_ = {"dredger",
                                               "dredger harvest",
                                               "harvest sluice orchard",
                                               "dredger OR harvest -weir",
                                               "\"notes on the\"",
                                               "\"dredger harvest\" OR weir",
                                               "orch*",
                                               "title:dredger",
                                               "title:dredger harvest",
                                               "body:dredger weir",
                                               "dredgr harvest",
                                               "dredger harvest sluice orchard",
                                               "dredger dredger harvests sluice weir lock",
                                               "what is it that the dredger took out of the weir and the lock",
                                               "dredger NEAR/5 harvest",
                                               "(dredger OR weir) lock",
                                               "dredger harvest date:2020 OR weir",
                                               "notes"};
};

TEST_F(RankingOfMany, GivesScoresThatNeverRiseAndAreTheSumOfTheirParts) {
    for (const std::string& q : queries_) {
        for (const bool folds : {true, false}) {
            SearchRequest request;
            request.q = q;
            request.folds_stories = folds;
            request.explains = true;
            for (; request.page <= 5; ++request.page) {
                double last = 1e9;
                for (const Hit& hit : search(request).hits) {
                    EXPECT_LE(hit.score, last) << q;
                    last = hit.score;
                    double sum = 0;
                    for (const ScorePart& part : hit.explanation) sum += part.score;
                    EXPECT_NEAR(hit.score, sum, 1e-6) << q << " on page " << request.page;
                }
            }
        }
    }
}

TEST_F(RankingOfMany, ExplainsScoresInOrderOfDateToo) {
    for (const std::string& q : queries_) {
        SearchRequest request;
        request.q = q;
        request.sort = Sort::newest;
        request.explains = true;
        for (const Hit& hit : search(request).hits) {
            double sum = 0;
            for (const ScorePart& part : hit.explanation) sum += part.score;
            EXPECT_NEAR(hit.score, sum, 1e-6) << q;
        }
    }
}

TEST_F(RankingOfMany, IsTheSameEveryTime) {
    for (const std::string& q : queries_) {
        const ResultPage first = search(q);
        const ResultPage second = search(q);
        ASSERT_EQ(ids(first), ids(second)) << q;
        for (std::size_t i = 0; i < first.hits.size(); ++i) EXPECT_EQ(first.hits[i].score, second.hits[i].score) << q;
    }
}

// Page by page as in one list of all, whatever the size of the pages.
TEST_F(RankingOfMany, CutsOneListIntoPages) {
    for (const std::string& q : queries_) {
        for (const bool folds : {true, false}) {
            SearchRequest request;
            request.q = q;
            request.folds_stories = folds;
            request.per_page = 100;
            const ResultPage whole = search(request);
            EXPECT_EQ(whole.hits.size(), folds ? whole.stories : whole.total) << q;
            for (request.per_page = 1; request.per_page <= 7; request.per_page += 2) {
                Ids found;
                double last = 1e9;
                for (request.page = 1; request.page <= whole.hits.size() / request.per_page + 1; ++request.page) {
                    for (const Hit& hit : search(request).hits) {
                        found.push_back(hit.article.id);
                        EXPECT_LE(hit.score, last + 1e-9)
                            << q << " page " << request.page << " of " << request.per_page;
                        last = hit.score;
                    }
                }
                EXPECT_EQ(found, ids(whole)) << q << " in pages of " << request.per_page << (folds ? ", folded" : "");
            }
            request.page = 1;
        }
    }
}

TEST_F(Ranking, WordsOfTheHeadlineAloneRankToo) {
    add("other", "Opec president speaks of prices", "Prices fell. " + filler(60, 1));
    add("meant", "Opec president Lukman expects calm meeting", "Lukman spoke. " + filler(60, 2));
    add("long", "Meeting of the president", filler(200, 3));
    build();
    SearchRequest request;
    request.q = "Opec president Lukman expects calm meeting";
    request.in = &title_field;
    const ResultPage page = search(request);
    ASSERT_EQ(page.hits.size(), 3u);
    EXPECT_EQ(page.hits.front().article.id, "meant");
    EXPECT_GT(page.hits.front().score, page.hits.back().score);
    EXPECT_GT(search("title:lukman").hits.front().score, 0);
}

}  // namespace
}  // namespace dateline::testing
