// The query language: text as people type it, read into a tree. Nothing is an error; what could not be read as meant is
// read as words, with a warning.
//
//   query    = or
//   or       = and { "OR" and }
//   and      = unary { [ "AND" ] unary }
//   unary    = { "NOT" | "-" | "+" } primary
//   primary  = "(" or ")" | [ field ":" ] ( word | quote { any } quote | "(" or ")" )
//
// Operators are in capitals. Words side by side must all be found; where no article has them all, the searcher asks
// again with relaxed().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"

namespace dateline {

struct QueryNode {
    enum class Kind {
        everything,  ///< all articles
        nothing,     ///< none
        word,        ///< tokens[0], in any inflection
        phrase,      ///< tokens, exactly, one after the other
        all,         ///< every child
        any,         ///< at least one child
        negation,    ///< not children[0]; only as a child of `all`
    };
    Kind kind = Kind::nothing;
    const Field* field = nullptr;  ///< of a word or phrase; null: all fields that are searched by default
    std::vector<Token> tokens;
    std::vector<QueryNode> children;
    bool is_implicit = false;  ///< an `all` made by words side by side, which may be relaxed
    bool is_stopword = false;
};

struct ParsedQuery {
    QueryNode root;
    std::vector<std::string> warnings;
    std::string read_as;  ///< how it was read: `oil AND "crude prices" AND NOT opec`; empty for everything
};

/// `in` (may be null) restricts words that name no field. At most about a hundred words are read, and brackets to a
/// depth of 20.
ParsedQuery parse_query(std::string_view text, Analyser& analyser, const Field* in = nullptr);

/// `words` as a phrase of the query language.
std::string as_phrase(std::string_view words);

/// How `root` was read, for people: `oil AND "crude prices" AND NOT opec`; empty for everything.
std::string describe(const QueryNode& root);

/// The same query, content with some of the words of each group that stands side by side.
QueryNode relaxed(const QueryNode& root);

}  // namespace dateline
