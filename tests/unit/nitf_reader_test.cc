#include "indexer/readers/nitf_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Origin origin{"/news/a.xml", "a.xml", 0};

Article read(std::string_view file) {
    const auto found = read_nitf(file, origin);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0]) << (found[0] ? "" : found[0].fault());
    return found[0] ? found[0]->article : Article{};
}

std::string with_content(std::string_view content) {
    return "<nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content>" + std::string(content) +
           "</body.content></body></nitf>";
}

constexpr std::string_view ferry_story = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN" baselang="en-GB">
 <head>
  <title>ferry-slug</title>
  <tobject tobject.type="news"><tobject.subject tobject.subject.type="Transport" tobject.subject.matter="Shipping"/></tobject>
  <docdata management-status="usable">
   <correction info="Corrects the name"/>
   <doc-id id-string="2024-77" regsrc="CW"/><urgency ed-urg="4"/>
   <date.issue norm="20240305T101500+0100"/>
   <ed-msg info="Not for release"/>
   <doc.copyright holder="Continental Wire Ltd" year="2024"/>
   <key-list><keyword key="ferries"/><keyword key="strikes"/></key-list>
  </docdata>
  <pubdata date.publication="20240305" name="Harbour Gazette" position.section="Business" ex-ref="https://example.com/ferry"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Ferries stay
     in port</hl1><hl2>Crews want more</hl2></hedline>
   <note><body.content><p>Note to editors</p></body.content></note>
   <byline>By <person>Ann Lee</person> and <person>Bo Ek</person>, <byttl>Staff Reporters</byttl></byline>
   <dateline><location>AALTO</location>, <story.date norm="20240304">March 4</story.date></dateline>
  </body.head>
  <body.content>
   <block>
    <p lede="true">No ferry left <em>Aalto</em> on Monday.</p>
    <media media-type="image"><media-reference source="a.jpg"/><media-caption>A ferry in port</media-caption></media>
    <hl2>What crews want</hl2>
    <ul><li>Longer breaks</li><li>More pay</li></ul>
    <bq><block><p>We shall see.</p></block></bq>
    <table><tr><th>Line</th><th>Ships</th></tr><tr><td>North</td><td>3</td></tr></table>
   </block>
  </body.content>
  <body.end><tagline>ann@example.com</tagline><bibliography>Books</bibliography></body.end>
 </body>
</nitf>)";

TEST(NitfReader, ReadsEveryPart) {
    const Article article = read(ferry_story);
    EXPECT_EQ(article.id, "CW:2024-77");
    EXPECT_EQ(article.url, "https://example.com/ferry");
    EXPECT_EQ(article.title, "Ferries stay in port");
    EXPECT_EQ(article.summary, "Crews want more");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_EQ(article.source, "Harbour Gazette");
    EXPECT_EQ(article.section, "Business");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.tags, ElementsAre("ferries", "strikes", "Transport", "Shipping"));
    EXPECT_EQ(article.body,
              "AALTO, March 4 - No ferry left Aalto on Monday.\n\nWhat crews want\n\nLonger breaks\n\nMore pay\n\n"
              "We shall see.\n\nLine Ships\n\nNorth 3");
    EXPECT_EQ(article.path, origin.path);
}

TEST(NitfReader, TakesTheDayOfPublicationAndTheTimeOfThatDay) {
    ASSERT_TRUE(read(ferry_story).published);
    EXPECT_EQ(to_rfc3339(read(ferry_story).published->at), "2024-03-05T09:15:00Z");
    const Article later = read(
        R"(<nitf><head><docdata><date.issue norm="20240301T100000Z"/><date.release norm="2024-03-04T06:00:00Z"/></docdata></head>
           <body><body.content><p>The story was held back.</p></body.content></body></nitf>)");
    ASSERT_TRUE(later.published);
    EXPECT_EQ(to_rfc3339(later.published->at), "2024-03-04T06:00:00Z");
}

