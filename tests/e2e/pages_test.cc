// The daemon from outside: pages, API, errors.

#include <algorithm>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/support/http.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string many_records() {
    std::string lines;
    for (int i = 0; i < 25; ++i) {
        const json record = {
            {"id", "tram-" + std::to_string(i)},
            {"title", "Tram line " + std::to_string(i) + " opens"},
            {"body", "The tram runs to the harbour. Passengers cheered the new tram.\n\nA second paragraph."},
            {"published",
             i < 24 ? json("2026-03-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1)) : json(nullptr)},
            {"source", i % 2 == 0 ? "Evening Courier" : "Harbour Gazette"},
            {"author", i % 5 == 0 ? json({"Ana Ruiz", "Jon Vale"}) : json("Ana Ruiz")},
            {"section", "City"},
            {"url", "https://courier.example/" + std::to_string(i)}};
        lines += record.dump() + "\n";
    }
    const json hostile = {{"id", "a/b?c#d <x>"},
                          {"title", "<script>alert(1)</script> & \"quotes\" 'n' more"},
                          {"body", "<img src=x onerror=alert(1)> zeppelin </p><script>x</script>"},
                          {"source", "<b>Evil</b>"},
                          {"author", "\"><script>"},
                          {"section", "{{q}}"},
                          {"tags", {"<i>"}},
                          {"url", "javascript:alert(1)"}};
    return lines + hostile.dump() + "\n";
}

class Pages : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        index_->folder.write("in/trams.jsonl", many_records());
        ASSERT_EQ(index_->run().exit_code, 0);
        daemon_ = std::make_unique<Daemon>(index_->index);
    }
    static void TearDownTestSuite() {
        daemon_.reset();
        index_.reset();
    }

    static Answer get(const std::string& target, const Headers& headers = {}) {
        return testing::get(daemon_->port(), target, headers);
    }
    static json search(const std::string& parameters) {
        const Answer answer = get("/api/v1/search?" + parameters);
        EXPECT_EQ(answer.status, 200) << parameters << answer.body;
        return json::parse(answer.body);
    }
    static int port() { return daemon_->port(); }

    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Daemon> daemon_;
};

TEST_F(Pages, SearchAnswersWithEverythingTheInterfaceNames) {
    const json page = search("q=tram");
    EXPECT_EQ(page["query"], "tram");
    EXPECT_EQ(page["read_as"], "tram");
    EXPECT_EQ(page["total"], 25);
    EXPECT_EQ(page["total_is_exact"], true);
    EXPECT_EQ(page["page"], 1);
    EXPECT_EQ(page["per_page"], 10);
    EXPECT_EQ(page["pages"], 3);
    EXPECT_EQ(page["next"], "/api/v1/search?q=tram&page=2");
    EXPECT_TRUE(page["prev"].is_null());
    EXPECT_TRUE(page["warnings"].empty());
    ASSERT_EQ(page["hits"].size(), 10u);
    const json& hit = page["hits"][0];
    for (const char* name : {"id", "url", "title", "source", "authors", "published", "published_precision", "language",
                             "section", "snippet", "snippet_text", "matches", "score"}) {
        EXPECT_TRUE(hit.contains(name)) << name;
    }
    EXPECT_THAT(hit["snippet"].get<std::string>(), HasSubstr("<mark>tram</mark>"));
    const std::string text = hit["snippet_text"];
    const std::size_t offset = hit["matches"][0][0];
    const std::size_t length = hit["matches"][0][1];
    EXPECT_EQ(text.substr(offset, length), "tram");
    EXPECT_EQ(page["facets"]["source"][0], (json{{"value", "Evening Courier"}, {"count", 13}}));
    EXPECT_EQ(page["facets"]["author"],
              (json{{{"value", "Ana Ruiz"}, {"count", 25}}, {{"value", "Jon Vale"}, {"count", 5}}}));
    EXPECT_FALSE(page["index"]["uuid"].get<std::string>().empty());
    EXPECT_GT(page["index"]["revision"], 0);
}

