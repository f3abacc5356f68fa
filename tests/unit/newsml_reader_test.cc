#include "indexer/readers/newsml_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Origin origin{"/news/a.xml", "a.xml", 0};

Article read(std::string_view file) {
    const auto found = read_newsml(file, origin);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0]) << (found[0] ? "" : found[0].fault());
    return found[0] ? found[0]->article : Article{};
}

std::string fault_of(std::string_view file) {
    const auto found = read_newsml(file, origin);
    EXPECT_EQ(found.size(), 1u);
    return found[0] ? "" : found[0].fault();
}

std::string item(std::string_view item_meta, std::string_view content_meta, std::string_view content) {
    return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="3" xml:lang="en-US"><itemMeta>)" +
           std::string(item_meta) + "</itemMeta><contentMeta>" + std::string(content_meta) +
           "</contentMeta><contentSet>" + std::string(content) + "</contentSet></newsItem>";
}

constexpr std::string_view headline = "<headline>Ferries stay in port</headline>";

TEST(NewsmlReader, NamesWhatIsNoArticleInAShortLine) {
    const std::string fault = fault_of("<packageItem guid='a&#10;b" + std::string(100'000, 'x') + "'/>");
    EXPECT_TRUE(fault.starts_with("is a package of NewsML-G2, not an article (a bxx")) << fault.substr(0, 200);
    EXPECT_LT(fault.size(), 300u);
}

TEST(NewsmlReader, ReadsAnItemOfNewsmlG2) {
    const Article article = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20240305:ferry" version="2" xml:lang="en-GB">
 <rightsInfo><copyrightHolder uri="http://example.com"><name>Continental &amp; Wire</name></copyrightHolder></rightsInfo>
 <itemMeta>
  <itemClass qcode="ninat:text"/><provider qcode="nprov:CW"/>
  <versionCreated>2024-03-06T12:00:00Z</versionCreated><firstCreated>2024-03-05T10:15:00+01:00</firstCreated>
  <pubStatus qcode="stat:usable"/>
 </itemMeta>
 <contentMeta>
  <contentCreated>2024-03-01</contentCreated><contentModified>2024-03-06T11:00:00Z</contentModified>
  <located><name>Aalto</name></located>
  <creator><name>Ann Lee</name></creator><creator><name>Bo Ek</name></creator>
  <language tag="en"/>
  <subject qcode="medtop:1"><name xml:lang="de">Verkehr</name><name xml:lang="en">transport</name></subject>
  <subject qcode="event:1"/>
  <keyword>ferries</keyword>
  <slugline>FERRY-STRIKE</slugline><headline> Ferries stay
   in port</headline>
  <description role="drol:caption">A ferry</description><description role="drol:summary">In short.</description>
 </contentMeta>
 <contentSet><inlineXML contenttype="application/nitf+xml">
  <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
   <body.head><hedline><hl1>Another title</hl1></hedline><dateline>AALTO</dateline></body.head>
   <body.content><p>No ferry left.</p><p>Crews want more.</p></body.content></body></nitf>
 </inlineXML></contentSet>
</newsItem>)");
    EXPECT_EQ(article.id, "urn:newsml:example.com:20240305:ferry");
    EXPECT_EQ(article.title, "Ferries stay in port");
    EXPECT_EQ(article.summary, "In short.");
    EXPECT_EQ(article.source, "Continental & Wire");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_THAT(article.tags, ElementsAre("transport", "ferries"));
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.body, "AALTO - No ferry left.\n\nCrews want more.");
    ASSERT_TRUE(article.published);
    EXPECT_EQ(to_rfc3339(article.published->at), "2024-03-05T09:15:00Z");
}

TEST(NewsmlReader, TakesTheTimeAtWhichTheFirstVersionMightBePublished) {
    struct Case {
        std::string item_meta;
        std::string content_meta;
        std::string published;
    };
    const std::string version = "<versionCreated>2024-03-06T12:00:00Z</versionCreated>";
    const std::string first = "<firstCreated>2024-03-05T12:00:00Z</firstCreated>";
    const std::string created = "<contentCreated>2024-03-04T12:00:00Z</contentCreated>";
    for (const Case& one :
         {Case{version, "", "2024-03-06T12:00:00Z"}, Case{version, created, "2024-03-04T12:00:00Z"},
          Case{version + first, created, "2024-03-05T12:00:00Z"},
          Case{first + "<embargoed>2024-03-07T06:00:00Z</embargoed>", created, "2024-03-07T06:00:00Z"},
          Case{first + "<embargoed>2024-03-01T06:00:00Z</embargoed>", "", "2024-03-05T12:00:00Z"},
          Case{first + "<embargoed/>", "", "2024-03-05T12:00:00Z"}}) {
        const Article article = read(item(one.item_meta, std::string(headline) + one.content_meta, ""));
        ASSERT_TRUE(article.published);
        EXPECT_EQ(to_rfc3339(article.published->at), one.published) << one.item_meta << one.content_meta;
    }
}

TEST(NewsmlReader, ReadsTextInEveryForm) {
    const std::string html =
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
        "<h1>Ferries stay in port</h1><p>One <b>and</b> a half.</p><p>Two.</p></body></html>";
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<inlineXML contenttype=\"application/xhtml+xml\">" + html + "</inlineXML>", "One and a half.\n\nTwo."},
        {"<inlineXML><div><p>One.</p></div><p>Two.</p></inlineXML>", "One.\n\nTwo."},
        {"<inlineData contenttype=\"text/plain\">No ferry left.\n\nCrews want more.</inlineData>",
         "No ferry left.\n\nCrews want more."},
        {"<inlineData contenttype=\"text/html\">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>",
         "One.\n\nTwo."},
        {"<inlineData contenttype=\"text/html\"><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>", "One.\n\nTwo."},
        {"<inlineData encoding=\"enc:base64\">QUJD</inlineData><remoteContent "
         "href=\"a.jpg\"/><inlineXML><p>Last.</p></inlineXML>",
         "Last."},
    };
    for (const auto& [content, body] : cases) EXPECT_EQ(read(item("", headline, content)).body, body) << content;
}

