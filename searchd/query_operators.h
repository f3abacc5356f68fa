// Operators of the query language, and signs of other ones that stand behind words.
#pragma once

#include <cstddef>
#include <string_view>

#include "searchd/query_lexer.h"

namespace dateline {

struct ReadOperator {
    Lexeme::Type type = Lexeme::Type::word;
    unsigned distance = 0;  ///< of NEAR
};

/// What a word is as an operator: AND, NEAR/5; of type word where it is none, with a warning where it looks like one.
ReadOperator read_operator(std::string_view typed, QueryWarnings& warnings);

/// Where ~2 or ^1.5 begins, which other languages put behind words and phrases; the size of `word` where it has none.
std::size_t weight_in(std::string_view word);

/// Says that `sign`, such a one, was left out. `is_of_phrase`: it stands behind a phrase.
void warn_of_weight(std::string_view sign, bool is_of_phrase, QueryWarnings& warnings);

}  // namespace dateline
