#include "indexer/readers/feed_reader.h"

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Origin origin{"/news/feed.xml", "feed.xml", 0};

std::vector<Article> read(std::string_view feed) {
    std::vector<Article> articles;
    for (const Result<ReadArticle>& entry : read_feed(feed, origin)) {
        EXPECT_TRUE(entry) << entry.fault();
        articles.push_back(entry ? entry->article : Article{});
    }
    return articles;
}

Article read_one(std::string_view feed) {
    const std::vector<Article> articles = read(feed);
    EXPECT_EQ(articles.size(), 1U) << feed;
    return articles.size() == 1 ? articles.front() : Article{};
}

std::string rss(std::string_view item) {
    return "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
           "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom'>"
           "<channel><title>Harbour News</title><link>https://example.org/</link><language>en-GB</language><item>" +
           std::string(item) + "</item></channel></rss>";
}

std::string atom(std::string_view entry) {
    return "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Hafenblatt</title>"
           "<link rel='alternate' href='https://example.org/blatt/'/><author><name>Redaktion Hafen</name></author>"
           "<entry>" +
           std::string(entry) + "</entry></feed>";
}

std::string published(const Article& article) {
    return article.published ? to_rfc3339(article.published->at) : std::string();
}

TEST(FeedReader, ReadsAnItemOfRss) {
    const Article article = read_one(rss(
        "<title>Ferry &amp;amp; bridge</title><link>https://example.org/ferry</link><guid>17</guid>"
        "<pubDate>Fri, 18 Mar 2022 10:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator>"
        "<category>Harbour</category><category>Uncategorized</category><description>The ferry is back.</description>"
        "<content:encoded><![CDATA[<p>The ferry has sailed again.</p><p>It carries <b>cars</b>.</p>]]>"
        "</content:encoded>"));
    EXPECT_EQ(article.title, "Ferry & bridge");
    EXPECT_EQ(article.url, "https://example.org/ferry");
    EXPECT_EQ(article.body, "The ferry has sailed again.\n\nIt carries cars.");
    EXPECT_EQ(article.summary, "The ferry is back.");
    EXPECT_EQ(published(article), "2022-03-18T10:00:00Z");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.tags, ElementsAre("Harbour"));
    EXPECT_EQ(article.section, "Harbour");
    EXPECT_EQ(article.source, "Harbour News");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.path, origin.path);
}

TEST(FeedReader, ReadsAnEntryOfAtom) {
    const Article article = read_one(
        atom("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Die <i>Fähre</i></div></title>"
             "<link rel='enclosure' href='a.mp3'/><link href='faehre?a=1&amp;b=2'/><id>tag:example.org,2022:1</id>"
             "<updated>2022-03-20T10:00:00Z</updated><published>2022-03-18T12:00:00+02:00</published>"
             "<category term='hafen' label='Am Hafen'/><summary>Kurz.</summary>"
             "<content type='html'>&lt;p&gt;Sie fährt wieder.&lt;/p&gt;</content>"));
    EXPECT_EQ(article.title, "Die Fähre");
    EXPECT_EQ(article.url, "https://example.org/blatt/faehre?a=1&b=2");
    EXPECT_EQ(article.body, "Sie fährt wieder.");
    EXPECT_EQ(article.summary, "Kurz.");
    EXPECT_EQ(published(article), "2022-03-18T10:00:00Z");
    EXPECT_THAT(article.authors, ElementsAre("Redaktion Hafen"));
    EXPECT_THAT(article.tags, ElementsAre("Am Hafen"));
    EXPECT_EQ(article.language, "de");
}

