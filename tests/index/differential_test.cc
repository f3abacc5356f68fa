// Searching against a scan of every article: the index must find what a person with patience would.
//
// The oracle shares no code with the program: it builds each query as a tree, writes it as text for the program, and
// decides by looking at the words of every article. Its vocabulary is chosen so that stemming is taking an s away.

#include <algorithm>
#include <atomic>
#include <random>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/model/document.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using Words = std::vector<std::string>;
using Random = std::mt19937;

const Words vocabulary = {"bank",    "banks",   "boat", "boats",  "grain",    "harbour", "strike",
                          "strikes", "storm",   "tram", "tunnel", "vote",     "votes",   "wind",
                          "worker",  "workers", "dam",  "flood",  "Ferrante", "Maren"};

std::size_t below(Random& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}
const std::string& any_word(Random& random) { return vocabulary[below(random, vocabulary.size())]; }

std::string lower(std::string word) {
    for (char& c : word) c = static_cast<char>(std::tolower(c));
    return word;
}

std::string stem(const std::string& word) {
    const std::string small = lower(word);
    return small.ends_with('s') ? small.substr(0, small.size() - 1) : small;
}

struct Story {
    std::string id;
    Words title;
    Words body;
};

struct Node {
    enum class Kind { word, phrase, all, side_by_side, any, negation } kind = Kind::word;
    Words words;
    bool in_title = false;
    std::vector<Node> children;

    bool matches(const Story& story, bool is_relaxed) const {
        const auto child_matches = [&](const Node& child) { return child.matches(story, is_relaxed); };
        switch (kind) {
            case Kind::word: return in_field(story, [&](const Words& text) { return has_word(text); });
            case Kind::phrase: return in_field(story, [&](const Words& text) { return has_phrase(text); });
            case Kind::any: return std::ranges::any_of(children, child_matches);
            case Kind::negation: return !children[0].matches(story, false);  // what is unwanted is not relaxed
            case Kind::all: return std::ranges::all_of(children, child_matches);
            case Kind::side_by_side: break;
        }
        const auto may_be_missing = [](const Node& child) {
            return child.kind != Kind::negation && child.kind != Kind::phrase;
        };
        bool has_some = std::ranges::none_of(children, may_be_missing);
        bool all = true;
        for (const Node& child : children) {
            const bool is_match = child_matches(child);
            if (!may_be_missing(child) && !is_match) return false;
            has_some |= may_be_missing(child) && is_match;
            all &= is_match;
        }
        return is_relaxed ? has_some : all;
    }

    std::string text() const {
        std::string out = in_title ? "title:" : "";
        if (kind == Kind::word) return out + words[0];
        if (kind == Kind::negation) return (words.empty() ? "-" : "NOT ") + children[0].bracketed();
        if (kind == Kind::phrase) {
            out += '"';
            for (const std::string& word : words) out += word + " ";
            out.back() = '"';
            return out;
        }
        const std::string between = kind == Kind::all ? " AND " : kind == Kind::any ? " OR " : " ";
        for (const Node& child : children) out += (out.empty() ? "" : between) + child.bracketed();
        return out;
    }

    std::string bracketed() const { return children.empty() || kind == Kind::negation ? text() : "(" + text() + ")"; }

private:
    template <typename Test>
    bool in_field(const Story& story, const Test& test) const {
        return test(story.title) || (!in_title && test(story.body));
    }

    bool has_word(const Words& text) const {
        return std::ranges::any_of(text, [&](const std::string& word) { return stem(word) == stem(words[0]); });
    }

    bool has_phrase(const Words& text) const {
        const auto same = [](const std::string& a, const std::string& b) { return lower(a) == lower(b); };
        return std::search(text.begin(), text.end(), words.begin(), words.end(), same) != text.end();
    }
};

Node random_node(Random& random, int depth) {
    Node node;
    node.in_title = below(random, 6) == 0;
    const std::size_t choice = below(random, depth > 0 ? 8 : 3);
    if (choice < 2) {
        node.words = {any_word(random)};
    } else if (choice == 2) {
        node.kind = Node::Kind::phrase;
        for (std::size_t i = 0; i < 1 + below(random, 3); ++i) node.words.push_back(any_word(random));
    } else {
        node.in_title = false;
        node.kind = choice < 4 ? Node::Kind::all : choice < 6 ? Node::Kind::side_by_side : Node::Kind::any;
        for (std::size_t i = 0; i < 2 + below(random, 2); ++i) node.children.push_back(random_node(random, depth - 1));
        if (node.kind != Node::Kind::any && below(random, 3) == 0) {
            Node negation;
            negation.kind = Node::Kind::negation;
            if (below(random, 2) == 0) negation.words = {"NOT"};
            negation.children.push_back(random_node(random, depth - 1));
            node.children.push_back(std::move(negation));
        }
    }
    return node;
}

class Differential : public ::testing::Test {
protected:
    void SetUp() override {
        Random random(20260318);
        const std::atomic<bool> stop = false;
        IndexFolder index(folder_ / "index", 0, stop);
        const std::string generation = index.next();
        IndexWriter writer(generation, Access::create, "en");
        Analyser analyser("en");
        for (int i = 0; i < 300; ++i) {
            Story story{"s" + std::to_string(i), {}, {}};
            for (std::size_t n = 2 + below(random, 3); n > 0; --n) story.title.push_back(any_word(random));
            for (std::size_t n = 3 + below(random, 12); n > 0; --n) story.body.push_back(any_word(random));
            Article article;
            article.id = story.id;
            article.path = "/stories";
            article.title = joined(story.title);
            article.body = joined(story.body);
            writer.put(0, make_document(article, analyser), {0, article.id, article.path, {}});
            stories_.push_back(std::move(story));
        }
        writer.commit();
        index.publish(generation);
    }

    static std::string joined(const Words& words) {
        std::string text;
        for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
        return text;
    }

    std::vector<std::string> scan(const Node& query, bool is_relaxed) const {
        std::vector<std::string> found;
        for (const Story& story : stories_) {
            if (query.matches(story, is_relaxed)) found.push_back(story.id);
        }
        std::ranges::sort(found);
        return found;
    }

    static bool has_side_by_side(const Node& node) {
        return node.kind == Node::Kind::side_by_side ||
               (node.kind != Node::Kind::negation && std::ranges::any_of(node.children, has_side_by_side));
    }

    TempFolder folder_;
    std::vector<Story> stories_;
};

TEST_F(Differential, FindsWhatAScanFinds) {
    Random random(42);
    Searcher searcher(folder_ / "index", 1);
    std::size_t non_empty = 0;
    for (int i = 0; i < 500; ++i) {
        const Node query = random_node(random, 3);
        std::vector<std::string> expected = scan(query, false);
        if (expected.empty() && has_side_by_side(query)) expected = scan(query, true);
        SearchRequest request;
        request.q = query.text();
        request.sort = Sort::newest;  // all words are required in order of date, however many there are
        std::vector<std::string> found;
        std::size_t total = 0;
        do {
            const ResultPage page = searcher.search(request);
            total = page.total;
            for (const Hit& hit : page.hits) found.push_back(hit.article.id);
        } while (request.page++ * request.per_page < total);
        std::ranges::sort(found);
        ASSERT_EQ(found, expected) << request.q;
        ASSERT_EQ(total, expected.size()) << request.q;
        non_empty += !expected.empty();
    }
    EXPECT_GT(non_empty, 250u) << "the queries should find something, or this tests little";
}

}  // namespace
}  // namespace dateline::testing
