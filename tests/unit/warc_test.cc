#include "indexer/warc.h"

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/record_cutter.h"
#include "tests/support/warc.h"

namespace dateline {
namespace {

using testing::cut_warc;
using ::testing::ElementsAre;
using testing::http_page;
using testing::warc_record;
using testing::warc_response;

const std::string warcinfo = warc_record("warcinfo", "", "application/warc-fields", "software: by hand\r\n");
const std::string one = warc_response("http://news.example/1", http_page("<p>One</p>"));
const std::string two = warc_response("http://news.example/2", http_page("<p>Two</p>"));

const std::string arc_version =
    "filedesc://news.arc 0.0.0.0 20080430204825 text/plain 67\n1 0 Archive\nURL IP-address Archive-date Content-type "
    "Archive-length\n\n";

std::string arc_record(const std::string& columns, const std::string& block) {
    return columns + " " + std::to_string(block.size()) + "\n" + block + "\n";
}

// "1 http://…" for a record, "1 !reason" for a fault.
std::vector<std::string> told(const std::vector<WarcRecord>& records) {
    std::vector<std::string> lines;
    for (const WarcRecord& record : records) {
        lines.push_back(std::to_string(record.number) + " " +
                        (record.bytes ? record.header.target_uri : "!" + record.bytes.fault()));
    }
    return lines;
}

std::vector<std::string> told(std::string_view archive) { return told(cut_warc(archive)); }

std::string sample_of_every_kind() {
    return warcinfo + one +
           warc_record("request", "http://news.example/1", "application/http; msgtype=request", "GET /") +
           warc_record("revisit", "http://news.example/1", "application/http; msgtype=response", "") +
           warc_record("metadata", "http://news.example/1", "application/warc-fields", "fetchTimeMs: 7") +
           warc_record("resource", "dns:news.example", "text/dns", "news.example. 60 IN A 192.0.2.1") + two +
           warc_record("resource", "file:///notes.txt", "text/plain", "WARC/1.0\r\nnot a header\r\n\r\n");
}

TEST(WarcCutter, EmitsResponsesAndResources) {
    const std::vector<WarcRecord> records = cut_warc(sample_of_every_kind());
    EXPECT_THAT(told(records), ElementsAre("2 http://news.example/1", "6 dns:news.example", "7 http://news.example/2",
                                           "8 file:///notes.txt"));
    EXPECT_EQ(records[0].header.type, "response");
    EXPECT_EQ(records[0].header.date, "2021-11-05T09:30:00Z");
    EXPECT_EQ(records[0].header.content_type, "application/http; msgtype=response");
    EXPECT_EQ(records[0].block(), http_page("<p>One</p>"));
    EXPECT_EQ(*records[0].bytes + "\r\n\r\n", one);
    EXPECT_EQ(records[3].block(), "WARC/1.0\r\nnot a header\r\n\r\n") << "what looks like a header inside of a block";
}

TEST(WarcCutter, DoesNotCareHowTheBytesArrive) {
    const std::string damaged = "rubbish\n" + one + "WARC/1.0\r\nContent-Length: x\r\n\r\n" + two.substr(0, 300);
    for (const std::string& archive : {sample_of_every_kind(), damaged}) {
        const std::vector<std::string> whole = told(archive);
        for (std::size_t step = 1; step < 40; ++step) EXPECT_EQ(told(cut_warc(archive, step)), whole) << step;
    }
}

TEST(WarcCutter, ForgivesHowHeadersAreWritten) {
    const std::string block = http_page("<p>One</p>");
    const std::string length = std::to_string(block.size());
    const std::string lines =
        "WARC/1.1\nwarc-type: RESPONSE\nWARC-Target-URI: <http://news.example/a b>\nCONTENT-LENGTH:" + length + "\n\n" +
        block;
    EXPECT_THAT(told(lines), ElementsAre("1 http://news.example/a%20b")) << "LF, brackets, no end";
    EXPECT_THAT(
        told(lines + lines + "\n" + lines),
        ElementsAre("1 http://news.example/a%20b", "2 http://news.example/a%20b", "3 http://news.example/a%20b"))
        << "blank lines missing between records";
    EXPECT_THAT(told("\r\n\r\n\r\n" + one + "\r\n\r\n\r\n" + two),
                ElementsAre("1 http://news.example/1", "2 http://news.example/2"));
    EXPECT_THAT(told(std::string(one).replace(5, 3, "0.18")), ElementsAre("1 http://news.example/1"));
}

TEST(WarcCutter, MakesTargetsThatCanBeShown) {
    EXPECT_EQ(cut_warc(warc_response("http://x.example/é", "x"))[0].header.target_uri, "http://x.example/é");
    EXPECT_EQ(cut_warc(warc_response("http://x.example/\xC2\x85", "x"))[0].header.target_uri,
              "http://x.example/%C2%85");
    EXPECT_EQ(cut_warc(warc_response("http://x.example/\xE9\x01", "x"))[0].header.target_uri,
              "http://x.example/%E9%01");
    EXPECT_EQ(cut_warc(warc_response(std::string("http://x.example/\0a", 19), "x"))[0].header.target_uri,
              "http://x.example/%00a");
}

TEST(WarcCutter, ReadsArcs) {
    const std::string block = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>One</p>";
    const std::string archive =
        arc_version + arc_record("dns:www.news.example 192.0.2.1 20080430204825 text/dns", "20080430204825\n1") +
        arc_record("http://www.news.example/1 192.0.2.1 20080430204826 text/html", block) +
        arc_record("http://www.news.example/a b 2001:db8::1 20080430204827 text/html; charset=x", block) +
        arc_record("http://www.news.example/3 192.0.2.1 20080430204828 text/html 200 - - 9 x.arc", "");
    const std::vector<WarcRecord> records = cut_warc(archive);
    EXPECT_THAT(told(records), ElementsAre("3 http://www.news.example/1", "4 http://www.news.example/a%20b",
                                           "5 http://www.news.example/3"));
    EXPECT_EQ(records[0].header.date, "2008-04-30T20:48:26Z");
    EXPECT_EQ(records[0].header.content_type, "text/html");
    EXPECT_EQ(records[0].header.type, "response");
    EXPECT_EQ(records[0].block(), block);
    EXPECT_EQ(records[2].block(), "");
}

TEST(WarcCutter, SkipsARecordThatIsTooLong) {
    const std::string longest(longest_record, 'x');
    const std::string archive = warc_response("http://news.example/long", longest + "x") + one +
                                warc_record("request", "http://news.example/long", "application/http", longest + "x") +
                                warc_response("http://news.example/longest", longest);
    EXPECT_THAT(told(archive), ElementsAre("1 !http://news.example/long: is longer than 32 MB",
                                           "2 http://news.example/1", "4 http://news.example/longest"));
    EXPECT_EQ(cut_warc(archive)[0].header.target_uri, "http://news.example/long");
}

TEST(WarcCutter, TellsWhereTheArchiveBreaksOff) {
    const std::string archive = one + two;
    const std::size_t header_end = one.size() + two.find("\r\n\r\n") + 4;
    for (std::size_t end = 0; end <= archive.size(); ++end) {
        const std::vector<std::string> lines = told(std::string_view(archive).substr(0, end));
        const std::string last = lines.empty() ? "" : lines.back();
        const bool is_in_header = end >= one.size() + 7 && end < header_end;
        const bool is_in_block = end >= header_end && end < archive.size() - 4;
        const std::string expected = is_in_header  ? "2 !breaks off in its header"
                                     : is_in_block ? "2 !http://news.example/2: breaks off"
                                                   : last;
        EXPECT_EQ(last, expected) << end;
        EXPECT_TRUE(end < one.size() || lines.front() == "1 http://news.example/1") << end;
    }
    EXPECT_THAT(told(one + two.substr(0, 4)),
                ElementsAre("1 http://news.example/1", ::testing::StartsWith("2 !has no header")));
}

TEST(WarcCutter, GoesOnBehindADamagedHeader) {
    const std::string rubbish("\xFF\0garbage\nWARC\nx: 1\n\n", 21);
    EXPECT_THAT(told(one + rubbish + two),
                ElementsAre("1 http://news.example/1", "2 !has no header of a web archive; 21 bytes are skipped",
                            "3 http://news.example/2"));
    for (const std::string length : {"", "-1", "abc", "12abc", "1.5", "99999999999999999999999", "0x10", "+5"}) {
        const std::string bad =
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/bad\r\n"
            "Content-Length: " +
            length + "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n";
        EXPECT_THAT(told(one + bad + two),
                    ElementsAre("1 http://news.example/1",
                                "2 !http://news.example/bad: has a damaged header: it gives no length; " +
                                    std::to_string(bad.size()) + " bytes are skipped",
                                "3 http://news.example/2"))
            << length;
    }
    EXPECT_THAT(told("WARC/1.0\r\nWARC-Type: resp" + one), ElementsAre("1 http://news.example/1"))
        << "the last field counts";
    EXPECT_THAT(told("WARC/1.0\r\nWARC-Type: response\r\n" + one),
                ElementsAre("1 !has a damaged header: it breaks off; 31 bytes are skipped", "2 http://news.example/1"));
}

TEST(WarcCutter, GoesOnWhereALengthIsWrong) {
    std::string too_short = one;
    too_short.replace(too_short.find("Content-Length: "), 18, "Content-Length: 9\r");
    const std::vector<std::string> lines = told(too_short + two);
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.back().substr(2), "http://news.example/2");
}

TEST(WarcCutter, GoesOnBehindDamageInAnArc) {
    const std::string record =
        arc_record("http://www.news.example/1 192.0.2.1 20080430204826 text/html", "HTTP/1.0 200 OK\n\n");
    EXPECT_THAT(told(arc_version + "rubbish\n\n" + record),
                ElementsAre("2 !has no header of a web archive; 9 bytes are skipped", "3 http://www.news.example/1"));
}

TEST(WarcCutter, IsNotDrownedByHeaders) {
    const std::string line(100'000, 'x');
    std::string lines;
    while (lines.size() < 100'000) lines += "a: b\r\n";
    for (const std::string& bomb :
         {"WARC/1.0\r\nX: " + line + "\r\n\r\n", "WARC/1.0\r\n" + lines + "\r\n", line + "\n"}) {
        for (const std::size_t step : {std::size_t{7}, std::size_t{1} << 20}) {
            const std::vector<std::string> found = told(cut_warc(one + bomb + two, step));
            ASSERT_EQ(found.size(), 3u);
            EXPECT_THAT(found[1], ::testing::EndsWith("; " + std::to_string(bomb.size()) + " bytes are skipped"));
            EXPECT_EQ(found[2], "3 http://news.example/2");
        }
    }
}

TEST(WarcCutter, TakesNoMemoryForALengthThatIsPromisedOnly) {
    std::string archive;
    for (int i = 0; i < 3; ++i)
        archive += "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\nx";
    EXPECT_THAT(told(archive), ElementsAre("1 !breaks off"));
}

TEST(WarcCutter, StopsWhenTold) {
    int emitted = 0;
    WarcCutter cutter([&](const WarcRecord&) { return ++emitted < 2; });
    EXPECT_FALSE(cutter.add(one + two + one + two));
    EXPECT_FALSE(cutter.add(one));
    EXPECT_FALSE(cutter.finish());
    EXPECT_EQ(emitted, 2);
}

TEST(WarcCutter, SurvivesNoise) {
    const std::string good = sample_of_every_kind() + arc_version;
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bad = good;
        for (int i = 0; i < 4; ++i) {
            const std::size_t at = random() % bad.size();
            switch (random() % 3) {
                case 0: bad[at] = static_cast<char>(random()); break;
                case 1: bad.erase(at, random() % 40); break;
                default: bad.insert(at, bad.substr(random() % bad.size(), random() % 40));
            }
        }
        std::size_t last = 0;
        for (const WarcRecord& record : cut_warc(bad, 1 + random() % 100)) {
            EXPECT_GT(record.number, last);
            last = record.number;
        }
    }
}

// What cannot be linear would take minutes for these.
TEST(WarcCutter, TakesTimeByTheByte) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string unit : {"\n", "WARC/1.0\n", "WARC/1.0\n\n", "x\n", "x", "WARC/1.0\nContent-Length:0\n\n",
                                   "http://a 1 20080430204826 t 0\n", "a b "}) {
        std::string archive;
        while (archive.size() < 4u << 20) archive += unit;
        WarcCutter cutter([](const WarcRecord&) { return true; });
        for (std::size_t at = 0; at < archive.size(); at += 4096)
            cutter.add(std::string_view(archive).substr(at, 4096));
        cutter.finish();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace dateline
