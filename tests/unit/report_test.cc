#include "indexer/report.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/base/exit_code.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using nlohmann::json;

constexpr RunStats stats{1, 2, 3, 4, 5, 6, 1.23456};

std::vector<json> lines_of(const std::string& path) {
    std::vector<json> lines;
    std::istringstream in(testing::read_file(path));
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
}

TEST(RunStats, AsJsonHasEveryCountUnderItsName) {
    EXPECT_EQ(json::parse(to_json(stats)), (json{{"added", 1},
                                                 {"updated", 2},
                                                 {"deleted", 3},
                                                 {"unchanged", 4},
                                                 {"rejected", 5},
                                                 {"articles", 6},
                                                 {"seconds", 1.235}}));
    EXPECT_EQ(to_json(stats).find('\n'), std::string::npos) << "one line";
}

TEST(RunStats, AsTextIsOneLineForAPerson) {
    EXPECT_EQ(to_text(stats), "1 added, 2 updated, 3 deleted, 4 unchanged, 5 rejected, 6 articles in the index, 1.2 s");
}

TEST(RunStats, AsPrometheusTextEverySampleIsDescribed) {
    const std::string text = to_prometheus(stats, std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000)), 65);
    ASSERT_TRUE(text.ends_with('\n'));
    std::istringstream in(text);
    std::string helped;
    std::string typed;
    std::map<std::string, std::string> samples;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string first;
        std::string second;
        std::string third;
        words >> first >> second >> third;
        if (second == "HELP") {
            helped = third;
        } else if (second == "TYPE") {
            typed = third;
        } else {
            EXPECT_EQ(helped, first);
            EXPECT_EQ(typed, first);
            EXPECT_TRUE(samples.emplace(first, second).second) << first << " twice";
        }
    }
    EXPECT_EQ(samples["dateline_indexer_added"], "1");
    EXPECT_EQ(samples["dateline_indexer_rejected"], "5");
    EXPECT_EQ(samples["dateline_indexer_articles"], "6");
    EXPECT_EQ(samples["dateline_indexer_last_run_timestamp_seconds"], "1700000000");
    EXPECT_EQ(samples["dateline_indexer_last_run_exit_code"], "65");
}

TEST(Report, WritesOneJsonObjectForEachThing) {
    const testing::TempFolder folder;
    const std::string path = folder / "report.jsonl";
    Report report(path);
    report.add({"/a \"b\"\n.txt", "rejected", "holds \x01 binary data", 3, {}});
    report.add({"/c.txt", "added", {}, 0, "id-1"});
    report.close();
    const auto lines = lines_of(path);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(
        lines[0],
        (json{{"path", "/a \"b\"\n.txt"}, {"status", "rejected"}, {"line", 3}, {"reason", "holds \x01 binary data"}}));
    EXPECT_EQ(lines[1], (json{{"path", "/c.txt"}, {"status", "added"}, {"id", "id-1"}}));
}

TEST(Report, AFileNameThatIsNoUnicodeDoesNotStopIt) {
    const testing::TempFolder folder;
    const std::string path = folder / "report.jsonl";
    Report report(path);
    report.add({"/\xFF.txt", "rejected"});
    report.close();
    EXPECT_EQ(lines_of(path).size(), 1u);
}

TEST(Report, TellsItsListenerWithOrWithoutAFile) {
    std::vector<std::string> heard;
    Report report("", [&](const Report::Line& line) { heard.emplace_back(line.path); });
    report.add({"/a", "added"});
    report.add({"/b", "deleted"});
    report.close();
    EXPECT_EQ(heard, (std::vector<std::string>{"/a", "/b"}));
}

TEST(Report, AFileThatCannotBeWrittenIsNamed) {
    const testing::TempFolder folder;
    const std::string path = folder / "missing/report.jsonl";
    try {
        const Report report(path);
        FAIL() << "opened a file in a folder that is not there";
    } catch (const ExitError& error) {
        EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
    }
}

TEST(WriteFileAtomically, ReplacesTheFileAndLeavesNothingBeside) {
    const testing::TempFolder folder;
    const std::string path = folder.write("metrics.prom", "old and longer");
    write_file_atomically(path, "new");
    EXPECT_EQ(testing::read_file(path), "new");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
    EXPECT_THROW(write_file_atomically(folder / "missing/metrics.prom", "x"), ExitError);
}

}  // namespace
}  // namespace dateline