TEST_F(Pages, PagesHoldEachHitOnce) {
    std::set<std::string> seen;
    std::string next = "/api/v1/search?q=tram&per_page=7";
    double last_score = 1e9;
    while (!next.empty()) {
        const json page = json::parse(get(next).body);
        for (const json& hit : page["hits"]) {
            EXPECT_TRUE(seen.insert(hit["id"]).second);
            EXPECT_LE(hit["score"], last_score);
            last_score = hit["score"];
        }
        next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    }
    EXPECT_EQ(seen.size(), 25u);
    EXPECT_TRUE(search("q=tram&page=999")["hits"].empty());
}

TEST_F(Pages, SortByDateWithTheUndatedLast) {
    const json newest = search("q=tram&sort=newest&per_page=100")["hits"];
    EXPECT_EQ(newest.front()["id"], "tram-23");
    EXPECT_EQ(newest.back()["id"], "tram-24");
    const json oldest = search("q=tram&sort=oldest&per_page=100")["hits"];
    EXPECT_EQ(oldest.front()["id"], "tram-0");
    EXPECT_EQ(oldest.back()["id"], "tram-24");
}

TEST_F(Pages, DatesIncludeBothEnds) {
    EXPECT_EQ(search("q=tram&from=2026-03-05&to=2026-03-07")["total"], 3);
    EXPECT_EQ(search("q=tram&from=2026-03-05")["total"], 20);
    EXPECT_EQ(search("q=tram&to=2026-03")["total"], 24);
    EXPECT_EQ(search("q=tram&to=2025")["total"], 0);
    EXPECT_EQ(search("q=tram&from=2026-03-07&to=2026-03-05")["total"], 3) << "the ends are exchanged";
    EXPECT_EQ(search("from=2026-03-24T00:00:00Z")["total"], 1);
}

TEST_F(Pages, FiltersNarrowAndExclude) {
    EXPECT_EQ(search("q=tram&source=harbour+gazette")["total"], 12);
    EXPECT_EQ(search("q=tram&source=-Harbour+Gazette")["total"], 13);
    EXPECT_EQ(search("q=tram&author=Jon+Vale&source=Evening+Courier")["total"], 3);
    EXPECT_EQ(search("q=tram&source=Evening+Courier&source=Harbour+Gazette")["total"], 25);
    EXPECT_EQ(search("q=source:courier+author:vale")["total"], 3);
    EXPECT_EQ(search("q=harbour&in=title")["total"], 0);
    EXPECT_EQ(search("q=harbour&in=body")["total"], 25);
}

std::string unescaped(std::string text) {
    for (std::size_t at = 0; (at = text.find("&amp;", at)) != std::string::npos; ++at) text.replace(at, 5, "&");
    return text;
}

TEST_F(Pages, ABarOfTheTimelineLeadsToWhatItCounts) {
    std::size_t bars = 0;
    for (const std::string parameters :
         {"q=tram", "q=tram&source=Harbour+Gazette&from=2026-03-02T12:00:00Z&to=2026-03-20",
          "q=passengers&fold=none"}) {
        const std::string page = get("/search?" + parameters).body;
        const std::string start = "<a href=\"/search?";
        const std::size_t end = page.find("</table>");
        for (std::size_t at = page.find("<table"); (at = page.find(start, at)) < end; ++bars) {
            at += start.size();
            const std::string link = unescaped(page.substr(at, page.find('"', at) - at));
            const std::size_t count = page.find("<td>", at) + 4;
            EXPECT_EQ(search(link)["total"], std::stoi(page.substr(count))) << link;
        }
    }
    EXPECT_GT(bars, 50u);
    EXPECT_EQ(search("q=tram")["timeline"]["bars"].size(), 24u);
    EXPECT_THAT(get("/search?q=tram&facets=0").body, Not(HasSubstr("<svg")));
}

TEST_F(Pages, AnotherQueryIsComparedInTheTimeline) {
    const json page = search("q=tram&q2=passengers+-title:1&source=Harbour+Gazette");
    const json other = search("q=passengers+-title:1&source=Harbour+Gazette");
    EXPECT_EQ(page["compared"]["total"], other["total"]);
    std::size_t sum = 0;
    for (const json& bar : page["timeline"]["bars"]) sum += bar["count2"].get<std::size_t>();
    EXPECT_EQ(sum, other["total"].get<std::size_t>());
    const std::string hostile = encoded("\"><script>alert(1)</script>");
    EXPECT_THAT(get("/search?q=tram&q2=" + hostile).body,
                AllOf(HasSubstr("&lt;script&gt;alert(1)"), Not(HasSubstr("<script>"))));
    EXPECT_EQ(get("/api/v1/search?q2=" + std::string(1001, 'x')).status, 400);
}

