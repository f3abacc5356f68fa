// A SOURCE that has lost more than half of its articles keeps them, run after run, whatever else happens, until they
// are there again or somebody says that it is meant.

#include <atomic>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index_folder.h"
#include "indexer/index_run.h"
#include "indexer/index_writer.h"
#include "tests/support/index.h"
#include "tests/support/records.h"

namespace dateline::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

// Ten articles, of which the second run finds four, and three new ones.
class HeavyLosses : public ::testing::Test, public TestIndex {
protected:
    void SetUp() override {
        folder.write("in/a.jsonl", records(0, 10));
        planned_run();
        folder.write("in/a.jsonl", records(0, 4));
        folder.write("in/b.jsonl", records(10, 13));
        EXPECT_THAT(planned_run(), ElementsAre(66, 3, 0, 0, 4, 0, 13));
    }
};

TEST_F(HeavyLosses, AreRefusedAgainWhateverIsAddedMeanwhile) {
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 7, 0, 13));
    folder.write("in/c.jsonl", records(20, 120));
    EXPECT_THAT(planned_run(), ElementsAre(66, 100, 0, 0, 7, 0, 113));
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 107, 0, 113));
    EXPECT_THAT(run().err, HasSubstr(in + ": 6 of the 10 articles it had are gone"));
}

TEST_F(HeavyLosses, AreRefusedAgainAfterARunThatWasToldToKeep) {
    folder.write("in/c.jsonl", records(20, 120));
    EXPECT_THAT(planned_run({"--keep-vanished"}), ElementsAre(0, 100, 0, 0, 7, 0, 113));
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 107, 0, 113));
}

TEST_F(HeavyLosses, AreRefusedAsARebuildToo) {
    EXPECT_EQ(run({"--rebuild"}).exit_code, 66) << "though seven of thirteen are more than half";
    EXPECT_EQ(articles(), 13u);
    EXPECT_EQ(run({"--rebuild", "--allow-mass-delete"}).exit_code, 0);
    EXPECT_EQ(articles(), 7u);
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 7, 0, 7));
}

TEST_F(HeavyLosses, LeaveARebuildAloneOnceTheArticlesAreBack) {
    folder.write("in/a.jsonl", records(0, 10));
    EXPECT_EQ(run({"--rebuild"}).exit_code, 0);
    EXPECT_EQ(articles(), 13u);
}

TEST_F(HeavyLosses, AreDroppedOnceHalfOfTheArticlesAreBack) {
    folder.write("in/a.jsonl", records(0, 5));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 5, 8, 0, 8));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 8, 0, 8));
}

TEST_F(HeavyLosses, AreForgottenOnceTheArticlesAreBack) {
    folder.write("in/a.jsonl", records(0, 10));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 0, 13, 0, 13));
    folder.write("in/a.jsonl", records(0, 4));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 6, 7, 0, 7)) << "the thirteen count now";
}

TEST_F(HeavyLosses, AreDroppedAndForgottenWhenAllowed) {
    EXPECT_THAT(planned_run({"--allow-mass-delete"}), ElementsAre(0, 0, 0, 6, 7, 0, 7));
    folder.write("in/a.jsonl", records(0, 1));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 3, 4, 0, 4)) << "the seven count now";
}

TEST_F(HeavyLosses, AreOfOneSourceAmongSeveral) {
    folder.write("other/d.jsonl", records(30, 34));
    const std::string other = folder / "other";
    EXPECT_THAT(planned_run({}, {in, other}), ElementsAre(66, 4, 0, 0, 7, 0, 17));
    folder.write("other/d.jsonl", records(30, 33) + records(40, 60));
    EXPECT_THAT(planned_run({}, {other, in}), ElementsAre(66, 20, 0, 1, 10, 0, 36)) << "dropped in the other one";
    folder.write("in/c.jsonl", records(70, 90));
    EXPECT_THAT(planned_run({}, {in, other}), ElementsAre(66, 20, 0, 0, 30, 0, 56));
    folder.write("other/d.jsonl", records(30, 33) + records(40, 59));
    EXPECT_THAT(planned_run({"--allow-mass-delete"}, {other}), ElementsAre(0, 0, 0, 1, 22, 0, 55));
    EXPECT_THAT(planned_run({}, {in, other}), ElementsAre(66, 0, 0, 0, 49, 0, 55))
        << "it was allowed for the other one";
}

