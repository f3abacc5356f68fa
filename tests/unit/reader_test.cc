#include "indexer/readers/reader.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;

const Origin origin{"/news/story.txt", "story.txt", 0};

Article finished(Article article, const Origin& from = origin) {
    const Result<ReadArticle> found = finish_article({std::move(article), {}}, from);
    EXPECT_TRUE(found);
    return found ? found->article : Article{};
}

Article titled(const std::string& title) {
    Article article;
    article.title = title;
    return article;
}

TEST(FindReader, KnowsAFormatByItsName) {
    for (const char* name : {"story.txt", "story", "STORY.TXT", "story.txt.gz", "story.gz", "a.b.txt", ".hidden",
                             "story.txt.zst", "story.txt.xz", "story.txt.gz.bz2", "README.md"}) {
        ASSERT_NE(find_reader(name), nullptr) << name;
        EXPECT_EQ(find_reader(name)->framing, Framing::file) << name;
    }
    for (const char* name : {"dump.jsonl", "dump.jsonl.gz", "dump.NDJSON.GZ", "dump.json", "dump.jsonl.zst"}) {
        ASSERT_NE(find_reader(name), nullptr) << name;
        EXPECT_EQ(find_reader(name)->framing, Framing::lines) << name;
    }
    for (const char* name : {"news.tar", "news.zip", "news.TAR.GZ", "news.tar.bz2", "news.tgz", "news.txz"}) {
        ASSERT_NE(find_reader(name), nullptr) << name;
        EXPECT_EQ(find_reader(name)->framing, Framing::archive) << name;
    }
    for (const char* name : {"photo.jpg", "story.pdf", "backup.txt~", "photo.jpg.gz", "x.txt.part"})
        EXPECT_EQ(find_reader(name), nullptr) << name;
}

TEST(FindReader, EveryExtensionIsTold) {
    for (const char* extension : {".txt", ".jsonl", ".gz", ".zst", ".xz", ".bz2", ".tar", ".zip"})
        EXPECT_NE(known_extensions().find(extension), std::string::npos) << extension;
}

TEST(ChooseReader, GoesByContentBeforeTheName) {
    const auto name_of = [](std::string_view file, std::string_view head) { return choose_reader(file, head).name; };
    for (const char* file : {"page.html", "page.txt", "page", "-"}) {
        EXPECT_EQ(name_of(file, "<!DOCTYPE html><html><head>"), "HTML") << file;
        EXPECT_EQ(name_of(file, "\xEF\xBB\xBF <!-- saved --> \n<HTML lang=en>"), "HTML") << file;
        EXPECT_EQ(name_of(file, "[\n{\"title\":"), "JSON") << file;
        EXPECT_EQ(name_of(file, "{\n  \"title\": \"T\""), "JSON") << file;
    }
    EXPECT_EQ(name_of("part.html", "<p>No document, but its name tells"), "HTML");
    EXPECT_EQ(name_of("story.txt", std::string_view("PK\x03\x04\x14\0", 6)), "archive");
    EXPECT_EQ(name_of("story.txt", "PK is how the paper signs its letters"), "text");
    EXPECT_EQ(name_of("story.txt", std::string(600, ' ')), "text") << "no checksum is no tar";
    EXPECT_EQ(name_of("a.jsonl", "{\"title\":\"T\"}\n{"), "JSON Lines");
    EXPECT_EQ(name_of("a.jsonl", "{broken\n{\"title\":\"T\"}"), "JSON Lines") << "one bad line is not the file";
    EXPECT_EQ(name_of("-", "{\"title\":\"T\"}"), "JSON Lines");
    EXPECT_EQ(name_of("story.txt", "{\"title\":\"T\"}\n{"), "JSON Lines");
    EXPECT_EQ(name_of("story.txt", "{\"title\", as programmers say"), "text");
    EXPECT_EQ(name_of("story.txt", "[Photo] The harbour reopened"), "text");
    EXPECT_EQ(name_of("story.txt", ""), "text");
    EXPECT_EQ(name_of("named.by-person", "The harbour reopened"), "text");
}

TEST(FinishArticle, KeepsTheIdOfTheRecord) {
    Article article = titled("T");
    article.id = " a\n 1 ";
    article.url = "https://example.com/a";
    EXPECT_EQ(finished(article).id, "a 1");
}

TEST(FinishArticle, MakesAnIdThatStays) {
    Article with_url = titled("T");
    with_url.url = "https://example.com/a";
    Article renamed = with_url;
    renamed.title = "Another title";
    EXPECT_EQ(finished(with_url).id, finished(renamed, {"/elsewhere", "", 9}).id)
        << "the URL tells, not the text or the file";
    Article fragment = with_url;
    fragment.url += "#comments";
    EXPECT_EQ(finished(with_url).id, finished(fragment).id);
    EXPECT_EQ(finished(titled("a")).id, finished(titled("b")).id) << "the path tells where there is no URL";

    std::set<std::string> ids = {finished(with_url).id, finished(titled("T")).id,
                                 finished(titled("T"), {"/news/x.jsonl", "", 1}).id,
                                 finished(titled("T"), {"/news/x.jsonl", "", 2}).id};
    EXPECT_EQ(ids.size(), 4u);
    for (const std::string& id : ids)
        EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos) << "fit for a URL";
}

