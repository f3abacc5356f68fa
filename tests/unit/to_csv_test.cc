#include "searchd/to_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/csv.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using testing::parse_csv;
using ::testing::SizeIs;

ListedArticle article_of(const std::string& text) {
    ListedArticle one;
    for (std::string* member :
         {&one.article.id, &one.article.url, &one.article.title, &one.article.summary, &one.article.source,
          &one.article.section, &one.article.language, &one.article.path, &one.article.body, &one.story})
        *member = text;
    one.article.authors = {text};
    one.article.tags = {text};
    return one;
}

TEST(ToCsv, HasAColumnForEachMember) {
    ListedArticle one = article_of("text");
    one.article.published = parse_timestamp("2026-03");
    one.article.indexed = parse_timestamp("2026-04-01T10:00:00Z")->at;
    one.article.authors = {"Ana Ruiz", "Jon Vale"};
    const auto lines = parse_csv(csv_header() + to_csv(one));
    ASSERT_THAT(lines, SizeIs(2));
    EXPECT_THAT(lines[0], ElementsAre("id", "url", "title", "summary", "published", "published_precision", "source",
                                      "authors", "section", "tags", "language", "path", "indexed", "story", "body"));
    EXPECT_THAT(lines[1], ElementsAre("text", "text", "text", "text", "2026-03-01T00:00:00Z", "month", "text",
                                      "Ana Ruiz; Jon Vale", "text", "text", "text", "text", "2026-04-01T10:00:00Z",
                                      "text", "text"));
}

TEST(ToCsv, WhatIsUnknownIsEmpty) { EXPECT_EQ(to_csv({}), ",,,,,,,,,,,,,,\r\n") << "never invented"; }

TEST(ToCsv, TextStaysInItsCell) {
    for (const std::string text : {"a,b", "\"", "\"\"", "say \"no\"", "two\nlines", "two\n\nparagraphs", ",", "\r\n",
                                   "x\",\"y", "é 日本 😀", ""}) {
        ListedArticle one = article_of("x" + text);
        const auto lines = parse_csv(to_csv(one));
        ASSERT_THAT(lines, SizeIs(1)) << text;
        ASSERT_THAT(lines[0], SizeIs(15)) << text;
        EXPECT_EQ(lines[0][2], "x" + text);
        EXPECT_EQ(lines[0][14], "x" + text);
    }
}

TEST(ToCsv, NoCellIsAFormula) {
    for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1",
                                   "=HYPERLINK(\"http://evil.example\";\"x\")", "=cmd|' /C calc'!A0"}) {
        const auto lines = parse_csv(to_csv(article_of(text)));
        ASSERT_THAT(lines, SizeIs(1)) << text;
        for (const std::string& cell : lines[0]) EXPECT_TRUE(cell.empty() || cell == "'" + text) << cell;
    }
    EXPECT_EQ(parse_csv(to_csv(article_of("a=1")))[0][0], "a=1");
}

}  // namespace
}  // namespace dateline