TEST_F(HeavyLosses, AreRefusedWhereTheSourceLiesInAnotherOne) {
    folder.write("other/d.jsonl", records(30, 60));
    EXPECT_THAT(planned_run({}, {folder.path().string()}), ElementsAre(66, 30, 0, 0, 7, 0, 43));
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 7, 0, 43));
}

TEST_F(HeavyLosses, OfWhatCameAfterAnEarlierOneAreRefusedTillTheyAreBackThemselves) {
    folder.write("in/c.jsonl", records(20, 40));
    EXPECT_THAT(planned_run(), ElementsAre(66, 20, 0, 0, 7, 0, 33));
    folder.write("in/c.jsonl", records(20, 23));
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 10, 0, 33)) << "six of ten, and 23 of 33";
    folder.write("in/a.jsonl", records(0, 10));
    folder.write("in/d.jsonl", records(40, 80));
    EXPECT_THAT(planned_run(), ElementsAre(66, 40, 0, 0, 16, 0, 73)) << "seventeen of 33";
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 56, 0, 73));
    folder.write("in/c.jsonl", records(20, 24));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 16, 57, 0, 57));
}

TEST_F(HeavyLosses, AreRefusedAgainWhileNobodyCanTell) {
    folder.write("away/m.jsonl", records(100, 110));
    fs::create_directory_symlink(folder / "away", in + "/mount");
    EXPECT_EQ(run({"--allow-mass-delete"}).exit_code, 0);
    folder.write("away/m.jsonl", records(100, 101));
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 8, 0, 17));
    fs::rename(folder / "away", folder / "unmounted");
    folder.write("in/c.jsonl", records(20, 60));
    EXPECT_THAT(planned_run(), ElementsAre(66, 40, 0, 0, 7, 1, 57)) << "a link to nothing";
    fs::rename(folder / "unmounted", folder / "away");
    EXPECT_THAT(planned_run(), ElementsAre(66, 0, 0, 0, 48, 0, 57));
}

TEST_F(HeavyLosses, DoNotCountWhatMovedInARunThatWasRefusedForTheRest) {
    folder.write("in/log.jsonl", nameless_records(0, 20));
    folder.write("in/x.jsonl", records(200, 235));
    EXPECT_EQ(run({"--allow-mass-delete"}).exit_code, 0);
    folder.write("in/log-1.jsonl", nameless_records(0, 22));
    folder.write("in/log.jsonl", nameless_records(22, 23));
    folder.write("in/x.jsonl", records(200, 203));
    EXPECT_THAT(planned_run(), ElementsAre(66, 22, 1, 0, 10, 0, 84)) << "32 of 62, and nineteen that moved";
    folder.write("in/x.jsonl", records(200, 204));
    EXPECT_THAT(planned_run(), ElementsAre(0, 0, 0, 50, 34, 0, 34));
}

TEST(HeavyLoss, IsMeasuredByWhatWasThereBeforeARunThatWasStopped) {
    const TestIndex test;
    test.folder.write("in/a.jsonl", records(0, 10));
    test.planned_run();
    test.folder.write("in/a.jsonl", records(0, 4));
    test.folder.write("in/b.jsonl", records(10, 30));
    {
        std::atomic<bool> stop = false;
        const IndexFolder folder(test.index, 0, stop);
        IndexWriter index(folder.current(), Access::write, "");
        Report report("", [&](const Report::Line& line) { stop = stop || line.status == "added"; });
        EXPECT_TRUE(run_index(*list_sources({test.in}), {}, index, nullptr, report, stop).was_stopped);
    }
    EXPECT_GT(test.articles(), 12u) << "six are half of them, or less";
    EXPECT_EQ(test.planned_run().front(), 66);
    EXPECT_EQ(test.articles(), 30u);
}

}  // namespace
}  // namespace dateline::testing
