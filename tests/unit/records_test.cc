// Whatever a file is packed in, its records come out; what is broken takes nothing else with it. All texts are
// invented.
#include "indexer/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/unpacking_limits.h"
#include "tests/support/archives.h"
#include "tests/support/temp_folder.h"

namespace dateline::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr Compression compressions[] = {Compression::gzip, Compression::zstd, Compression::xz, Compression::bzip2};

struct Found {
    std::vector<std::string> records;  // "member: bytes"
    std::vector<std::string> faults;   // "member: reason"
    bool is_whole = true;
};

Found read(const std::string& name, const std::string& bytes) {
    const TempFolder folder;
    const std::atomic<bool> stop = false;
    Found found;
    found.is_whole = read_records(folder.write(name, bytes), stop, [&](const RawRecord& record) {
        (record.bytes ? found.records : found.faults)
            .push_back(record.member + ": " + (record.bytes ? *record.bytes : record.bytes.fault()));
        return true;
    });
    return found;
}

// Text that does not compress to nothing.
std::string story(int number) {
    std::string text = "Story " + std::to_string(number) + "\n\n";
    for (unsigned i = 0, n = static_cast<unsigned>(number); i < 3000; ++i) {
        n = n * 1664525 + 1013904223;
        text += static_cast<char>('a' + (n >> 16) % 26);
    }
    return text;
}

std::vector<ArchivedFile> stories(int count) {
    std::vector<ArchivedFile> files;
    for (int i = 0; i < count; ++i) files.push_back({"s" + std::to_string(i) + ".txt", story(i)});
    return files;
}

TEST(ReadRecords, UnpacksEveryCompressionWhateverTheFileIsCalled) {
    for (const Compression compression : compressions) {
        const std::string packed = compress("{\"a\":1}\n{\"b\":2}\n", compression);
        const Found found = read("lines.jsonl", packed);
        EXPECT_THAT(found.records, ElementsAre(": {\"a\":1}", ": {\"b\":2}"));
        EXPECT_THAT(found.faults, IsEmpty());
        EXPECT_TRUE(found.is_whole);
    }
}

TEST(ReadRecords, ReadsCompressedStreamsInARowAndSaysWhatElseFollows) {
    for (const Compression compression : compressions) {
        const std::string one = compress("{\"a\":1}\n", compression);
        const std::string two = compress("{\"b\":2}\n", compression);
        EXPECT_THAT(read("a.jsonl", one + two).records, ElementsAre(": {\"a\":1}", ": {\"b\":2}"));
        EXPECT_TRUE(read("a.jsonl", one + two).is_whole);
        const Found spoilt = read("a.jsonl", one + "other things");
        EXPECT_THAT(spoilt.records, ElementsAre(": {\"a\":1}"));
        EXPECT_THAT(spoilt.faults, ElementsAre(HasSubstr("damaged")));
    }
}

TEST(ReadRecords, UnpacksArchivesInAnyCompression) {
    for (const ArchiveFormat format : {ArchiveFormat::tar, ArchiveFormat::pax, ArchiveFormat::zip}) {
        const std::string archive = make_archive(format, {{"a/b.txt", "One"}, {"./c.jsonl", "{}\n{}\n"}});
        for (const Compression compression :
             {Compression::none, Compression::gzip, Compression::zstd, Compression::xz, Compression::bzip2}) {
            const Found found = read("news", compress(archive, compression));
            EXPECT_THAT(found.records, ElementsAre("a/b.txt: One", "c.jsonl: {}", "c.jsonl: {}"));
            EXPECT_THAT(found.faults, IsEmpty());
            EXPECT_TRUE(found.is_whole);
        }
    }
}

TEST(ReadRecords, UnpacksWhatIsPackedInsideOfArchives) {
    const std::string inner = make_archive(ArchiveFormat::zip, {{"page.html.gz", compress("<p>", Compression::gzip)}});
    const std::string middle = compress(make_archive(ArchiveFormat::tar, {{"in.zip", inner}}), Compression::xz);
    const std::string outer = make_archive(ArchiveFormat::zip, {{"t.tar.xz", middle}, {"last.txt", "Last"}});
    EXPECT_THAT(read("news.zip", outer).records, ElementsAre("t.tar.xz/in.zip/page.html.gz: <p>", "last.txt: Last"));
}

