// The index mirrors what the sources hold, run after run.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string record(const std::string& id, const std::string& title, const std::string& body = "Some words.") {
    return json{{"id", id}, {"title", title}, {"body", body}}.dump() + "\n";
}

// added, updated, deleted, unchanged, rejected, articles
void expect_counts(const json& stats, const std::vector<int>& expected) {
    const std::vector<int> found = {stats["added"],     stats["updated"],  stats["deleted"],
                                    stats["unchanged"], stats["rejected"], stats["articles"]};
    EXPECT_EQ(found, expected) << stats;
}

class Incremental : public ::testing::Test, public TestIndex {
protected:
    void SetUp() override {
        folder.write("in/a.txt", "Ferry strike ends\n\nThe ferries sail again.");
        folder.write("in/b.txt", "Bridge closed\n\nThe bridge is closed for repairs.");
        folder.write("in/c.txt", "Harvest festival\n\nThe village danced.");
        folder.write("in/more.jsonl", record("x1", "Comet seen") + record("x2", "Owl found"));
    }
};

TEST_F(Incremental, ReadsNothingAgainThatIsUnchanged) {
    expect_counts(stats(), {5, 0, 0, 0, 0, 5});
    expect_counts(stats(), {0, 0, 0, 5, 0, 5});
}

TEST_F(Incremental, AddsNewFiles) {
    stats();
    folder.write("in/sub/d.txt", "Lighthouse sold\n\nThe lighthouse has a new owner.");
    expect_counts(stats(), {1, 0, 0, 5, 0, 6});
    EXPECT_THAT(titles("lighthouse"), ElementsAre("Lighthouse sold"));
}

TEST_F(Incremental, ReplacesChangedFiles) {
    stats();
    const std::string before = ids("ferry").at(0);
    folder.write("in/a.txt", "Ferry strike goes on\n\nNo ferry sails today, and none tomorrow.");
    expect_counts(stats(), {0, 1, 0, 4, 0, 5});
    EXPECT_THAT(titles("ferry"), ElementsAre("Ferry strike goes on"));
    EXPECT_EQ(ids("ferry").at(0), before);
    EXPECT_THAT(titles("again"), IsEmpty());
}

TEST_F(Incremental, LeavesTouchedFilesAlone) {
    stats();
    namespace fs = std::filesystem;
    fs::last_write_time(in + "/a.txt", fs::file_time_type::clock::now() - std::chrono::seconds(30));
    expect_counts(stats(), {0, 0, 0, 5, 0, 5});
}

TEST_F(Incremental, RemovesArticlesOfVanishedFiles) {
    stats();
    folder.remove("in/b.txt");
    expect_counts(stats(), {0, 0, 1, 4, 0, 4});
    EXPECT_THAT(titles("bridge"), IsEmpty());
}

TEST_F(Incremental, KeepsVanishedArticlesWhenAsked) {
    stats();
    folder.remove("in/b.txt");
    expect_counts(stats({"--keep-vanished"}), {0, 0, 0, 4, 0, 5});
    EXPECT_THAT(titles("bridge"), ElementsAre("Bridge closed"));
    expect_counts(stats(), {0, 0, 1, 4, 0, 4});
}

TEST_F(Incremental, FollowsRenamedFiles) {
    stats();
    std::filesystem::rename(in + "/b.txt", in + "/z.txt");
    expect_counts(stats(), {1, 0, 1, 4, 0, 5});
    EXPECT_THAT(titles("bridge"), ElementsAre("Bridge closed"));
}

TEST_F(Incremental, ReplacesOnlyTheRecordsThatDiffer) {
    stats();
    folder.write("in/more.jsonl",
                 record("x1", "Comet seen") + record("x2", "Two owls found") + record("x3", "Fox at large"));
    expect_counts(stats(), {1, 1, 0, 4, 0, 6});
    folder.write("in/more.jsonl", record("x1", "Comet seen") + record("x3", "Fox at large"));
    expect_counts(stats(), {0, 0, 1, 5, 0, 5});
    EXPECT_THAT(titles("owl"), IsEmpty());
}

TEST_F(Incremental, KeepsTheTimeAnArticleWasFirstIndexed) {
    stats();
    const auto first = search("ferry").hits.at(0).article.indexed;
    folder.write("in/a.txt", "Ferry strike goes on\n\nNo ferry sails.");
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    stats();
    EXPECT_EQ(search("ferry").hits.at(0).article.indexed, first);
    stats({"--rebuild"});
    EXPECT_EQ(search("ferry").hits.at(0).article.indexed, first);
}

