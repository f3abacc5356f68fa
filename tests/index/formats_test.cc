// Files of every format in one folder give one index.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string text =
    "The harbour of Veldhaven reopened on Friday after a strike of nine days, the port authority said. Ships had "
    "waited "
    "in the roads since the crane drivers walked out.";

std::string page(const std::string& title) {
    return "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text +
           "</p></article></body></html>";
}

std::string web_archive(const std::string& title) {
    const std::string response = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(title);
    return "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
           "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/harbour\r\n"
           "Content-Type: application/http;msgtype=response\r\nContent-Length: " +
           std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n";
}

std::string feed(const std::string& title) {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>The Courier</title><item><title>" + title +
           "</title><link>https://courier.example/feed/1</link><description>" + text +
           "</description></item><item><title>" + title + " again</title></item></channel></rss>";
}

std::string nitf(const std::string& title) {
    return "<?xml version='1.0'?><nitf><body><body.head><hedline><hl1>" + title +
           "</hl1></hedline></body.head><body.content><p>" + text + "</p></body.content></body></nitf>";
}

TEST(Formats, AreToldByContentAndGiveOneIndex) {
    TestIndex index;
    index.folder.write("in/page.html", page("Harbour page"));
    index.folder.write("in/page-without-name", page("Harbour nameless"));
    index.folder.write("in/crawl.warc", web_archive("Harbour crawl"));
    index.folder.write("in/feed.xml", feed("Harbour feed"));
    index.folder.write("in/wire.xml", nitf("Harbour wire"));
    index.folder.write("in/list.json", "[{\"title\":\"Harbour list\"},{\"title\":\"Harbour list too\"}]");
    index.folder.write("in/lines.jsonl", "{\"title\":\"Harbour line\"}\n");
    index.folder.write("in/story.txt", "Harbour text\n\n" + text + "\n");
    EXPECT_EQ(index.stats()["added"], 10);
    EXPECT_EQ(index.stats()["unchanged"], 10) << "nothing is read again";
    EXPECT_THAT(
        index.titles("title:harbour"),
        UnorderedElementsAre("Harbour page", "Harbour nameless", "Harbour crawl", "Harbour feed", "Harbour feed again",
                             "Harbour wire", "Harbour list", "Harbour list too", "Harbour line", "Harbour text"));
}

TEST(Formats, XmlOfAnUnknownKindIsRejectedByName) {
    TestIndex index;
    index.folder.write("in/sitemap.xml",
                       "<?xml version='1.0'?><urlset><url><loc>https://courier.example</loc></url></urlset>");
    const Finished finished = index.run();
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_THAT(finished.err, ::testing::HasSubstr("sitemap.xml: is XML of an unknown kind"));
}

TEST(Formats, AnEntryThatLeavesAFeedLeavesTheIndex) {
    TestIndex index;
    index.folder.write("in/feed.xml", feed("Harbour feed"));
    index.stats();
    index.folder.write(
        "in/feed.xml",
        "<rss><channel><item><title>Harbour news</title></item><item><title>More</title></item></channel></rss>");
    index.stats();
    EXPECT_THAT(index.titles("harbour"), UnorderedElementsAre("Harbour news"));
}

TEST(Formats, AWebArchiveWithoutPagesIsNoFault) {
    TestIndex index;
    index.folder.write("in/empty.warc", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n");
    const Finished finished = index.run();
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_THAT(finished.err, IsEmpty());
}

}  // namespace
}  // namespace dateline::testing