TEST(NitfReader, FallsBackToWhatIsThere) {
    const Article article = read(
        R"(<nitf><head><title>Only the head</title><docdata><doc.copyright holder="Wire &amp; Co"/></docdata></head>
           <body><body.head><abstract><p>In short.</p></abstract><byline>Von Jane Doe, <byttl>Korrespondentin</byttl></byline></body.head>
           <body.content>Words without a paragraph</body.content></body></nitf>)");
    EXPECT_EQ(article.title, "Only the head");
    EXPECT_EQ(article.summary, "In short.");
    EXPECT_EQ(article.source, "Wire & Co");
    EXPECT_THAT(article.authors, ElementsAre("Jane Doe"));
    EXPECT_EQ(article.body, "Words without a paragraph");
}

TEST(NitfReader, DoesNotRepeatADatelineThatTheTextHas) {
    const Article article = read(
        "<nitf><body><body.head><dateline>Berlin</dateline></body.head>"
        "<body.content><p>BERLIN (CW) - The rest.</p></body.content></body></nitf>");
    EXPECT_EQ(article.body, "BERLIN (CW) - The rest.");
}

TEST(NitfReader, LeavesOutWhatItsProviderTookBack) {
    const auto found = read_nitf(
        R"(<nitf><head><docdata management-status="canceled"/></head><body><body.content><p>Gone.</p></body.content></body></nitf>)",
        origin);
    ASSERT_EQ(found.size(), 1u);
    ASSERT_FALSE(found[0]);
    EXPECT_THAT(found[0].fault(), HasSubstr("cancelled"));
}

TEST(NitfReader, IsToldByItsFirstElement) {
    for (const char* head : {"<nitf>", "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a > b -->\n<nitf version='1'>",
                             "<!DOCTYPE nitf [<!ENTITY a \"<b>\">]>\n<nitf:nitf xmlns:nitf='x'>"}) {
        EXPECT_TRUE(is_nitf(head)) << head;
    }
    EXPECT_TRUE(is_nitf(ferry_story));
    for (const char* head :
         {"", "<", "<!--", "<html><body><nitf>", "nitf", "<nitfs>", "{\"a\":\"<nitf>\"}", "<!DOCTYPE nitf ["}) {
        EXPECT_FALSE(is_nitf(head)) << head;
    }
}

TEST(NitfReader, ReadsOtherCharacterSets) {
    EXPECT_EQ(read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + with_content("<p>K\xF6ln bleibt.</p>")).body,
              "Köln bleibt.");
}

TEST(NitfReader, MakesWhatItCanOfBrokenDocuments) {
    EXPECT_EQ(read("<nitf><body><body.content><p>One & two</p><p>Three &bogus; four").body, "One & two\n\nThree four");
    const std::string whole(ferry_story);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        EXPECT_EQ(read_nitf(whole.substr(0, length), origin).size(), 1u) << length;
    }
}

TEST(NitfReader, SurvivesHostileDocuments) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<block>";
    EXPECT_EQ(read(with_content(deep + "<p>In the depth</p>")).title, "T");
    const std::string bomb = "<!DOCTYPE nitf [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    EXPECT_EQ(read(bomb + with_content("<p>Calm &b;</p>")).body, "Calm");
    EXPECT_FALSE(read_nitf("", origin)[0]);
    EXPECT_FALSE(read_nitf("<nitf/>", origin)[0]);
    EXPECT_FALSE(read_nitf(std::string_view("\0\1\2\0", 4), origin)[0]);
}

TEST(NitfReader, NumbersTheDocumentsOfAFile) {
    const auto found =
        read_nitf("<all>" + with_content("<p>One.</p>") + with_content("<p>Two.</p>") + "</all>", origin);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1]->article.body, "Two.");
    EXPECT_NE(found[0]->article.id, found[1]->article.id);
}

}  // namespace
}  // namespace dateline
