// Headlines in capitals, as people paste them into a search.
#pragma once

#include <string_view>
#include <vector>

#include "searchd/query_lexer.h"
#include "searchd/query_warnings.h"

namespace dateline {

/// Whether `word` has letters, and no small one.
bool is_in_capitals(std::string_view word);

/// Whether `lexemes` are a headline in capitals, which tell nothing then: four or more words without a small letter,
/// two of them side by side, and no other signs of a query but brackets around a word, or without operators in or
/// beside them: "(RPT) U.S. SAYS". Its operators become words, and its brackets go.
bool takes_headline_in_capitals(std::string_view text, std::vector<Lexeme>& lexemes, QueryWarnings& warnings);

}  // namespace dateline
