// Boilerplate is learnt: a line that recurs over the articles of an outlet is neither found nor shown, whatever the
// order in which they come; what was learnt can be listed and overridden.

#include <filesystem>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string notice = "Our lighthouse bulletin comes every morning.";

/// A sentence of words that no other `seed` has.
std::string sentence(unsigned seed) {
    std::mt19937 random(seed);
    std::string text = "Said";
    for (int word = 0; word < 9; ++word) {
        text += ' ';
        for (int letter = 0; letter < 7; ++letter) text += static_cast<char>('a' + random() % 26);
    }
    return text + ".";
}

std::string record(const std::string& id, const std::string& source, const std::string& body) {
    return json{{"id", id}, {"title", "On " + id}, {"source", source}, {"body", body}}.dump() + "\n";
}

/// A record with a body of its own, and `line` after its first paragraph.
std::string record_with(const std::string& line, const std::string& source, unsigned n) {
    const std::string body = sentence(2 * n) + (line.empty() ? "" : "\n\n" + line) + "\n\n" + sentence(2 * n + 1);
    return record(source + std::to_string(n), source, body);
}

class Boilerplate : public ::testing::Test {
protected:
    /// Articles [begin, end) of the outlet, each in a file of its own.
    void write(const std::string& source, unsigned begin, unsigned end, const std::string& line = "") const {
        for (unsigned n = begin; n < end; ++n) index.folder.write(file(source, n), record_with(line, source, n));
    }
    void remove(const std::string& source, unsigned begin, unsigned end) const {
        for (unsigned n = begin; n < end; ++n) index.folder.remove(file(source, n));
    }
    static std::string file(const std::string& source, unsigned n) {
        return "in/" + source + std::to_string(n) + ".jsonl";
    }

    json run(std::vector<std::string> more = {}) const {
        more.emplace_back("--allow-mass-delete");
        return index.stats(std::move(more));
    }

    std::string body(const std::string& id) const {
        const auto page = Searcher(index.index, 1).article(id);
        return page ? page->article.body : "no such article";
    }

    std::vector<json> learnt() const {
        const Finished finished = run_indexer({"--index", index.index, "--boilerplate"});
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
        std::vector<json> lines;
        std::istringstream out(finished.out);
        for (std::string line; std::getline(out, line);) lines.push_back(json::parse(line));
        return lines;
    }

    std::string write_lines(const std::string& name, const std::string& lines) const {
        index.folder.write(name, lines);
        return index.folder / name;
    }

    TestIndex index;
};

TEST_F(Boilerplate, GoesFromResultsSnippetsAndArticles) {
    write("Daily", 0, 6, notice);
    write("Daily", 6, 20);
    index.folder.write("in/about.jsonl", record("about", "Daily", "The bulletin of the lighthouse keepers."));
    run();
    EXPECT_THAT(index.ids("lighthouse bulletin"), ElementsAre("about"));
    EXPECT_EQ(body("Daily0"), sentence(0) + "\n\n" + sentence(1));
    const ResultPage page = index.search("title:Daily0");
    ASSERT_THAT(page.hits, SizeIs(1));
    EXPECT_THAT(page.hits[0].snippet.text, Not(HasSubstr("lighthouse")));
    Searcher searcher(index.index, 1);
    EXPECT_THAT(searcher.story("Daily0")->members[0].opening.text, Not(HasSubstr("lighthouse")));
}

TEST_F(Boilerplate, OfOneOutletIsTextInAnother) {
    write("Daily", 0, 6, notice);
    write("Post", 0, 1, notice);
    write("Post", 1, 6);
    run();
    EXPECT_THAT(index.ids("lighthouse"), ElementsAre("Post0"));
    EXPECT_THAT(body("Post0"), HasSubstr(notice));
}

TEST_F(Boilerplate, IsAlsoThatOfTextsInOneFolderWhichNameNoSource) {
    for (unsigned n = 0; n < 6; ++n) {
        index.folder.write("in/gazette/" + std::to_string(n) + ".txt", "Headline " + std::to_string(n) + "\n\n" +
                                                                           sentence(2 * n) + "\n\n" + notice + "\n\n" +
                                                                           sentence(2 * n + 1) + "\n");
    }
    run();
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
    ASSERT_THAT(learnt(), SizeIs(1));
}

