// Whatever happens to the indexer, the index opens and holds what was last committed; and those who search do not
// notice.

#include <array>
#include <atomic>
#include <iostream>
#include <random>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/index_folder.h"
#include "tests/support/http.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

// Articles enough for several commits.
std::string many_records(int count, const std::string& version) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        lines += json{{"id", "n" + std::to_string(i)},
                      {"title", "Report " + std::to_string(i) + " " + version},
                      {"body", "The storm reached the harbour at noon. Version " + version + " of the report."}}
                     .dump() +
                 "\n";
    }
    return lines;
}

// Every article that is there is whole, and found by its words.
void expect_sound(const TestIndex& index) {
    EXPECT_EQ(Xapian::Database::check(IndexFolder::current_generation(index.index)), 0u);
    const std::size_t articles = index.articles();
    EXPECT_EQ(index.search("storm").total, articles);
    EXPECT_EQ(index.search("").total, articles);
}

TEST(Crash, LeavesAnIndexThatOpensAndTheNextRunCompletesIt) {
    TestIndex index;
    constexpr int count = 4000;
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        index.folder.write("in/reports.jsonl", many_records(count, "v" + std::to_string(round)));
        Background indexer({DATELINE_INDEXER, "--index", index.index, "--jobs", "2", index.in});
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(5, 900)(random)));
        indexer.signal(SIGKILL);
        indexer.wait();
        if (std::filesystem::exists(index.index + "/XAPIANDB")) expect_sound(index);
    }
    const json stats = index.stats();
    EXPECT_EQ(stats["articles"], count);
    expect_sound(index);
    EXPECT_EQ(index.search("v19").total, static_cast<std::size_t>(count));
    EXPECT_EQ(index.stats()["unchanged"], count);
}

TEST(Crash, DuringARebuildLeavesTheOldIndex) {
    TestIndex index;
    index.folder.write("in/reports.jsonl", many_records(3000, "old"));
    index.stats();
    std::mt19937 random(11);
    for (int round = 0; round < 5; ++round) {
        Background indexer({DATELINE_INDEXER, "--index", index.index, "--rebuild", index.in});
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(5, 400)(random)));
        indexer.signal(SIGKILL);
        indexer.wait();
        EXPECT_EQ(index.articles(), 3000u);
        expect_sound(index);
    }
    EXPECT_EQ(index.stats()["unchanged"], 3000);
}

