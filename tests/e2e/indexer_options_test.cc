// The indexer as cron, scripts and people run it: options, environment, config file, output, exit codes.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class IndexerOptions : public ::testing::Test, public TestIndex {
protected:
    void SetUp() override {
        folder.write("in/a.txt", "Ferry strike ends\n\nMarch 18, 2026\n\nThe ferries sail again.");
        folder.write("in/b.jsonl", "{\"id\":\"b\",\"title\":\"Running banks\",\"published\":\"2026-03\"}\n");
    }
};

TEST_F(IndexerOptions, IsSilentWhenAllGoesWellWithoutATerminal) {
    const Finished finished = run();
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.err, IsEmpty());
}

TEST_F(IndexerOptions, PrintsItsCountsAsTheLastLine) {
    const json counts = json::parse(run({"--stats", "json"}).out);
    for (const char* name : {"added", "updated", "deleted", "unchanged", "rejected", "articles", "seconds"})
        EXPECT_TRUE(counts.contains(name)) << name;
    EXPECT_EQ(counts["added"], 2);
    EXPECT_THAT(run({"--stats", "text"}).out, HasSubstr("2 unchanged"));
}

TEST_F(IndexerOptions, PrintsArticlesWithoutAnIndex) {
    const Finished printed = run_indexer({"--print", in});
    EXPECT_EQ(printed.exit_code, 0);
    std::istringstream lines(printed.out);
    std::string line;
    std::getline(lines, line);
    const json article = json::parse(line);
    EXPECT_EQ(article["title"], "Ferry strike ends");
    EXPECT_EQ(article["body"], "The ferries sail again.");
    EXPECT_EQ(article["published"], "2026-03-18T00:00:00Z");
    EXPECT_EQ(article["published_precision"], "day");
    EXPECT_EQ(article["path"], in + "/a.txt");
    std::getline(lines, line);
    EXPECT_EQ(json::parse(line)["published_precision"], "month");
    EXPECT_THAT(run_indexer({"--print", "-"}, "{\"title\":\"Piped\"}\n").out, HasSubstr("\"title\":\"Piped\""));
}

TEST_F(IndexerOptions, WhatItPrintsCanBeIndexedAgain) {
    const Finished printed = run_indexer({"--print", in});
    TestIndex other;
    EXPECT_EQ(other.run({}, {"-"}, printed.out).exit_code, 0);
    EXPECT_EQ(other.titles("ferry"), std::vector<std::string>{"Ferry strike ends"});
}

TEST_F(IndexerOptions, TakesOptionsFromTheEnvironmentAndAFile) {
    const Finished by_environment =
        testing::run({DATELINE_INDEXER, in}, "", {"DATELINE_INDEX=" + index, "DATELINE_STATS=json"});
    EXPECT_EQ(by_environment.exit_code, 0) << by_environment.err;
    EXPECT_THAT(by_environment.out, HasSubstr("\"added\":2"));
    folder.write("config", "index = \"" + index + "\"\nsource = [\"" + in + "\"]\nstats = \"json\"\n");
    const Finished by_file = run_indexer({"--config", folder / "config"});
    EXPECT_THAT(by_file.out, HasSubstr("\"unchanged\":2")) << by_file.err;
    folder.write("broken", "colour = \"blue\"\n");
    EXPECT_EQ(run_indexer({"--config", folder / "broken", "--index", index, in}).exit_code, 78);
    EXPECT_EQ(run_indexer({"--config", folder / "missing", "--index", index, in}).exit_code, 78);
}

TEST_F(IndexerOptions, ExplainsItselfAndItsMistakes) {
    EXPECT_THAT(run_indexer({"--help"}).out,
                AllOf(HasSubstr("--index"), HasSubstr("--allow-mass-delete"), HasSubstr("Exit codes")));
    EXPECT_THAT(run_indexer({"--version"}).out, StartsWith("dateline-indexer "));
    const std::vector<std::vector<std::string>> wrong = {{},
                                                         {in},
                                                         {"--index", index},
                                                         {"--index", index, "--nosuch", in},
                                                         {"--index", index, "--jobs", "0", in},
                                                         {"--index", index, "--language", "klingon", in},
                                                         {"--index", index, "--stats", "xml", in}};
    for (const auto& arguments : wrong) {
        const Finished finished = run_indexer(arguments);
        EXPECT_EQ(finished.exit_code, 64);
        EXPECT_THAT(finished.err, StartsWith("dateline-indexer: "));
    }
}

TEST_F(IndexerOptions, StemsInTheLanguageAskedFor) {
    folder.write("in/c.jsonl", "{\"id\":\"fr\",\"title\":\"Les chevaux nationaux\"}\n");
    EXPECT_EQ(run({"--language", "fr"}).exit_code, 0);
    EXPECT_EQ(ids("nationales"), std::vector<std::string>{"fr"});
    const Finished other = run({"--language", "en"});
    EXPECT_EQ(other.exit_code, 78);
    EXPECT_THAT(other.err, HasSubstr("--rebuild"));
    EXPECT_EQ(run({"--language", "en", "--rebuild"}).exit_code, 0);
    EXPECT_EQ(ids("bank"), std::vector<std::string>{"b"});
}

TEST_F(IndexerOptions, OneIndexerAtATime) {
    run();
    const int lock = ::open((index + "/lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(lock, LOCK_EX), 0);
    const Finished locked = run();
    EXPECT_EQ(locked.exit_code, 75);
    EXPECT_THAT(locked.err, HasSubstr("--lock-wait"));
    std::thread later([lock] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        ::close(lock);
    });
    Background waiting({DATELINE_INDEXER, "--index", index, "--lock-wait", "60", in});
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    waiting.signal(SIGTERM);
    EXPECT_EQ(waiting.wait(), 143) << "waiting can be ended";
    EXPECT_EQ(run({"--lock-wait", "20"}).exit_code, 0);
    later.join();
}

TEST_F(IndexerOptions, RefusesAnIndexOfAnotherSchemaOrProgram) {
    run();
    folder.write("foreign/iamglass", "");
    EXPECT_EQ(run_indexer({"--index", folder / "foreign", in}).exit_code, 78);
    folder.write("file", "");
    EXPECT_EQ(run_indexer({"--index", folder / "file", in}).exit_code, 73);
    EXPECT_EQ(run_indexer({"--index", "/proc/dateline", in}).exit_code, 73);
}

TEST_F(IndexerOptions, WritesAReportAndMetrics) {
    folder.write("in/broken.jsonl", "{\n");
    EXPECT_EQ(run({"--report", folder / "report", "--metrics-file", folder / "metrics.prom"}).exit_code, 0);
    EXPECT_THAT(read_file(folder / "report"),
                AllOf(HasSubstr("\"status\":\"added\""), HasSubstr("\"status\":\"rejected\",\"line\":1")));
    EXPECT_THAT(read_file(folder / "metrics.prom"),
                AllOf(HasSubstr("dateline_indexer_added 2\n"), HasSubstr("dateline_indexer_rejected 1\n"),
                      HasSubstr("# TYPE dateline_indexer_articles gauge")));
}

TEST_F(IndexerOptions, ReadsWhatAnyXapianToolReads) {
    run();
    const Finished delve = testing::run({"/usr/bin/xapian-delve", "-t", "Zen:ferri", index});
    if (delve.exit_code == 127) GTEST_SKIP() << "xapian-tools is not installed";
    EXPECT_THAT(delve.out, HasSubstr("termfreq 1"));
}

}  // namespace
}  // namespace dateline::testing
