// Texts of all that is difficult about words: inflections, capitals, signs inside of words, accents, other scripts.
#pragma once

#include <string>

#include "tests/support/scanned_article.h"

namespace dateline::testing {

const Words& difficult_words();

/// `words` of them, with all kinds of signs, blanks and line feeds between.
std::string random_text(Random& random, std::size_t words);

}  // namespace dateline::testing
