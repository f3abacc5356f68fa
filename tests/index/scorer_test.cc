// The order of results: scores as Xapian gives them, and every page a part of the same list.

#include "searchd/scorer.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

class Scoring : public ::testing::Test {
protected:
    void SetUp() override {
        std::string lines;
        for (int i = 0; i < 200; ++i) {
            std::string body = "harbour";
            for (int n = 0; n < i % 7; ++n) body += " storm";
            for (int n = 0; n < i % 11; ++n) body += " pier quay";
            lines += R"({"id":")" + std::to_string(i) + R"(","title":"Report )" + std::to_string(i) + R"(","body":")" +
                     body + R"(","published":"20)" + std::to_string(10 + i % 13) + "\"}\n";
        }
        index_.folder.write("in/a.jsonl", lines);
        index_.stats();
        database_ = Xapian::Database(index_.index);
        columns_.emplace(read_columns(database_));
    }

    std::map<DocId, double> scores_of_xapian(const std::vector<std::string>& terms) {
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(Xapian::BM25Weight(2.0, 0, 1000, 0.7, 0));
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
        const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
        std::map<DocId, double> scores;
        for (auto it = found.begin(); it != found.end(); ++it) scores[*it] = it.get_weight();
        return scores;
    }

    TestIndex index_;
    Xapian::Database database_;
    std::optional<Columns> columns_;
};

TEST_F(Scoring, IsThatOfXapian) {
    const std::vector<std::string> terms = {"Zen:storm", "Zen:pier", "Zen:harbour"};
    std::map<DocId, double> expected = scores_of_xapian(terms);
    ASSERT_FALSE(expected.empty());
    DocSet few(columns_->every.last());  // so few that lists are skipped through
    few.add(3);
    few.add(150);
    for (const DocSet& set : {columns_->every, few}) {
        PostingLists lists(database_);
        Scorer scorer(lists, *columns_, set);
        for (const std::string& term : terms) scorer.add({{{term}}});
        set.for_each([&](DocId id) { EXPECT_NEAR(scorer.score(id), expected[id], 1e-4) << id; });
    }
}

TEST_F(Scoring, TakesTheBestReading) {
    PostingLists lists(database_);
    Scorer storm(lists, *columns_, columns_->every);
    storm.add({{{"Zen:storm"}}});
    Scorer pier(lists, *columns_, columns_->every);
    pier.add({{{"Zen:pier"}}});
    Scorer either(lists, *columns_, columns_->every);
    either.add({{{"Zen:storm"}, {"Zen:pier"}}});
    columns_->every.for_each(
        [&](DocId id) { EXPECT_NEAR(either.score(id), std::max(storm.score(id), pier.score(id)), 1e-4) << id; });
}

TEST_F(Scoring, GivesEveryPageOfTheSameList) {
    PostingLists lists(database_);
    Scorer scorer(lists, *columns_, columns_->every);
    scorer.add({{{"Zen:storm"}}});
    const std::vector<RankedArticle> whole = scorer.best({0, 1000, false});
    ASSERT_EQ(whole.size(), 200u);
    EXPECT_TRUE(std::ranges::is_sorted(whole, [](const RankedArticle& a, const RankedArticle& b) {
        return a.score != b.score ? a.score > b.score : a.article < b.article;
    }));
    for (std::size_t first = 0; first < whole.size(); first += 7) {
        const std::vector<RankedArticle> page = scorer.best({first, 7, false});
        ASSERT_EQ(page.size(), std::min<std::size_t>(7, whole.size() - first));
        for (std::size_t i = 0; i < page.size(); ++i) EXPECT_EQ(page[i].article, whole[first + i].article);
    }
}

TEST_F(Scoring, OrdersByDateOnEveryPageToo) {
    const std::vector<DocId> newest = in_order_of_date(*columns_, columns_->every, true, false, 0, 1000);
    ASSERT_EQ(newest.size(), 200u);
    EXPECT_TRUE(std::ranges::is_sorted(newest, std::greater(), [&](DocId id) { return columns_->published[id]; }));
    const std::vector<DocId> page = in_order_of_date(*columns_, columns_->every, true, false, 190, 100);
    EXPECT_TRUE(std::ranges::equal(page, std::vector<DocId>(newest.begin() + 190, newest.end())));
}

}  // namespace
}  // namespace dateline::testing
