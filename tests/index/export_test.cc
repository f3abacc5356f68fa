// Exports read piece by piece, while the index goes on.

#include "searchd/export.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr int articles = 300;

std::string id_of(int number) { return "storm-" + std::to_string(number); }

// Of three kilobytes, so that there are several pieces.
std::string record(int number, const std::string& title = "Storm") {
    const std::string name = std::to_string(number);
    return json{{"id", id_of(number)},
                {"title", title + " " + name},
                {"body", std::string(1 + static_cast<std::size_t>(number % 7), 's') + " storm " + name +
                             std::string(3000, 'x')},
                {"published", "2026-03-" + std::to_string(10 + number % 19)}}
               .dump() +
           "\n";
}

std::string records(int from, int to) {
    std::string lines;
    for (int number = from; number < to; ++number) lines += record(number);
    return lines;
}

SearchRequest for_storm(Sort sort = Sort::relevance) {
    SearchRequest request;
    request.q = "storm";
    request.sort = sort;
    request.folds_stories = false;
    request.per_page = 100;
    return request;
}

class Exports : public ::testing::Test {
protected:
    Exports() {
        index_.folder.write("in/a.jsonl", records(0, articles));
        index_.stats();
    }

    // With what `change` makes of the index after the first piece.
    template <typename Change>
    std::vector<ListedArticle> export_during(const Change& change) {
        Export found(searcher_, for_storm());
        std::vector<ListedArticle> given = found.next();
        EXPECT_THAT(given, Not(IsEmpty()));
        EXPECT_LT(given.size(), static_cast<std::size_t>(articles) / 2) << "one of several pieces";
        change(given);
        for (auto piece = found.next(); !piece.empty(); piece = found.next())
            given.insert(given.end(), piece.begin(), piece.end());
        return given;
    }

    static std::vector<std::string> ids(const std::vector<ListedArticle>& given) {
        std::vector<std::string> found;
        for (const ListedArticle& one : given) found.push_back(one.article.id);
        return found;
    }

    static std::set<std::string> every_id() {
        std::set<std::string> found;
        for (int number = 0; number < articles; ++number) found.insert(id_of(number));
        return found;
    }

    TestIndex index_;
    Searcher searcher_{index_.index, 1};
};

TEST_F(Exports, HoldWhatAllPagesOfTheSearchHold) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
        SearchRequest request = for_storm(sort);
        std::vector<std::string> expected;
        for (request.page = 1; request.page <= 3; ++request.page) {
            for (const Hit& hit : searcher_.search(request).hits) expected.push_back(hit.article.id);
        }
        ASSERT_THAT(expected, SizeIs(articles));
        std::vector<std::string> given;
        Export found(searcher_, for_storm(sort));
        for (auto piece = found.next(); !piece.empty(); piece = found.next()) {
            for (const std::string& id : ids(piece)) given.push_back(id);
        }
        EXPECT_EQ(given, expected) << to_string(sort);
    }
}

TEST_F(Exports, ReadChangedArticlesAsTheyAreAndLeaveOutThoseThatAreGone) {
    const auto change = [&](const std::vector<ListedArticle>&) {
        // The last article goes, and another comes: it must not be taken for the one that has gone.
        for (int commit = 1; commit <= 4; ++commit) {
            std::string lines;
            for (int number = 0; number < articles - commit; ++number)
                lines += record(number, "Changed" + std::to_string(commit));
            lines += json{{"id", "calm"}, {"title", "Calm " + std::to_string(commit)}}.dump() + "\n";
            index_.folder.write("in/a.jsonl", lines);
            EXPECT_EQ(index_.stats()["deleted"], 1);
        }
    };
    const std::vector<ListedArticle> given = export_during(change);
    const std::vector<std::string> found = ids(given);
    EXPECT_EQ(std::set(found.begin(), found.end()).size(), found.size()) << "each once";
    EXPECT_GE(found.size(), static_cast<std::size_t>(articles - 4));
    EXPECT_THAT(found, Not(Contains("calm")));
    EXPECT_TRUE(given.back().article.title.starts_with("Changed4 ")) << given.back().article.title;
}

TEST_F(Exports, GoOnInAnotherIndexThatIsSwappedIn) {
    const auto change = [&](const std::vector<ListedArticle>&) {
        // In another order, so that docids differ; the second run removes the index that the export began with.
        index_.folder.write("in/a.jsonl", records(articles / 2, articles));
        index_.folder.write("in/b.jsonl", records(0, articles / 2));
        index_.stats({"--rebuild"});
        index_.folder.write("in/c.jsonl", records(articles, articles + 1));
        index_.stats();
        index_.stats({"--rebuild"});
        index_.stats();
    };
    const std::vector<std::string> found = ids(export_during(change));
    std::set<std::string> expected = every_id();
    expected.insert(id_of(articles));
    EXPECT_THAT(found, SizeIs(expected.size())) << "each once";
    EXPECT_EQ(std::set(found.begin(), found.end()), expected);
}

TEST_F(Exports, HoldNoHandleBetweenPieces) {
    Export one(searcher_, for_storm());
    one.next();
    EXPECT_NO_THROW(searcher_.state()) << "there is one handle alone";
}

TEST_F(Exports, OfNothingAreEmpty) {
    SearchRequest request = for_storm();
    request.q = "zeppelin";
    EXPECT_THAT(Export(searcher_, request).next(), IsEmpty());
}

}  // namespace
}  // namespace dateline::testing