TEST_F(Pages, BadParametersAreNamed) {
    for (const char* parameters : {"page=0", "page=x", "per_page=101", "per_page=-1", "sort=best", "from=yesteryear",
                                   "to=2026-13", "in=summary", "facets=7", "explain=yes"}) {
        const Answer answer = get(std::string("/api/v1/search?q=tram&") + parameters);
        EXPECT_EQ(answer.status, 400) << parameters;
        EXPECT_THAT(answer.header("Content-Type"), StartsWith("application/problem+json"));
        const std::string name = std::string(parameters).substr(0, std::string(parameters).find('='));
        const json problem = json::parse(answer.body);
        EXPECT_THAT(problem["detail"].get<std::string>(), StartsWith(name));
        EXPECT_EQ(problem["errors"][0]["parameter"], name);
        EXPECT_EQ(problem["detail"], name + " " + problem["errors"][0]["detail"].get<std::string>());
        const Answer page = get(std::string("/search?q=tram&") + parameters);
        EXPECT_EQ(page.status, 200) << "people get an answer, with a warning";
        EXPECT_THAT(page.body, HasSubstr("Left out: " + name));
    }
    EXPECT_EQ(get("/api/v1/search?q=" + std::string(1001, 'x')).status, 400);
    EXPECT_THAT(get("/search?q=" + std::string(1001, 'x')).body, HasSubstr("first 1000 characters"));
}

TEST_F(Pages, AllBadParametersAreNamedAtOnce) {
    const json problem = json::parse(get("/api/v1/export?page=0&sort=best&format=xls&q=tram").body);
    std::vector<std::string> names;
    for (const json& one : problem["errors"]) names.push_back(one["parameter"]);
    EXPECT_THAT(names, ElementsAre("page", "sort", "format"));
    EXPECT_THAT(get("/search?q=tram&from=2026-02-30").body,
                HasSubstr("name=\"from\" type=\"text\" value=\"2026-02-30\""));
    const std::string page = get("/search?page=0&sort=best&q=tram").body;
    EXPECT_THAT(page, AllOf(HasSubstr("Left out: page “0” must"), HasSubstr("Left out: sort “best” must")));
}

TEST_F(Pages, AnAddressThatIsTooLongIsToldWhatToDo) {
    const Answer answer = get("/search?q=" + std::string(9000, 'x'));
    EXPECT_EQ(answer.status, 414);
    const json problem = json::parse(answer.body);
    EXPECT_THAT(problem["detail"].get<std::string>(), HasSubstr("Shorten the query"));
    EXPECT_FALSE(problem.contains("errors"));
}

TEST_F(Pages, AMethodThatNobodyKnowsIsNotImplemented) {
    for (const char* method : {"BREW", "PROPFIND"}) {
        const Answer page = request(daemon_->port(), method, "/search?q=tram");
        EXPECT_EQ(page.status, 501) << method;
        EXPECT_THAT(page.header("Content-Type"), StartsWith("text/html"));
        EXPECT_EQ(page.header("Allow"), "GET, HEAD, OPTIONS");
        const Answer answer = request(daemon_->port(), method, "/api/v1/search?q=tram");
        EXPECT_EQ(json::parse(answer.body)["title"], "Not Implemented");
    }
    EXPECT_EQ(request(daemon_->port(), "POST", "/search?q=tram").status, 405);
}

TEST_F(Pages, ASlashAtTheEndChangesNothing) {
    // Behind the time that the search took.
    const auto hits = [&](const std::string& target) {
        const std::string page = get(target).body;
        return page.substr(std::min(page.find("<ol"), page.size()));
    };
    EXPECT_EQ(hits("/search/?q=tram"), hits("/search?q=tram"));
    EXPECT_THAT(hits("/search/?q=tram"), HasSubstr("<mark>"));
    EXPECT_EQ(get("/help/").status, 200);
    EXPECT_EQ(get("/api/v1/stats/").status, 404);
    EXPECT_EQ(get("/search//").status, 404);
}

