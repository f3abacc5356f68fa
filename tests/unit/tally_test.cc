#include "indexer/tally.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index_writer.h"
#include "indexer/pipeline.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;

PreparedArticle prepared(const std::string& id) {
    ReadArticle read;
    read.article.id = id;
    read.article.path = "/in/a.jsonl";
    return {Origin{"/in/a.jsonl", "a.jsonl", 3}, std::move(read)};
}

class Tallying : public ::testing::Test {
protected:
    std::vector<std::string> lines;
    Report report{"", [this](const Report::Line& line) {
                      lines.push_back(std::string(line.status) + " " + std::string(line.path) + ":" +
                                      std::to_string(line.line) + " " + std::string(line.id) +
                                      (line.reason.empty() ? "" : ": ") + std::string(line.reason));
                  }};
    Tally tally{report};
};

TEST_F(Tallying, ARunReportsWhatItCounts) {
    tally.count_added(prepared("a"));
    tally.count_updated(prepared("b"));
    tally.count_unchanged(prepared("c"));
    tally.tell_duplicate(prepared("d"), "/in/z.jsonl");
    tally.count_rejected("/in/a.jsonl", {4, "is no JSON"});
    tally.count_deleted({7, "e", "/in/b.txt", {}});
    EXPECT_THAT(lines, ElementsAre("added /in/a.jsonl:3 a", "updated /in/a.jsonl:3 b", "unchanged /in/a.jsonl:3 c",
                                   "duplicate /in/a.jsonl:3 d: the same id stands in /in/z.jsonl",
                                   "rejected /in/a.jsonl:4 : is no JSON", "deleted /in/b.txt:0 e"));
    EXPECT_EQ(to_json(tally.stats()),
              R"({"added":1,"updated":1,"deleted":1,"unchanged":1,"rejected":1,"articles":0,"seconds":0.0})");
}

TEST_F(Tallying, AFileThatIsNotReadCountsItsArticlesAndWhatWasRejected) {
    tally.count_unchanged({"/in/fine.txt", 1, 2, "hash", false, 0, {}}, 1);
    tally.count_unchanged({"/in/a.jsonl", 1, 2, "hash", false, 200, {{4, "is no JSON"}}}, 5);
    EXPECT_THAT(lines, ElementsAre("unchanged /in/fine.txt:0 ", "rejected /in/a.jsonl:4 : is no JSON"));
    EXPECT_EQ(tally.stats().unchanged, 6u);
    EXPECT_EQ(tally.stats().rejected, 200u) << "not all of which are kept";
}

TEST_F(Tallying, FilesThatAreReadOnceMoreCountsOnlyWhatChangesByThat) {
    tally.begin_again();
    tally.count_unchanged(prepared("c"));
    tally.count_rejected("/in/a.jsonl", {4, "is no JSON"});
    tally.count_rejected("/in/gone.jsonl", {0, "Permission denied"});
    EXPECT_THAT(lines, ElementsAre());
    tally.count_added(prepared("a"));
    EXPECT_THAT(lines, ElementsAre("added /in/a.jsonl:3 a"));
    EXPECT_EQ(tally.stats().rejected, 0u);
}

}  // namespace
}  // namespace dateline
