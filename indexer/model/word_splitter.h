// Where words begin and end in a text: the first half of the analyser, which knows characters and no language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

enum class CharKind : unsigned char { other, letter, capital, digit, mark, ideograph };

/// A character of a text, classified; past the end it is `other` with length 0.
struct Cursor {
    char32_t code = 0;
    std::size_t length = 0;
    CharKind kind = CharKind::other;
};

Cursor look(std::string_view text, std::size_t at);

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
};

/// Cuts a text into words: runs of letters, digits and marks; also 1,000 and 3.14, AT&T, C++, O'Brien, U.S. and p.m.
class WordSplitter {
public:
    /// `text` must outlive the splitter.
    explicit WordSplitter(std::string_view text) : text_(text) {}

    /// The word that starts at `at`, where look(at) is wordlike.
    WordSpan word(std::size_t at) const;

private:
    WordSpan dotted(std::size_t at) const;
    bool is_s(std::size_t at) const;
    std::size_t possessive(std::size_t end) const;
    bool is_in_capitals(std::size_t begin, std::size_t end) const;
    bool joins(const Cursor& c, const WordSpan& span) const;
    bool is_short_around(std::size_t begin, std::size_t sign) const;
    bool groups(std::size_t at) const;
    WordSpan with_suffix(WordSpan span) const;

    std::string_view text_;
};

/// The word of a span in its plain spelling, accents still on: apostrophes as ', nothing invisible, no dots in
/// acronyms, no commas in numbers.
std::string plain_spelling(std::string_view text, const WordSpan& span);

/// Where a line is written in capitals throughout, they tell nothing: "CHINA TELLS US TO WAIT".
bool is_shouting(std::string_view line);

}  // namespace dateline
