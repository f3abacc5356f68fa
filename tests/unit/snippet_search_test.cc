// What is marked and shown, against a full analysis of the whole text and a search of every passage.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searchd/snippet.h"
#include "tests/support/random_text.h"

namespace dateline {
namespace {

using testing::any_of;
using testing::below;
using testing::happens;
using testing::Random;
using testing::random_text;
using testing::Words;

// Words and phrases of a query, with what marks them: built beside its text, not out of the program's reading of it.
struct Wanted {
    std::string text;
    bool is_phrase = false;
};

struct Query {
    std::vector<Wanted> parts;

    std::string text() const {
        std::string out;
        for (const Wanted& part : parts)
            out += (out.empty() ? "" : " ") + (part.is_phrase ? '"' + part.text + '"' : part.text);
        return out;
    }
};

Query random_query(Random& random, const Words& words) {
    Query query;
    for (std::size_t n = 1 + below(random, 3); n > 0; --n) {
        Wanted part{any_of(random, words), happens(random, 4)};
        for (std::size_t more = part.is_phrase ? 1 + below(random, 2) : 0; more > 0; --more)
            part.text += " " + any_of(random, words);
        query.parts.push_back(std::move(part));
    }
    return query;
}

struct Found {
    Span span;
    std::size_t part = 0;
};

bool shares(const Words& some, const Words& others) { return std::ranges::find_first_of(some, others) != some.end(); }

std::vector<Token> without_compounds(std::vector<Token> tokens) {
    std::erase_if(tokens, [](const Token& token) { return !token.parts.empty(); });
    return tokens;
}

// Everything in `text` that is to be marked, found by analysing all of it.
std::vector<Found> all_matches(const Query& query, const std::string& text, Analyser& analyser) {
    const std::vector<Token> tokens = analyser.analyse(text);
    const std::vector<Token> single = without_compounds(tokens);
    std::vector<Found> found;
    for (std::size_t part = 0; part < query.parts.size(); ++part) {
        const std::vector<Token> wanted = analyser.analyse(query.parts[part].text, Reading::query);
        if (!query.parts[part].is_phrase) {
            for (const Token& token : tokens) {
                if (shares(token.stems, analyser.stems_of(wanted.front())))
                    found.push_back({{token.begin, token.end}, part});
            }
            continue;
        }
        for (std::size_t at = 0; at + wanted.size() <= single.size(); ++at) {
            bool fits = true;
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                fits &=
                    single[at + i].position == single[at].position + i && shares(single[at + i].words, wanted[i].words);
            }
            if (fits) found.push_back({{single[at].begin, single[at + wanted.size() - 1].end}, part});
        }
    }
    return found;
}

// Which bytes are marked.
std::vector<bool> bytes_of(const std::vector<Span>& spans, std::size_t size) {
    std::vector<bool> bytes(size);
    for (const Span& span : spans)
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(span.begin), span.end - span.begin, true);
    return bytes;
}

std::vector<Span> spans_of(const std::vector<Found>& found) {
    std::vector<Span> spans;
    spans.reserve(found.size());
    for (const Found& one : found) spans.push_back(one.span);
    return spans;
}

// Words that are one token each, without a compound of several.
Words simple_words(Analyser& analyser) {
    Words words;
    for (const std::string& word : testing::difficult_words()) {
        const bool is_operator_free = word.find_first_of("+-/\"“”") == std::string::npos;
        if (is_operator_free && analyser.analyse(word, Reading::query).size() == 1 &&
            !analyser.is_stopword(analyser.analyse(word, Reading::query).front()))
            words.push_back(word);
    }
    return words;
}

Highlighter highlighter(const std::string& q, Analyser& analyser) {
    return {parse_query(q, analyser).root, body_field};
}

TEST(Highlighter, MarksWhatAFullAnalysisOfTheTextFinds) {
    for (const char* language : {"en", "de", "tr"}) {
        Analyser analyser(language);
        const Words words = simple_words(analyser);
        Random random(3);
        std::size_t matches = 0;
        for (int round = 0; round < 4000; ++round) {
            const std::string text = random_text(random, 1 + below(random, 40));
            const Query query = random_query(random, words);
            const std::vector<Found> expected = all_matches(query, text, analyser);
            const std::vector<Span> marks = highlighter(query.text(), analyser).marks(text, analyser);
            ASSERT_EQ(bytes_of(marks, text.size()), bytes_of(spans_of(expected), text.size()))
                << query.text() << "\nin\n"
                << text;
            matches += expected.size();
        }
        EXPECT_GT(matches, 1000u);
    }
}

// A long text in which the words of a query stand here and there.
std::string article(Random& random, const Words& sought) {
    static const Words fillers = {"council", "museum", "harbour", "season", "minister", "report",  "evening", "said",
                                  "that",    "of",     "and",     "the",    "which",    "station", "village", "bridge"};
    std::string text;
    for (std::size_t n = 200 + below(random, 600); n > 0; --n) {
        text += happens(random, 25) ? any_of(random, sought) : any_of(random, fillers);
        text += happens(random, 12) ? ". " : happens(random, 40) ? ".\n\n" : " ";
    }
    return text;
}

std::set<std::size_t> parts_within(const std::vector<Found>& found, std::size_t begin, std::size_t end) {
    std::set<std::size_t> parts;
    for (const Found& one : found) {
        if (one.span.begin >= begin && one.span.end <= end) parts.insert(one.part);
    }
    return parts;
}

// How many of the words of `query` are marked in `shown`.
std::size_t parts_marked(const Query& query, const MarkedText& shown, Analyser& analyser) {
    std::set<std::size_t> parts;
    for (const Span& mark : shown.marks) {
        const std::string marked = shown.text.substr(mark.begin, mark.end - mark.begin);
        for (const Found& one : all_matches(query, marked, analyser)) parts.insert(one.part);
    }
    return parts.size();
}

TEST(Snippet, ShowsAsManyWordsOfTheQueryAsTheBestPassageHas) {
    Analyser analyser("en");
    Random random(9);
    const Words sought = {"oil", "price", "strike", "dock", "treaty", "grain", "vote", "flood"};
    constexpr std::size_t length = 280;
    constexpr std::size_t window = length * 4 / 5;  // beside it stands where it comes from
    constexpr int rounds = 1500;
    int as_good = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::string text = article(random, sought);
        Query query;
        for (std::size_t n = 2 + below(random, 4); n > 0; --n) query.parts.push_back({any_of(random, sought), false});
        std::ranges::sort(query.parts, {}, &Wanted::text);
        const auto same = [](const Wanted& a, const Wanted& b) { return a.text == b.text; };
        query.parts.erase(std::unique(query.parts.begin(), query.parts.end(), same), query.parts.end());
        const std::vector<Found> found = all_matches(query, text, analyser);
        std::size_t best = 0;
        for (const Found& first : found)
            best = std::max(best, parts_within(found, first.span.begin, first.span.begin + window).size());
        const MarkedText shown = highlighter(query.text(), analyser).snippet(text, analyser, length);
        ASSERT_LE(shown.text.size(), length + std::string("… harbour …").size()) << shown.text;
        as_good += parts_marked(query, shown, analyser) >= best;
    }
    EXPECT_GE(as_good, rounds * 95 / 100);
}

}  // namespace
}  // namespace dateline