TEST(NewsmlReader, FallsBackToWhatIsThere) {
    const Article article =
        read(item("<provider qcode=\"nprov:CW\"/>",
                  "<by>By Ann Lee</by><creator><name>CW</name></creator><slugline>FERRY-STRIKE</slugline>",
                  "<inlineXML><p>One.</p></inlineXML>"));
    EXPECT_EQ(article.title, "FERRY-STRIKE");
    EXPECT_EQ(article.source, "CW");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
}

TEST(NewsmlReader, TellsWhyAnItemIsNoArticle) {
    EXPECT_EQ(fault_of(item("<pubStatus qcode=\"stat:canceled\"/>", headline, "")), "is cancelled by its provider");
    EXPECT_EQ(fault_of(item("<pubStatus uri=\"http://cv.iptc.org/newscodes/pubstatusg2/withheld\"/>", headline, "")),
              "is withheld by its provider");
    EXPECT_THAT(fault_of(item("<itemClass qcode=\"ninat:picture\"/>", headline, "")), HasSubstr("picture"));
    EXPECT_THAT(fault_of("<packageItem guid=\"urn:top\"><itemMeta/></packageItem>"), HasSubstr("urn:top"));
    EXPECT_THAT(fault_of("<conceptItem guid=\"urn:c\"/>"), HasSubstr("concept"));
    EXPECT_THAT(fault_of("<newsMessage><itemSet/></newsMessage>"), HasSubstr("without an item"));
    EXPECT_THAT(fault_of("<newsItem guid=\"urn:x\"/>"), HasSubstr("no text"));
}

TEST(NewsmlReader, ReadsTheItemsOfAMessageInTheirOrder) {
    const auto found = read_newsml("<newsMessage><header/><itemSet>" + item("", headline, "") +
                                       "<packageItem guid=\"urn:p\"/><newsItem><contentMeta><headline>Second</headline>"
                                       "</contentMeta></newsItem></itemSet></newsMessage>",
                                   origin);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0]->article.title, "Ferries stay in port");
    EXPECT_THAT(found[1].fault(), HasSubstr("urn:p"));
    EXPECT_EQ(found[2]->article.title, "Second");
    EXPECT_NE(found[2]->article.id, "");
}

TEST(NewsmlReader, ReadsNewsml1) {
    const Article article =
        read(R"(<NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="CW"/></SentFrom></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>example.com</ProviderId><DateId>20240305</DateId><NewsItemId>77</NewsItemId>
<RevisionId>2</RevisionId><PublicIdentifier>urn:newsml:example.com:20240305:77:2U</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240305T101500+0100</FirstCreated><ThisRevisionCreated>20240306T101500Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferries stay in port</HeadLine><ByLine>By Ann Lee</ByLine><DateLine>AALTO, March 5</DateLine></NewsLines>
<DescriptiveMetadata><Language FormalName="EN"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent><p>A contact with a very long address, longer than the story.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><p>No ferry left.</p><p>Two.</p></DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>)");
    EXPECT_EQ(article.id, "urn:newsml:example.com:20240305:77");
    EXPECT_EQ(article.title, "Ferries stay in port");
    EXPECT_EQ(article.body, "AALTO, March 5 - No ferry left.\n\nTwo.");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_EQ(article.source, "CW");
    EXPECT_EQ(article.language, "en");
    ASSERT_TRUE(article.published);
    EXPECT_EQ(to_rfc3339(article.published->at), "2024-03-05T09:15:00Z");
}

TEST(NewsmlReader, IsToldByItsFirstElement) {
    for (const char* head : {"<newsItem guid='x'>", "<?xml version='1.0'?>\n<n:newsMessage xmlns:n='x'>",
                             "<packageItem>", "<!DOCTYPE NewsML PUBLIC \"a\" \"b\">\n<NewsML>"}) {
        EXPECT_TRUE(is_newsml(head)) << head;
    }
    for (const char* head : {"", "<html>", "<rss><newsItem>", "<nitf>", "newsItem"})
        EXPECT_FALSE(is_newsml(head)) << head;
}

TEST(NewsmlReader, SurvivesHostileDocuments) {
    constexpr std::size_t many = 100'000;
    std::string message = "<newsMessage><itemSet>";
    for (std::size_t i = 0; i < many; ++i)
        message += "<newsItem><contentMeta><headline>T</headline></contentMeta></newsItem>";
    EXPECT_EQ(read_newsml(message, origin).size(), many);
    std::string nested;
    for (std::size_t i = 0; i < many; ++i) nested += "<newsItem><contentSet><inlineXML>";
    EXPECT_GE(read_newsml(nested + "<p>Deep</p>", origin).size(), 1u);
    const std::string whole =
        item("<provider qcode=\"a:b\"/>", headline, "<inlineXML><nitf><body><body.content><p>One");
    for (std::size_t length = 0; length < whole.size(); length += 5) {
        EXPECT_EQ(read_newsml(whole.substr(0, length), origin).size(), 1u) << length;
    }
}

}  // namespace
}  // namespace dateline
