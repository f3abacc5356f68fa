// The words and signs that a query consists of, before it has a structure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/schema.h"

namespace dateline {

struct Lexeme {
    enum class Type { word, quote, open, close, op_and, op_or, op_not, minus, plus, end };
    Type type = Type::end;
    std::string_view text;         ///< of the query; of a quote what stands between the marks
    const Field* field = nullptr;  ///< of a word, a quote or an opening bracket: what was typed before it as name:
};

/// Quotation marks of any shape and script.
bool is_quote(char32_t code);

/// The lexemes of `text` in order, with one of type `end` last. `text` must outlive them.
std::vector<Lexeme> to_lexemes(std::string_view text, std::vector<std::string>& warnings);

}  // namespace dateline