TEST_F(Incremental, MirrorsOnlyTheSourcesThatAreNamed) {
    stats();
    folder.write("other/d.txt", "Lighthouse sold\n\nThe lighthouse has a new owner.");
    EXPECT_EQ(run({}, {folder / "other"}).exit_code, 0);
    EXPECT_EQ(articles(), 6u);
}

TEST_F(Incremental, RefusesToEmptyTheIndexWhenAFolderIsEmpty) {
    stats();
    folder.remove("in");
    std::filesystem::create_directory(in);
    const Finished refused = run();
    EXPECT_EQ(refused.exit_code, 66);
    EXPECT_THAT(refused.err, HasSubstr("--allow-mass-delete"));
    EXPECT_EQ(articles(), 5u);
    expect_counts(stats({"--allow-mass-delete"}), {0, 0, 5, 0, 0, 0});
}

TEST_F(Incremental, RefusesToDropMoreThanHalfOfAFolder) {
    stats();
    for (const char* name : {"in/a.txt", "in/b.txt", "in/c.txt"}) folder.remove(name);
    folder.write("in/new.txt", "Lighthouse sold\n\nThe lighthouse has a new owner.");
    EXPECT_EQ(run().exit_code, 66);
    EXPECT_EQ(articles(), 6u) << "what is new is added, nothing is deleted";
}

TEST_F(Incremental, RefusesToDropMoreThanHalfThroughAShortenedFile) {
    std::string many;
    for (int i = 0; i < 20; ++i) many += record("m" + std::to_string(i), "Story " + std::to_string(i));
    folder.write("in/more.jsonl", many);
    stats();
    folder.write("in/more.jsonl", record("m0", "Story 0"));
    EXPECT_EQ(run().exit_code, 66);
    EXPECT_EQ(articles(), 23u);
    EXPECT_EQ(run().exit_code, 66) << "and it is not forgotten by the next run";
    expect_counts(stats({"--allow-mass-delete"}), {0, 0, 19, 4, 0, 4});
}

TEST_F(Incremental, CountsRecordsThatMoveToAnotherFileAsNoLoss) {
    std::string many;
    for (int i = 0; i < 20; ++i) many += record("m" + std::to_string(i), "Story " + std::to_string(i));
    folder.write("in/more.jsonl", many);
    stats();
    folder.write("in/more.jsonl", record("new", "Another"));
    folder.write("in/more2.jsonl", many);
    EXPECT_EQ(run().exit_code, 0);
    EXPECT_EQ(articles(), 24u);
}

TEST_F(Incremental, CountsRenamedFoldersAsNoLoss) {
    stats();
    std::filesystem::create_directory(in + "/2026");
    for (const char* name : {"a.txt", "b.txt", "c.txt", "more.jsonl"})
        std::filesystem::rename(in + "/" + name, in + "/2026/" + name);
    EXPECT_EQ(run().exit_code, 0);
    EXPECT_EQ(articles(), 5u);
}

TEST_F(Incremental, ReportsAMissingSource) {
    stats();
    const Finished missing = run({}, {folder / "nowhere"});
    EXPECT_EQ(missing.exit_code, 66);
    EXPECT_THAT(missing.err, HasSubstr("nowhere"));
    EXPECT_EQ(articles(), 5u);
}

TEST_F(Incremental, GivesTheSameIndexAsOneRun) {
    stats();
    folder.write("in/a.txt", "Ferry strike goes on\n\nNo ferry sails.");
    folder.write("in/more.jsonl", record("x2", "Owl found") + record("x4", "Badger seen"));
    folder.remove("in/b.txt");
    stats();
    TestIndex fresh;
    EXPECT_EQ(fresh.run({}, {in}).exit_code, 0);
    std::vector<std::string> all = titles("");
    std::vector<std::string> expected = fresh.titles("");
    std::ranges::sort(all);
    std::ranges::sort(expected);
    EXPECT_EQ(all, expected);
}

TEST_F(Incremental, RebuildsAside) {
    stats();
    folder.remove("in/b.txt");
    expect_counts(stats({"--rebuild"}), {4, 0, 0, 0, 0, 4});
    EXPECT_THAT(read_file(index + "/XAPIANDB"), HasSubstr("generation-000002"));
    expect_counts(stats(), {0, 0, 0, 4, 0, 4});
    EXPECT_FALSE(std::filesystem::exists(index + "/generation-000001")) << "the next run tidies up";
}

