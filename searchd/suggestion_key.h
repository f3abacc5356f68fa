// How suggestions are compared with what is typed: without regard to case, accents and punctuation.
//
// The key of the beginning of a text is the beginning of its key, so that keys are completed letter by letter. The
// analyser's words are not made for that: "1,0" is two words there, and "1,000" is one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A word of a text, which may be any bytes.
struct KeyWord {
    std::size_t begin = 0;  ///< bytes of the text: [begin, end), without punctuation around it but the dot of "U.S."
    std::size_t end = 0;
    std::string folded;                     ///< "AT&T's" is "atts", "U.S." is "us"
    std::vector<std::size_t> inner_starts;  ///< bytes of `folded` where people may start to type, beside the first:
                                            ///< behind an elision ("l'Ukraine"), at each sign of
                                            ///< scripts without blanks
    bool follows = false;                   ///< only a blank or a hyphen is between it and the word before
};

/// The words of `text` in order; "add-on" is two. None is empty.
std::vector<KeyWord> key_words(std::string_view text);

/// The words with a blank between them.
std::string joined(const std::vector<KeyWord>& words);

/// What was typed, as a beginning of keys: with a blank at its end where white space says that the last word is whole.
std::string typed_key(std::string_view typed);

}  // namespace dateline
