// Where words begin and end in a text: the first half of the analyser, which knows characters and no language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/model/char_kind.h"

namespace dateline {

/// Letters, digits and marks: what words are made of.
bool is_wordlike(CharKind kind);

bool is_hyphen(char32_t code);

/// A word as it stands in a text: bytes [begin, end).
struct WordSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_acronym = false;   ///< letters parted by dots: U.S.
    bool all_capitals = true;  ///< no letter that is not a capital, a possessive ending aside
    bool has_digit = false;
    bool has_letter = false;
    std::size_t superscript = 0;  ///< bytes of the small digits at its end: a unit (m²), or a note
};

/// Cuts a text into words: runs of letters, digits and marks; also 1,000 and 3.14, AT&T, C++, O'Brien, U.S. and p.m.
class WordSplitter {
public:
    /// `text` must outlive the splitter.
    explicit WordSplitter(std::string_view text) : text_(text) {}

    /// The word that starts at `at`, where look(at) is wordlike.
    WordSpan word(std::size_t at) const;

    /// The sign that starts at `at`, where look(at) is one, with what belongs to it: marks, the consonant below another
    /// one, the jamo of a syllable, the second half of a flag, the colour of a skin.
    WordSpan sign(std::size_t at) const;

private:
    WordSpan dotted(std::size_t at) const;
    bool is_s(std::size_t at) const;
    std::size_t possessive(std::size_t end) const;
    bool is_in_capitals(std::size_t begin, std::size_t end) const;
    bool joins(const Cursor& c, const WordSpan& span) const;
    bool is_short_around(std::size_t begin, std::size_t sign) const;
    bool groups(std::size_t at) const;
    WordSpan with_suffix(WordSpan span) const;
    WordSpan with_superscript(WordSpan span) const;

    std::string_view text_;
};

/// The word or sign of a span in its plain spelling, accents still on: apostrophes as ', nothing invisible, no dots in
/// acronyms, no commas in numbers, no skin colours. Its first thousand bytes, of a longer one.
std::string plain_spelling(std::string_view text, const WordSpan& span);

/// Where a line is written in capitals throughout, they tell nothing: "CHINA TELLS US TO WAIT".
bool is_shouting(std::string_view line);

}  // namespace dateline