TEST(FeedReader, ReadsOlderKinds) {
    const Article rdf = read_one(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://example.org/rdf'><title>Old</title>"
        "</channel><item rdf:about='https://example.org/1'><title>One</title><dc:date>2003-12-31T10:14:55Z</dc:date>"
        "<dc:subject>Oil; Gas</dc:subject></item></rdf:RDF>");
    EXPECT_EQ(rdf.url, "https://example.org/1");
    EXPECT_EQ(rdf.source, "Old");
    EXPECT_EQ(published(rdf), "2003-12-31T10:14:55Z");
    EXPECT_THAT(rdf.tags, ElementsAre("Oil", "Gas"));
    const Article atom03 = read_one(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title type='text/html' mode='base64'>"
        "RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title><issued>2004-01-01T10:00:00Z</issued>"
        "<content type='multipart/alternative'><content type='text/plain'>Short.</content>"
        "<content type='text/html' mode='escaped'>&lt;p&gt;Much longer.&lt;/p&gt;</content></content></entry></feed>");
    EXPECT_EQ(atom03.title, "Example Atom");
    EXPECT_EQ(atom03.body, "Much longer.");
    EXPECT_EQ(published(atom03), "2004-01-01T10:00:00Z");
    const Article cdf = read_one(
        "<CHANNEL HREF='http://example.org/'><TITLE>C</TITLE><ITEM HREF='http://example.org/1' "
        "LASTMOD='2000.01.02T00:00'><TITLE>Item</TITLE><ABSTRACT>Its text.</ABSTRACT></ITEM></CHANNEL>");
    EXPECT_EQ(cdf.url, "http://example.org/1");
    EXPECT_EQ(cdf.title, "Item");
    EXPECT_EQ(cdf.body, "Its text.");
}

TEST(FeedReader, ReadsJsonFeeds) {
    const std::vector<Article> articles = read(
        R"({"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://example.org/",
        "language":"fr","authors":[{"name":"Jean Roux"}],"items":[
        {"id":"1","url":"/un","title":"Un","content_html":"<p>Le <b>bac</b>.</p>","date_published":"2022-03-18T10:00:00Z",
         "tags":["port"],"summary":"Bref."},
        {"id":2,"content_text":"Two.\n\nMore.","author":{"name":"Ann Lee"},"language":"en"}]})");
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].url, "https://example.org/un");
    EXPECT_EQ(articles[0].body, "Le bac.");
    EXPECT_EQ(articles[0].summary, "Bref.");
    EXPECT_EQ(published(articles[0]), "2022-03-18T10:00:00Z");
    EXPECT_THAT(articles[0].authors, ElementsAre("Jean Roux"));
    EXPECT_THAT(articles[0].tags, ElementsAre("port"));
    EXPECT_EQ(articles[0].language, "fr");
    EXPECT_EQ(articles[1].id, "https://example.org/#2");
    EXPECT_EQ(articles[1].body, "Two.\n\nMore.");
    EXPECT_THAT(articles[1].authors, ElementsAre("Ann Lee"));
    EXPECT_EQ(articles[1].language, "en");
}

TEST(FeedReader, TellsFeedsByTheirStart) {
    for (const std::string_view head :
         {"<rss>", "\xEF\xBB\xBF\n<?xml version='1.0'?><!-- <html> -->\n<rss version='2.0'", "<feed xmlns='x'>",
          "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
          "<!DOCTYPE rss [ <!ENTITY a '>'> ]><rss>", "<CHANNEL HREF='x'>",
          R"({ "version": "https://jsonfeed.org/version/1", )", R"({"version":"https:\/\/jsonfeed.org\/version\/1.1")"})
        EXPECT_TRUE(is_feed(head)) << head;
    for (const std::string_view head :
         {"", "text", "<html><rss>", "<!DOCTYPE html><html>", R"({"title":"A"})", "<rdf:RDF xmlns:foaf='x'>",
          "<!-- rss", "<", "<rss2>", "The <rest> of it <rss>", "\x01\x02\x03\x04"})
        EXPECT_FALSE(is_feed(head)) << head;
}

TEST(FeedReader, TellsPlainTitlesFromMarkup) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<title>AT&amp;T</title>", "AT&T"},
        {"<title>3 &lt; 4 and 5 &gt; 2</title>", "3 < 4 and 5 > 2"},
        {"<title>The &lt;blink&gt; tag</title>", "The <blink> tag"},
        {"<title>A &lt;b&gt;bold&lt;/b&gt; word</title>", "A bold word"},
        {"<title>A <b>bold</b> word</title>", "A bold word"},
        {"<title><![CDATA[Tom &amp; Jerry&#8217;s]]></title>", "Tom & Jerry’s"},
        {"<title>Don&#146;t</title>", "Don’t"},
        {"<title>caf&eacute;</title>", "café"},
        {"<title type='text'>A &lt;b&gt; element</title>", "A <b> element"},
        {"<dc:title>Other</dc:title>", "Other"},
        {"<media:title>Picture</media:title><title>Story</title>", "Story"},
    };
    for (const auto& [item, title] : cases) EXPECT_EQ(read_one(rss(item)).title, title) << item;
}

