// Whatever lies in a folder: read right or rejected by name, and the neighbours are never lost.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* good = "{\"id\":\"good\",\"title\":\"Good neighbour\"}\n";

class HostileInput : public ::testing::Test, public TestIndex {
protected:
    // Indexes, and returns the lines of the report with the status "rejected" as "name line reason".
    std::vector<std::string> rejected() {
        EXPECT_EQ(run({"--report", folder / "report", "--quiet"}).exit_code, 0);
        std::vector<std::string> lines;
        std::istringstream report(read_file(folder / "report"));
        for (std::string line; std::getline(report, line);) {
            const json entry = json::parse(line);
            if (entry["status"] != "rejected") continue;
            lines.push_back(std::filesystem::path(entry["path"].get<std::string>()).filename().string() + " " +
                            std::to_string(entry.value("line", 0)) + " " + entry["reason"].get<std::string>());
        }
        return lines;
    }
};

TEST_F(HostileInput, ReadsWindows1252AndLatin1) {
    folder.write("in/a.txt", "Caf\xE9 owner\x92s ledger\n\nThe ledger was worth \x80 90, a \x93treasure\x94.");
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_THAT(titles("café"), ElementsAre("Café owner’s ledger"));
    EXPECT_THAT(search("treasure").hits.at(0).snippet.text, HasSubstr("€ 90, a “treasure”"));
}

TEST_F(HostileInput, ReadsByteOrderMarksAndUtf16) {
    folder.write("in/a.txt", "\xEF\xBB\xBFOwls return\n\nThe owls are back.");
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string("Foxes return\n\nThe foxes are back.")) utf16 += {c, '\0'};
    folder.write("in/b.txt", utf16);
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_THAT(titles("owl"), ElementsAre("Owls return"));
    EXPECT_THAT(titles("fox"), ElementsAre("Foxes return"));
}

TEST_F(HostileInput, DropsNulsAndHalfACharacter) {
    folder.write("in/a.txt",
                 std::string("Owls\0 return\n\nThe owls are b\0ack in the old barn. They sat in a caf\xC3", 68));
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_THAT(titles("owls back"), ElementsAre("Owls return"));
}

TEST_F(HostileInput, RejectsBinaryAndEmptyFilesByName) {
    std::string binary;
    for (int i = 0; i < 5000; ++i) binary += static_cast<char>(i * 37 % 32);
    folder.write("in/binary.txt", binary);
    folder.write("in/empty.txt", "");
    folder.write("in/blank.txt", " \n\t\n");
    folder.write("in/empty.jsonl", "");
    folder.write("in/z.jsonl", good);
    EXPECT_THAT(rejected(), ElementsAre("binary.txt 0 is no text: it holds binary data", "blank.txt 0 is empty",
                                        "empty.jsonl 0 is empty", "empty.txt 0 is empty"));
    EXPECT_EQ(articles(), 1u);
}

TEST_F(HostileInput, SkipsALineThatIsTooLong) {
    folder.write("in/a.jsonl", good + std::string("{\"id\":\"long\",\"title\":\"") + std::string(50'000'000, 'x') +
                                   "\"}\n" + "{\"id\":\"last\",\"title\":\"Last\"}\n");
    EXPECT_THAT(rejected(), ElementsAre("a.jsonl 2 is longer than 32 MB"));
    EXPECT_EQ(articles(), 2u);
}

TEST_F(HostileInput, RejectsATextFileThatIsTooLong) {
    folder.write("in/a.txt", std::string(50'000'000, 'x'));
    folder.write("in/b.jsonl", good);
    EXPECT_THAT(rejected(), ElementsAre("a.txt 0 is longer than 32 MB"));
    EXPECT_EQ(articles(), 1u);
}

TEST_F(HostileInput, RejectsBrokenLinesAndKeepsTheOthers) {
    folder.write("in/a.jsonl", std::string("{\"title\":\n") + "[1,2]\n" + "{\"id\":\"no text\"}\n" + "\n" + good +
                                   "null\n" + "{\"title\":\"\\ud800\"}\n");
    EXPECT_THAT(rejected(),
                ElementsAre(HasSubstr("a.jsonl 1 is no JSON"), "a.jsonl 2 is no JSON object", "a.jsonl 3 holds no text",
                            "a.jsonl 6 is no JSON object", HasSubstr("a.jsonl 7 is no JSON")));
    EXPECT_EQ(articles(), 1u);
}

TEST_F(HostileInput, SurvivesDeeplyNestedJson) {
    folder.write("in/a.jsonl",
                 "{\"title\":\"Deep\",\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n" + good);
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_EQ(articles(), 2u);
}

TEST_F(HostileInput, EndsOnAFolderLoop) {
    folder.write("in/sub/a.jsonl", good);
    std::filesystem::create_directory_symlink(in, in + "/sub/loop");
    std::filesystem::create_symlink("self", in + "/self");
    std::filesystem::create_symlink("nothing.txt", in + "/dangling.txt");
    EXPECT_THAT(rejected(), ElementsAre("dangling.txt 0 is a link to nothing", "self 0 is a loop of symbolic links"));
    EXPECT_EQ(articles(), 1u);
}

TEST_F(HostileInput, NamesFilesItDoesNotKnow) {
    folder.write("in/a.jsonl", good);
    folder.write("in/picture.jpg", "\xFF\xD8\xFF");
    folder.write("in/.hidden.txt", "Hidden");
    folder.write("in/backup.txt~", "Backup");
    ::mkfifo((in + "/pipe.txt").c_str(), 0600);
    EXPECT_THAT(rejected(),
                ElementsAre(HasSubstr("picture.jpg 0 is of an unknown kind"), "pipe.txt 0 is no regular file"));
}

