// Stories: near-duplicates are grouped, whatever the order in which they come, and folded in results, where nothing is
// lost.

#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// `count` sentences of words that no other `seed` has.
std::string sentences(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        for (int word = 0; word < 9; ++word) {
            for (int letter = 0; letter < 6; ++letter) text += static_cast<char>('a' + random() % 26);
            text += word == 8 ? ". " : " ";
        }
    }
    return text;
}

std::string record(const std::string& id, const std::string& source, const std::string& published,
                   const std::string& body) {
    return nlohmann::json{{"id", id},
                          {"title", "Nine days of strike"},
                          {"source", source},
                          {"published", published},
                          {"body", body}}
               .dump() +
           "\n";
}

class Stories : public ::testing::Test {
protected:
    ResultPage search(const TestIndex& of, bool folds, const std::string& q = "", unsigned per_page = 100) const {
        Searcher searcher(of.index, 1);
        SearchRequest request;
        request.q = q;
        request.folds_stories = folds;
        request.per_page = per_page;
        return searcher.search(request);
    }

    /// Each article's story.
    std::map<std::string, std::string> grouping(const TestIndex& of) const {
        std::map<std::string, std::string> stories;
        for (const Hit& hit : search(of, false).hits) stories[hit.article.id] = hit.story.id;
        return stories;
    }

    TestIndex index;
};

TEST_F(Stories, AreToldByCopiesCutsAndUpdates) {
    index.folder.write("in/a.jsonl", record("wire", "Wire", "2026-03-18T08:00:00Z", sentences(1, 20)) +
                                         record("daily", "Daily", "2026-03-18T10:00:00Z", sentences(1, 9)) +
                                         record("post", "Post", "2026-03-19", sentences(1, 20) + sentences(2, 4)) +
                                         record("other", "Post", "2026-03-19", sentences(3, 20)));
    index.stats();
    EXPECT_THAT(grouping(index), UnorderedElementsAre(std::pair("wire", "wire"), std::pair("daily", "wire"),
                                                      std::pair("post", "wire"), std::pair("other", "other")));
    const ResultPage page = search(index, true);
    EXPECT_EQ(page.total, 4u);
    EXPECT_EQ(page.stories, 2u);
    ASSERT_THAT(page.hits, SizeIs(2));
    for (const Hit& hit : page.hits) {
        if (hit.story.id != "wire") continue;
        EXPECT_EQ(hit.story.size, 3u);
        EXPECT_THAT(hit.story.sources, ElementsAre("Wire", "Daily", "Post"));
    }
}

TEST_F(Stories, ShowWhatEachMemberAdds) {
    const std::string news = "The mayor of Lomare has resigned over the affair.";
    index.folder.write("in/a.jsonl", record("wire", "Wire", "2026-03-18T08:00:00Z", sentences(1, 20)) +
                                         record("copy", "Daily", "2026-03-18T10:00:00Z", sentences(1, 20)) +
                                         record("update", "Post", "2026-03-19", sentences(1, 20) + "\n\n" + news));
    index.stats();
    Searcher searcher(index.index, 1);
    for (const char* id : {"wire", "copy", "update"}) {
        const auto page = searcher.story(id);
        ASSERT_TRUE(page.has_value());
        EXPECT_EQ(page->story.id, "wire");
        ASSERT_THAT(page->members, SizeIs(3));
        EXPECT_EQ(page->members[0].article.id, "wire");
        EXPECT_THAT(page->members[1].added, SizeIs(0));
        ASSERT_THAT(page->members[2].added, SizeIs(1));
        const MarkedText& added = page->members[2].added[0];
        EXPECT_EQ(added.text, news);
        ASSERT_THAT(added.marks, SizeIs(1));
        EXPECT_EQ(added.marks[0], (Span{0, news.size() - 1}));
    }
    EXPECT_FALSE(searcher.story("no such article").has_value());
}

/// The members of its story that are shown with the article `id`.
std::vector<std::string> shown_with(Searcher& searcher, const std::string& id) {
    const std::optional<ArticlePage> page = searcher.article(id, SearchRequest{});
    std::vector<std::string> ids;
    for (const Article& member : page->members) ids.push_back(member.id);
    return ids;
}

TEST_F(Stories, AreShownWithEachMember) {
    index.folder.write("in/a.jsonl", record("undated", "Daily", "", sentences(1, 20)) +
                                         record("late", "Daily", "2026-03-19T10:00:00Z", sentences(1, 20)) +
                                         record("early", "Wire", "2026-03-18T08:00:00Z", sentences(1, 20)) +
                                         record("other", "Post", "2026-03-19", sentences(3, 20)));
    index.stats();
    Searcher searcher(index.index, 1);
    for (const char* id : {"undated", "late", "early"})
        EXPECT_THAT(shown_with(searcher, id), ElementsAre("early", "late", "undated"));
    EXPECT_THAT(shown_with(searcher, "other"), SizeIs(0));
}

