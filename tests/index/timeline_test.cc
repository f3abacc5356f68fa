// A bar of a timeline is what a search limited to its days finds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/url.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

/// The articles of corpus/, in five languages, of some months; some have no date.
class Timelines : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        ASSERT_EQ(index_->run({}, {std::string(DATELINE_SOURCE_DIR) + "/corpus"}).exit_code, 0);
    }
    static void TearDownTestSuite() { index_.reset(); }

    static ResultPage search(const Parameters& parameters) {
        const Checked<SearchRequest> request =
            parse_search_request(parameters, parse_timestamp("2026-09-01T12:00:00Z")->at);
        EXPECT_TRUE(request);
        return Searcher(index_->index, 1).search(*request);
    }

    static inline std::unique_ptr<TestIndex> index_;
};

std::string text(std::chrono::sys_days day) { return to_rfc3339(day).substr(0, 10); }

TEST_F(Timelines, CountWhatASearchWithinEachBarFinds) {
    for (const Parameters& parameters :
         {Parameters{}, Parameters{{"q", "strike"}}, Parameters{{"q", "veldhaven OR sandwyke"}},
          Parameters{{"q", "the election of the mayor in the town"}}, Parameters{{"lang", "de"}},
          Parameters{{"q", "port"}, {"from", "2026-02-10"}, {"to", "2026-05-20"}}}) {
        const ResultPage page = search(parameters);
        ASSERT_TRUE(page.timeline);
        std::size_t dated = 0;
        for (const TimelineBar& bar : page.timeline->bars) {
            Parameters within;
            for (const auto& [name, value] : parameters) {
                if (name != "from" && name != "to") within.emplace_back(name, value);
            }
            const Parameters dates = {{"from", text(bar.from)}, {"to", text(bar.to)}};
            within.insert(within.end(), dates.begin(), dates.end());
            if (bar.count > 0) {
                EXPECT_EQ(search(within).total, bar.count) << text(bar.from);
            }
            EXPECT_EQ(search(dates).total, bar.total) << text(bar.from);
            dated += bar.count;
        }
        EXPECT_LE(dated, page.total);
        EXPECT_GT(dated, 0u);
    }
}

TEST_F(Timelines, TheOtherQueryIsReadAsAloneAndSaysSo) {
    for (const char* q : {"lnud", "lund xyzzyq", "\"", "author:xyzzyq", "strike of the dockers at the port of lund"}) {
        const ResultPage alone = search({{"q", q}, {"source", "-nowhere"}});
        const ResultPage page = search({{"q", "port"}, {"q2", q}, {"source", "-nowhere"}});
        ASSERT_TRUE(page.compared) << q;
        EXPECT_EQ(page.compared->read_as, alone.read_as);
        EXPECT_EQ(page.compared->corrections, alone.corrections);
        EXPECT_EQ(page.compared->total, alone.total) << q;
        const bool is_silent = page.compared->corrections.empty() && page.compared->warnings.empty();
        EXPECT_FALSE(page.compared->is_plain && is_silent) << q;
        const std::vector<std::string> of_filters = page.warnings;
        std::vector<std::string> warnings = page.compared->warnings;
        warnings.insert(warnings.end(), of_filters.begin(), of_filters.end());
        EXPECT_THAT(warnings, ::testing::UnorderedElementsAreArray(alone.warnings)) << q;
    }
    EXPECT_TRUE(search({{"q", "port"}, {"q2", "lund"}}).compared->is_plain);
}

TEST_F(Timelines, AreOfNothingWhereNothingIsFoundOrWanted) {
    EXPECT_FALSE(search({{"q", "veldhaven -veldhaven"}}).timeline);
    EXPECT_FALSE(search({{"q", "veldhaven"}, {"facets", "0"}}).timeline);
}

}  // namespace
}  // namespace dateline::testing