TEST(FeedReader, FindsTheAddress) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<link>\n https://example.org/a b \n</link>", "https://example.org/a%20b"},
        {"<link>/a</link>", "https://example.org/a"},
        {"<link xml:base='http://other.example/x/'>../a</link>", "http://other.example/a"},
        {"<guid>http://example.org/g</guid>", "http://example.org/g"},
        {"<guid isPermaLink='true'>g</guid>", "https://example.org/g"},
        {"<guid isPermaLink='false'>http://example.org/g</guid>", ""},
        {"<guid>http://example.org/g</guid><link>http://example.org/l</link>", "http://example.org/l"},
        {"<atom:link rel='self' href='s'/><link>http://example.org/l</link>", "http://example.org/l"},
        {"<link>http://clicks.example/1</link><feedburner:origLink>http://example.org/o</feedburner:origLink>",
         "http://example.org/o"},
        {"<image><link>http://example.org/image</link></image>", ""},
        {"<link>javascript:alert(1)</link>", ""},
    };
    for (const auto& [item, url] : cases) EXPECT_EQ(read_one(rss("<title>T</title>" + item)).url, url) << item;
}

TEST(FeedReader, GivesStableIds) {
    EXPECT_EQ(read_one(rss("<title>T</title><guid isPermaLink='false'>urn:x:1</guid>")).id, "urn:x:1");
    EXPECT_EQ(read_one(rss("<title>T</title><guid isPermaLink='false'>1</guid>")).id, "https://example.org/#1")
        << "another feed has a 1 too";
    const auto nameless = read(rss("<title>T</title></item><item><title>T</title>"));
    ASSERT_EQ(nameless.size(), 2U);
    EXPECT_NE(nameless[0].id, nameless[1].id);
}

TEST(FeedReader, NamesAuthors) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"<author>ann@example.org (Ann Lee)</author>", {"Ann Lee"}},
        {"<author>Ann Lee &lt;ann@example.org&gt;</author>", {"Ann Lee"}},
        {"<author>Ann Lee (ann@example.org)</author>", {"Ann Lee"}},
        {"<author>ann@example.org</author>", {"ann@example.org"}},
        {"<author>noreply@example.org</author>", {}},
        {"<author>ann@example.org</author><dc:creator>Ann Lee</dc:creator>", {"Ann Lee"}},
        {"<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>", {"Ann Lee", "Bo Ek"}},
        {"<dc:creator>By Ann Lee and Bo Ek</dc:creator>", {"Ann Lee", "Bo Ek"}},
        {"<author><name>Ann Lee</name><email>ann@example.org</email></author>", {"Ann Lee"}},
        {"<itunes:author>Bo Ek</itunes:author>", {"Bo Ek"}},
    };
    for (const auto& [item, authors] : cases)
        EXPECT_EQ(read_one(rss("<title>T</title>" + item)).authors, authors) << item;
}

TEST(FeedReader, TakesTheDateOfPublicationBeforeOthers) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<pubDate>Thu, 01 Jan 04 19:48:21 EST</pubDate>", "2004-01-02T00:48:21Z"},
        {"<pubDate>Sat, 07 Sep 2002 00:00:01 +0000 GMT</pubDate>", "2002-09-07T00:00:01Z"},
        {"<updated>2022-01-02T00:00:00Z</updated><published>2022-01-01T00:00:00Z</published>", "2022-01-01T00:00:00Z"},
        {"<updated>2022-01-02T00:00:00Z</updated>", "2022-01-02T00:00:00Z"},
        {"<pubDate>soon</pubDate><dc:date>2022-01-03</dc:date>", "2022-01-03T00:00:00Z"},
        {"<pubDate>soon</pubDate>", ""},
    };
    for (const auto& [item, date] : cases) EXPECT_EQ(published(read_one(rss("<title>T</title>" + item))), date) << item;
    const auto noted = read_feed(rss("<title>T</title><pubDate>soon</pubDate>"), origin);
    ASSERT_TRUE(noted.front());
    EXPECT_THAT(noted.front()->notes, ElementsAre(HasSubstr("soon")));
}

