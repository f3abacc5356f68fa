#include "searchd/query_capitals.h"

#include <algorithm>

#include "indexer/model/char_kind.h"

namespace dateline {

namespace {

using Type = Lexeme::Type;

bool is_operator(const Lexeme& lexeme) {
    return lexeme.type == Type::op_and || lexeme.type == Type::op_or || lexeme.type == Type::op_not ||
           lexeme.type == Type::op_near;
}

struct Capitals {
    bool has_small = false;
    bool has_any = false;
};

Capitals capitals_of(std::string_view word) {
    Capitals capitals;
    for (std::size_t at = 0; at < word.size();) {
        const Cursor c = look(word, at);
        capitals.has_small |= c.kind == CharKind::letter;
        capitals.has_any |= c.kind == CharKind::capital;
        at += c.length;
    }
    return capitals;
}

bool is_bracket(const Lexeme& lexeme) { return lexeme.type == Type::open || lexeme.type == Type::close; }

// Without the brackets around a single word, as around a ticker, of which no query has need.
std::vector<Lexeme> without_bracketed_words(const std::vector<Lexeme>& lexemes) {
    std::vector<Lexeme> kept;
    for (const Lexeme& lexeme : lexemes) {
        const std::size_t size = kept.size();
        const bool closes_word = lexeme.type == Type::close && size > 1 && kept[size - 1].type == Type::word &&
                                 kept[size - 2].type == Type::open && kept[size - 2].selector == nullptr;
        if (closes_word) {
            kept.erase(kept.end() - 2);
        } else {
            kept.push_back(lexeme);
        }
    }
    return kept;
}

bool is_headline_in_capitals(std::string_view text, const std::vector<Lexeme>& lexemes) {
    constexpr std::size_t fewest_words = 4;
    std::size_t words = 0;
    bool are_beside = false;
    bool after_word = false;
    bool is_inside = false;  // of brackets
    const Lexeme* before = nullptr;
    for (const Lexeme& lexeme : lexemes) {
        const bool has_bracket = is_inside || is_bracket(lexeme) || (before != nullptr && is_bracket(*before));
        const bool has_operator = is_operator(lexeme) || (before != nullptr && is_operator(*before));
        if (has_bracket && has_operator) return false;
        if (is_bracket(lexeme)) is_inside = lexeme.type == Type::open;
        before = &lexeme;
        const std::string_view typed = text.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
        const bool is_word = lexeme.type == Type::word && lexeme.selector == nullptr;
        const bool is_bare_operator = is_operator(lexeme) && typed.find('/') == std::string_view::npos;
        if (!is_word && !is_bare_operator && !is_bracket(lexeme) && lexeme.type != Type::quote &&
            lexeme.type != Type::end)
            return false;
        const Capitals capitals = is_word ? capitals_of(typed) : Capitals{};
        if (capitals.has_small || lexeme.selector != nullptr) return false;
        are_beside |= after_word && capitals.has_any;
        after_word = capitals.has_any;
        words += capitals.has_any;
    }
    return words >= fewest_words && are_beside;
}

}  // namespace

bool is_in_capitals(std::string_view word) {
    const Capitals capitals = capitals_of(word);
    return capitals.has_any && !capitals.has_small;
}

bool takes_headline_in_capitals(std::string_view text, std::vector<Lexeme>& lexemes, QueryWarnings& warnings) {
    if (!is_headline_in_capitals(text, without_bracketed_words(lexemes))) return false;
    if (std::ranges::any_of(lexemes, is_operator))
        warnings.add("All is written in capitals, as headlines are: AND, OR, NOT and NEAR were read as words.");
    std::erase_if(lexemes, is_bracket);
    for (Lexeme& lexeme : lexemes) {
        if (is_operator(lexeme)) lexeme.type = Type::word;
    }
    return true;
}

}  // namespace dateline