TEST_F(Pages, ReadingsSayWhatParametersLimit) {
    const json page = search("q=tram&author=-Jon+Vale&from=2026-11&to=2026-01&utm_source=x");
    EXPECT_EQ(page["read_as"], "tram, published from 1 January 2026 to 30 November 2026, not by Jon Vale");
    EXPECT_EQ(page["warnings"], json({"The ends of “2026-11..2026-01” were exchanged: the earlier comes first."}));
    EXPECT_THAT(get("/search?q=tram&source=evening").body, HasSubstr("No source is called “evening”; there is"));
}

TEST_F(Pages, ArticlesAreShownWhole) {
    const Answer page = get("/article/tram-3?q=passengers");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Tram line 3 opens"), HasSubstr("<mark id=\"m1\">Passengers</mark>"),
                                 HasSubstr("A second paragraph."), HasSubstr("4 March 2026"),
                                 HasSubstr("https://courier.example/3")));
    const json article = json::parse(get("/api/v1/articles/tram-3").body);
    EXPECT_EQ(article["id"], "tram-3");
    EXPECT_EQ(article["published"], "2026-03-04T00:00:00Z");
    EXPECT_EQ(article["published_precision"], "day");
    EXPECT_EQ(article["authors"], json({"Ana Ruiz"}));
    EXPECT_THAT(article["body"].get<std::string>(), HasSubstr("\n\nA second paragraph."));
    EXPECT_EQ(get("/article/nothing").status, 404);
    EXPECT_EQ(get("/api/v1/articles/nothing").status, 404);
}

TEST_F(Pages, HostileTextStaysText) {
    const std::string id = encoded("a/b?c#d <x>");
    for (const std::string& target :
         {std::string("/search?q=zeppelin"), "/article/" + id + "?q=" + encoded("\"><script>zeppelin"),
          std::string("/"),
          "/search?q=" + encoded("</title><script>alert(1)</script>") + "&source=" + encoded("\"><script>")}) {
        const Answer page = get(target);
        EXPECT_EQ(page.status, 200) << target;
        EXPECT_THAT(page.body, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img")), Not(HasSubstr("javascript:")),
                                     Not(HasSubstr("<b>Evil"))))
            << target;
        EXPECT_THAT(page.header("Content-Security-Policy"), HasSubstr("default-src 'none'"));
        EXPECT_EQ(page.header("X-Content-Type-Options"), "nosniff");
    }
    const json hit = search("q=zeppelin")["hits"][0];
    EXPECT_THAT(hit["snippet"].get<std::string>(), AllOf(HasSubstr("&lt;img"), HasSubstr("<mark>zeppelin</mark>")));
    EXPECT_EQ(hit["url"], "");
    EXPECT_EQ(json::parse(get("/api/v1/articles/" + id).body)["id"], "a/b?c#d <x>");
}

TEST_F(Pages, NoQueryIsAnError) {
    const std::vector<std::string> queries = {"",
                                              " ",
                                              "\"",
                                              "\"\"",
                                              "(",
                                              ")",
                                              "((((",
                                              "AND",
                                              "oil AND",
                                              "OR OR",
                                              "NOT",
                                              "-",
                                              "--",
                                              "- -",
                                              "-tram",
                                              "NOT tram",
                                              "tram NOT",
                                              "tram -",
                                              "title:",
                                              "title:(",
                                              "a*",
                                              "*",
                                              "tram*",
                                              "1..2",
                                              "a..b",
                                              "wait...what",
                                              "日本 tram",
                                              "tram 日本abc",
                                              "\xF0\x9F\x9A\x8B",
                                              "\x01\x02",
                                              "%00",
                                              "\xFF\xFE",
                                              "NEAR",
                                              "a NEAR b",
                                              "a NEAR/3 b",
                                              "lang:en",
                                              "nosuch:oil",
                                              "http://a.b/c?d=e&f",
                                              "C++",
                                              "\\",
                                              "tram'",
                                              "O'",
                                              "‘tram’",
                                              "“tram",
                                              "｢tram｣",
                                              "<tram>",
                                              "tram\nboat",
                                              "🚋🚋🚋",
                                              "e\u0301",
                                              "\u202Etram"};
    for (const std::string& q : queries) {
        EXPECT_EQ(get("/search?q=" + encoded(q)).status, 200) << q;
        EXPECT_EQ(get("/api/v1/search?q=" + encoded(q)).status, 200) << q;
        EXPECT_EQ(get("/article/tram-1?q=" + encoded(q)).status, 200) << q;
    }
    for (const char* tail :
         {"?q=%", "?q=%zz", "?q=%FF", "?q=%00tram", "?", "?&&&", "?=", "?q", "?q=a=b=c", "?q=a&q=b"}) {
        EXPECT_EQ(get(std::string("/api/v1/search") + tail).status, 200) << tail;
    }
}