TEST(FeedReader, LeavesOutWhatFeedsAdd) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<p>The ferry sailed.</p><p>The post <a href='x'>Ferry</a> appeared first on <a href='y'>Harbour</a>.</p>",
         "The ferry sailed."},
        {"<p>Die Fähre fährt.</p><p>Der Beitrag <a>Fähre</a> erschien zuerst auf <a>Hafen</a>.</p>",
         "Die Fähre fährt."},
        {"The ferry sailed [&#8230;] <a class='more-link' href='x'>More</a>", "The ferry sailed…"},
        {"The ferry sailed. <a href='x'>Continue reading <span>Ferry</span> &rarr;</a>", "The ferry sailed."},
        {"The ferry sailed.<div class='feedflare'><a>Digg</a></div><img src='x' width='1' height='1'/>",
         "The ferry sailed."},
        {"<p>The ferry sailed.</p><p><a href='x'>Comments</a></p>", "The ferry sailed."},
        {"<p><a href='x'>Read more</a> about the ferry in this part of our report.</p>",
         "Read more about the ferry in this part of our report."},
        {"<p>The post office appeared first on the list.</p><p>It closes.</p>",
         "The post office appeared first on the list.\n\nIt closes."},
        {"One<br/>two<br/><br/>three", "One\ntwo\n\nthree"},
        {"<script>x()</script><style>p{}</style>Text", "Text"},
    };
    for (const auto& [html, body] : cases)
        EXPECT_EQ(read_one(rss("<title>T</title><description><![CDATA[" + html + "]]></description>")).body, body)
            << html;
}

TEST(FeedReader, GivesNoSummaryThatOnlyBeginsTheBody) {
    const std::string item =
        "<description>The ferry sailed. It […]</description><content:encoded>The ferry sailed. It carries cars.";
    EXPECT_EQ(read_one(rss(item + "</content:encoded>")).summary, "");
}

TEST(FeedReader, NamesEntriesWithoutText) {
    const auto entries = read_feed(rss("<title>T</title></item><item><link>http://example.org/</link>"), origin);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_TRUE(entries[0]);
    ASSERT_FALSE(entries[1]);
    EXPECT_THAT(entries[1].fault(), HasSubstr("entry 2"));
}

TEST(FeedReader, GivesOneFaultForWhatIsNoFeed) {
    for (const std::string_view bytes : {"", "text", "<html><body>x</body></html>", "{}", "{", R"({"items":1})"}) {
        const auto entries = read_feed(bytes, origin);
        ASSERT_EQ(entries.size(), 1U) << bytes;
        EXPECT_FALSE(entries.front()) << bytes;
    }
    EXPECT_TRUE(read_feed("<rss><channel><title>Empty</title></channel></rss>", origin).empty());
}

TEST(FeedReader, ReadsIllFormedFeeds) {
    const std::vector<std::string> feeds = {
        "<rss><channel><item><title>One</title></item><item><title>Two",
        "<rss><channel><item><title>One & more</title><br><p></item><item><title>Two</title></item></channel></rss>",
        "<rss><channel><item><title>One</title></b></item></p><item><title>Two</title></item></channel></rss>",
        "<rss><channel><item><title>One</title><item><title>Two</title></channel></rss>",
        "Warning: oops\n<?xml version='1.0'?><rss><channel><item><title>One</title></item><item><title>Two</title>",
        "<rss a=b c><channel d='><item e=\"1\" e=\"2\"><title>One</title></item><item><title>Two</title></item></rss>",
        "<!-- c --><?xml version='1.0'?><rss><channel><item><title>One</title></item></channel></rss><rss><channel>"
        "<item><title>Two</title></item></channel></rss>",
        "<rss><channel><item><title><![CDATA[One]]></title></item><item><title><![CDATA[Two</title></item></rss>",
        "<rss><channel><item><title>One < a</title></item><item><title>Two</title></item></channel></rss>",
    };
    for (const std::string& feed : feeds) {
        const std::vector<Article> articles = read(feed);
        ASSERT_EQ(articles.size(), 2U) << feed;
        EXPECT_THAT(articles[0].title, ::testing::StartsWith("One")) << feed;
        EXPECT_EQ(articles[1].title, "Two") << feed;
    }
}

