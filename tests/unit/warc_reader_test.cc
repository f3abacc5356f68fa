#include "indexer/readers/warc_reader.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/warc.h"

namespace dateline {
namespace {

using testing::cut_warc;
using ::testing::HasSubstr;
using testing::http_page;
using testing::warc_record;
using testing::warc_response;

const Origin origin{"/archives/CC-NEWS-20211105.warc.gz", "2021/11/05/CC-NEWS-20211105.warc.gz", 7};
const std::string uri = "http://news.example/harbour";

const std::string body =
    "<p>The harbour of Eastmere was closed on Monday after a crane fell into the basin, the port authority said.</p>"
    "<p>Nobody was hurt. Divers are to look at the wreck before the first ferry may leave again.</p>"
    "<p>The crane was built in 1961 and had been repaired twice, according to the port's own records.</p>";

std::string page_of(const std::string& title, const std::string& text, const std::string& head = "") {
    return "<!DOCTYPE html><html><head><title>" + title + "</title>" + head + "</head><body><h1>" + title +
           "</h1><article>" + text + "</article></body></html>";
}

const std::string page = page_of("Harbour closed", body);

// The article in a record that must give one.
ReadArticle read(const std::string& record) {
    std::vector<Result<ReadArticle>> articles = read_warc_record(record, origin);
    EXPECT_EQ(articles.size(), 1u) << record.substr(0, 400);
    if (articles.size() != 1) return {};
    EXPECT_TRUE(articles[0]) << (articles[0] ? "" : articles[0].fault());
    return articles[0] ? *articles[0] : ReadArticle{};
}

std::string fault_of(const std::string& record) {
    const std::vector<Result<ReadArticle>> articles = read_warc_record(record, origin);
    return articles.size() == 1 && !articles[0] ? articles[0].fault() : "";
}

TEST(ReadWarcRecord, FindsTheArticleOfAPage) {
    const Article article = read(warc_response(uri, http_page(page))).article;
    EXPECT_EQ(article.title, "Harbour closed");
    EXPECT_THAT(article.body, HasSubstr("a crane fell into the basin"));
    EXPECT_EQ(article.url, uri);
    EXPECT_EQ(article.path, origin.path);
    EXPECT_FALSE(article.id.empty());
}

TEST(ReadWarcRecord, NeverTakesTheDateOfTheCrawl) {
    EXPECT_FALSE(read(warc_response(uri, http_page(page))).article.published);
    EXPECT_FALSE(read(warc_record("resource", uri, "text/html", page)).article.published);
    EXPECT_FALSE(read(warc_record("resource", uri, "text/plain", "Harbour closed\n\nThe harbour was closed."))
                     .article.published);
    const std::string dated = "<meta property='article:published_time' content='2019-02-03T10:00:00Z'>";
    EXPECT_TRUE(read(warc_response(uri, http_page(page_of("Harbour closed", body, dated)))).article.published);
}

TEST(ReadWarcRecord, ReadsResources) {
    EXPECT_EQ(read(warc_record("resource", uri, "text/html; charset=utf-8", page)).article.title, "Harbour closed");
    const Article text = read(warc_record("resource", uri, "text/plain",
                                          "Harbour closed\n\nThe harbour was closed on Monday.\n\nNobody was hurt."))
                             .article;
    EXPECT_EQ(text.title, "Harbour closed");
    EXPECT_THAT(text.body, HasSubstr("Nobody was hurt."));
    EXPECT_EQ(text.url, uri);
    const Article from_file = read(warc_record("resource", "file:///home/a/page.html", "text/html", page)).article;
    EXPECT_EQ(from_file.url, "") << "nothing a browser may open";
    EXPECT_FALSE(from_file.id.empty());
}

TEST(ReadWarcRecord, ReadsArcs) {
    const std::string http = http_page(page);
    const std::string record =
        uri + " 192.0.2.1 20080430204826 text/html " + std::to_string(http.size()) + "\n" + http + "\n";
    const Article article = read(record).article;
    EXPECT_EQ(article.title, "Harbour closed");
    EXPECT_EQ(article.url, uri);
    EXPECT_FALSE(article.published);
}

TEST(ReadWarcRecord, KnowsTheCharacterSet) {
    const std::string text =
        "<p>Die H\xE4"
        "fen \xF6"
        "ffnen erst am Montag wieder, sagte die Beh\xF6rde. Niemand wurde verletzt.</p>";
    const std::string cyrillic =
        "<p>\xCF\xEE\xF0\xF2 \xE7\xE0\xEA\xF0\xFB\xF2 \xE4\xEE \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA\xE0.</p>";
    for (const auto& [type, head] : std::vector<std::pair<std::string, std::string>>{
             {"text/html; charset=iso-8859-1", ""}, {"text/html", "<meta charset=windows-1252>"}})
        EXPECT_THAT(read(warc_response(uri, http_page(page_of("Hafen", text, head), type))).article.body,
                    HasSubstr("Häfen öffnen"));
    for (const auto& [type, head] : std::vector<std::pair<std::string, std::string>>{
             {"text/html; charset=windows-1251", "<meta charset=iso-8859-1>"},
             {"text/html", "<meta charset='windows-1251'>"}})
        EXPECT_THAT(read(warc_response(uri, http_page(page_of("Порт", cyrillic, head), type))).article.body,
                    HasSubstr("Порт закрыт"))
            << "the header of the response goes first";
}

TEST(ReadWarcRecord, SniffsWhatHasNoType) {
    const auto untyped = [](const std::string& content) {
        return warc_response(uri, "HTTP/1.1 200 OK\r\n\r\n" + content);
    };
    for (const std::string start : {"", "\xEF\xBB\xBF", "\r\n  ", "<!-- x -->", "<?xml version='1.0'?>"})
        EXPECT_EQ(read(untyped(start + page)).article.title, "Harbour closed") << start;
    for (const std::string& content :
         {std::string("{\"a\": 1}"), std::string("\x89PNG\r\n"), std::string("<bookmarks/>"),
          std::string("<?xml version='1.0'?><rss/>"), std::string("plain text"), std::string()})
        EXPECT_TRUE(read_warc_record(untyped(content), origin).empty()) << content;
}

TEST(ReadWarcRecord, PassesOverWhatIsNoArticle) {
    for (const char* type :
         {"image/png", "application/json", "text/plain", "text/css", "application/pdf", "application/rss+xml"})
        EXPECT_TRUE(read_warc_record(warc_response(uri, http_page(page, type)), origin).empty()) << type;
    for (const char* status :
         {"301 Moved", "302 Found", "304 Not Modified", "404 Not Found", "500 Oops", "206 Partial"}) {
        const std::string http = "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: text/html\r\n\r\n" + page;
        EXPECT_TRUE(read_warc_record(warc_response(uri, http), origin).empty()) << status;
    }
    EXPECT_TRUE(read_warc_record(warc_response("http://news.example/robots.txt", http_page(page)), origin).empty());
    EXPECT_TRUE(read_warc_record(warc_record("response", "dns:news.example", "text/dns", "192.0.2.1"), origin).empty());
    for (const char* type : {"request", "revisit", "metadata", "warcinfo", "conversion", "continuation", ""})
        EXPECT_TRUE(read_warc_record(warc_record(type, uri, "application/http", http_page(page)), origin).empty())
            << type;
}

TEST(ReadWarcRecord, DoesNotUnpackWhatItPassesOver) {
    const std::string bomb = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: a,b,c,d,e,f\r\n\r\n";
    EXPECT_TRUE(read_warc_record(warc_response(uri, bomb), origin).empty());
}

TEST(ReadWarcRecord, NamesThePageInAFault) {
    EXPECT_EQ(fault_of(warc_response(uri, http_page(""))), uri + ": holds no text of an article");
    EXPECT_EQ(fault_of(warc_response(uri, http_page("<html><body><script>x</script></body></html>"))),
              uri + ": holds no text of an article");
    EXPECT_EQ(fault_of(warc_response(uri, http_page(std::string(500, '\1')))),
              uri + ": is no page: it holds binary data");
    EXPECT_EQ(fault_of(warc_response(uri, "no response")), uri + ": is no HTTP response");
    EXPECT_EQ(fault_of("rubbish"), "has no header of a web archive");
    const std::string long_uri = "http://news.example/" + std::string(5000, 'x');
    EXPECT_LT(fault_of(warc_response(long_uri, "no response")).size(), 300u);
}

TEST(ReadWarcRecord, TakesTheNameThatAPageGivesItself) {
    const std::string target = "http://www.news.example:80/a?id=x";
    const auto url_for = [&](const std::string& canonical) {
        const std::string link = "<link rel='canonical' href='" + canonical + "'>";
        return read(warc_response(target, http_page(page_of("Harbour closed", body, link)))).article.url;
    };
    for (const char* own : {"http://www.news.example/a", "https://www.news.example/a",
                            "HTTPS://WWW.News.Example/a/b?id=1", "https://news.example/a"})
        EXPECT_EQ(url_for(own), own);
    for (const char* foreign :
         {"https://other.example/a", "https://news.example.evil.example/a", "https://news.example@evil.example/a",
          "https://evil.example\\@news.example/a", "javascript:alert(1)", "ftp://www.news.example/a", "/a", "",
          "https://", "http://www.news.example/", "https://www.news.example", "http://www.news.example/?x",
          "http://www.news.example/a b"})
        EXPECT_EQ(url_for(foreign), target) << foreign;
}

TEST(ReadWarcRecord, SaysWhereAPageBreaksOff) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string chunk = "100\r\n" + (page + std::string(256, ' ')).substr(0, 256) + "\r\n";
    const ReadArticle cut = read(warc_response(uri, http + chunk));
    EXPECT_EQ(cut.notes.size(), 1u);
    EXPECT_THAT(cut.article.body, HasSubstr("The harbour of Eastmere"));
    std::string truncated = warc_response(uri, http_page(page));
    truncated.insert(truncated.find("Content-Type"), "WARC-Truncated: length\r\n");
    EXPECT_EQ(read(truncated).notes.size(), 1u);
    EXPECT_TRUE(read(warc_response(uri, http_page(page))).notes.empty());
}

TEST(ReadWarcRecord, SurvivesEveryCut) {
    const std::string record = warc_response(uri, http_page(page));
    for (std::size_t end = 0; end < record.size(); end += 3) (void)read_warc_record(record.substr(0, end), origin);
}

// As a small crawl leaves them: each page with its request and its metadata, every seventh no page, every eleventh a
// redirect.
TEST(ReadWarcRecord, ReadsACrawl) {
    std::string archive = warc_record("warcinfo", "", "application/warc-fields", "software: by hand\r\n");
    std::set<std::string> expected;
    for (int i = 1; i <= 200; ++i) {
        const std::string url = "https://news.example/story/" + std::to_string(i);
        const std::string title = "Crane number " + std::to_string(i) + " falls";
        archive += warc_record("request", url, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
        if (i % 7 == 0) {
            archive += warc_response(url, http_page("\x89PNG" + std::string(300, '\0'), "image/png"));
        } else if (i % 11 == 0) {
            archive +=
                warc_response(url, "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /\r\n\r\n" + page);
        } else {
            archive += warc_response(url, http_page(page_of(title, body)));
            expected.insert(url + " " + title);
        }
        archive += warc_record("metadata", url, "application/warc-fields", "fetchTimeMs: 12\r\n");
    }
    std::set<std::string> found;
    std::set<std::string> ids;
    for (const WarcRecord& record : cut_warc(archive, 1000)) {
        ASSERT_TRUE(record.bytes) << record.bytes.fault();
        for (const Result<ReadArticle>& article : read_warc_record(*record.bytes, origin)) {
            ASSERT_TRUE(article) << article.fault();
            found.insert(article->article.url + " " + article->article.title);
            ids.insert(article->article.id);
        }
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(ids.size(), expected.size());
}

}  // namespace
}  // namespace dateline
