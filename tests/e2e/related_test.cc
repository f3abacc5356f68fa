// Related articles from outside: the API and the page of an article.

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
using ::testing::StartsWith;

std::string record(const std::string& id, const std::string& title, const std::string& source,
                   const std::string& body) {
    return json{{"id", id}, {"title", title}, {"source", source}, {"body", body}, {"language", "en"}}.dump() + "\n";
}

class RelatedApi : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        std::string lines =
            record("ferry/one", "Ferry aground", "Post",
                   "The ferry Calder ran aground in fog off Kestrel Bay, and the pilot was questioned.") +
            record("ferry/two", "Pilot of the <b>ferry</b> speaks", "",
                   "Fog hid the bow, said the pilot of the Calder, before an inquiry at Kestrel Bay.");
        for (int i = 0; i < 20; ++i) {
            const std::string number = std::to_string(i);
            lines += record("lottery" + number, "Lottery draw " + number, "Post", "The draw gave " + number + ".");
        }
        index_->folder.write("in/a.jsonl", lines);
        ASSERT_EQ(index_->run().exit_code, 0);
        daemon_ = std::make_unique<Daemon>(index_->index);
    }
    static void TearDownTestSuite() {
        daemon_.reset();
        index_.reset();
    }
    static int port() { return daemon_->port(); }
    static Answer get(const std::string& target, const Headers& headers = {}) {
        return testing::get(port(), target, headers);
    }

private:
    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Daemon> daemon_;
};

TEST_F(RelatedApi, GivesHits) {
    const Answer answer = get("/api/v1/articles/ferry%2Fone/related?limit=50");
    ASSERT_EQ(answer.status, 200);
    EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/json"));
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    const json page = json::parse(answer.body);
    EXPECT_EQ(page["article"], "ferry/one");
    EXPECT_EQ(page["total"], 1);
    ASSERT_EQ(page["hits"].size(), 1u) << answer.body;
    EXPECT_EQ(page["hits"][0]["id"], "ferry/two");
    EXPECT_THAT(page["hits"][0]["snippet"], HasSubstr("<mark>"));
    EXPECT_EQ(page["index"], json::parse(get("/api/v1/stats").body)["index"]);
    const Headers known = {{"If-None-Match", answer.header("ETag")}};
    EXPECT_EQ(get("/api/v1/articles/ferry%2Fone/related?limit=50", known).status, 304);
}

TEST_F(RelatedApi, AnswersHeadWithoutABody) {
    const Answer head = request(port(), "HEAD", "/api/v1/articles/ferry%2Fone/related");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.body, "");
}

TEST_F(RelatedApi, RefusesALimitThatIsNone) {
    for (const char* limit : {"many", "0", "-1", "51", "1e1", "10x"}) {
        const Answer answer = get("/api/v1/articles/ferry%2Fone/related?limit=" + std::string(limit));
        EXPECT_EQ(answer.status, 400) << limit;
        EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/problem+json"));
        EXPECT_THAT(json::parse(answer.body)["detail"].get<std::string>(), StartsWith("limit")) << limit;
    }
}

TEST_F(RelatedApi, KnowsWhatItDoesNotHave) {
    const Answer answer = get("/api/v1/articles/nothing/related");
    EXPECT_EQ(answer.status, 404);
    EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/problem+json"));
}

TEST_F(RelatedApi, IsSeenOnThePageOfTheArticle) {
    EXPECT_THAT(get("/article/ferry%2Fone").body,
                AllOf(HasSubstr("On the same subject"), HasSubstr("href=\"/article/ferry%2Ftwo\""),
                      HasSubstr("Pilot of the &lt;b&gt;ferry&lt;/b&gt; speaks")));
    EXPECT_THAT(get("/article/lottery7").body, Not(HasSubstr("On the same subject")));
}

}  // namespace
}  // namespace dateline::testing
