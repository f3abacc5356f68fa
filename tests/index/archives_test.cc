// Articles inside of archives are articles like others.

#include "tests/support/archives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::string story(const std::string& title) {
    return title + "\n\nThe harbour of Veldhaven reopened on Friday after a strike, the port authority said.\n";
}

class Archives : public ::testing::Test, public TestIndex {
protected:
    // Indexes, and returns the lines of the report.
    std::vector<json> report() const {
        EXPECT_EQ(run({"--report", folder / "report", "--quiet"}).exit_code, 0);
        std::vector<json> lines;
        std::istringstream report(read_file(folder / "report"));
        for (std::string line; std::getline(report, line);) lines.push_back(json::parse(line));
        return lines;
    }
};

TEST_F(Archives, AreReadOnceAndMirrored) {
    folder.write(
        "in/news.tar.gz",
        compress(make_archive(ArchiveFormat::tar, {{"a.txt", story("Owls return")}, {"b.txt", story("Owls leave")}}),
                 Compression::gzip));
    folder.write("in/news.zip", make_archive(ArchiveFormat::zip, {{"c.jsonl", "{\"title\":\"Owls hunt\"}\n"}}));
    folder.write("in/lines.jsonl.xz", compress("{\"title\":\"Owls sleep\"}\n", Compression::xz));
    folder.write("in/story.txt.bz2", compress(story("Owls wake"), Compression::bzip2));
    EXPECT_EQ(stats()["added"], 5);
    EXPECT_EQ(stats()["unchanged"], 5) << "nothing is read again";
    EXPECT_THAT(titles("title:owls"),
                UnorderedElementsAre("Owls return", "Owls leave", "Owls hunt", "Owls sleep", "Owls wake"));
    folder.write("in/news.tar.gz", make_archive(ArchiveFormat::tar, {{"b.txt", story("Owls leave")}}));
    const json changed = stats();
    EXPECT_EQ(changed["deleted"], 1);
    EXPECT_EQ(changed["added"], 0);
}

TEST_F(Archives, MembersKeepTheirIdsWhateverElseIsInTheArchive) {
    const ArchivedFile owl{"2026/owl.txt", story("Owls return")};
    const ArchivedFile lines{"lines.jsonl", "{\"title\":\"Owls hunt\"}\n{\"title\":\"Owls sleep\"}\n"};
    folder.write("in/news.tar", make_archive(ArchiveFormat::tar, {owl, lines}));
    stats();
    const std::vector<std::string> before = ids("title:owls");
    folder.write("in/news.tar", make_archive(ArchiveFormat::pax, {{"first.txt", story("First")}, lines, owl}));
    const json changed = stats();
    EXPECT_EQ(changed["added"], 1);
    EXPECT_EQ(changed["unchanged"], 3);
    EXPECT_EQ(ids("title:owls"), before);
}

TEST_F(Archives, OfTwoMembersOfOneNameTheLastIsTheArticle) {
    folder.write("in/news.tar",
                 make_archive(ArchiveFormat::tar, {{"a.txt", story("Owls return")}, {"./a.txt", story("Owls leave")}}));
    stats();
    EXPECT_THAT(titles("title:owls"), ElementsAre("Owls leave"));
}

TEST_F(Archives, TheMembersNameDatesAnArticleAndTheArchivesDoesNot) {
    folder.write("in/backup-2026-01-31.zip",
                 make_archive(ArchiveFormat::zip,
                              {{"2024/05/03/owl.txt", story("Owls return")}, {"hawk.txt", story("Hawks return")}}));
    stats();
    const auto dated = search("title:owls").hits.at(0).article.published;
    ASSERT_TRUE(dated);
    EXPECT_EQ(dated->precision, Precision::day);
    EXPECT_FALSE(search("title:hawks").hits.at(0).article.published);
}

TEST_F(Archives, TheReportNamesArchiveAndMemberInEveryRun) {
    const std::string path =
        folder.write("in/news.zip",
                     make_archive(ArchiveFormat::zip, {{"Zürich/a.txt", story("Owls return")}, {"b/photo.jpg", "p"}}));
    const std::vector<json> first = report();
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0]["path"], path);
    EXPECT_EQ(first[1]["member"], "b/photo.jpg");
    EXPECT_EQ(first[1]["status"], "rejected");
    EXPECT_EQ(first[0]["member"], "Zürich/a.txt");
    EXPECT_EQ(first[0]["status"], "added");
    const std::vector<json> second = report();
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0], first[1]);
    EXPECT_THAT(run({"--print"}).err, HasSubstr("news.zip: b/photo.jpg: is of an unknown kind"));
}

TEST_F(Archives, WhatIsLostOfADamagedArchiveStaysInTheIndex) {
    const std::string archive =
        make_archive(ArchiveFormat::tar, {{"a.txt", story("Owls return")}, {"b.txt", story("Owls leave")}});
    folder.write("in/news.tar", archive);
    stats();
    folder.write("in/news.tar", archive.substr(0, 1300));
    EXPECT_EQ(stats()["deleted"], 0);
    EXPECT_EQ(articles(), 2u);
}

TEST_F(Archives, ComeOnStandardInput) {
    const std::string archive = compress(
        make_archive(ArchiveFormat::tar, {{"a.txt", story("Owls return")}, {"b.jsonl", "{\"title\":\"Owls hunt\"}\n"}}),
        Compression::zstd);
    EXPECT_EQ(run({}, {"-"}, archive).exit_code, 0);
    EXPECT_THAT(titles("title:owls"), UnorderedElementsAre("Owls return", "Owls hunt"));
    const std::string zip = make_archive(ArchiveFormat::zip, {{"c.txt", story("Hawks return")}});
    EXPECT_EQ(run({}, {"-"}, zip).exit_code, 0);
    EXPECT_THAT(titles("title:hawks"), ElementsAre("Hawks return"));
}

}  // namespace
}  // namespace dateline::testing