TEST_F(Boilerplate, IsNeverAllThatAnArticleSays) {
    write("Daily", 0, 6, notice);
    index.folder.write("in/alone.jsonl", record("alone", "Daily", notice));
    run();
    EXPECT_THAT(index.ids("lighthouse"), ElementsAre("alone"));
    EXPECT_EQ(body("alone"), notice);
}

TEST_F(Boilerplate, IsNotWhatVersionsOfOneStoryShare) {
    std::string text;
    for (unsigned n = 100; n < 110; ++n) text += sentence(n) + " ";
    for (unsigned n = 0; n < 8; ++n) {
        const std::string id = "version" + std::to_string(n);
        index.folder.write("in/" + id + ".jsonl", record(id, "Daily", text + "\n\n" + notice + "\n\n" + sentence(n)));
    }
    run();
    EXPECT_EQ(index.search("lighthouse").total, 8u);
    EXPECT_THAT(learnt(), IsEmpty());
}

TEST_F(Boilerplate, LeavesTheParagraphsAroundItApart) {
    for (unsigned n = 0; n < 6; ++n) {
        const std::string id = "a" + std::to_string(n);
        index.folder.write(
            "in/" + id + ".jsonl",
            record(id, "Daily", "Rope for " + id + " is here.\n\n" + notice + "\n\nThe ferry sails. " + sentence(n)));
    }
    run();
    EXPECT_THAT(index.ids("\"for a3 is here\""), ElementsAre("a3"));
    EXPECT_THAT(index.ids("\"ferry sails\""), SizeIs(6));
    EXPECT_THAT(index.ids("\"here our lighthouse\""), IsEmpty());
    EXPECT_THAT(index.ids("\"here the ferry\""), IsEmpty());
}

TEST_F(Boilerplate, IsUnlearntWhenArticlesGo) {
    write("Daily", 0, 6, notice);
    run();
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
    remove("Daily", 0, 2);
    run();
    EXPECT_THAT(index.ids("lighthouse"), SizeIs(4));
    EXPECT_THAT(body("Daily3"), HasSubstr(notice));
    EXPECT_THAT(learnt(), IsEmpty());
}

TEST_F(Boilerplate, IsUnlearntWhenTheOutletGrowsAndLearntWhenItShrinks) {
    write("Daily", 0, 6, notice);
    write("Daily", 6, 60);
    run();
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
    write("Daily", 60, 61);
    run();
    EXPECT_THAT(index.ids("lighthouse"), SizeIs(6));
    remove("Daily", 30, 31);
    run();
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
}

TEST_F(Boilerplate, IsListed) {
    write("Daily", 0, 6, notice);
    write("Daily", 6, 20);
    EXPECT_EQ(run_indexer({"--index", index.index, "--boilerplate"}).exit_code, 66);
    run();
    EXPECT_THAT(learnt(), ElementsAre(json{{"source", "Daily"}, {"line", notice}, {"articles", 6}, {"of", 20}}));
}

TEST_F(Boilerplate, IsLearntWithoutReadingAnythingTwice) {
    write("Daily", 0, 6, notice);
    EXPECT_EQ(run()["added"], 6);
    const json second = run();
    EXPECT_EQ(second["unchanged"], 6);
    EXPECT_EQ(second["updated"], 0);
    EXPECT_EQ(run({"--full"})["unchanged"], 6);
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
    EXPECT_EQ(run({"--rebuild"})["added"], 6);
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
}

TEST_F(Boilerplate, CanBeKeptAndDropped) {
    const std::string once = "Rivets are sold by weight.";
    write("Daily", 0, 6, notice);
    write("Post", 0, 1, once);
    run();
    EXPECT_THAT(index.ids("rivets"), ElementsAre("Post0"));
    const std::string keep = write_lines("keep", "\n  " + notice + "\r\n");
    const std::string drop = write_lines("drop", once + "\n");
    EXPECT_EQ(run({"--keep-lines", keep, "--drop-lines", drop})["unchanged"], 7);
    EXPECT_THAT(index.ids("lighthouse"), SizeIs(6));
    EXPECT_THAT(index.ids("rivets"), IsEmpty());
    EXPECT_THAT(learnt(), IsEmpty());
    write("Post", 1, 2, once);
    run({"--keep-lines", keep, "--drop-lines", drop});
    EXPECT_THAT(index.ids("rivets"), IsEmpty()) << "of an article that came later";
    run();
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty()) << "what is not said any more is no longer so";
    EXPECT_THAT(index.ids("rivets"), SizeIs(2));
}

