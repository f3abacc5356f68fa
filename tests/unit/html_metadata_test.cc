#include "indexer/readers/html_metadata.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

HtmlMetadata metadata_of(const std::string& page) { return read_metadata(parse_html(page)); }

std::string json_ld(const std::string& json) { return "<script type=\"application/ld+json\">" + json + "</script>"; }

std::string published(const std::string& page) {
    const auto at = metadata_of(page).published;
    return at ? to_rfc3339(at->at) : "";
}

TEST(HtmlMetadata, ReadsJsonLd) {
    const HtmlMetadata found = metadata_of(json_ld(R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite",
        "name":"The Courier"},{"@type":["NewsArticle","Thing"],"headline":"Harbour reopens","author":[{"name":"Jane Doe"},
        {"name":"John Roe"}],"publisher":{"name":"The Courier"},"datePublished":"2022-03-18T10:00:00+01:00",
        "articleSection":"Port","keywords":["strike"],"inLanguage":"en-GB","description":"After nine days",
        "mainEntityOfPage":{"@id":"https://courier.example/1"}}]})"));
    EXPECT_EQ(found.title, "Harbour reopens");
    EXPECT_THAT(found.authors, ElementsAre("Jane Doe", "John Roe"));
    EXPECT_EQ(found.source, "The Courier");
    EXPECT_EQ(to_rfc3339(found.published->at), "2022-03-18T09:00:00Z");
    EXPECT_EQ(found.section, "Port");
    EXPECT_THAT(found.tags, ElementsAre("strike"));
    EXPECT_EQ(found.language, "en");
    EXPECT_EQ(found.summary, "After nine days");
    EXPECT_EQ(found.url, "https://courier.example/1");
}

TEST(HtmlMetadata, ReadsJsonLdWithTheUsualFaults) {
    for (const std::string& script :
         {std::string("<![CDATA[{\"@type\":\"Article\",\"headline\":\"Harbour reopens\"}]]>"),
          std::string("{\"@type\":\"Article\",\"headline\":\"Harbour\n reopens\"}"),
          std::string("[[{\"@type\":\"http://schema.org/Article\",\"headline\":\"Harbour reopens\"}]]")}) {
        EXPECT_EQ(metadata_of(json_ld(script)).title, "Harbour reopens") << script;
    }
    for (const std::string& script : {std::string("{\"@type\":\"Article\",\"headline\":"), std::string("[[[[[[[[["),
                                      std::string("{\"@type\":{},\"headline\":[1]}"), std::string()}) {
        EXPECT_EQ(metadata_of("<title>T</title>" + json_ld(script)).title, "T") << script;
    }
}

TEST(HtmlMetadata, TakesTheOutletOffTheFrontOfATitle) {
    const auto title = [](const std::string& line) {
        return metadata_of("<meta property='og:site_name' content='The Straits Pilot'><title>" + line + "</title>")
            .title;
    };
    EXPECT_EQ(title("The Straits Pilot: Two flags on one boat"), "Two flags on one boat");
    EXPECT_EQ(title("The Straits Pilot – Two flags on one boat"), "Two flags on one boat");
    EXPECT_EQ(title("The Pilot: Two flags on one boat"), "The Pilot: Two flags on one boat");
    EXPECT_EQ(title("The Straits Pilot"), "The Straits Pilot");
}

TEST(HtmlMetadata, ParsesListsOfKeywords) {
    EXPECT_THAT(metadata_of("<meta name=keywords content='harbour, cranes;strike, '>").tags,
                ElementsAre("harbour", "cranes", "strike"));
}

TEST(HtmlMetadata, ReadsMetaElementsByTheirTrust) {
    const HtmlMetadata found = metadata_of(
        "<meta name=date content=2022-03-20><meta property='article:published_time' content='2022-03-18T10:00:00Z'>"
        "<meta property='og:title' content='Harbour reopens'><meta name='twitter:title' content='Look!'>"
        "<meta property='og:site_name' content='The Courier'><meta name=author content='Jane Doe'>"
        "<meta property='article:author' content='https://social.example/jane'>"
        "<meta property='article:tag' content=strike><meta property='article:tag' content=port>"
        "<link rel=canonical href='https://courier.example/1'><html lang=EN>");
    EXPECT_EQ(found.title, "Harbour reopens");
    EXPECT_EQ(to_rfc3339(found.published->at), "2022-03-18T10:00:00Z");
    EXPECT_EQ(found.source, "The Courier");
    EXPECT_THAT(found.authors, ElementsAre("Jane Doe"));
    EXPECT_THAT(found.tags, ElementsAre("strike", "port"));
    EXPECT_EQ(found.url, "https://courier.example/1");
}

TEST(HtmlMetadata, TakesTheNamesOutOfWholeBylines) {
    const auto authors = [](const std::string& author) {
        return metadata_of("<meta name=author content=\"" + author + "\">").authors;
    };
    EXPECT_THAT(authors("By JANE DOE, AP Auto Writer"), ElementsAre("Jane Doe"));
    EXPECT_THAT(authors("Jane Doe and John Roe"), ElementsAre("Jane Doe", "John Roe"));
    EXPECT_THAT(authors("News Bureau"), ElementsAre("News Bureau"));
    EXPECT_THAT(authors("肖春芳"), ElementsAre("肖春芳"));
}