TEST(FinishArticle, DropsAUrlThatIsNoWebAddress) {
    for (const char* url :
         {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
          "data:text/html,x", "file:///etc/passwd", "//example.com", "/a", "example.com", "https:// x", "ftp://x"}) {
        Article article = titled("T");
        article.url = url;
        EXPECT_EQ(finished(article).url, "") << url;
    }
    for (const char* url : {"https://example.com/a?b=c#d", "http://example.com", "HTTPS://EXAMPLE.COM/A"}) {
        Article article = titled("T");
        article.url = " " + std::string(url) + "\n";
        EXPECT_EQ(finished(article).url, url);
    }
}

TEST(FinishArticle, TidiesWhatIsShown) {
    Article article = titled("  A \n title\u00A0here ");
    article.body = "\n\nBody\n\nMore\n";
    article.authors = {" Ann  Lee ", "", "Ann Lee", "Bo"};
    article.tags = {"x", " x", "y"};
    article.source = " The\tGazette ";
    const Article tidy = finished(article);
    EXPECT_EQ(tidy.title, "A title here");
    EXPECT_EQ(tidy.body, "Body\n\nMore");
    EXPECT_THAT(tidy.authors, ElementsAre("Ann Lee", "Bo"));
    EXPECT_THAT(tidy.tags, ElementsAre("x", "y"));
    EXPECT_EQ(tidy.source, "The Gazette");
}

TEST(FinishArticle, LeavesNewlinesAsTheOnlyControlCharacters) {
    Article article = titled("T");
    article.body = "\tA\tb\n\n\n\nC";
    article.summary = "\n\nS\n\n\nT ";
    const Article tidy = finished(article);
    EXPECT_EQ(tidy.body, "A b\n\nC");
    EXPECT_EQ(tidy.summary, "S\n\nT");
}

TEST(FinishArticle, BoundsWhatIsShownOnALine) {
    Article article = titled(std::string(100'000, 'x'));
    article.source = article.section = article.title;
    article.id = article.title;
    article.url = "https://news.example/" + article.title;
    for (int i = 0; i < 300'000; ++i) article.tags.push_back(std::to_string(i));
    article.authors = {std::string(1500, 'y')};
    const Article tidy = finished(article);
    EXPECT_LT(tidy.title.size(), 1100u);
    EXPECT_TRUE(tidy.title.ends_with("x…"));
    EXPECT_EQ(tidy.source, std::string(1000, 'x') + "…");
    EXPECT_EQ(tidy.section, tidy.source);
    EXPECT_EQ(tidy.authors.front(), std::string(1000, 'y') + "…");
    EXPECT_EQ(tidy.url, "");
    EXPECT_EQ(tidy.tags.size(), 200u);
    article.id += 'z';
    EXPECT_LT(tidy.id.size(), 100u);
    EXPECT_NE(finished(article).id, tidy.id) << "ids that are alike at the start";
}

TEST(FinishArticle, TellsEveryNoteInOneLine) {
    const auto found = finish_article({titled("T"), {"published: no date in 'a\nb'"}}, origin);
    ASSERT_TRUE(found);
    EXPECT_THAT(found->notes, ElementsAre("published: no date in 'a b'"));
}

TEST(FinishArticle, MakesATitleFromTheBody) {
    Article article;
    article.body = "The first sentence. The second.";
    EXPECT_FALSE(finished(article).title.empty());
    EXPECT_FALSE(finish_article({Article{}, {}}, origin)) << "nothing to read at all";
}

TEST(FinishArticle, TakesADateFromTheUrlOnlyWhereNoneIsKnown) {
    Article article = titled("T");
    article.url = "https://example.com/2022/03/18/oil";
    ASSERT_TRUE(finished(article).published);
    EXPECT_EQ(to_rfc3339(finished(article).published->at), "2022-03-18T00:00:00Z");
    article.published = parse_timestamp("2021-01-01");
    EXPECT_EQ(finished(article).published, parse_timestamp("2021-01-01"));
    EXPECT_FALSE(finished(titled("T")).published) << "never invented";
}

TEST(ReadText, RefusesWhatHoldsNoText) {
    EXPECT_FALSE(read_text("", origin).front());
    EXPECT_FALSE(read_text(" \n\t\u00A0\n", origin).front());
    EXPECT_FALSE(read_text(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0", 20), origin).front());
}

TEST(ReadText, ReadsAPlainStory) {
    const Result<ReadArticle> found = read_text(
                                          "Oil prices rise again in spring\n\nThe price of oil rose on Monday, traders "
                                          "said.\n\nIt had fallen before, to "
                                          "the surprise of many.\n",
                                          origin)
                                          .front();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->article.title, "Oil prices rise again in spring");
    EXPECT_NE(found->article.body.find("traders said."), std::string::npos);
    EXPECT_EQ(found->article.path, origin.path);
    EXPECT_FALSE(found->article.id.empty());
}

}  // namespace
}  // namespace dateline