TEST_F(Stories, OfManyMembersTheFirstAreShownAndTheArticle) {
    std::string records;
    for (int n = 10; n < 40; ++n)
        records +=
            record("a" + std::to_string(n), "Wire", "2026-03-18T08:" + std::to_string(n) + ":00Z", sentences(1, 20));
    index.folder.write("in/a.jsonl", records);
    index.stats();
    Searcher searcher(index.index, 1);
    EXPECT_THAT(shown_with(searcher, "a12"),
                ElementsAre("a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19"));
    EXPECT_THAT(shown_with(searcher, "a33"),
                ElementsAre("a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a33"));
    EXPECT_EQ(searcher.article("a33", SearchRequest{})->story.size, 30u);
}

TEST_F(Stories, TellWhatIsNewOnlyOnce) {
    const std::string news = "The mayor of Lomare has resigned over the affair.";
    index.folder.write("in/a.jsonl", record("wire", "Wire", "2026-03-18T08:00:00Z", sentences(1, 20)) +
                                         record("update", "Post", "2026-03-19", sentences(1, 20) + "\n\n" + news) +
                                         record("later", "Daily", "2026-03-20", news + "\n\n" + sentences(1, 20)));
    index.stats();
    const auto page = Searcher(index.index, 1).story("wire");
    ASSERT_THAT(page->members, SizeIs(3));
    EXPECT_THAT(page->members[1].added, SizeIs(1));
    EXPECT_THAT(page->members[2].added, SizeIs(0)) << "it was told by another";
}

TEST_F(Stories, AnotherSpellingAddsNothing) {
    const std::vector<std::string> spellings = {
        "The share rose by 5 per cent in the week that ended, and 10,000 U.S. dollars were paid for an add-on.",
        "The share rose by 5 percent in the week that ended, and 10 000 US dollars were paid for an addon."};
    for (const auto& [first, second] : {std::pair{spellings[0], spellings[1]}, {spellings[1], spellings[0]}}) {
        index.folder.write(
            "in/a.jsonl",
            record("wire", "Wire", "2026-03-18T08:00:00Z", sentences(1, 20) + first) +
                record("copy", "Daily", "2026-03-18T10:00:00Z", sentences(1, 20) + second) +
                record("update", "Post", "2026-03-19", sentences(1, 20) + std::string(second).replace(18, 1, "7")) +
                record("end", "Post", "2026-03-20", sentences(1, 20) + second + " Cent."));
        index.stats();
        const auto page = Searcher(index.index, 1).story("wire");
        ASSERT_THAT(page->members, SizeIs(4));
        EXPECT_THAT(page->members[1].added, SizeIs(0)) << second;
        ASSERT_THAT(page->members[2].added, SizeIs(1));
        const MarkedText& added = page->members[2].added[0];
        ASSERT_THAT(added.marks, SizeIs(1));
        EXPECT_EQ(added.text.substr(added.marks[0].begin, 1), "7") << "another number is new";
        EXPECT_THAT(page->members[3].added, SizeIs(1)) << "a word more is new";
    }
}

TEST_F(Stories, AnArticleAloneIsItsOwn) {
    index.folder.write("in/a.jsonl", record("alone", "Wire", "2026-03-18", sentences(1, 5)));
    index.stats();
    Searcher searcher(index.index, 1);
    const auto page = searcher.story("alone");
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->story.id, "alone");
    EXPECT_THAT(page->members, SizeIs(1));
    EXPECT_EQ(searcher.article("alone")->story.size, 1u);
}

/// Random articles, many of which tell the same stories, each a file of its own.
struct RandomNews {
    explicit RandomNews(unsigned seed) : random(seed) {}

    std::string file(unsigned n) {
        const unsigned story = n % 12;
        const std::string id = "a" + std::to_string(n);
        const std::string day = "2026-03-" + std::to_string(10 + random() % 9);
        const std::size_t shared = 8 + random() % 12;
        return record(id, "S" + std::to_string(random() % 4), random() % 6 == 0 ? "" : day,
                      sentences(story, shared) + sentences(1000 + n, random() % 6));
    }

    std::mt19937 random;
};

