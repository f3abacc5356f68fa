// Folding: what makes two spellings of a word the same before stemming.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` in Unicode NFKC with case folded; accents stay. Valid UTF-8 in, valid UTF-8 out.
std::string fold_case(std::string_view text);

/// `folded` without what a writer may leave out: the accents of Latin, Greek and Cyrillic letters (but й, which is a
/// letter of its own), Hebrew points, Arabic vowels, tatweel and what an alef carries; with ß, ø, ł, đ, æ, œ spelt out;
/// Persian kaf and yeh as the Arabic ones; digits of any script as 0 to 9. Kept apart are teh marbuta and heh, alef
/// maksura and yeh, and whatever makes another letter in Indic scripts and kana.
std::string fold_accents(std::string_view folded);

/// True for the usual kana, ideographs, syllables of Korean and letters of Thai, which folding leaves as they are: to
/// save time.
bool is_folded(char32_t code);

}  // namespace dateline
