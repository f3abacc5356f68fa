// Ids that go from file to file: logs that are rotated, files that are renamed or share ids, that vanish and come back.
// A dry run says what the run will do.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

namespace fs = std::filesystem;

using Options = std::vector<std::string>;

std::string record(int number, const std::string& version = "") {
    const std::string name = std::to_string(number);
    return json{{"id", "r" + name}, {"title", "Story " + name + " " + version}, {"body", "Some words."}}.dump() + "\n";
}

// Records of the numbers from `first` to before `end`.
std::string records(int first, int end, const std::string& version = "") {
    std::string text;
    for (int number = first; number < end; ++number) text += record(number, version);
    return text;
}

class MovingArticles : public ::testing::Test, public TestIndex {
protected:
    // What a run that is planned and then done tells: its exit code, and added, updated, deleted, unchanged, rejected,
    // articles. Both have to tell the same.
    std::vector<int> planned_run(const Options& more = {}, const Options& sources = {}) const {
        Options options = more;
        options.insert(options.end(), {"--stats", "json"});
        Options dry = options;
        dry.emplace_back("--dry-run");
        const std::vector<int> plan = told(run(dry, sources));
        const std::vector<int> done = told(run(options, sources));
        EXPECT_EQ(plan, done) << "the dry run says something else";
        return done;
    }

    void rename(const std::string& from, const std::string& to) const { fs::rename(folder / from, folder / to); }

private:
    static std::vector<int> told(const Finished& finished) {
        const std::string& out = finished.out;
        const json counts = json::parse(out.substr(out.rfind('{')));
        return {finished.exit_code,  counts["added"],    counts["updated"], counts["deleted"],
                counts["unchanged"], counts["rejected"], counts["articles"]};
    }
};

TEST_F(MovingArticles, APlanIsWhatTheRunDoes) {
    folder.write("in/a.jsonl", records(0, 10));
    folder.write("in/b.jsonl", records(20, 22) + "{broken\n");
    EXPECT_THAT(planned_run(), ElementsAre(0, 12, 0, 0, 0, 1, 12));
    rename("in/a.jsonl", "in/z.jsonl");
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 10, 0, 2, 1, 12)) << "renamed";
    rename("in/z.jsonl", "in/a.jsonl");
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 10, 0, 2, 1, 12)) << "and back";
    folder.write("in/a.jsonl", records(0, 9, "edited"));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 9, 1, 2, 1, 11)) << "edited, and one removed";
    folder.write("in/b.jsonl", records(8, 11));
    EXPECT_THAT(planned_run(), ElementsAre(0, 2, 1, 2, 9, 0, 11)) << "two files share an id";
    folder.remove("in/a.jsonl");
    EXPECT_THAT(planned_run({"--allow-mass-delete"}), ElementsAre(0, 0, 0, 8, 3, 0, 3)) << "removed";
}

}  // namespace
}  // namespace dateline::testing
