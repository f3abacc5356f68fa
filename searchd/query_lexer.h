// The words and signs that a query consists of, before it has a structure.
#pragma once

#include <string_view>
#include <vector>

#include "searchd/query_syntax.h"
#include "searchd/query_warnings.h"
#include "searchd/span.h"

namespace dateline {

struct Lexeme {
    enum class Type { word, address, quote, open, close, op_and, op_or, op_not, op_near, minus, plus, end };
    Type type = Type::end;
    Span span;                           ///< of the query; of a quote what stands between the marks
    const Selector* selector = nullptr;  ///< what was typed before a word, a quote or an opening bracket as name:
    unsigned distance = 0;               ///< of NEAR
    Span typed = {};                     ///< likewise, with its name and its quotation marks
};

/// The lexemes of `text` in order, with one of type `end` last.
std::vector<Lexeme> to_lexemes(std::string_view text, QueryWarnings& warnings);

}  // namespace dateline
