// What can be told about a line from its form alone: the evidence on which the rules about scraped text rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct LineShape {
    std::size_t chars = 0;
    std::size_t words = 0;      ///< between white space; two letters of a script without spaces count as one
    std::size_t capitals = 0;   ///< words with a capital first letter
    std::size_t lower = 0;      ///< words with a small first letter
    std::size_t numbers = 0;    ///< words that start with a digit, perhaps behind a sign or currency
    std::size_t sentences = 0;  ///< ends of sentences inside and at the end
    char32_t end_mark =
        0;  ///< what ends its last sentence (. ! ? … and the like), behind which only quotes and brackets stand
    char32_t last = 0;  ///< its last character
    bool starts_lower = false;
    bool ends_abbreviation = false;  ///< the full stop at its end may belong to "U.S." or "Inc."
    bool has_quotes = false;         ///< double ones
};

LineShape shape_of(std::string_view line);

/// Running text: a sentence of some length that ends as one, or more than one sentence, or simply long.
bool is_prose(const LineShape& shape);

/// `line` for comparing with tables of phrases: folded words with a blank between, without signs, "#" for each number:
/// "» Read More: 12,300 …" gives "read more #".
std::string phrase_key(std::string_view line);

bool is_upper(char32_t code);
bool is_lower(char32_t code);
char32_t to_lower(char32_t code);
bool is_letter_or_digit(char32_t code);
bool is_digit(char c);

/// "1. The rents", "2) The ferry": an item of a list.
bool is_numbered(std::string_view line);

/// The words between blanks.
std::vector<std::string_view> split_words(std::string_view line);

/// The parts between separators, without white space at their ends.
std::vector<std::string_view> split_at(std::string_view line, std::string_view separator);

/// `text` without white space at its ends and with one blank for each run inside.
std::string collapse_spaces(std::string_view text);

/// The place behind the last sentence end that is followed by more text on the line; 0 without one.
std::size_t last_sentence_start(std::string_view line);

/// The end of the first sentence, behind its closing quotes; the length of `line` if it has only one.
std::size_t first_sentence_end(std::string_view line);

}  // namespace dateline