TEST(ReadRecords, StopsWhereTooMuchIsPackedIntoEachOther) {
    std::string bytes = "Text";
    for (int i = 0; i < UnpackingLimits::most_layers; ++i) bytes = compress(bytes, Compression::gzip);
    EXPECT_THAT(read("a.txt", bytes).records, ElementsAre(": Text"));
    EXPECT_THAT(read("a.txt", compress(bytes, Compression::gzip)).faults,
                ElementsAre(": is packed more than 8 times over"));
    std::string archive = make_archive(ArchiveFormat::tar, {{"a.txt", "Deep"}});
    for (int i = 0; i < 20; ++i) archive = make_archive(ArchiveFormat::tar, {{"a.tar", archive}, {"b.txt", "Beside"}});
    const Found found = read("a.tar", archive);
    EXPECT_THAT(found.records, SizeIs(UnpackingLimits::most_layers));
    EXPECT_THAT(found.faults, ElementsAre(HasSubstr("is packed more than 8 times over")));
}

TEST(ReadRecords, PassesOverWhatIsNoArticleAndNamesWhatItCannotRead) {
    for (const ArchiveFormat format : {ArchiveFormat::tar, ArchiveFormat::zip}) {
        const std::vector<ArchivedFile> files = {
            {".hidden.txt", "h"},      {"a/.git/config", "g"},    {"__MACOSX/a.txt", "m"},
            {"backup.txt~", "b"},      {"picture.jpg", "p"},      {"../up.txt", "Up"},
            {"/srv/root.txt", "Root"}, {"link.txt", "", "a.txt"}, {"a.jsonl", ""}};
        const Found found = read("a", make_archive(format, files));
        EXPECT_THAT(found.records, ElementsAre("../up.txt: Up", "srv/root.txt: Root"));
        EXPECT_THAT(found.faults, ElementsAre(HasSubstr("picture.jpg: is of an unknown kind"),
                                              "link.txt: is a link inside of an archive", "a.jsonl: is empty"));
        EXPECT_TRUE(found.is_whole);
    }
}

TEST(ReadRecords, NamesEncryptedMembers) {
    const std::string archive = make_archive(ArchiveFormat::encrypted_zip, {{"a.txt", "Secret"}, {"b.txt", "Secret"}});
    const Found found = read("a.zip", archive);
    EXPECT_THAT(found.records, IsEmpty());
    EXPECT_THAT(found.faults, ElementsAre("a.txt: is encrypted", "b.txt: is encrypted"));
}

// As old programs wrote names, in a character set that they do not tell.
std::string without_utf8_flags(std::string zip) {
    for (const auto& [magic, flags] : {std::pair("PK\x03\x04", 7), std::pair("PK\x01\x02", 9)}) {
        for (std::size_t at = zip.find(magic); at != std::string::npos; at = zip.find(magic, at + 1))
            zip[at + static_cast<std::size_t>(flags)] = 0;
    }
    return zip;
}

TEST(ReadRecords, KeepsNamesInAnyCharacterSetApart) {
    const std::vector<ArchivedFile> files = {
        {"Zürich/日本.txt", "A"}, {"caf\xE9.txt", "B"}, {"caf\xE8.txt", "C"}, {"a\x1B\n.txt", "D"}};
    for (const std::string& archive : {make_archive(ArchiveFormat::tar, files), make_archive(ArchiveFormat::pax, files),
                                       without_utf8_flags(make_archive(ArchiveFormat::zip, files))}) {
        EXPECT_THAT(read("a", archive).records,
                    ElementsAre("Zürich/日本.txt: A", "caf%E9.txt: B", "caf%E8.txt: C", "a%1B%0A.txt: D"));
    }
    const Found wrongly_flagged = read("a", make_archive(ArchiveFormat::zip, files));
    EXPECT_THAT(wrongly_flagged.records, ElementsAre("Zürich/日本.txt: A", "a%1B%0A.txt: D"));
    EXPECT_THAT(wrongly_flagged.faults, Each(": holds a file without a readable name"));
}

TEST(ReadRecords, KeepsEveryWholeMemberOfAnArchiveThatBreaksOffAndSaysSo) {
    constexpr int count = 6;
    for (const ArchiveFormat format : {ArchiveFormat::tar, ArchiveFormat::zip}) {
        const std::string archive = make_archive(format, stories(count));
        std::size_t kept_before = 0;
        for (std::size_t length = 600; length < archive.size(); length += 512 - 200 * (length % 2)) {
            const Found found = read("cut", archive.substr(0, length));
            EXPECT_GE(found.records.size(), kept_before) << length;
            kept_before = found.records.size();
            if (kept_before < count) {
                EXPECT_THAT(found.faults, SizeIs(1)) << length;
                EXPECT_THAT(found.faults, Each(EndsWith("damaged: it breaks off"))) << length;
                EXPECT_FALSE(found.is_whole);
            }
            for (std::size_t i = 0; i < kept_before; ++i)
                EXPECT_EQ(found.records[i], "s" + std::to_string(i) + ".txt: " + story(static_cast<int>(i)));
        }
        EXPECT_EQ(kept_before, static_cast<std::size_t>(count));
    }
}

