// Stories as people and scripts meet them: folded in results, whole on their page.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/http.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* wire =
    "The ferry Calder ran aground off Kestrel Bay early on Wednesday with 214 people on board, and the coast guard "
    "took all of them "
    "to shore by noon. Nobody was hurt. The harbour master said that the fog had been so thick that the pilot could "
    "not see the bow, "
    "and that an inquiry would be opened before the end of the week. The owner promised to pay for everything that was "
    "lost.";

std::string record(const std::string& id, const std::string& source, const std::string& published,
                   const std::string& body) {
    return json{{"id", id},
                {"title", "Ferry aground: " + id},
                {"source", source},
                {"published", published},
                {"body", body}}
               .dump() +
           "\n";
}

class StoryPages : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        index_->folder.write(
            "in/news.jsonl",
            record("first/one", "Wire", "2026-03-18T08:00:00Z", wire) +
                record("second", "Daily", "2026-03-18T12:00:00Z", wire) +
                record("third", "Post", "2026-03-19",
                       std::string(wire) + "\n\nThe inquiry opened on Thursday under <Judge> Ines Moor.") +
                record("alone", "Post", "2026-03-20", "Ferry fares go up in May, the owner said, by about a tenth."));
        ASSERT_EQ(index_->run().exit_code, 0);
        daemon_ = std::make_unique<Daemon>(index_->index);
    }
    static void TearDownTestSuite() {
        daemon_.reset();
        index_.reset();
    }
    static Answer get(const std::string& target) { return testing::get(daemon_->port(), target); }

private:
    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Daemon> daemon_;
};

TEST_F(StoryPages, ResultsAreFoldedUnlessAskedOtherwise) {
    const json folded = json::parse(get("/api/v1/search?q=ferry").body);
    EXPECT_EQ(folded["total"], 4);
    EXPECT_EQ(folded["stories"], 2);
    EXPECT_EQ(folded["hits"].size(), 2u);
    const json all = json::parse(get("/api/v1/search?q=ferry&fold=none").body);
    EXPECT_EQ(all["total"], 4);
    EXPECT_EQ(all["stories"], 2);
    EXPECT_EQ(all["hits"].size(), 4u);
    for (const json& hit : all["hits"]) {
        if (hit["id"] == "alone") {
            EXPECT_EQ(hit["story"], (json{{"id", "alone"}, {"size", 1}, {"sources", {"Post"}}}));
        } else {
            EXPECT_EQ(hit["story"], (json{{"id", "first/one"}, {"size", 3}, {"sources", {"Wire", "Daily", "Post"}}}));
        }
    }
    EXPECT_EQ(get("/api/v1/search?q=ferry&fold=maybe").status, 400);
    EXPECT_EQ(json::parse(get("/api/v1/articles/second").body)["story"], "first/one");
    EXPECT_EQ(json::parse(get("/api/v1/articles/alone").body)["story"], "alone");
}

TEST_F(StoryPages, AResultSaysWhoElseTellsIt) {
    const Answer page = get("/search?q=ferry");
    EXPECT_THAT(page.body,
                AllOf(HasSubstr("/story/first%2Fone"), HasSubstr("also in 2 sources"), HasSubstr("2 stories")));
    EXPECT_THAT(get("/article/second").body, HasSubstr("/story/first%2Fone"));
    EXPECT_THAT(get("/article/alone").body, Not(HasSubstr("/story/")));
}

TEST_F(StoryPages, AStoryIsToldInOrderOfTime) {
    const Answer page = get("/story/first%2Fone");
    ASSERT_EQ(page.status, 200);
    EXPECT_LT(page.body.find("Ferry aground: first/one</a>"), page.body.find("Ferry aground: second</a>"));
    EXPECT_LT(page.body.find("Ferry aground: second</a>"), page.body.find("Ferry aground: third</a>"));
    EXPECT_THAT(page.body, HasSubstr("<mark>The inquiry opened on Thursday under &lt;Judge&gt; Ines Moor</mark>"));
    EXPECT_THAT(page.body, HasSubstr("Adds nothing to the text."));
    EXPECT_EQ(get("/story/third").body, page.body) << "any member leads to its story";
    EXPECT_EQ(get("/story/nothing").status, 404);
}

}  // namespace
}  // namespace dateline::testing
