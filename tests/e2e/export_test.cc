// /api/v1/export from outside.

#include <atomic>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/http.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

const std::string corpus = DATELINE_SOURCE_DIR "/corpus";

std::vector<json> lines_of(const std::string& body) {
    std::vector<json> lines;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = body.find('\n', at);
        if (end == std::string::npos) throw std::runtime_error("the last line has no end");
        lines.push_back(json::parse(body.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

// Long ones, of few words.
std::string storms(int count, std::size_t length) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        const std::string name = std::to_string(i);
        lines += json{{"id", "storm-" + name},
                      {"title", "Storm " + name},
                      {"body", "The storm " + name + " came. " + name + std::string(length, 'x')}}
                     .dump() +
                 "\n";
    }
    return lines;
}

class ExportOfCorpus : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<TestIndex>();
        ASSERT_EQ(index_->run({}, {corpus}).exit_code, 0);
        daemon_ = std::make_unique<Daemon>(index_->index);
    }
    static void TearDownTestSuite() {
        daemon_.reset();
        index_.reset();
    }

    static Answer get(const std::string& target, const Headers& headers = {}) {
        return testing::get(daemon_->port(), target, headers);
    }

    static inline std::unique_ptr<TestIndex> index_;
    static inline std::unique_ptr<Daemon> daemon_;
};

TEST_F(ExportOfCorpus, HasAllHitsOfTheSearchAsTheArticlesAre) {
    for (const std::string parameters : {"q=", "q=storm+OR+mayor", "q=the+mayor+of+lund+and+the+port", "q=-the",
                                         "lang=de", "q=mayor&sort=oldest", "q=xyzzyx"}) {
        const json page = json::parse(get("/api/v1/search?fold=none&per_page=100&" + parameters).body);
        const Answer answer = get("/api/v1/export?" + parameters);
        ASSERT_EQ(answer.status, 200);
        const std::vector<json> lines = lines_of(answer.body);
        ASSERT_EQ(lines.size(), page["total"]) << parameters;
        EXPECT_EQ(answer.header("X-Total-Count"), std::to_string(lines.size()));
        for (std::size_t i = 0; i < page["hits"].size(); ++i) EXPECT_EQ(lines[i]["id"], page["hits"][i]["id"]);
        for (const json& line : lines) {
            if (!parameters.ends_with("mayor&sort=oldest")) continue;
            const std::string id = encoded(line["id"].get<std::string>());
            EXPECT_EQ(line, json::parse(get("/api/v1/articles/" + id).body));
        }
    }
}

// Visitors are not to learn where on the machine the files lie.
TEST_F(ExportOfCorpus, TellsNothingOfTheFoldersAboveTheSource) {
    std::string all = get("/api/v1/export").body + get("/api/v1/export?format=csv").body;
    for (const json& line : lines_of(get("/api/v1/export").body)) {
        EXPECT_THAT(line["path"], StartsWith("corpus/"));
        const std::string id = encoded(line["id"].get<std::string>());
        for (const char* route : {"/api/v1/articles/", "/article/", "/story/"}) all += get(route + id).body;
    }
    for (const char* target : {"/api/v1/search?per_page=100&fold=none&explain=1", "/feed", "/search", "/api/v1/stats"})
        all += get(target).body;
    EXPECT_THAT(all, Not(HasSubstr(DATELINE_SOURCE_DIR)));
}

TEST_F(ExportOfCorpus, HoldsOneArticleOfAStoryWhereThatIsAskedFor) {
    const json page = json::parse(get("/api/v1/search").body);
    ASSERT_LT(page["stories"], page["total"]);
    EXPECT_EQ(lines_of(get("/api/v1/export?fold=story").body).size(), page["stories"]);
}

TEST_F(ExportOfCorpus, IsAFileToSave) {
    const Answer jsonl = get("/api/v1/export");
    EXPECT_EQ(jsonl.header("Content-Type"), "application/jsonl; charset=utf-8");
    EXPECT_THAT(jsonl.header("Content-Disposition"), StartsWith("attachment; filename=\"dateline-20"));
    EXPECT_THAT(jsonl.header("Content-Disposition"), HasSubstr(".jsonl\""));
    const Answer csv = get("/api/v1/export?format=csv");
    EXPECT_THAT(csv.header("Content-Type"), StartsWith("text/csv"));
    EXPECT_THAT(csv.header("Content-Disposition"), HasSubstr(".csv\""));
    EXPECT_THAT(csv.body, StartsWith("id,url,title,"));
    const Answer packed = get("/api/v1/export", {{"Accept-Encoding", "gzip"}});
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), jsonl.body.size() / 2);
}