TEST_F(Incremental, DoesNotSwapInARebuildThatLostMostArticles) {
    stats();
    folder.write("in2/only.txt", "One story\n\nOne story only.");
    EXPECT_EQ(run({"--rebuild"}, {folder / "in2"}).exit_code, 66);
    EXPECT_EQ(articles(), 5u);
}

TEST_F(Incremental, DryRunTouchesNothing) {
    stats();
    folder.write("in/d.txt", "Lighthouse sold\n\nThe lighthouse has a new owner.");
    folder.remove("in/b.txt");
    const Finished plan = run({"--dry-run", "--stats", "json"});
    EXPECT_EQ(plan.exit_code, 0);
    EXPECT_THAT(plan.out, HasSubstr("added " + in + "/d.txt"));
    EXPECT_THAT(plan.out, HasSubstr("deleted " + in + "/b.txt"));
    EXPECT_THAT(plan.out, HasSubstr("\"added\":1,\"updated\":0,\"deleted\":1"));
    EXPECT_EQ(articles(), 5u);
    TestIndex none;
    EXPECT_EQ(none.run({"--dry-run"}, {in}).exit_code, 0);
    EXPECT_FALSE(std::filesystem::exists(none.index));
}

TEST_F(Incremental, TheFileThatSortsLastHoldsAnIdThatSeveralHave) {
    folder.write("in/m1.jsonl", record("same", "First telling"));
    folder.write("in/m2.jsonl", record("same", "Second telling"));
    stats();
    EXPECT_THAT(titles("telling"), ElementsAre("Second telling"));
    folder.write("in/m1.jsonl", record("same", "First telling, corrected"));
    stats();
    EXPECT_THAT(titles("telling"), ElementsAre("Second telling")) << "whatever the order of arrival";
    folder.remove("in/m2.jsonl");
    stats();
    EXPECT_THAT(titles("telling"), ElementsAre("First telling, corrected"))
        << "the other comes back when that one goes";
    EXPECT_EQ(articles(), 6u);
}

TEST_F(Incremental, AFileFromWhichARecordMovesGetsBackAnIdThatBothHave) {
    folder.write("in/m1.jsonl", record("same", "First telling") + record("moves", "Heron seen"));
    stats();
    folder.write("in/m1.jsonl", record("same", "First telling"));
    folder.write("in/m2.jsonl", record("same", "Second telling") + record("moves", "Heron seen"));
    stats();
    EXPECT_THAT(titles("telling"), ElementsAre("Second telling"));
    folder.remove("in/m2.jsonl");
    stats();
    EXPECT_THAT(titles("telling"), ElementsAre("First telling"));
}

TEST_F(Incremental, AnIdComesBackFromAFileThatOnlyALaterRunReads) {
    folder.write("in/m1.jsonl", record("same", "First telling"));
    folder.write("other/m2.jsonl", record("same", "Second telling"));
    folder.write("other/more.jsonl", record("o1", "Heron seen"));
    run({}, {in, folder / "other"});
    EXPECT_THAT(titles("telling"), ElementsAre("Second telling"));
    folder.remove("other/m2.jsonl");
    run({}, {folder / "other"});
    EXPECT_THAT(titles("telling"), IsEmpty()) << "the file that has it still is not among the SOURCEs";
    expect_counts(stats(), {1, 0, 0, 5, 0, 7});
    EXPECT_THAT(titles("telling"), ElementsAre("First telling"));
    expect_counts(stats(), {0, 0, 0, 6, 0, 7});
}

TEST_F(Incremental, CountsNoArticleTwiceWhenItsFileIsReadAgain) {
    folder.write("in/m1.jsonl", record("same", "First telling") + record("own", "Heron seen"));
    folder.write("in/m2.jsonl", record("same", "Second telling"));
    stats();
    folder.write("in/m1.jsonl", record("same", "First telling") + record("own", "Two herons seen"));
    folder.remove("in/b.txt");
    expect_counts(stats(), {0, 1, 1, 5, 0, 6});
}

