// Ids that go from file to file: logs that are rotated, files that are renamed or share ids, that vanish and come back.
// Whatever happened before, an index is what one run over the files gives, and a dry run says what the run will do.

#include <algorithm>
#include <filesystem>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index_writer.h"
#include "tests/support/index.h"
#include "tests/support/records.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

using Options = std::vector<std::string>;

std::vector<std::string> sorted_titles(const TestIndex& index) {
    std::vector<std::string> all = index.titles("");
    std::ranges::sort(all);
    return all;
}

class MovingArticles : public ::testing::Test, public TestIndex {
protected:
    void rename(const std::string& from, const std::string& to) const { fs::rename(folder / from, folder / to); }
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

TEST_F(MovingArticles, ARotatedLogLosesNothing) {
    folder.write("in/log.jsonl", records(0, 10));
    planned_run();
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", records(10, 13));
    EXPECT_THAT(planned_run(), ElementsAre(0, 3, 10, 0, 0, 0, 13));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 13, 0, 13));
    rename("in/log-1.jsonl", "in/log-2.jsonl");
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", records(13, 15));
    EXPECT_THAT(planned_run(), ElementsAre(0, 2, 13, 0, 0, 0, 15));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 15, 0, 15));
}

TEST_F(MovingArticles, ALogThatGrewBeforeItWasRotatedLosesNothing) {
    folder.write("in/log.jsonl", records(0, 10));
    planned_run();
    folder.write("in/log-1.jsonl", records(0, 12));
    folder.write("in/log.jsonl", records(12, 13));
    EXPECT_THAT(planned_run(), ElementsAre(0, 3, 10, 0, 0, 0, 13));
}

TEST_F(MovingArticles, ARotatedLogWithoutIdsLosesNothing) {
    folder.write("in/log.jsonl", nameless_records(0, 10));
    planned_run();
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", nameless_records(10, 13));
    EXPECT_THAT(planned_run(), ElementsAre(0, 10, 3, 7, 0, 0, 13));
}

TEST_F(MovingArticles, ARotatedLogWithoutIdsLosesNothingWhereItIsReadAgain) {
    folder.write("in/log.jsonl", nameless_records(0, 10) + record(0));
    folder.write("in/z.jsonl", record(0));
    planned_run();
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", nameless_records(10, 13) + record(0));
    EXPECT_THAT(planned_run(), ElementsAre(0, 10, 3, 7, 1, 0, 14));
}

TEST_F(MovingArticles, ALogWithoutIdsThatGrewBeforeItWasRotatedLosesNothing) {
    folder.write("in/log.jsonl", nameless_records(0, 10));
    planned_run();
    folder.write("in/log-1.jsonl", nameless_records(0, 13));
    folder.write("in/log.jsonl", nameless_records(13, 16));
    EXPECT_THAT(planned_run(), ElementsAre(0, 13, 3, 7, 0, 0, 16));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 16, 0, 16));
}

TEST_F(MovingArticles, ATextThatComesOnceIsOneArticleThatMoved) {
    std::string same;
    for (int number = 0; number < 10; ++number) same += json{{"id", number}, {"title", "Shares close"}}.dump() + "\n";
    folder.write("in/log.jsonl", same);
    planned_run();
    folder.write("in/log.jsonl", json{{"id", 10}, {"title", "Shares close"}}.dump() + "\n");
    EXPECT_THAT(planned_run(), ElementsAre(66, 1, 0, 0, 0, 0, 11));
}

TEST_F(MovingArticles, ALogThatWasRotatedSharesNoIds) {
    folder.write("in/log.jsonl", records(0, 3));
    planned_run();
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", records(3, 5));
    planned_run();
    const IndexWriter known(index + "/generation-000001", Access::dry_run, "");
    for (const std::string path : {"/log.jsonl", "/log-1.jsonl"}) {
        const std::optional<FileRecord> record = known.find_file(in + path);
        ASSERT_TRUE(record);
        EXPECT_FALSE(record->shadowed) << "it would be read again whenever anything is gone";
        EXPECT_FALSE(record->hash.empty());
    }
}

TEST_F(MovingArticles, ALogThatIsRotatedOutOfTheFolderIsALoss) {
    folder.write("in/log.jsonl", records(0, 10));
    planned_run();
    folder.write("in/log-1.jsonl", records(7, 10));
    folder.write("in/log.jsonl", records(10, 13));
    EXPECT_THAT(planned_run(), ElementsAre(66, 3, 3, 0, 0, 0, 13)) << "seven of ten are nowhere";
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 6, 0, 13)) << "and it is not forgotten";
    EXPECT_THAT(planned_run({"--allow-mass-delete"}), ElementsAre(0, 0, 0, 7, 6, 0, 6));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 6, 0, 6));
}

TEST_F(MovingArticles, ARotatedLogKeepsTheTimesAtWhichItsArticlesWereFirstIndexed) {
    folder.write("in/log.jsonl", records(0, 2));
    planned_run();
    const auto first = search("story").hits.at(0).article.indexed;
    rename("in/log.jsonl", "in/log-1.jsonl");
    folder.write("in/log.jsonl", "");
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    planned_run({"--allow-mass-delete"});
    EXPECT_EQ(search("story").hits.at(0).article.indexed, first) << "a feed would tell of them anew";
}