TEST(ReadRecords, KeepsEveryWholeMemberOfACompressedArchiveThatBreaksOff) {
    const std::string archive = make_archive(ArchiveFormat::tar, stories(60));
    for (const Compression compression : {Compression::gzip, Compression::zstd, Compression::xz}) {
        const std::string packed = compress(archive, compression);
        const Found found = read("cut", packed.substr(0, packed.size() * 3 / 4));
        EXPECT_GE(found.records.size(), 20u);
        EXPECT_LT(found.records.size(), 60u);
        EXPECT_THAT(found.faults, ElementsAre(HasSubstr("damaged: it breaks off")));
        EXPECT_FALSE(found.is_whole);
    }
}

TEST(ReadRecords, LosesOnlyTheMemberThatIsDamaged) {
    for (const ArchiveFormat format : {ArchiveFormat::tar, ArchiveFormat::zip}) {
        const std::string archive = make_archive(format, stories(5));
        const std::size_t name = archive.find("s2.txt");
        std::string header = archive;
        header[format == ArchiveFormat::tar ? name + 2 : name - 30] ^= 1;
        const Found found = read("damaged", header);
        EXPECT_THAT(found.records, SizeIs(4));
        EXPECT_THAT(found.records, Not(Contains(HasSubstr("Story 2"))));
        EXPECT_THAT(found.faults, ElementsAre(": damaged: a part of it is lost"));
        EXPECT_FALSE(found.is_whole);
    }
    std::string content = make_archive(ArchiveFormat::zip, stories(5));
    content[content.find("s2.txt") + 500] ^= 0x55;
    const Found found = read("damaged.zip", content);
    EXPECT_THAT(found.records, SizeIs(4));
    EXPECT_THAT(found.faults, ElementsAre(HasSubstr("s2.txt: damaged: ZIP")));
}

TEST(ReadRecords, ReadsArchivesInARow) {
    const std::string one = make_archive(ArchiveFormat::tar, {{"a.txt", "A"}});
    const std::string two = make_archive(ArchiveFormat::tar, {{"b.txt", "B"}});
    const Found found = read("a.tar", one + two);
    EXPECT_THAT(found.records, ElementsAre("a.txt: A", "b.txt: B"));
    EXPECT_THAT(found.faults, IsEmpty());
    EXPECT_THAT(read("a.tar", one + "garbage").faults, Not(IsEmpty()));
}

TEST(ReadRecords, RejectsWhatIsCalledAnArchiveAndIsNone) {
    EXPECT_THAT(read("a.zip", "Not found").faults, ElementsAre(": is no tar or zip archive"));
    EXPECT_THAT(read("a.tar", "").faults, ElementsAre(": is no tar or zip archive"));
    EXPECT_THAT(read("a.tar", std::string(1024, '\0')).faults, IsEmpty()) << "an archive without members";
}

constexpr std::size_t ten_megabytes = 10u << 20;

TEST(ReadRecords, StopsABombAndKeepsWhatWasBeforeIt) {
    const std::string bomb = zeros(ten_megabytes, 110, Compression::gzip);
    const Found found = read("bomb.jsonl", compress("{}\n", Compression::gzip) + bomb);
    EXPECT_THAT(found.records, ElementsAre(": {}"));
    EXPECT_THAT(found.faults, ElementsAre(HasSubstr("unpacks to more than 200 times its size")));
    EXPECT_FALSE(found.is_whole);
}

TEST(ReadRecords, StopsABombInAnArchiveAtTheMemberThatGoesTooFar) {
    std::string member =
        make_archive(ArchiveFormat::zip, {{"zeros.jsonl", std::string(ten_megabytes, '\0') + "\n{}\n"}});
    member.resize(member.find("PK\x01\x02"));
    std::string bomb;
    for (int i = 0; i < 110; ++i) bomb += member;
    const Found found = read("bomb.zip", bomb);
    EXPECT_THAT(found.records.size(), AllOf(::testing::Gt(195u), ::testing::Lt(210u))) << "two of each member before";
    EXPECT_THAT(found.faults, ElementsAre(HasSubstr("zeros.jsonl: unpacks to more than 200 times its size")));
}

TEST(ReadRecords, AWellCompressedFileIsNoBomb) {
    std::string lines;
    for (int i = 0; i < 200'000; ++i) lines += "{\"title\":\"Harbour\"}\n";
    EXPECT_THAT(read("a.jsonl.xz", compress(lines, Compression::xz)).records, SizeIs(200'000));
}

TEST(UnpackingLimits, AdmitNoMoreThanAMillionMembers) {
    UnpackingLimits limits;
    for (std::size_t i = 0; i < UnpackingLimits::most_members; ++i) ASSERT_TRUE(limits.admit_member());
    EXPECT_FALSE(limits.admit_member());
    EXPECT_THAT(limits.fault(), HasSubstr("1000000"));
}

}  // namespace
}  // namespace dateline::testing