TEST_F(Incremental, TheLastRecordOfAFileHoldsAnIdThatSeveralHave) {
    folder.write("in/log.jsonl", record("same", "Early version") + record("same", "Late version"));
    stats();
    EXPECT_THAT(titles("version"), ElementsAre("Late version"));
    folder.write("in/log.jsonl",
                 record("same", "Early version") + record("same", "Late version") + record("more", "Another"));
    stats();
    EXPECT_THAT(titles("version"), ElementsAre("Late version")) << "also when the file is read again";
    stats({"--full"});
    EXPECT_THAT(titles("version"), ElementsAre("Late version"));
    EXPECT_EQ(ids("late"), std::vector<std::string>{"same"});
}

TEST_F(Incremental, TouchesNothingBelowAStubItDidNotWrite) {
    stats();
    const std::string written = read_file(index + "/XAPIANDB");
    for (const std::string stub :
         {"", "garbage\n", "auto generation-000001\nauto generation-000002\n", "remote host:1\n"}) {
        folder.write("index/XAPIANDB", stub);
        EXPECT_EQ(run().exit_code, 78) << stub;
        EXPECT_EQ(run({"--rebuild"}).exit_code, 78) << stub;
        EXPECT_TRUE(std::filesystem::exists(index + "/generation-000001"));
    }
    folder.write("index/XAPIANDB", written);
    expect_counts(stats(), {0, 0, 0, 5, 0, 5});
}

TEST_F(Incremental, RebuildsADamagedIndex) {
    stats();
    folder.write("index/generation-000001/postlist.glass", "damaged");
    folder.write("index/generation-000001/iamglass", "damaged");
    EXPECT_EQ(run().exit_code, 78);
    expect_counts(stats({"--rebuild"}), {5, 0, 0, 0, 0, 5});
    EXPECT_THAT(titles("bridge"), ElementsAre("Bridge closed"));
}

TEST_F(Incremental, DoesNotReadItsOwnIndex) {
    const std::vector<std::string> nested = {"--index", in + "/index", "--stats", "json", in};
    EXPECT_EQ(run_indexer(nested).exit_code, 0);
    EXPECT_THAT(run_indexer(nested).out,
                HasSubstr("\"added\":0,\"updated\":0,\"deleted\":0,\"unchanged\":5,\"rejected\":0"));
}

TEST_F(Incremental, StandardInputAddsAndNeverRemoves) {
    stats();
    EXPECT_EQ(run({}, {"-"}, record("p1", "Piped in")).exit_code, 0);
    EXPECT_EQ(run({}, {"-"}, record("p2", "Piped too")).exit_code, 0);
    stats();
    EXPECT_THAT(titles("piped"), UnorderedElementsAre("Piped in", "Piped too"));
    EXPECT_EQ(run({}, {"-"}, "{\"title\":\"Nameless one\"}\n").exit_code, 0);
    EXPECT_EQ(run({}, {"-"}, "{\"title\":\"Nameless two\"}\n").exit_code, 0);
    EXPECT_EQ(search("nameless").total, 2u) << "records without an id do not replace each other";
}

TEST_F(Incremental, KnowsRejectedFilesWithoutReadingThemAgain) {
    folder.write("in/empty.txt", "");
    folder.write("in/broken.jsonl", record("ok", "Fine") + "{broken\n");
    EXPECT_EQ(stats()["rejected"], 2);
    const Finished again = run({"--report", folder / "report"});
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_THAT(again.err, HasSubstr("2 inputs were rejected"));
    EXPECT_THAT(read_file(folder / "report"), HasSubstr("broken.jsonl\",\"status\":\"rejected\",\"line\":2"));
    EXPECT_EQ(run({"--strict"}).exit_code, 65);
    folder.write("in/broken.jsonl", record("ok", "Fine"));
    EXPECT_EQ(stats()["rejected"], 1);
}

TEST_F(Incremental, SaysThatItMayNotUseTheIndex) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may do everything";
    stats();
    namespace fs = std::filesystem;
    fs::permissions(index, fs::perms::none);
    const Finished finished = run();
    fs::permissions(index, fs::perms::owner_all);
    EXPECT_EQ(finished.exit_code, 77) << finished.err;
    EXPECT_THAT(finished.err, HasSubstr(index));
}

TEST_F(Incremental, KeepsArticlesOfAFolderThatCannotBeRead) {
    if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
    folder.write("in/sub/d.txt", "Lighthouse sold\n\nThe lighthouse has a new owner.");
    stats();
    namespace fs = std::filesystem;
    fs::permissions(in + "/sub", fs::perms::none);
    run();
    fs::permissions(in + "/sub", fs::perms::owner_all);
    EXPECT_EQ(articles(), 6u);
}

}  // namespace
}  // namespace dateline::testing
