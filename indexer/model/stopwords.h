// Stop words: words that say little alone. A query needs none of them for a match; the index keeps them all, for
// phrases.
#pragma once

#include <string_view>

namespace dateline {

/// `language`: the name of a Xapian stemmer ("english"). Languages without a list have no stop words. us, who, it and
/// no are in none: in lower case they may still mean US, WHO, IT and No.
bool is_stopword(std::string_view language, std::string_view folded_word);

/// True for a word that is a name when it is written in capitals: US, WHO, IT, AM, OR.
bool is_name_in_capitals(std::string_view folded_word);

}  // namespace dateline
