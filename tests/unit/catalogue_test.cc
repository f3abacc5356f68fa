#include "indexer/catalogue.h"

#include <limits>

#include <gtest/gtest.h>

namespace dateline {
namespace {

FileRecord round_trip(const FileRecord& record) {
    const auto back = parse_file_record(to_stored(record));
    EXPECT_TRUE(back);
    return back.value_or(FileRecord{});
}

FileRecord a_file(const std::string& path, const std::string& hash) { return {path, 1, 2, hash, false, 0, {}}; }

TEST(FileRecord, ComesBackAsItWasStored) {
    FileRecord record{"/news/Ünïcode \"quoted\"\n.jsonl",
                      std::numeric_limits<std::uint64_t>::max(),
                      std::numeric_limits<std::int64_t>::min(),
                      "0123456789abcdef",
                      true,
                      250,
                      {{0, "is no text"}, {17, "is no JSON: error at byte 3", "a/b.jsonl"}}};
    const FileRecord back = round_trip(record);
    EXPECT_EQ(back.path, record.path);
    EXPECT_EQ(back.size, record.size);
    EXPECT_EQ(back.mtime_ns, record.mtime_ns);
    EXPECT_EQ(back.hash, record.hash);
    EXPECT_TRUE(back.shadowed);
    EXPECT_EQ(back.rejected, 250u);
    ASSERT_EQ(back.rejections.size(), 2u);
    EXPECT_EQ(back.rejections[0].member, "");
    EXPECT_EQ(back.rejections[1].member, "a/b.jsonl");
    EXPECT_EQ(back.rejections[1].line, 17u);
    EXPECT_EQ(back.rejections[1].reason, record.rejections[1].reason);
}

TEST(FileRecord, KeepsTheCountOfRejectionsWithoutTheirReasons) {
    FileRecord record = a_file("/a", "h");
    record.rejected = 3;
    EXPECT_EQ(round_trip(record).rejected, 3u);
    EXPECT_TRUE(round_trip(record).rejections.empty());
}

TEST(FileRecord, AnEmptyHashStaysEmpty) { EXPECT_EQ(round_trip(a_file("/a", "")).hash, ""); }

TEST(FileRecord, AFileNameNeedNotBeUnicode) { EXPECT_TRUE(parse_file_record(to_stored(a_file("/a\xFF.txt", "h")))); }

TEST(FileRecord, WhatIsMalformedIsNoRecord) {
    for (const char* stored :
         {"", "{", "[]", "{}", "null", "17", R"({"path":"/a"})", R"({"path":1,"size":1,"mtime":1,"hash":""})",
          R"({"path":"/a","size":1,"mtime":1,"hash":"","reasons":[1]})",
          R"({"path":"/a","size":1,"mtime":1,"hash":"","reasons":[[]]})",
          R"({"path":"/a","size":"big","mtime":1,"hash":""})"}) {
        EXPECT_FALSE(parse_file_record(stored)) << stored;
    }
}

TEST(FileKey, TellsPathsApartAndIsShort) {
    EXPECT_NE(file_key("/a"), file_key("/b"));
    EXPECT_EQ(file_key("/a"), file_key("/a"));
    EXPECT_LT(file_key(std::string(10'000, 'x')).size(), 100u);
}

}  // namespace
}  // namespace dateline
