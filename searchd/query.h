// The query language: text as people type it, read into a tree. Nothing is an error; what could not be read as meant is
// read as words, with a warning.
//
//   query    = or
//   or       = and { "OR" and }
//   and      = unary { [ "AND" ] unary }
//   unary    = { "NOT" | "-" | "+" } near
//   near     = primary { "NEAR" [ "/" number ] primary }
//   primary  = [ selector ":" ] ( word [ "*" ] | quote { any } quote | "(" or ")" ) | address
//
// Operators are in capitals; || and && are OR and AND, title:-oil is -title:oil. Words side by side must all be found;
// where no article has them all, the searcher asks again with relaxed(). query_syntax.h is the table of names, bounds
// and examples.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"
#include "searchd/span.h"

namespace dateline {

/// A word as it was typed.
struct QueryWord {
    Token token;
    bool is_prefix = false;   ///< every word that begins with token.words: strik*
    Span typed = {};          ///< of the text that was parsed
    bool is_literal = false;  ///< no misspelling: short and in capitals (GATT), or a piece of a pattern (infl?tion)
};

struct QueryNode {
    enum class Kind {
        everything,  ///< all articles
        nothing,     ///< none
        word,        ///< words[0], in any inflection, or as a prefix
        phrase,      ///< words, exactly, one after the other
        near,        ///< children (words, phrases, or `any` of these) at most `distance` words apart, in any order
        dates,       ///< published from `from` to `to`, both included; one may be open, or both: of any known date
        key,         ///< `value` whole, in a field of kind `key`
        present,     ///< some value in a field with a facet column
        all,         ///< every child
        any,         ///< at least one child
        negation,    ///< not children[0]; only as a child of `all`
    };
    Kind kind = Kind::nothing;
    const Field* field =
        nullptr;  ///< of a word, phrase, near, key or present; null: all fields that are searched by default
    std::vector<QueryWord> words;
    std::vector<QueryNode> children;
    unsigned distance = 0;
    std::optional<std::chrono::sys_seconds> from;
    std::optional<std::chrono::sys_seconds> to;
    std::string value;
    bool is_implicit = false;  ///< an `all` made by words side by side, which may be relaxed, or the `any` made of it
    bool is_required = false;  ///< +word, a phrase in quotes, NEAR: stays when other parts of such an `all` are relaxed
    bool is_stopword = false;
    bool prefers_first = false;  ///< of an `any`: its other children count only where the first finds nothing
    Span typed = {};  ///< of a part of an `all` or `near`: where it was typed in the text, signs and names included
    std::string corrects;  ///< of an `any`: the word, which the index does not know, that its children may be meant by

    bool is_correction() const { return !corrects.empty(); }
};

/// Neither ranks nor is marked, only limits what is found: dates, keys, what names an outlet, author or the like, and
/// groups of these alone.
bool is_filter(const QueryNode& node);

struct ParsedQuery {
    QueryNode root;
    std::vector<std::string> warnings;  ///< for people; each once
    std::string read_as;                ///< in plain English
    std::string with_dates;             ///< the text, where words of it that name a date are meant as one; or empty
    bool is_plain = false;              ///< words side by side, read as just these
    bool is_sentence = false;  ///< full of words like "of" and "the": tells what is sought, as a headline does not
};

/// What a text is read with.
struct QueryContext {
    const Field* in = nullptr;       ///< title or body: where words that name no field are looked for
    std::chrono::sys_seconds now{};  ///< what yesterday and 7d are counted from
};

/// Reads within the bounds of query_syntax.h and says in a warning where one was met. Takes time in proportion to
/// `text`.
ParsedQuery parse_query(std::string_view text, Analyser& analyser, const QueryContext& context = {});

/// `words` as a phrase of the query language.
std::string as_phrase(std::string_view words);

/// How `root` was read, for people, with its words as they stand in `text`, which was parsed; empty for everything.
std::string describe(const QueryNode& root, std::string_view text);

/// The same query, content with some of the words of each group that stands side by side. What limits or is required
/// stays so.
QueryNode relaxed(const QueryNode& root);

/// Whether that is another query.
bool can_be_relaxed(const QueryNode& root);

/// Whether `part` of an implicit `all` may be missing where it is relaxed.
bool is_optional(const QueryNode& part);

}  // namespace dateline
