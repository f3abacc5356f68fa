// Lines may be passed over only where a full analysis finds no word of the query: random texts of all that is
// difficult.

#include "searchd/line_filter.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/model/analyser.h"
#include "tests/support/random_text.h"

namespace dateline {
namespace {

using testing::any_of;
using testing::Random;
using testing::random_text;

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::ranges::find_first_of(some, others) != some.end();
}

// The lines that hold one of `stems`, or a word that is `exact`, with the line feeds that end them.
std::vector<Span> lines_with(const std::vector<std::string>& stems, const std::string& exact, const std::string& text,
                             Analyser& analyser) {
    std::vector<Span> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        for (const Token& token : analyser.analyse(text)) {
            const bool is_here = token.begin >= at && token.begin < end;
            if (!is_here || !(shares(token.stems, stems) || shares(token.words, {exact}))) continue;
            lines.push_back({at, end});
            break;
        }
        at = end;
    }
    return lines;
}

class LineFilterIn : public ::testing::TestWithParam<const char*> {};

TEST_P(LineFilterIn, LetsEveryLineThroughThatHasTheWord) {
    Analyser analyser(GetParam());
    Random random(11);
    std::size_t wanted_lines = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string text = random_text(random, 1 + random() % 25);
        const std::vector<Token> query = analyser.analyse(any_of(random, testing::difficult_words()), Reading::query);
        if (query.empty()) continue;
        const Token& token = query[random() % query.size()];
        const std::vector<std::string> stems = analyser.stems_of(token);
        LineFilter filter;
        for (const std::string& stem : stems) filter.add(stem, 0);
        filter.add(token.words.front(), 1);
        const std::vector<CandidateLine> found = filter.find(text);
        for (const Span& line : lines_with(stems, token.words.front(), text, analyser)) {
            ++wanted_lines;
            ASSERT_TRUE(std::ranges::any_of(
                found,
                [&](const CandidateLine& one) { return one.line.begin == line.begin && one.line.end == line.end; }))
                << stems.front() << " in " << text.substr(line.begin, line.end - line.begin);
        }
    }
    EXPECT_GT(wanted_lines, 1000u) << "the lines should have some of the words, or this tests little";
}

// The first letters of invented words, and what their stems begin with.
TEST(LineFilter, KnowsTheInflectionsOfEveryLanguage) {
    static const testing::Words endings = {
        "",   "s",  "es",   "ed",  "ing",  "ly",  "ies", "y",   "e",    "en",  "er", "em",  "et",  "a",  "o",    "i",
        "ar", "or", "ando", "ons", "ment", "ski", "nak", "ler", "leri", "iem", "ia", "lla", "ssa", "ur", "mente"};
    static const testing::Words consonants = {"b", "c", "d", "f", "g", "h", "j", "k", "l",  "m",  "n", "p",
                                              "q", "r", "s", "t", "v", "w", "x", "z", "st", "pl", "th"};
    static const testing::Words vowels = {"a", "e", "i", "o", "u", "y", "ee", "ai", "ou"};
    std::string languages = Analyser::languages();
    std::replace(languages.begin(), languages.end(), ' ', '\n');
    Random random(5);
    for (const std::string& language : testing::words_of(languages)) {
        Analyser analyser(language);
        if (!analyser.inflects_at_the_end()) continue;
        for (int round = 0; round < 10000; ++round) {
            std::string word;
            for (std::size_t n = 1 + random() % 3; n > 0; --n)
                word += any_of(random, consonants) + any_of(random, vowels);
            if (random() % 2 == 0) word = word.substr(1);
            if (random() % 2 == 0) word += any_of(random, consonants);
            word += any_of(random, endings);
            LineFilter filter;
            filter.add(analyser.stem(word), 0);
            ASSERT_EQ(filter.find(word).size(), 1u) << word << " is " << analyser.stem(word) << " in " << language;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, LineFilterIn, ::testing::Values("en", "de", "fr", "es", "it", "none"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace dateline