TEST(HtmlMetadata, ChoosesTheTitleThatThePageShows) {
    EXPECT_EQ(metadata_of("<title>New Zealand - Encyclopedia</title>" +
                          json_ld(R"({"@type":"Article","headline":"country in Oceania","name":"New Zealand"})"))
                  .title,
              "New Zealand");
    EXPECT_EQ(metadata_of("<title>Harbour reopens after strike | The Courier</title><h1>Harbour reopens after "
                          "strike</h1>")
                  .title,
              "Harbour reopens after strike");
    EXPECT_EQ(metadata_of("<meta property='og:title' content='Harbour reopens after nine…'><h1>Harbour reopens after "
                          "nine days</h1>")
                  .title,
              "Harbour reopens after nine days");
    EXPECT_EQ(metadata_of("<h1>Harbour reopens</h1>").title, "Harbour reopens");
    EXPECT_EQ(metadata_of("<meta property='og:title' content='AT&amp;amp;T &amp;#8217; reopens'>").title,
              "AT&T ’ reopens");
}

TEST(HtmlMetadata, ReadsWhatSitesMarkInTheirText) {
    EXPECT_THAT(metadata_of("<p class=entry-author>By <a rel=author>Jane Doe</a></p>").authors,
                ElementsAre("Jane Doe"));
    EXPECT_THAT(metadata_of("<span itemprop=author><span itemprop=name>Jane Doe</span></span>").authors,
                ElementsAre("Jane Doe"));
    EXPECT_THAT(
        metadata_of("<div class=author-box>Read all about our authors and their work on this page</div>").authors,
        IsEmpty());
    EXPECT_EQ(published("<time itemprop=datePublished datetime='2022-03-18T10:00:00Z'>Friday</time>"),
              "2022-03-18T10:00:00Z");
    EXPECT_EQ(published("<time datetime='2022-03-18T10:00:00Z'>of some other story</time>"), "");
}

TEST(HtmlMetadata, TakesTheDateOfThePageWhereTheArticleHasNone) {
    const std::string page = R"({"@type":"WebPage","datePublished":"2022-03-18T10:00:00Z"})";
    EXPECT_EQ(published(json_ld(page)), "2022-03-18T10:00:00Z");
    EXPECT_EQ(published(json_ld(page) + json_ld(R"({"@type":"NewsArticle","datePublished":"2022-03-19T10:00:00Z"})")),
              "2022-03-19T10:00:00Z");
}

TEST(HtmlMetadata, FindsTheNamesInTheBylineOfThePage) {
    const struct {
        const char* html;
        std::vector<std::string> authors;
    } cases[] = {
        {"<p class=byline>By <b>Jane Doe</b><br>March 11, 2015 3:46 PM</p>", {"Jane Doe"}},
        {"<p class=byline>By <span>JANE DOE</span> <abbr>March 11, 2015 3:46 PM</abbr></p>", {"Jane Doe"}},
        {"<p class=byline>Written by Jane Doe<br>Edited by John Roe</p>", {"Jane Doe"}},
        {"<div class=byline><a>Jane Doe</a> <a>John Roe</a></div>", {"Jane Doe", "John Roe"}},
        {"<div class=bylines><div class=byline>Jane Doe</div><div class=byline>John Roe</div></div>",
         {"Jane Doe", "John Roe"}},
        {"<div class=article-author><a>City Life</a> by <a rel=author>Jane Doe</a></div>", {"Jane Doe"}},
        {"<span itemprop=author><a>Jane Doe</a> (with Ann Poe and Sam Lee)</span>", {"Jane Doe"}},
        {"<span class=author>Jane Doe —</span>", {"Jane Doe"}},
        {"<a class=author>山田花子</a>", {"山田花子"}},
        {"<span class=author-follow>John Roe</span><h1>Harbour reopens</h1><p class=byline>Jane Doe</p>", {"Jane Doe"}},
        {"<h1>Harbour reopens</h1><div class=comment><b class=author>John Roe</b></div><p class=byline>Jane Doe</p>",
         {"Jane Doe"}},
        {"<figure><span class=image-author>John Roe</span></figure><p class=byline>Jane Doe</p>", {"Jane Doe"}},
    };
    for (const auto& [html, authors] : cases) EXPECT_EQ(metadata_of(html).authors, authors) << html;
}

TEST(HtmlMetadata, PrefersThePrintedBylineToAnOutletOrALogin) {
    const std::string byline = "<h1>Harbour reopens</h1><p class=byline>By Jane Doe</p>";
    const std::string outlet = "<meta property='og:site_name' content='The Courier'>";
    for (const std::string author : {"The Courier", "jd0815", "newsdesk@courier.example"}) {
        const std::string meta = "<meta name=author content='" + author + "'>";
        EXPECT_THAT(metadata_of(outlet + meta + byline).authors, ElementsAre("Jane Doe")) << author;
        EXPECT_THAT(metadata_of(outlet + meta).authors, ElementsAre(author));
    }
    EXPECT_THAT(
        metadata_of(outlet + "<meta name=author content='The Courier'><meta name=author content='Ann Poe'>" + byline)
            .authors,
        ElementsAre("Ann Poe"));
}

}  // namespace
}  // namespace dateline
