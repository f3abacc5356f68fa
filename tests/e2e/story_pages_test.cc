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

std::string hostile_record(const std::string& id, const std::string& published) {
    return json{{"id", id},
                {"title", "<script>alert(1)</script>\" onload='x' {{root}} " + id},
                {"source", "<b>Evil " + id},
                {"author", "\"><script>"},
                {"url", "javascript:alert(" + id + ")"},
                {"published", published},
                {"body",
                 "<img src=x onerror=alert(1)> The zeppelin landed on the roof of the observatory at noon, and "
                 "eleven astronomers came out to look at it; none of them had seen one before, they said. It "
                 "left at dusk for the islands with two of them on board, who will be back on Friday."}}
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
                record("alone", "Post", "2026-03-20", "Ferry fares go up in May, the owner said, by about a tenth.") +
                hostile_record("h1", "2026-03-18T09:00:00Z") + hostile_record("h2", "2026-03-18T09:30:00Z"));
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

TEST_F(StoryPages, AnArticleListsTheOthersOfItsStory) {
    const std::string page = get("/article/second?q=fog&page=2&per_page=1&fold=none").body;
    const std::string section = page.substr(page.find("The same story</h2>"));
    const std::string list = section.substr(0, section.find("</ol>"));
    EXPECT_THAT(list, AllOf(HasSubstr("first</span>"), HasSubstr("Wire"), HasSubstr("<b dir=\"auto\""),
                            HasSubstr("this article</span> <span class=\"when\">4 hours later"),
                            HasSubstr("the next day</span>")));
    EXPECT_LT(list.find("first/one"), list.find("second"));
    EXPECT_LT(list.find("second"), list.find("third"));
    EXPECT_THAT(page, HasSubstr("href=\"/search?q=fog&amp;fold=none&amp;per_page=1&amp;page=2\">Back to the results"));
    EXPECT_THAT(list, HasSubstr("/article/third?q=fog&amp;fold=none&amp;per_page=1&amp;page=2\""));
    EXPECT_THAT(get("/article/alone").body, Not(HasSubstr("The same story</h2>")));
    EXPECT_THAT(get("/article/alone").body, Not(HasSubstr("Back to the results")));
}

TEST_F(StoryPages, AParameterThatCannotBeReadIsLeftOutOfTheWayBack) {
    for (const char* target :
         {"/article/second?q=fog&sort=sideways&page=x", "/story/second?q=fog&sort=sideways&page=x"})
        EXPECT_THAT(get(target).body, HasSubstr("href=\"/search?q=fog\">Back to the results")) << target;
    EXPECT_EQ(get("/article/second?q=" + std::string(3000, 'x')).status, 200);
}

TEST_F(StoryPages, HostileMembersStayText) {
    for (const char* target : {"/story/h1", "/article/h2?q=zeppelin", "/article/h1?q=%22%3E%3Cscript%3E+zeppelin"}) {
        const std::string page = get(target).body;
        EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
        EXPECT_THAT(page, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img")), Not(HasSubstr("javascript:")),
                                Not(HasSubstr("<b>Evil")), Not(HasSubstr("\" onload"))))
            << target;
    }
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