TEST_F(Pages, ExpensiveQueriesAreBounded) {
    const auto repeated = [](const std::string& part) {
        std::string text;
        while (text.size() + part.size() <= 1000) text += part;
        return text;
    };
    for (const std::string& q :
         {repeated("tram "), repeated("-a "), repeated("("), repeated("(tram OR "), repeated("a* "),
          "\"" + repeated("the tram ").substr(0, 990) + "\"", repeated("the-"), repeated("NOT ")}) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(get("/api/v1/search?q=" + encoded(q)).status, 200) << q;
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << q;
    }
}

TEST_F(Pages, UnknownPathsAndMethods) {
    EXPECT_EQ(get("/nowhere").status, 404);
    EXPECT_THAT(get("/nowhere").header("Content-Type"), StartsWith("text/html"));
    EXPECT_THAT(get("/api/v1/nowhere").header("Content-Type"), StartsWith("application/problem+json"));
    EXPECT_EQ(get("/static/..%2f..%2f..%2fetc%2fpasswd").status, 404);
    EXPECT_EQ(get("/article/..%2f..").status, 404);
    const Answer post = request(port(), "POST", "/api/v1/search");
    EXPECT_EQ(post.status, 405);
    EXPECT_THAT(post.header("Allow"), HasSubstr("GET"));
    EXPECT_EQ(request(port(), "DELETE", "/article/tram-1").status, 405);
    EXPECT_EQ(request(port(), "OPTIONS", "/api/v1/search").header("Access-Control-Allow-Origin"), "*");
}

TEST_F(Pages, TheirAddressIsOnPaper) {
    const std::string address = "http://127.0.0.1:" + std::to_string(port()) + "/search?q=tram&amp;page=2, ";
    EXPECT_THAT(get("/search?page=2&q=tram&utm_source=x").body, HasSubstr(address));
}

TEST_F(Pages, AVersionOfAStaticFileIsKeptForAYear) {
    const std::string page = get("/help").body;
    const std::size_t at = page.find("/static/style.css?v=");
    const std::string address = page.substr(at, page.find('"', at) - at);
    const Answer version = get(address);
    EXPECT_EQ(version.header("Cache-Control"), "public, max-age=31536000, immutable");
    for (const char* other : {"/static/style.css", "/static/style.css?v=", "/static/style.css?v=0"}) {
        const Answer answer = get(other);
        EXPECT_EQ(answer.header("Cache-Control"), "public, max-age=300") << other;
        EXPECT_EQ(answer.body, version.body) << other;
    }
    EXPECT_EQ(get(address, {{"If-None-Match", version.header("ETag")}}).status, 304);
}

TEST_F(Pages, TheIconIsWhereBrowsersLookForIt) {
    const Answer icon = get("/favicon.ico");
    EXPECT_EQ(icon.status, 200);
    EXPECT_EQ(icon.header("Content-Type"), "image/svg+xml");
    EXPECT_EQ(icon.body, get("/static/favicon.svg").body);
    EXPECT_EQ(icon.header("Cache-Control"), "public, max-age=300");
}

TEST_F(Pages, TheHelpIsNotSentTwice) {
    const Answer first = get("/help");
    EXPECT_EQ(first.header("Cache-Control"), "no-cache");
    ASSERT_THAT(first.header("ETag"), StartsWith("W/\""));
    EXPECT_EQ(get("/help", {{"If-None-Match", first.header("ETag")}}).status, 304);
    EXPECT_EQ(get("/help", {{"If-None-Match", "W/\"other\""}}).body, first.body);
}

