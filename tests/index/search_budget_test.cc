// Searches that cost more than they may: partial, never wrong, and said.

#include "searchd/search_budget.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/search.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* partial = "only a part of the articles was looked at";

class SpentBudget : public ::testing::Test {
protected:
    void SetUp() override {
        std::string lines;
        for (int i = 0; i < 100; ++i) {
            const std::string body = i % 2 == 0 ? "The harbour storm came." : "The storm harbour came.";
            const std::string number = std::to_string(i);
            lines += R"({"id":")" + number + R"(","title":"Report","source":"Outlet )" + number + R"(","body":")" +
                     body + "\"}\n";
        }
        index_.folder.write("in/a.jsonl", lines);
        index_.stats();
        database_ = Xapian::Database(index_.index);
        columns_.emplace(read_columns(database_));
    }

    ResultPage search(const std::string& q, const SearchBudget& budget) {
        SearchRequest request;
        request.q = q;
        request.per_page = 100;
        return dateline::search(database_, analysers_, *columns_, request, budget);
    }

    static std::vector<std::string> bodies(const ResultPage& page) {
        std::vector<std::string> bodies;
        for (const Hit& hit : page.hits) bodies.push_back(hit.snippet.text);
        return bodies;
    }

    TestIndex index_;
    Xapian::Database database_;
    Analysers analysers_{IndexLanguage("auto en")};
    std::optional<Columns> columns_;
};

TEST_F(SpentBudget, IsNotSpentByWhatItAllows) {
    const ResultPage page = search("\"harbour storm\"", {});
    EXPECT_EQ(page.total, 50u);
    EXPECT_TRUE(page.total_is_exact);
    EXPECT_THAT(page.warnings, IsEmpty());
}

TEST_F(SpentBudget, FindsAPartOfAPhraseAndSaysSo) {
    SearchBudget budget;
    budget.position_lists = 60;
    budget.postings = 1000;
    const ResultPage page = search("\"harbour storm\"", budget);
    EXPECT_GT(page.total, 0u);
    EXPECT_LT(page.total, 50u);
    EXPECT_FALSE(page.total_is_exact);
    EXPECT_THAT(page.warnings, Contains(HasSubstr(partial)));
    EXPECT_THAT(bodies(page), Not(Contains(HasSubstr("storm harbour"))));
}

TEST_F(SpentBudget, LooksAtPositionsInsteadOfPostings) {
    SearchBudget budget;
    budget.position_lists = 60;
    const ResultPage page = search("\"harbour storm\"", budget);
    EXPECT_EQ(page.total, 50u);
    EXPECT_TRUE(page.total_is_exact);
}

TEST_F(SpentBudget, LooksOnlyAtPositionsInWhatFitsOtherwise) {
    SearchBudget budget;
    budget.position_lists = 6;
    budget.postings = 1000;
    const auto expect_one = [](const ResultPage& page) {
        EXPECT_EQ(page.total, 1u);
        EXPECT_TRUE(page.total_is_exact);
    };
    expect_one(search("\"storm harbour\" source:7", budget));
    SearchRequest request;
    request.q = "\"storm harbour\"";
    request.filters = {{find_field("source"), "Outlet 7"}};
    expect_one(dateline::search(database_, analysers_, *columns_, request, budget));
}

TEST_F(SpentBudget, NeverShowsWhatIsExcluded) {
    SearchBudget budget;
    budget.position_lists = 60;
    budget.postings = 1000;
    const ResultPage page = search("came -\"harbour storm\"", budget);
    EXPECT_GT(page.total, 0u);
    EXPECT_LT(page.total, 50u);
    EXPECT_THAT(page.warnings, Contains(HasSubstr(partial)));
    EXPECT_THAT(bodies(page), Not(Contains(HasSubstr("harbour storm"))));
}

TEST_F(SpentBudget, LeavesOutWordsThatItCannotRead) {
    SearchBudget budget;
    budget.postings = 10;
    const ResultPage page = search("storm", budget);
    EXPECT_EQ(page.total, 0u);
    EXPECT_FALSE(page.total_is_exact);
    EXPECT_THAT(page.warnings, Contains(HasSubstr(partial)));
}

}  // namespace
}  // namespace dateline::testing