TEST_F(Boilerplate, CanBeDroppedByTheEnvironmentAndAConfigFile) {
    write("Daily", 0, 1, notice);
    const std::string drop = write_lines("drop", notice);
    const std::string config = write_lines("config", "drop-lines = \"" + drop + "\"\n");
    testing::run({DATELINE_INDEXER, "--index", index.index, index.in}, "", {"DATELINE_DROP_LINES=" + drop});
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
    run();
    EXPECT_THAT(index.ids("lighthouse"), SizeIs(1));
    run({"--config", config});
    EXPECT_THAT(index.ids("lighthouse"), IsEmpty());
}

TEST_F(Boilerplate, FilesOfLinesThatCannotBeReadAreNamed) {
    write("Daily", 0, 1);
    for (const char* option : {"--keep-lines", "--drop-lines"}) {
        for (const std::string& file : {index.folder / "missing", index.in}) {
            const Finished finished = index.run({option, file});
            EXPECT_EQ(finished.exit_code, 78);
            EXPECT_THAT(finished.err, HasSubstr(std::string(option) + " " + file + ": "));
        }
    }
}

TEST_F(Boilerplate, DoesNotDependOnTheOrderOfArrival) {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        std::mt19937 random(seed);
        const auto article = [&](unsigned n) {
            std::string text = sentence(n % 23 * 3);
            for (unsigned line = 0; line < 8; ++line) {
                if (random() % 18 <= line) text += "\n\nNotice number " + std::to_string(line) + ".";
            }
            return record("a" + std::to_string(n), n % 2 == 0 ? "Daily" : "Post", text + "\n\n" + sentence(1000 + n));
        };
        std::map<std::string, std::string> files;
        for (unsigned n = 0; n < 90; ++n) files["f" + std::to_string(n) + ".jsonl"] = article(n);
        std::vector<std::string> waiting;
        for (const auto& [name, content] : files) waiting.push_back(name);
        std::ranges::shuffle(waiting, random);
        const TestIndex piecemeal;
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            // Some come with another text first; others come that will go again.
            piecemeal.folder.write("in/" + waiting[at],
                                   at % 4 == 0 ? article(200 + static_cast<unsigned>(at)) : files[waiting[at]]);
            const std::string passing = "in/gone" + std::to_string(at % 15) + ".jsonl";
            if (at % 2 == 0) piecemeal.folder.write(passing, article(400 + static_cast<unsigned>(at)));
            if (at % 10 == 9) piecemeal.stats({"--allow-mass-delete"});
        }
        for (const auto& [name, content] : files) piecemeal.folder.write("in/" + name, content);
        for (std::size_t at = 0; at < 15; ++at) {
            const std::string passing = "gone" + std::to_string(at) + ".jsonl";
            if (at % 2 == 0 || std::filesystem::exists(piecemeal.in + "/" + passing))
                piecemeal.folder.remove("in/" + passing);
        }
        piecemeal.stats({"--allow-mass-delete", "--full"});
        const TestIndex at_once;
        for (const auto& [name, content] : files) at_once.folder.write("in/" + name, content);
        at_once.stats();
        const auto listed = [](const TestIndex& of) { return run_indexer({"--index", of.index, "--boilerplate"}).out; };
        const auto bodies = [&](const TestIndex& of) {
            std::map<std::string, std::string> found;
            Searcher searcher(of.index, 1);
            for (unsigned n = 0; n < 90; ++n) {
                const std::string id = "a" + std::to_string(n);
                found[id] = searcher.article(id)->article.body;
            }
            return found;
        };
        const auto hits = [](const TestIndex& of) {
            std::vector<std::size_t> found;
            for (unsigned line = 0; line < 8; ++line)
                found.push_back(of.ids("\"notice number " + std::to_string(line) + "\"").size());
            return found;
        };
        EXPECT_THAT(listed(at_once), HasSubstr("Notice number"));
        EXPECT_THAT(hits(at_once), ::testing::Contains(::testing::Gt(0u)));
        EXPECT_EQ(listed(piecemeal), listed(at_once)) << "seed " << seed;
        EXPECT_EQ(bodies(piecemeal), bodies(at_once)) << "seed " << seed;
        EXPECT_EQ(hits(piecemeal), hits(at_once)) << "seed " << seed;
    }
}

}  // namespace
}  // namespace dateline::testing
