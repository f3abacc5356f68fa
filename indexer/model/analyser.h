// The analyser: the only place where text becomes terms. Indexing, queries and snippets all ask it, so that they cannot
// drift apart.
//
// What it does to a word, in this order (each rule has its test in tests/unit/analyser_test.cc):
//   - words are runs of letters, digits and marks; also 1,000 and 3.14, AT&T, C++, O'Brien, U.S. and p.m.
//   - where blanks do not part words, or particles hang on them (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese),
//   each sign is a word, with its marks: an ideograph, a kana, a syllable of Korean, a letter of Thai. A query of
//   several finds them side by side, so that whatever stands in such a text is found, at the price of some words that
//   only look alike across a border
//   - an emoji is a word, without its skin colour; so are two letters that make a flag, and each of those that are
//   joined to one picture. Like a stop word, it is not needed for a match
//   - Unicode NFKC and case folding, accents off: "Café" = "cafe"; curly apostrophes are straight ones; fold.h has the
//   rules of other scripts
//   - "m²" is m or m2 (in a query m2 alone), since the 2 may be that of a note; "CO₂" = "CO2"
//   - possessives and elisions off ("Reagan's" = "Reagan", in French and Italian "l'Ukraine" = "Ukraine"), "1,000" =
//   "1000", "O'Brien" = "OBrien"
//   - "US", "U.S.", "WHO", "IT" in capitals are names, apart from the words us, who, it
//   - the stem in the analyser's language
//   - "add-on" is add, on, and addon
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// One word of a text.
struct Token {
    std::size_t begin = 0;  ///< bytes of the text analysed: [begin, end)
    std::size_t end = 0;
    std::uint32_t position = 0;  ///< counts words from 1; an empty line leaves a gap, so that no phrase reaches across
    std::vector<std::string> words;  ///< exact terms: one, or two where a reading is in doubt
    std::vector<std::string> stems;  ///< stemmed terms; likewise
    std::string accented;            ///< the word with its accents, where it has any: some stemmers want them
    std::string elided;              ///< the word as French and Italian have it, where another language read "l'art"
    /// Where not empty, the token is a hyphenated compound written as one word ("addon"), and follows the tokens of its
    /// parts; these stand at `position` and up, `parts` holds their words but the last, and the last one's stem.
    std::vector<std::string> parts;
    bool is_sign = false;  ///< an ideograph, kana, syllable, letter of Thai or emoji: less than a word, or a picture
};

enum class Reading {
    text,   ///< of an article
    query,  ///< typed: "us" in lower case may mean US
};

class Analyser {
public:
    /// `language`: a code or name of a Xapian stemmer ("en", "english", "fr"), or "none". Throws std::invalid_argument
    /// for another.
    explicit Analyser(std::string_view language);
    ~Analyser();
    Analyser(Analyser&&) noexcept;

    static bool knows_language(std::string_view language);
    /// The languages there are, as codes separated by spaces.
    static std::string languages();

    /// The words of `text`, which is valid UTF-8, in order; of other bytes it makes something, in bounds. Not
    /// thread-safe: it keeps what it has seen. `is_in_capitals`: of a part of a line that is in capitals throughout,
    /// which a part does not tell.
    std::vector<Token> analyse(std::string_view text, Reading reading = Reading::text, bool is_in_capitals = false);

    /// True for a word that says little (the, of) and for emoji: such words are not needed for a match. Never for us,
    /// who, it, no.
    bool is_stopword(const Token& token) const;

    /// The stem of one folded word.
    std::string stem(std::string_view word);

    /// The stems that the words of `token` have in this language, whatever analyser read it.
    std::vector<std::string> stems_of(const Token& token);

    /// Whether all inflections of a word begin alike; else a word must be looked for with its stem.
    bool inflects_at_the_end() const;

    /// The language as it was given to the constructor.
    const std::string& language() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The token of an exact term.
Token token_of(std::string word);

/// The exact terms that `token` may be in texts of any language.
std::vector<std::string> exact_words(const Token& token);

/// `value` whole, folded as words are, without stemming: for names compared as one ("Le Monde" = "le monde").
std::string fold_value(std::string_view value);

}  // namespace dateline