TEST(Crash, SigtermEndsARunAfterACleanCommit) {
    TestIndex index;
    index.folder.write("in/reports.jsonl", many_records(30'000, "v1"));
    Background indexer({DATELINE_INDEXER, "--index", index.index, index.in});
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    indexer.signal(SIGTERM);
    EXPECT_EQ(indexer.wait(), 143);
    expect_sound(index);
    EXPECT_EQ(index.stats()["articles"], 30'000);
}

TEST(Crash, SigtermEndsARunThatWaitsForStandardInput) {
    TestIndex index;
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const std::string line = "{\"id\":\"a\",\"title\":\"Owls return\"}\n{\"id\":\"b\",\"title\":\"Ha";
    ASSERT_EQ(::write(ends[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
    const int own_input = ::dup(STDIN_FILENO);
    ::dup2(ends[0], STDIN_FILENO);
    Background indexer({DATELINE_INDEXER, "--index", index.index, "-"});
    ::dup2(own_input, STDIN_FILENO);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    indexer.signal(SIGTERM);
    EXPECT_EQ(indexer.wait(), 143);
    ::close(own_input);
    ::close(ends[0]);
    ::close(ends[1]);
    EXPECT_THAT(index.ids(""), ::testing::ElementsAre("a"));
}

TEST(Crash, AFullDiskIsSaidAndLosesNothing) {
    TestIndex index;
    index.folder.write("in/a.jsonl", many_records(100, "v1"));
    index.stats();
    index.folder.write("in/b.jsonl", [] {
        std::string lines;
        for (int i = 0; i < 20'000; ++i)
            lines += json{{"id", "b" + std::to_string(i)}, {"title", "Word" + std::to_string(i * 7919)}}.dump() + "\n";
        return lines;
    }());
    // A limit on the size of files stands in for a disk that is full.
    const Finished full =
        run({"/bin/bash", "-c",
             "ulimit -f 1024; exec " + std::string(DATELINE_INDEXER) + " --index " + index.index + " " + index.in});
    EXPECT_EQ(full.exit_code, 74) << full.err;
    EXPECT_THAT(full.err, HasSubstr("disk full"));
    EXPECT_EQ(Xapian::Database::check(IndexFolder::current_generation(index.index)), 0u);
    EXPECT_GE(index.articles(), 100u);
    EXPECT_EQ(index.stats()["articles"], 20'100);
}

// Ends a run between two commits, without fail: a limit on the size of files stands in for a disk that fills up.
void break_off(const TestIndex& index) {
    run({"/bin/bash", "-c",
         "ulimit -f 1024; exec " + std::string(DATELINE_INDEXER) + " --index " + index.index + " " + index.in});
    const std::size_t unfinished = index.search("unfinished").total;
    ASSERT_GT(unfinished, 0u);
    ASSERT_LT(unfinished, 20'000u);
}

TEST(Crash, AFileReadByHalfThatVanishesLeavesNothing) {
    TestIndex index;
    index.folder.write("in/a.txt", "Owls return\n\nThe owls are back.");
    index.stats();
    index.folder.write("in/b.jsonl", many_records(20'000, "unfinished"));
    break_off(index);
    index.folder.remove("in/b.jsonl");
    EXPECT_EQ(index.stats({"--allow-mass-delete"})["articles"], 1);
    EXPECT_EQ(index.search("unfinished").total, 0u);
}

TEST(Crash, AFileReadByHalfThatIsAsBeforeAgainIsReadAgain) {
    namespace fs = std::filesystem;
    TestIndex index;
    const std::string reports = index.in + "/reports.jsonl";
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    const auto write_finished = [&] {
        index.folder.write("in/reports.jsonl", many_records(10, "finished"));
        fs::last_write_time(reports, long_ago);
    };
    write_finished();
    index.stats();
    index.folder.write("in/reports.jsonl", many_records(20'000, "unfinished"));
    break_off(index);
    write_finished();
    EXPECT_EQ(index.stats({"--allow-mass-delete"})["articles"], 10);
    EXPECT_EQ(index.search("unfinished").total, 0u);
    EXPECT_EQ(index.search("finished").total, 10u);
}

// Searches without a pause until told to stop; counts what did not succeed.
class Searchers {
public:
    Searchers(int port, std::size_t threads) {
        for (std::size_t i = 0; i < threads; ++i) {
            threads_.emplace_back([this, port, i] {
                const std::vector<std::string> targets = {"/api/v1/search?q=storm+harbour",
                                                          "/search?q=%22the+storm%22&sort=newest",
                                                          "/api/v1/search?q=report&page=3", "/article/n7?q=storm", "/"};
                for (std::size_t n = i; !done_; ++n) {
                    const Answer answer = get(port, targets[n % targets.size()]);
                    ++asked_;
                    if (answer.status == 200) continue;
                    ++failed_;
                    std::cerr << targets[n % targets.size()] << ": " << answer.status << " " << answer.body << '\n';
                }
            });
        }
    }

    ~Searchers() { finish(); }
    Searchers(const Searchers&) = delete;
    Searchers& operator=(const Searchers&) = delete;

    std::pair<std::size_t, std::size_t> finish() {
        done_ = true;
        for (std::thread& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
        return {asked_, failed_};
    }

private:
    std::atomic<bool> done_ = false;
    std::atomic<std::size_t> asked_ = 0;
    std::atomic<std::size_t> failed_ = 0;
    std::vector<std::thread> threads_;
};

TEST(Serving, GoesOnThroughFiftyCommitsAndRebuilds) {
    TestIndex index;
    index.folder.write("in/reports.jsonl", many_records(500, "v0"));
    index.stats();
    const Daemon daemon(index.index);
    Searchers searchers(daemon.port(), 3);
    for (int commit = 1; commit <= 50; ++commit) {
        std::string lines = many_records(500, "v0");
        lines +=
            json{{"id", "new" + std::to_string(commit)}, {"title", "Storm commit" + std::to_string(commit)}}.dump() +
            "\n";
        index.folder.write("in/reports.jsonl", lines);
        const std::vector<std::string> more =
            commit % 10 == 0 ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{"--keep-vanished"};
        const Finished finished = index.run(more);
        ASSERT_EQ(finished.exit_code, 0) << finished.err;
        const Answer answer = get(daemon.port(), "/api/v1/search?q=title:commit" + std::to_string(commit));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const json page = json::parse(answer.body);
        EXPECT_EQ(page["total"], 1) << "a commit is seen by the next request";
    }
    const auto [asked, failed] = searchers.finish();
    EXPECT_EQ(failed, 0u) << "of " << asked;
    EXPECT_GT(asked, 100u);
}

TEST(Serving, GoesOnWhileOneRunCommitsOftenAndIsFollowed) {
    TestIndex index;
    index.folder.write("in/a.jsonl", many_records(100, "v0"));
    index.stats();
    const Daemon daemon(index.index);
    Searchers searchers(daemon.port(), 2);
    index.folder.write("in/b.jsonl", [] {
        std::string lines;
        for (int i = 0; i < 25'000; ++i)
            lines += json{{"id", "b" + std::to_string(i)},
                          {"title", "Storm report " + std::to_string(i)},
                          {"body", "At noon the storm came."}}
                         .dump() +
                     "\n";
        return lines;
    }());
    EXPECT_EQ(index.stats()["added"], 25'000);
    const auto [asked, failed] = searchers.finish();
    EXPECT_EQ(failed, 0u) << "of " << asked;
}

}  // namespace
}  // namespace dateline::testing