TEST_F(HostileInput, KeepsEveryWholeRecordOfAFileThatBreaksOff) {
    constexpr int count = 20'000;
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"id\":\"n" + std::to_string(i * 7919 % 100'003) + "\",\"title\":\"Story number " +
                 std::to_string(i) + "\"}\n";
    folder.write("plain.jsonl", lines);
    folder.write("in/neighbour.jsonl", good);
    for (const std::string tool : {"gzip", "zstd"}) {
        const std::string name = tool == "gzip" ? "cut.jsonl.gz" : "cut.jsonl.zst";
        const std::string path = in + "/" + name;
        // The tool itself says how many lines are whole.
        const auto whole = testing::run({"/bin/sh", "-c",
                                         "cd " + folder.path().string() + "; PATH=/usr/bin; " + tool +
                                             " -c plain.jsonl | head -c 60000 > " + path + "; " + tool + " -dc " +
                                             path + " 2>/dev/null | wc -l"});
        EXPECT_THAT(rejected(),
                    ElementsAre(HasSubstr(tool == "gzip" ? "cut.jsonl.gz 0 damaged" : "cut.jsonl.zst 0 damaged")));
        const std::size_t found = articles() - 1;
        EXPECT_GE(found, std::stoul(whole.out));
        EXPECT_GT(found, 1000u);
        EXPECT_LT(found, static_cast<std::size_t>(count));
        EXPECT_THAT(ids("neighbour"), ElementsAre("good"));
        std::filesystem::remove(path);
    }
}

TEST_F(HostileInput, ReadsGzipOfSeveralMembersAndSaysWhatElseFollows) {
    folder.write("a.jsonl", "{\"id\":\"a\",\"title\":\"Owls return\"}\n");
    folder.write("b.jsonl", good);
    const std::string script = "cd " + folder.path().string() +
                               "; mkdir in; PATH=/usr/bin:/bin; (gzip -c a.jsonl; gzip -c b.jsonl; head -c 999 "
                               "/dev/zero) > in/padded.jsonl.gz; (gzip -c a.jsonl; echo other things) > "
                               "in/spoilt.jsonl.gz";
    ASSERT_EQ(testing::run({"/bin/sh", "-c", script}).exit_code, 0);
    EXPECT_THAT(rejected(), ElementsAre(HasSubstr("spoilt.jsonl.gz 0 damaged")));
    EXPECT_EQ(articles(), 2u);
}

TEST_F(HostileInput, ReadsCompressedTextAndLines) {
    folder.write("a.txt", "Owls return\n\nThe owls are back.");
    folder.write("b.jsonl", good);
    const std::string script = "mkdir -p " + in + "; cd " + folder.path().string() +
                               "; /usr/bin/gzip -c a.txt > in/a.txt.gz; /usr/bin/gzip -c b.jsonl > in/b.jsonl.gz; "
                               "/usr/bin/zstd -qc a.txt > in/c.txt.zst; "
                               "(/usr/bin/zstd -qc b.jsonl | /bin/sed s/x/x/) > in/d.jsonl.zst";
    ASSERT_EQ(testing::run({"/bin/sh", "-c", script}).exit_code, 0);
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_EQ(articles(), 3u);
    EXPECT_THAT(titles("owl"), ElementsAre("Owls return", "Owls return"));
}

TEST_F(HostileInput, ReadsPagesAndListsBesideTheirNeighbours) {
    folder.write("in/page.html",
                 "<html><head><title>Owls return</title></head><body><p>The owls are back in the wood behind the mill, "
                 "the forester said on Friday.</p></body></html>");
    folder.write("in/list.json", "[{\"title\":\"Owls leave\"},{\"title\":null},{\"title\":\"Owls hunt\"}]");
    folder.write("in/good.jsonl", good);
    EXPECT_THAT(rejected(), ElementsAre(HasSubstr("list.json 2 ")));
    EXPECT_EQ(articles(), 4u);
    EXPECT_THAT(titles("owl"), ::testing::UnorderedElementsAre("Owls return", "Owls leave", "Owls hunt"));
}

TEST_F(HostileInput, KeepsTermsOfAnyLengthAndContent) {
    const std::string long_word(5000, 'w');
    const std::string nuls = "{\"id\":\"nul\",\"title\":\"Nul\\u0000s\",\"author\":\"" + std::string(600, 'a') +
                             "\",\"source\":\"" + std::string(60, '\x01') + "\"}\n";
    folder.write("in/a.jsonl", nuls.substr(0, nuls.find('\x01')) + "S\"}\n" + "{\"id\":\"" + std::string(3000, 'i') +
                                   "\",\"title\":\"" + long_word + "\"}\n" + good);
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_EQ(articles(), 3u);
    EXPECT_EQ(search(long_word).total, 1u);
    EXPECT_THAT(ids("nuls"), Contains("nul"));
}

TEST_F(HostileInput, DoesNotInventDates) {
    folder.write("in/a.jsonl",
                 "{\"id\":\"a\",\"title\":\"A\",\"published\":\"soon\"}\n{\"id\":\"b\",\"title\":\"B\",\"published\":"
                 "\"2026-02-30\"}\n{\"id\":\"c\",\"title\":\"C\",\"published\":\"2026-05\"}\n");
    EXPECT_THAT(rejected(), ElementsAre());
    EXPECT_FALSE(search("a").hits.at(0).article.published);
    EXPECT_FALSE(search("b").hits.at(0).article.published);
    EXPECT_EQ(search("c").hits.at(0).article.published->precision, Precision::month);
    EXPECT_THAT(read_file(folder / "report"), HasSubstr("no date in 'soon'"));
}

}  // namespace
}  // namespace dateline::testing
