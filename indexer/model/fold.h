// Folding: what makes two spellings of a word the same before stemming.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` in Unicode NFKC with case folded; accents stay. Valid UTF-8 in, valid UTF-8 out.
std::string fold_case(std::string_view text);

/// `folded` without the accents of Latin, Greek and Cyrillic letters (but й, which is a letter of its own), and with ß,
/// ø, ł, đ, æ, œ spelt out.
std::string fold_accents(std::string_view folded);

}  // namespace dateline
