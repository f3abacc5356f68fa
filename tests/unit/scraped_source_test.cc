// Who wrote a scraped article, and where it stood. All texts are invented.
#include "indexer/readers/scraped_source.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

const std::string title = "Minister resigns over ferry contract after nine weeks";
const std::string story =
    "The transport minister resigned on Monday after nine weeks of questions about a contract for a new ferry.\n\n"
    "He said that he had done nothing wrong but that the debate had made it impossible to go on with his work.";

ScrapedText page_with(const std::string& line) { return parse_scraped_text(title + "\n\n" + line + "\n\n" + story); }

struct Case {
    std::string line;
    std::vector<std::string> authors;
    std::string source;
};

TEST(ParseByline, GivesNamesInCapitalsTheirUsualCase) {
    const std::vector<Case> cases{
        {"By JANE EXAMPLE FOR THE MAILONLINE", {"Jane Example"}, "MAILONLINE"},
        {"By JANE EXAMPLE AND JOHN O'SAMPLE-MCRAE, AP", {"Jane Example", "John O'Sample-McRae"}, "AP"},
        {"BY ŁUCJA WAŁĘSKA VON DER ÉCOLE", {"Łucja Wałęska von der École"}, ""},
        {"By J.R. EXAMPLE and Jane Sample", {"J.R. Example", "Jane Sample"}, ""},
        {"By Jane McExample", {"Jane McExample"}, ""},
        {"By Jane Example, jane@example.com", {"Jane Example"}, ""},
    };
    for (const auto& [line, authors, source] : cases) {
        const auto byline = parse_byline(line);
        ASSERT_TRUE(byline) << line;
        EXPECT_EQ(byline->authors, authors) << line;
        EXPECT_EQ(byline->source, source) << line;
    }
}

TEST(ParseScrapedText, TakesABylineGluedToItsStartBelowTheHeadlineOnly) {
    for (const std::string byline : {"ByJane Example", "byJane Example, Staff Writer", "Written byJane Example"}) {
        const auto found = page_with(byline);
        EXPECT_EQ(found.authors, std::vector<std::string>{"Jane Example"}) << byline;
        EXPECT_EQ(found.body, story) << byline;
    }
    const std::string market = "ByWard Market opens again";
    EXPECT_EQ(parse_scraped_text(market + "\n\n" + story).title, market);
    EXPECT_FALSE(parse_glued_byline("Byron Example"));
    EXPECT_FALSE(parse_glued_byline("By"));
}

TEST(ParseScrapedText, TakesTheSourceBesideADate) {
    for (const std::string line :
         {"2024年1月26日 14:05 来源：示例新闻", "2024-01-26 14:05 | 来源: 示例新闻", "来源：示例新闻"}) {
        const auto found = page_with(line);
        EXPECT_EQ(found.source, "示例新闻") << line;
        EXPECT_EQ(found.body, story) << line;
    }
}

TEST(ParseScrapedText, TakesNoAddressForAnOutlet) {
    for (const std::string line :
         {"jane@example.com", "Source: jane@example.com", "@janeexample", "By jane@news.example.com"}) {
        EXPECT_EQ(page_with(line).source, "") << line;
        EXPECT_EQ(parse_scraped_text(line + "\n\n" + title + "\n\n" + story).source, "") << line;
    }
    EXPECT_EQ(page_with("By Jane Example\n\njane@example.com").body, story);
    const std::string list = "Those who have seen the boat are asked to write to one of these:\n\nboat@example.com";
    EXPECT_EQ(parse_scraped_text(title + "\n\n" + story + "\n\n" + list).body, story + "\n\n" + list);
}

TEST(OutletInNotice, IsWhoPublishedThePage) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Copyright 2015 Example Media", "Example Media"},
        {"© 2015-2024 Example Media Ltd. All rights reserved.", "Example Media"},
        {"Copyright © 2015 by The Norholm Tribune, all rights reserved", "The Norholm Tribune"},
        {"©2015 Isle of Norholm Press Inc.", "Isle of Norholm Press"},
        {"(c) 2015 Example Media", "Example Media"},
        {"(C) Example Media Company 2012-2015", "Example Media"},
        {"The post Ferry runs again appeared first on Example Media.", "Example Media"},
        {"This article was originally published by the Norholm Tribune.", "the Norholm Tribune"},
        {"Follow NewsIsland on", "NewsIsland"},
        {"Follow Norholm Tribune on Facebook", "Norholm Tribune"},
        {"Follow us on Facebook", ""},
        {"Follow Jane Example on Twitter", ""},
        {"© Example Media", ""},
        {"© 2015 Getty Images", ""},
        {"Photo © 2015 Jane Example", ""},
        {"Copyright 2015. All rights reserved.", ""},
        {"Copyright law changed in 2015, Example Media said.", ""},
        {"Copyright 2015 jane@example.com", ""},
        {"This story was first published on 3 May 2015.", ""},
        {"", ""},
        {"©", ""},
    };
    for (const auto& [line, outlet] : cases) EXPECT_EQ(outlet_in_notice(line), outlet) << line;
}

TEST(ParseScrapedText, TakesTheOutletFromANoticeIfTheHeadNamesNone) {
    const std::string tail = "\n\nShare this article\n\nCopyright 2015 Example Media";
    const auto found = parse_scraped_text(title + "\n\n" + story + tail);
    EXPECT_EQ(found.source, "Example Media");
    EXPECT_EQ(found.body, story);
    EXPECT_EQ(parse_scraped_text(title + "\n\nBy Jane Example, Reuters\n\n" + story + tail).source, "Reuters");
    EXPECT_EQ(parse_scraped_text(title + "\n\n© 2014 Sample Pictures Agency\n\n" + story + tail).source,
              "Example Media");
    EXPECT_EQ(parse_scraped_text("Norholm Tribune > Opinion > Columns\n\n" + title + "\n\n" + story).source,
              "Norholm Tribune");
}

}  // namespace
}  // namespace dateline