TEST_F(MovingArticles, ARenamedFileWhoseOldArticlesWereKeptIsNoLossLater) {
    folder.write("in/log.jsonl", nameless_records(0, 4));
    planned_run();
    rename("in/log.jsonl", "in/old.jsonl");
    EXPECT_THAT(planned_run({"--keep-vanished"}), ElementsAre(0, 4, 0, 0, 0, 0, 8));
    rename("in/old.jsonl", "in/older.jsonl");
    EXPECT_THAT(planned_run({"--keep-vanished"}), ElementsAre(0, 4, 0, 0, 0, 0, 12));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 8, 4, 0, 4));
}

TEST_F(MovingArticles, AFileThatComesBackTakesItsIdsBack) {
    folder.write("in/m1.jsonl", records(0, 4, "first"));
    folder.write("in/m2.jsonl", record(0, "second"));
    fs::last_write_time(in + "/m2.jsonl", fs::file_time_type::clock::now() - std::chrono::hours(1));
    planned_run();
    rename("in/m2.jsonl", "away.jsonl");
    folder.write("in/m1.jsonl", records(0, 4, "corrected"));
    planned_run({"--keep-vanished"});
    EXPECT_THAT(titles("second"), IsEmpty());
    rename("away.jsonl", "in/m2.jsonl");
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 1, 0, 4, 0, 4)) << "though it has not changed";
    EXPECT_THAT(titles("second"), ElementsAre("Story 0 second"));
}

TEST_F(MovingArticles, AnIdGoesToTheFileThatSortsLastOfThoseThatAreLeft) {
    folder.write("in/m1.jsonl", records(0, 3, "first"));
    folder.write("in/m2.jsonl", record(0, "second"));
    folder.write("in/m3.jsonl", record(0, "third"));
    planned_run();
    folder.write("in/m1.jsonl", records(0, 3, "corrected"));
    folder.remove("in/m3.jsonl");
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 4, 0, 0, 0, 3)) << "the first takes it, then the second from it";
    EXPECT_THAT(titles("second"), ElementsAre("Story 0 second")) << "though that file has not changed";
}

TEST_F(MovingArticles, AFileThatIsReadTwiceInARunIsToldOfOnce) {
    folder.write("in/m1.jsonl", records(0, 2, "first"));
    folder.write("in/m2.jsonl", record(0, "second"));
    folder.write("in/z.txt", "Owl found\n\nIn a barn.");
    planned_run();
    folder.write("in/m1.jsonl", records(0, 3, "first"));
    folder.remove("in/z.txt");
    run({"--report", folder / "report"});
    const std::string report = read_file(folder / "report");
    const std::size_t told = report.find("duplicate");
    ASSERT_NE(told, std::string::npos);
    EXPECT_EQ(report.find("duplicate", told + 1), std::string::npos) << report;
}

// Some files in two folders, and few ids, so that they meet.
class RandomFiles {
public:
    RandomFiles(const TempFolder& folder, unsigned seed) : folder_(folder), random_(seed) {
        for (const std::string& path : paths_) fs::create_directories(fs::path(folder_ / path).parent_path());
    }

    void change() {
        const std::string path = any(paths_);
        switch (below(4)) {
            case 0: return folder_.remove(path);
            case 1: return move(any(paths_), path);
            default: folder_.write(path, some_records());
        }
    }

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

private:
    const std::string& any(const std::vector<std::string>& values) {
        return values.at(static_cast<std::size_t>(below(static_cast<int>(values.size()))));
    }

    void move(const std::string& from, const std::string& to) {
        std::error_code not_there;
        fs::rename(folder_ / from, folder_ / to, not_there);
    }

    std::string some_records() {
        static const std::vector<std::string> versions = {"early", "late"};
        std::string text;
        for (int number = 0; number < 12; ++number) {
            if (below(3) == 0) text += record(number, any(versions) + " " + std::to_string(below(100)));
        }
        if (below(4) == 0) text += nameless_records(0, below(4));
        if (below(4) == 0) text += "{broken\n";
        return text;
    }

    static inline const std::vector<std::string> paths_ = {"in/a/log.jsonl", "in/a/log-1.jsonl", "in/a/log-2.jsonl",
                                                           "in/b/log.jsonl", "in/b/more.jsonl"};
    const TempFolder& folder_;
    std::mt19937 random_;
};

class RandomMoves : public MovingArticles, public ::testing::WithParamInterface<unsigned> {};

TEST_P(RandomMoves, GiveTheIndexOfOneRunAndAPlanOfEach) {
    RandomFiles files(folder, GetParam());
    for (int step = 0; step < 8; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        // Runs that leave things undone: refused, told to keep, given some of the files.
        for (int before = files.below(3); before > 0; --before) {
            files.change();
            const Options more = files.below(2) == 0 ? Options{"--keep-vanished"} : Options{};
            planned_run(more, {files.below(2) == 0 ? in : in + "/b"});
        }
        files.change();
        planned_run({"--allow-mass-delete"});
        TestIndex fresh;
        fresh.run({}, {in});
        ASSERT_EQ(fresh.titles("").size(), fresh.articles());
        ASSERT_EQ(sorted_titles(*this), sorted_titles(fresh));
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomMoves, ::testing::Range(0u, 6u));

}  // namespace
}  // namespace dateline::testing
