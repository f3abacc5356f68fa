#include "indexer/readers/html_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/reader.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;

const std::string sentences =
    "<p>The harbour of Veldhaven reopened on Friday after a strike of nine days, the port authority said.</p>"
    "<p>Ships had waited in the roads since the crane drivers walked out. The last is due to leave on Sunday.</p>";

Article read(const std::string& page) {
    const Result<ReadArticle> result = read_html(page, {"/in/page.html", "page.html", 0}).front();
    return result ? result->article : Article{};
}

TEST(HtmlReader, ReadsAPage) {
    const Article article = read(
        "<!DOCTYPE html><html lang=en><head><title>Harbour reopens after strike - The Courier</title><meta "
        "charset=utf-8>"
        "<meta property='og:site_name' content='The Courier'><link rel=canonical "
        "href='https://courier.example/1'></head>"
        "<body><article><h1>Harbour reopens after strike</h1><div>By Jane Doe</div><div>Published March 18, "
        "2022</div>" +
        sentences + "</article></body></html>");
    EXPECT_EQ(article.title, "Harbour reopens after strike");
    EXPECT_EQ(article.source, "The Courier");
    EXPECT_EQ(article.url, "https://courier.example/1");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Jane Doe"));
    ASSERT_TRUE(article.published);
    EXPECT_EQ(to_rfc3339(article.published->at), "2022-03-18T00:00:00Z");
    EXPECT_TRUE(article.body.starts_with("The harbour of Veldhaven")) << article.body;
    EXPECT_TRUE(article.body.ends_with("leave on Sunday.")) << article.body;
}

TEST(HtmlReader, LeavesBylineAndDateAboveTheStoryOutOfIt) {
    const Article old = read(
        "<body><font size=5><b>Harbour reopens after strike</b></font><br><i>Friday, March 18, 2022 – by Jane Doe</i>" +
        sentences + "</body>");
    EXPECT_TRUE(old.body.starts_with("The harbour of Veldhaven")) << old.body;
    EXPECT_THAT(old.authors, ElementsAre("Jane Doe"));
    EXPECT_TRUE(old.published.has_value());
    const Article below = read(
        "<article><h1>Harbour reopens after strike</h1><p>The cranes turn again after nine days of strike in "
        "Veldhaven.</p>"
        "<p>Von Jane Doe</p><p>Stand: 18.03.2022, 06:00 Uhr</p>" +
        sentences + "</article>");
    EXPECT_EQ(below.body.find("Jane Doe"), std::string::npos) << below.body;
    EXPECT_EQ(below.body.find("Stand"), std::string::npos) << below.body;
    EXPECT_NE(below.body.find("The cranes turn again"), std::string::npos) << below.body;
}

TEST(HtmlReader, DoesNotTakeADateOfTheStoryForItsOwn) {
    EXPECT_FALSE(read("<h1>Harbour reopens</h1>" + sentences + "<p>It was built on March 18, 1922.</p>").published);
}

TEST(HtmlReader, ReadsPagesInOtherCharacterSets) {
    const auto page = [](const std::string& charset, const std::string& word) {
        return "<html><head><meta http-equiv=Content-Type content='text/html; charset=" + charset + "'><title>" + word +
               "</title></head><body><p>" + word + "</p></body></html>";
    };
    EXPECT_EQ(read(page("iso-8859-1", "caf\xE9 \x93quoted\x94")).title, "café “quoted”");
    EXPECT_EQ(read(page("windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2")).title, "Привет");
    EXPECT_EQ(read(page("Shift_JIS", "\x93\xFA\x96\x7B")).title, "日本");
    EXPECT_EQ(read(page("gb2312", "\xD6\xD0\xB9\xFA")).title, "中国");
    EXPECT_EQ(read(page("euc-kr", "\xBF\xA1\xBC\xAD")).title, "에서");
    EXPECT_EQ(read(page("uhc", "\xBF\xA1\xBC\xAD")).title, "에서");
    EXPECT_EQ(read(page("iso-8859-1", "Zürich")).title, "Zürich") << "UTF-8 is seen, whatever is declared";
    EXPECT_EQ(read(page("no-such-set", "plain")).title, "plain");
}

TEST(HtmlReader, RejectsWhatHoldsNoText) {
    for (const std::string& page :
         {std::string("<html><body></body></html>"), std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)})
        EXPECT_FALSE(read_html(page, {"/in/page.html", "page.html", 0}).front()) << page;
}

TEST(TakeHtml, KeepsWhatIsKnownAlready) {
    Article article;
    article.title = "Known";
    article.source = "Agency";
    take_html("<title>Other</title><meta property='og:site_name' content=Site>" + sentences, article);
    EXPECT_EQ(article.title, "Known");
    EXPECT_EQ(article.source, "Agency");
    EXPECT_FALSE(article.body.empty());
}

}  // namespace
}  // namespace dateline
