#include "searchd/to_rss.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/text_format.h"
#include "tests/support/xml.h"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::texts_in_xml;

constexpr std::string_view base = "https://news.example/archive";

Hit hit_of(const std::string& text) {
    Hit hit;
    hit.article.id = text;
    hit.article.url = "https://example.com/1";
    hit.article.title = text;
    hit.article.source = text;
    hit.article.authors = {text};
    hit.article.section = text;
    hit.article.tags = {text};
    hit.article.published = parse_timestamp("2022-03-18T10:00:00Z");
    hit.snippet = {text, {{0, 1}}};
    return hit;
}

ResultPage page_of(const std::string& text) {
    ResultPage page;
    page.request.q = text;
    page.request.is_feed = true;
    page.request.per_page = items_a_feed;
    page.request.filters.push_back({find_field("source"), text, true});
    page.read_as = text;
    page.hits = {hit_of(text)};
    page.index.updated = "2026-01-02T03:04:05Z";
    return page;
}

TEST(ToRss, AnItemHasWhatReadersShow) {
    ResultPage page = page_of("plain text");
    page.hits[0].article.id = "a/b?c";
    const std::string rss = to_rss(page, base);
    EXPECT_THAT(rss,
                AllOf(HasSubstr("<link>https://news.example/archive/article/a%2Fb%3Fc</link>"),
                      HasSubstr("<guid isPermaLink=\"false\">a/b?c</guid>"),
                      HasSubstr("<pubDate>Fri, 18 Mar 2022 10:00:00 +0000</pubDate>"),
                      HasSubstr("<lastBuildDate>Fri, 02 Jan 2026 03:04:05 +0000</lastBuildDate>"),
                      HasSubstr("<source url=\"https://news.example/archive/feed?source=plain%20text\">"),
                      HasSubstr("href=\"https://news.example/archive/feed?q=plain%20text&amp;source=-plain%20text\"")));
}

TEST(ToRss, ADateIsNotInvented) {
    ResultPage page = page_of("text");
    page.hits[0].article.published = parse_timestamp("2022-03");
    EXPECT_THAT(to_rss(page, base), Not(HasSubstr("pubDate")));
    page.hits[0].article.published.reset();
    EXPECT_THAT(to_rss(page, base), Not(HasSubstr("pubDate")));
}

TEST(ToRss, AnArticleThatIsATitleHasNoDescription) {
    ResultPage page = page_of("text");
    page.hits[0].snippet = {};
    EXPECT_THAT(texts_in_xml(to_rss(page, base), "//item/description"), IsEmpty());
}

TEST(ToRss, HostileTextStaysText) {
    for (const std::string text :
         {"<script>alert(1)</script>", "]]>", "&amp;", "&#0;", "\" x='y'", "</title><item>", "<!-- -->", "<?php ?>",
          "<![CDATA[", "é 日本 😀", "AT&T", "a < b > c", "{searchTerms}", "javascript:alert(1)"}) {
        const std::string rss = to_rss(page_of(text), base);
        for (const char* member : {"title", "guid", "category", "source", "*[local-name()='creator']"})
            EXPECT_THAT(texts_in_xml(rss, std::string("/rss/channel/item/") + member), Each(text)) << rss;
        EXPECT_THAT(texts_in_xml(rss, "//item/description"), ElementsAre(escape_html(text))) << "which is HTML";
        EXPECT_THAT(texts_in_xml(rss, "//item/*"), SizeIs(9)) << rss;
        EXPECT_THAT(texts_in_xml(rss, "//item/link|//item/source/@url|/rss/channel/link"),
                    AllOf(SizeIs(3), Each(StartsWith(std::string(base)))));
    }
}

TEST(ToRss, WhatXmlCannotHoldIsLeftOut) {
    const std::string rss = to_rss(page_of("a\x01\x1B\xEF\xBF\xBE\xEF\xBF\xBF\tb\x7F"), base);
    EXPECT_THAT(rss, HasSubstr("<title>a\tb"));
    EXPECT_THAT(rss, AllOf(Not(HasSubstr("\x01")), Not(HasSubstr("\x1B")), Not(HasSubstr("\xEF\xBF\xBE")),
                           Not(HasSubstr("\xEF\xBF\xBF")), Not(HasSubstr("&#1;"))));
}

TEST(ToOpensearchDescription, NamesTheSearchTheSuggestionsAndTheFeed) {
    const std::string xml = to_opensearch_description("https://news.example/a&b");
    EXPECT_THAT(
        xml, AllOf(HasSubstr("template=\"https://news.example/a&amp;b/search?q={searchTerms}&amp;page={startPage?}\""),
                   HasSubstr("template=\"https://news.example/a&amp;b/feed?q={searchTerms}\""),
                   HasSubstr("/api/v1/suggest?q={searchTerms}&amp;format=opensearch\"")));
}

TEST(ToRfc822, SaysTheDayOfTheWeek) {
    EXPECT_EQ(to_rfc822(parse_timestamp("1987-02-26T15:01:09Z")->at), "Thu, 26 Feb 1987 15:01:09 +0000");
    EXPECT_EQ(to_rfc822(parse_timestamp("2024-02-29")->at), "Thu, 29 Feb 2024 00:00:00 +0000");
}

}  // namespace
}  // namespace dateline