TEST_F(ExportOfCorpus, AnswersHeadAndConditionalRequestsWithoutABody) {
    const Answer head = request(daemon_->port(), "HEAD", "/api/v1/export?q=mayor");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.body, "");
    EXPECT_THAT(head.header("Content-Disposition"), StartsWith("attachment"));
    EXPECT_EQ(get("/api/v1/export?q=mayor", {{"If-None-Match", head.header("ETag")}}).status, 304);
}

TEST_F(ExportOfCorpus, NamesABadParameter) {
    const Answer answer = get("/api/v1/export?format=xls");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(json::parse(answer.body)["detail"], "format must be jsonl or csv");
    EXPECT_EQ(get("/api/v1/export?sort=best").status, 400);
}

// Who speaks HTTP/1.0 knows no chunks: the end of the connection is the end.
TEST_F(ExportOfCorpus, HasNoChunksForOldClients) {
    const std::string back = raw(daemon_->port(), "GET /api/v1/export?q=mayor HTTP/1.0\r\nHost: x\r\n\r\n", 5000);
    const std::string body = back.substr(back.find("\r\n\r\n") + 4);
    EXPECT_EQ(body, get("/api/v1/export?q=mayor").body);
}

TEST(Export, GoesOnWhileTheIndexIsWrittenAndRebuilt) {
    constexpr int articles = 300;
    TestIndex index;
    index.folder.write("in/storms.jsonl", storms(articles, 20'000));
    index.stats();
    const Daemon daemon(index.index);
    std::atomic<bool> done = false;
    std::atomic<int> exports = 0;
    std::thread reader([&] {
        while (!done) {
            const Answer answer = get(daemon.port(), "/api/v1/export?q=storm+-title:new");
            EXPECT_EQ(answer.status, 200) << answer.body;
            std::set<std::string> ids;
            const std::vector<json> lines = lines_of(answer.body);
            for (const json& line : lines) ids.insert(line["id"]);
            EXPECT_THAT(ids, SizeIs(articles));
            EXPECT_THAT(lines, SizeIs(articles)) << "each once";
            ++exports;
        }
    });
    for (int commit = 1; commit <= 12 || exports < 3; ++commit) {
        index.folder.write("in/more.jsonl",
                           json{{"id", "new"}, {"title", "New storm " + std::to_string(commit)}}.dump() + "\n");
        const Finished finished =
            index.run(commit % 4 == 0 ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{});
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
    done = true;
    reader.join();
}

// An export that does not fit into the buffers between daemon and reader.
class SlowReaders : public ::testing::Test {
protected:
    SlowReaders() {
        index_.folder.write("in/storms.jsonl", storms(300, 60'000));
        index_.stats();
    }

    // One that has begun, and of which nobody reads more than the beginning.
    static std::unique_ptr<Connection> stopped_export(const Daemon& daemon) {
        for (int tries = 0; tries < 10; ++tries) {
            auto connection = std::make_unique<Connection>(daemon.port());
            connection->send("GET /api/v1/export HTTP/1.1\r\nHost: x\r\n\r\n");
            if (connection->receive(30'000).starts_with("HTTP/1.1 200 ")) return connection;
        }
        throw std::runtime_error("no export began");
    }

    TestIndex index_;
};

TEST_F(SlowReaders, KeepTheirThreadForSecondsOnly) {
    const Daemon daemon(index_.index, {"--threads", "1"});
    const auto stopped = stopped_export(daemon);
    EXPECT_EQ(get(daemon.port(), "/healthz").status, 200) << "by the only thread, in less than thirty seconds";
}

TEST_F(SlowReaders, AreAtMostEightAndTakeNoHandle) {
    const Daemon daemon(index_.index, {"--searches", "1"});
    std::vector<std::unique_ptr<Connection>> stopped;
    for (int i = 0; i < 8; ++i) stopped.push_back(stopped_export(daemon));
    Answer answer = get(daemon.port(), "/api/v1/export?q=title:1");
    EXPECT_EQ(answer.status, 503);
    EXPECT_THAT(answer.body, ::testing::HasSubstr("Too many exports at once."));
    EXPECT_EQ(answer.header("Retry-After"), "2");
    EXPECT_EQ(get(daemon.port(), "/api/v1/search?q=storm").status, 200);
    stopped.clear();
    for (int tries = 0; answer.status == 503 && tries < 50; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        answer = get(daemon.port(), "/api/v1/export?q=title:1");
    }
    EXPECT_EQ(answer.status, 200) << "those who hung up are not counted";
}

}  // namespace
}  // namespace dateline::testing