TEST_F(Pages, HeadAndConditionalRequests) {
    const Answer head = request(port(), "HEAD", "/api/v1/search?q=tram");
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.body.empty());
    const Answer first = get("/api/v1/search?q=tram");
    EXPECT_THAT(first.header("ETag"), StartsWith("W/\""));
    EXPECT_EQ(first.header("Access-Control-Allow-Origin"), "*");
    const Answer again = get("/api/v1/search?q=tram", {{"If-None-Match", first.header("ETag")}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(get("/api/v1/search?q=boat", {{"If-None-Match", first.header("ETag")}}).status, 200);
}

TEST_F(Pages, WhatIsKnownStaysSoAfterARestart) {
    const Daemon again(index_->index);
    for (const char* target : {"/api/v1/search?q=tram", "/search?q=tram", "/feed?q=tram", "/"}) {
        const std::string tag = get(target).header("ETag");
        EXPECT_EQ(request(again.port(), "GET", target, {{"If-None-Match", tag}}).status, 304) << target;
    }
}

TEST_F(Pages, OtherValuesCanBeAddedToTheOneThatIsChosen) {
    EXPECT_THAT(get("/search?q=tram&source=Evening+Courier").body,
                HasSubstr("<span class=\"or\">or</span> Harbour Gazette</a> <span class=\"count\">12</span>"));
    EXPECT_THAT(get("/search?q=tram&source=Evening+Courier&source=Harbour+Gazette").body, HasSubstr("25 articles"));
}

TEST_F(Pages, AnswersSayWhenTheyWereGiven) {
    for (const char* target : {"/", "/api/v1/search?q=tram", "/static/style.css", "/nothing"})
        EXPECT_THAT(get(target).header("Date"), EndsWith(" GMT")) << target;
}

TEST_F(Pages, CompressesWithGzipOnly) {
    EXPECT_EQ(get("/search?q=tram", {{"Accept-Encoding", "gzip, deflate, br"}}).header("Content-Encoding"), "gzip");
    EXPECT_EQ(get("/search?q=tram", {{"Accept-Encoding", "br"}}).header("Content-Encoding"), "");
    EXPECT_EQ(get("/search?q=tram", {{"Accept-Encoding", "gzip;q=0"}}).header("Content-Encoding"), "");
    EXPECT_EQ(get("/search?q=tram", {{"Accept-Encoding", "br, gzip;q=0.000"}}).header("Content-Encoding"), "");
    EXPECT_EQ(get("/search?q=tram", {{"Accept-Encoding", "gzip; q=0.5"}}).header("Content-Encoding"), "gzip");
    EXPECT_EQ(get("/search?q=tram").header("Vary"), "Accept-Encoding");
}

TEST_F(Pages, IgnoresRanges) {
    std::string ranges = "bytes=0-";
    for (int i = 0; i < 1000; ++i) ranges += ",0-";
    const Answer answer = get("/search?q=tram", {{"Range", ranges}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_LT(answer.body.size(), 60'000u);
}

TEST_F(Pages, DoesNotTakeABodyForARequest) {
    const std::string smuggled = "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string back =
        raw(port(), "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(smuggled.size()) +
                        "\r\n\r\n" + smuggled);
    EXPECT_THAT(back, StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(back, Not(HasSubstr("404")));
}

TEST_F(Pages, AnswersMalformedRequestsWithAnError) {
    for (const char* bytes : {"\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET nowhere HTTP/1.1\r\n\r\n",
                              "\x16\x03\x01\x02\r\n\r\n"}) {
        const std::string back = raw(port(), bytes, 300);
        EXPECT_TRUE(back.empty() || back.starts_with("HTTP/1.1 4")) << bytes << back;
    }
    EXPECT_EQ(get("/healthz").status, 200);
}

TEST_F(Pages, KeepAliveAnswersAreNotDelayed) {
    const auto start = std::chrono::steady_clock::now();
    std::string requests;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(get("/healthz").status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST_F(Pages, TellsOfItsHealth) {
    EXPECT_EQ(get("/healthz").status, 200);
    EXPECT_THAT(get("/readyz").body, HasSubstr("26 articles"));
    EXPECT_THAT(get("/metrics").body, AllOf(HasSubstr("dateline_articles 26"),
                                            HasSubstr("dateline_requests_total{route=\"healthz\",status=\"200\"}")));
    EXPECT_EQ(json::parse(get("/api/v1/stats").body)["articles"], 26);
}

TEST_F(Pages, HomeHelpAndFiles) {
    EXPECT_THAT(get("/").body, AllOf(HasSubstr("26 articles"), HasSubstr("Tram line 23 opens")));
    EXPECT_THAT(get("/help").body, AllOf(HasSubstr("title:"), HasSubstr("source:"), HasSubstr("author:")));
    EXPECT_THAT(get("/static/style.css").header("Content-Type"), StartsWith("text/css"));
    EXPECT_THAT(get("/robots.txt").body, HasSubstr("Disallow: /search"));
    EXPECT_LT(get("/search?q=tram").body.size(), 30'000u);
}

TEST(Daemon, FollowsAPathPrefixWithOrWithoutTheProxyKeepingIt) {
    TestIndex index;
    index.folder.write("in/trams.jsonl", many_records());
    ASSERT_EQ(index.run().exit_code, 0);
    const testing::Daemon daemon(index.index, {"--base-url", "https://news.example/archive/"});
    for (const char* target : {"/archive/search?q=tram", "/search?q=tram"}) {
        EXPECT_THAT(get(daemon.port(), target).body,
                    AllOf(HasSubstr("href=\"/archive/article/tram-"), HasSubstr("/archive/static/style.css")));
    }
    EXPECT_EQ(json::parse(get(daemon.port(), "/archive/api/v1/search?q=tram").body)["next"],
              "/archive/api/v1/search?q=tram&page=2");
}

TEST(Daemon, FinishesAndLeavesOnSigterm) {
    TestIndex index;
    index.folder.write("in/trams.jsonl", many_records());
    ASSERT_EQ(index.run().exit_code, 0);
    testing::Daemon daemon(index.index);
    EXPECT_EQ(get(daemon.port(), "/healthz").status, 200);
    daemon.process().signal(SIGTERM);
    EXPECT_EQ(daemon.process().wait(), 0);
}

TEST(Daemon, RefusesAnAddressInUse) {
    TestIndex index;
    index.folder.write("in/trams.jsonl", many_records());
    ASSERT_EQ(index.run().exit_code, 0);
    const testing::Daemon daemon(index.index);
    const Finished second =
        run({DATELINE_SEARCHD, "--index", index.index, "--listen", "127.0.0.1:" + std::to_string(daemon.port()),
             "--web", std::string(DATELINE_SOURCE_DIR) + "/web"});
    EXPECT_EQ(second.exit_code, 73);
    EXPECT_THAT(second.err, HasSubstr("cannot listen"));
}

TEST(Daemon, WaitsForAnIndexThatIsNotThereYet) {
    const TestIndex index;
    const testing::Daemon daemon(index.index);
    EXPECT_EQ(get(daemon.port(), "/healthz").status, 200);
    EXPECT_EQ(get(daemon.port(), "/readyz").status, 503);
    EXPECT_EQ(get(daemon.port(), "/api/v1/search?q=tram").status, 503);
    EXPECT_THAT(get(daemon.port(), "/search?q=tram").header("Retry-After"), Not(""));
    index.folder.write("in/trams.jsonl", many_records());
    ASSERT_EQ(index.run().exit_code, 0);
    EXPECT_EQ(json::parse(get(daemon.port(), "/api/v1/search?q=tram").body)["total"], 25);
}

TEST(Daemon, ListensOnAUnixSocket) {
    TestIndex index;
    index.folder.write("in/trams.jsonl", many_records());
    ASSERT_EQ(index.run().exit_code, 0);
    const std::string path = index.folder / "socket";
    Background daemon({DATELINE_SEARCHD, "--index", index.index, "--listen", "unix:" + path, "--web",
                       std::string(DATELINE_SOURCE_DIR) + "/web"});
    EXPECT_EQ(daemon.first_line(), "Dateline is at unix:" + path + "\n");
    const Finished curl = run({"/usr/bin/curl", "-sS", "--unix-socket", path, "http://localhost/readyz"});
    EXPECT_THAT(curl.out, HasSubstr("ready")) << curl.err;
    daemon.signal(SIGTERM);
    EXPECT_EQ(daemon.wait(), 0);
}

}  // namespace
}  // namespace dateline::testing