TEST_F(Stories, DoNotDependOnTheOrderOfArrival) {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        RandomNews news(seed);
        std::map<std::string, std::string> files;
        for (unsigned n = 0; n < 60; ++n) files["f" + std::to_string(n) + ".jsonl"] = news.file(n);
        const TestIndex piecemeal;
        std::vector<std::string> waiting;
        waiting.reserve(files.size());
        for (const auto& [name, content] : files) waiting.push_back(name);
        std::ranges::shuffle(waiting, news.random);
        for (std::size_t at = 0; at < waiting.size(); at += 9) {
            for (std::size_t i = at; i < std::min(at + 9, waiting.size()); ++i) {
                // Some come with another text first, which is replaced later; some go again.
                piecemeal.folder.write("in/" + waiting[i],
                                       i % 4 == 0 ? news.file(static_cast<unsigned>(100 + i)) : files[waiting[i]]);
                piecemeal.folder.write("in/gone" + std::to_string(i) + ".jsonl",
                                       news.file(static_cast<unsigned>(200 + i)));
            }
            if (at >= 9) {
                for (std::size_t i = at - 9; i < at; ++i) {
                    piecemeal.folder.remove("in/gone" + std::to_string(i) + ".jsonl");
                    piecemeal.folder.write("in/" + waiting[i], files[waiting[i]] + (i % 4 == 0 ? "\n" : ""));
                }
            }
            piecemeal.stats({"--allow-mass-delete"});
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            piecemeal.folder.remove("in/gone" + std::to_string(i) + ".jsonl");
            piecemeal.folder.write("in/" + waiting[i], files[waiting[i]]);
        }
        piecemeal.stats({"--allow-mass-delete", "--full"});
        const TestIndex at_once;
        for (const auto& [name, content] : files) at_once.folder.write("in/" + name, content);
        at_once.stats();
        const auto expected = grouping(at_once);
        std::set<std::string> stories;
        for (const auto& [id, story] : expected) stories.insert(story);
        ASSERT_EQ(expected.size(), 60u);
        ASSERT_LT(stories.size(), 40u) << "there should be something to group";
        EXPECT_EQ(grouping(piecemeal), expected) << "seed " << seed;
    }
}

TEST_F(Stories, DoNotDependOnTheOrderOfCrowdsEither) {
    const auto page = [](int n) { return record("p" + std::to_string(n), "Wire", "2026-03-18", sentences(1, 8)); };
    std::string forwards;
    std::string backwards;
    for (int n = 0; n < 1003; ++n) {
        forwards += page(n);
        backwards.insert(0, page(n));
    }
    const TestIndex other;
    index.folder.write("in/a.jsonl", forwards);
    other.folder.write("in/a.jsonl", backwards);
    index.stats();
    other.stats();
    EXPECT_EQ(search(index, true, "", 1).stories, search(other, true, "", 1).stories);
    EXPECT_EQ(search(index, true, "", 1).stories, 1003u) << "what a thousand pages say alike is no story";
    std::string fewer;
    for (int n = 0; n < 990; ++n) fewer += page(n);
    index.folder.write("in/a.jsonl", fewer);
    index.stats();
    EXPECT_EQ(search(index, true, "", 1).stories, 1u);
}

TEST_F(Stories, FoldWithoutLosingAnything) {
    RandomNews news(5);
    for (unsigned n = 0; n < 80; ++n) index.folder.write("in/f" + std::to_string(n) + ".jsonl", news.file(n));
    index.stats();
    Searcher searcher(index.index, 1);
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
        SearchRequest request;
        request.q = "strike";
        request.sort = sort;
        request.per_page = 7;
        request.folds_stories = false;
        std::vector<std::pair<std::string, std::string>> all;  // article and story, in order
        std::vector<Facet> facets;
        for (request.page = 1; request.page == 1 || all.size() == std::size_t{request.page - 1} * 7; ++request.page) {
            const ResultPage page = searcher.search(request);
            for (const Hit& hit : page.hits) all.emplace_back(hit.article.id, hit.story.id);
            facets = page.facets;
        }
        std::vector<std::string> best;  // of each story
        std::set<std::string> seen;
        for (const auto& [id, story] : all) {
            if (seen.insert(story).second) best.push_back(id);
        }
        request.folds_stories = true;
        std::vector<std::string> folded;
        std::size_t pages = 1;
        for (request.page = 1; request.page <= pages; ++request.page) {
            const ResultPage page = searcher.search(request);
            pages = page.pages();
            EXPECT_EQ(page.total, all.size());
            EXPECT_EQ(page.stories, best.size());
            for (const Hit& hit : page.hits) folded.push_back(hit.article.id);
            ASSERT_EQ(page.facets.size(), facets.size());
            for (std::size_t i = 0; i < facets.size(); ++i) {
                ASSERT_EQ(page.facets[i].values.size(), facets[i].values.size());
                for (std::size_t v = 0; v < facets[i].values.size(); ++v)
                    EXPECT_EQ(page.facets[i].values[v].count, facets[i].values[v].count);
            }
        }
        EXPECT_EQ(folded, best);
    }
}

}  // namespace
}  // namespace dateline::testing
