// /api/v1/suggest from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/support/http.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Suggest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        std::string lines;
        for (const char* title :
             {"Tram line opens", "Tram line closes", "A tram line for Veldhaven", "Café & <b>bar</b>"})
            lines += json{{"title", title}, {"body", "Text."}, {"source", "Evening Courier"}}.dump() + "\n";
        index_->folder.write("in/a.jsonl", lines);
        ASSERT_EQ(index_->run().exit_code, 0);
        daemon_ = std::make_unique<Daemon>(index_->index);
    }
    static void TearDownTestSuite() {
        daemon_.reset();
        index_.reset();
    }

    static Answer get(const std::string& parameters, const Headers& headers = {}) {
        return testing::get(daemon_->port(), "/api/v1/suggest" + parameters, headers);
    }

    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Daemon> daemon_;
};

TEST_F(Suggest, GivesTextKindAndCount) {
    const Answer answer = get("?q=tram");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/json"));
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(answer.header("Vary"), "Accept");
    const json page = json::parse(answer.body);
    EXPECT_EQ(page["query"], "tram");
    ASSERT_EQ(page["suggestions"].size(), 4u) << answer.body;
    EXPECT_EQ(page["suggestions"][0]["kind"], "phrase");
    EXPECT_EQ(page["suggestions"][0]["count"], 3);
    EXPECT_EQ(page["suggestions"][3], (json{{"text", "A tram line for Veldhaven"},
                                            {"kind", "title"},
                                            {"count", 1},
                                            {"query", "\"A tram line for Veldhaven\""}}));
    EXPECT_EQ(
        json::parse(get("?q=even").body)["suggestions"],
        (json{{{"text", "Evening Courier"}, {"kind", "name"}, {"count", 4}, {"query", "source:\"Evening Courier\""}}}));
    EXPECT_EQ(json::parse(get("?q=cafe").body)["suggestions"][0]["text"], "Café & <b>bar</b>") << "plain text";
}

TEST_F(Suggest, CompletesTheLastWordWhereFewTextsBeginSo) {
    const json suggestions = json::parse(get("?q=line+op").body)["suggestions"];
    EXPECT_EQ(suggestions[0], (json{{"text", "line opens"}, {"kind", "words"}})) << suggestions;
    EXPECT_EQ(suggestions[1]["text"], "Tram line opens") << "titles come behind the first words: " << suggestions;
    EXPECT_EQ(json::parse(get("?q=closes+tra").body)["suggestions"],
              (json::array({json{{"text", "closes tram"}, {"kind", "words"}}})));
    const json names = json::parse(get("?q=source:even").body)["suggestions"];
    EXPECT_EQ(names[0], (json{{"text", "source:\"Evening Courier\""}, {"kind", "name"}, {"count", 4}}));
    EXPECT_EQ(names[1]["text"], "source:evening");
    EXPECT_EQ(json::parse(get("?q=source:tram").body)["suggestions"].size(), 0u) << "no titles there";
}

TEST_F(Suggest, GivesBrowsersTheOpenSearchArray) {
    const std::string type = "application/x-suggestions+json";
    for (const std::string& accept :
         std::vector<std::string>{type, "application/json, " + type, "text/html;q=0.9," + type + ";q=0.5, */*",
                                  "APPLICATION/X-Suggestions+JSON"}) {
        const Answer answer = get("?q=Even", {{"Accept", accept}});
        EXPECT_THAT(answer.header("Content-Type"), StartsWith(type)) << accept;
        EXPECT_EQ(json::parse(answer.body), (json::array({"Even", {"Evening Courier"}, json::array(), json::array()})));
    }
    for (const std::string& accept : std::vector<std::string>{"*/*", "", "application/json, " + type + ";q=0"})
        EXPECT_THAT(get("?q=Even", {{"Accept", accept}}).header("Content-Type"), StartsWith("application/json"));
}

TEST_F(Suggest, ToNothingNothing) {
    for (const char* parameters : {"", "?q=", "?q=%20", "?q=zzzzzz", "?q=%FF%00"}) {
        const Answer answer = get(parameters);
        EXPECT_EQ(answer.status, 200) << parameters;
        EXPECT_EQ(json::parse(answer.body)["suggestions"], json::array()) << parameters;
    }
}

TEST_F(Suggest, BadParametersAreNamed) {
    EXPECT_EQ(json::parse(get("?q=tram&limit=2").body)["suggestions"].size(), 2u);
    EXPECT_EQ(get("?q=" + std::string(1000, 'x')).status, 200);
    const std::vector<std::pair<std::string, std::string>> bad = {{"?q=" + std::string(1001, 'x'), "q "},
                                                                  {"?q=tram&limit=0", "limit "},
                                                                  {"?q=tram&limit=21", "limit "},
                                                                  {"?q=tram&limit=x", "limit "}};
    for (const auto& [parameters, name] : bad) {
        const Answer answer = get(parameters);
        EXPECT_EQ(answer.status, 400);
        EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/problem+json"));
        EXPECT_THAT(json::parse(answer.body)["detail"].get<std::string>(), StartsWith(name));
        EXPECT_EQ(json::parse(answer.body)["errors"][0]["parameter"].get<std::string>() + " ", name);
    }
}

TEST_F(Suggest, AnswersAreTaggedByKind) {
    const std::string tag = get("?q=tram").header("ETag");
    EXPECT_THAT(tag, StartsWith("W/"));
    EXPECT_EQ(get("?q=tram", {{"If-None-Match", tag}}).status, 304);
    const Headers browser = {{"Accept", "application/x-suggestions+json"}, {"If-None-Match", tag}};
    EXPECT_EQ(get("?q=tram", browser).status, 200);
    const Answer head = request(daemon_->port(), "HEAD", "/api/v1/suggest?q=tram");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("ETag"), tag);
    EXPECT_TRUE(head.body.empty());
    EXPECT_EQ(request(daemon_->port(), "POST", "/api/v1/suggest?q=tram").status, 405);
    EXPECT_THAT(testing::get(daemon_->port(), "/metrics").body, HasSubstr("route=\"api_suggest\""));
}

TEST(SuggestWithoutAnIndex, IsNotAvailableAndEndsCleanly) {
    TempFolder folder;
    Daemon daemon(folder / "index");
    const Answer answer = testing::get(daemon.port(), "/api/v1/suggest?q=tram");
    EXPECT_EQ(answer.status, 503);
    EXPECT_FALSE(answer.header("Retry-After").empty());
    daemon.process().signal(SIGTERM);
    EXPECT_EQ(daemon.process().wait(), 0);
}

}  // namespace
}  // namespace dateline::testing