TEST(FeedReader, ReadsOtherCharacterSets) {
    EXPECT_EQ(
        read_one("<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>F\xE4hre</title></item></rss>").title,
        "Fähre");
    EXPECT_EQ(
        read_one("<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCC\xE8\xF0</title></item></rss>")
            .title,
        "Мир");
}

TEST(FeedReader, ReadsNoEntitiesThatADocumentDeclares) {
    const Article article = read_one(
        "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
        "<rss><item><title>T &b;&c;</title></item></rss>");
    EXPECT_EQ(article.title, "T");
}

TEST(FeedReader, ReadsHostileFeedsInLinearTime) {
    const auto repeated = [](std::string_view text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += text;
        return all;
    };
    constexpr int many = 50'000;
    const std::vector<std::string> feeds = {
        repeated("<a>", many),
        repeated("<a:b xmlns:c='d'>", many),
        repeated("<![CDATA[", many),
        repeated("<!-- ", many),
        repeated("<!A[ ] x", many),
        repeated("<?a ", many),
        repeated("</b><a>", many),
        "<item " + repeated("a='1' ", many) + "/>",
        "<item><title" + repeated(" b=\"x", many) + "</title>",
        "<item><title>" + repeated("&lt;", many) + "</title></item>",
        "<item><title>" + repeated("&amp;", many) + "</title></item>",
        "<item><description>" + repeated("&lt;i&gt;", many) + "</description></item>",
        "<item><description><![CDATA[" + repeated("<i>", many) + repeated("</b>", many) + "]]></description></item>",
        "<item><description><p>" + repeated("<a href='x'>Read more</a>", many) + "</p></description></item>",
        "<item><title>T</title>" + repeated("<category>c</category>", many / 10) + "</item>",
        repeated("<item><title>T</title></item>", many / 10),
    };
    for (const std::string& feed : feeds) {
        const auto start = std::chrono::steady_clock::now();
        read_feed("<rss><channel>" + feed, origin);
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << feed.substr(0, 60);
    }
}

TEST(FeedReader, RepeatsNothingLongForEveryEntry) {
    const std::string longer(1'000'000, 'x');
    std::string authors;
    std::string entries;
    for (int i = 0; i < 2000; ++i) {
        authors += "<author><name>n" + std::to_string(i) + "</name></author>";
        entries += "<entry><title>T</title><link href='a'/></entry>";
    }
    const auto articles = read_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/" +
                                        longer + "/'><title>" + longer + "</title>" + authors + entries + "</feed>",
                                    origin);
    ASSERT_EQ(articles.size(), 2000u);
    for (const auto& article : articles) {
        ASSERT_TRUE(article);
        EXPECT_LT(article->article.source.size(), 400u);
        EXPECT_LE(article->article.authors.size(), 10u);
        EXPECT_LT(article->article.url.size(), 2001u);
    }
}

TEST(FeedReader, RefusesAFeedOfTooManyEntries) {
    std::string items;
    std::string objects;
    for (int i = 0; i <= 100'000; ++i) {
        items += "<item/>";
        objects += i == 0 ? "1" : ",1";
    }
    for (const std::string& feed : {"<rss><channel>" + items + "</channel></rss>",
                                    R"({"version":"https://jsonfeed.org/version/1","items":[)" + objects + "]}"}) {
        const auto articles = read_feed(feed, origin);
        ASSERT_EQ(articles.size(), 1u);
        ASSERT_FALSE(articles[0]);
        EXPECT_EQ(articles[0].fault(), "is a feed of more than 100000 entries");
    }
}

}  // namespace
}  // namespace dateline
