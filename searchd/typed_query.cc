#include "searchd/typed_query.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/base/utf8.h"
#include "searchd/query_lexer.h"
#include "searchd/query_signs.h"

namespace dateline {

namespace {

using Type = Lexeme::Type;

constexpr std::size_t most_words_before = 5;

// Without those that end what was not closed: it is being typed.
std::vector<Lexeme> lexemes_of(std::string_view typed) {
    QueryWarnings ignored;
    std::vector<Lexeme> lexemes = to_lexemes(typed, ignored);
    lexemes.pop_back();
    while (!lexemes.empty() && lexemes.back().type == Type::close &&
           lexemes.back().span.begin == lexemes.back().span.end)
        lexemes.pop_back();
    return lexemes;
}

bool is_left_out(const std::vector<Lexeme>& lexemes, std::size_t number) {
    return number > 0 && (lexemes[number - 1].type == Type::minus || lexemes[number - 1].type == Type::op_not);
}

const Field* field_of(const Lexeme& lexeme) { return lexeme.selector == nullptr ? nullptr : lexeme.selector->field; }

bool has_words(const Lexeme& lexeme) {
    const Field* field = field_of(lexeme);
    return (lexeme.type == Type::word || lexeme.type == Type::quote) &&
           (lexeme.selector == nullptr || (field != nullptr && field->kind != FieldKind::key));
}

std::vector<TypedWord> words_of(const Lexeme& lexeme, std::string_view typed, Analyser& analyser) {
    std::vector<TypedWord> words;
    if (!has_words(lexeme)) return words;
    const std::string_view text = typed.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
    for (Token& token : analyser.analyse(text, Reading::query)) words.push_back({std::move(token), field_of(lexeme)});
    return words;
}

bool has_names(const Field* field) { return field != nullptr && field->facet_slot != no_slot; }

template <std::size_t size>
bool is_one_of(const std::array<Type, size>& types, const Lexeme& lexeme) {
    return std::ranges::find(types, lexeme.type) != types.end();
}

// The name that the lexeme of this number is the beginning of.
TypedName name_at(const std::vector<Lexeme>& lexemes, std::size_t number, const Field* field, std::string_view kept,
                  std::string_view begun) {
    constexpr std::array signs = {Type::minus, Type::plus, Type::op_not, Type::op_and};
    constexpr std::array operands = {Type::word, Type::quote, Type::address};
    TypedName name{field, kept, begun, {}, true};
    for (; number > 0 && is_one_of(signs, lexemes[number - 1]); --number)
        name.is_all = name.is_all && !is_left_out(lexemes, number);
    const auto end = lexemes.begin() + static_cast<std::ptrdiff_t>(number);
    if (std::none_of(lexemes.begin(), end, [&](const Lexeme& one) { return is_one_of(operands, one); })) return name;
    if (lexemes[number - 1].type == Type::op_or) {
        name.is_all = false;
    } else {
        name.before = kept.substr(0, lexemes[number - 1].typed.end);
    }
    return name;
}

// That `typed` ends with, and nothing behind it yet: lang:
const Selector* selector_at_end(const std::vector<Lexeme>& lexemes, std::string_view typed) {
    if (!typed.ends_with(':') || lexemes.empty() || lexemes.back().type != Type::word) return nullptr;
    const std::size_t begin = lexemes.back().typed.begin;
    return find_selector(typed.substr(begin, typed.size() - 1 - begin));
}

std::optional<TypedName> field_alone(std::string_view typed) {
    const std::vector<Lexeme> lexemes = lexemes_of(typed);
    const Selector* selector = selector_at_end(lexemes, typed);
    if (selector == nullptr || !has_names(selector->field)) return std::nullopt;
    return name_at(lexemes, lexemes.size() - 1, selector->field, typed, {});
}

std::optional<TypedName> name_behind_field(std::string_view typed) {
    const std::vector<Lexeme> lexemes = lexemes_of(typed);
    const auto has_selector = [](const Lexeme& lexeme) { return lexeme.selector != nullptr; };
    const auto found = std::find_if(lexemes.rbegin(), lexemes.rend(), has_selector);
    if (found == lexemes.rend() || !has_names(field_of(*found))) return std::nullopt;
    const auto [begin, end] = found->span;
    const bool is_open_quote = found->type == Type::open && begin == end;
    const bool is_last_word = found->type == Type::word && end == typed.size();
    if (!is_open_quote && !is_last_word) return std::nullopt;
    const std::size_t kept = is_open_quote ? utf8_floor(typed, begin - 1) : begin;
    const auto number = static_cast<std::size_t>(lexemes.rend() - found) - 1;
    return name_at(lexemes, number, field_of(*found), typed.substr(0, kept), typed.substr(begin));
}

}  // namespace

std::optional<LastWord> last_word_of(std::string_view typed, Analyser& analyser) {
    const std::vector<Lexeme> lexemes = lexemes_of(typed);
    if (lexemes.empty() || lexemes.back().type != Type::word || lexemes.back().span.end != typed.size())
        return std::nullopt;
    std::vector<TypedWord> last = words_of(lexemes.back(), typed, analyser);
    const std::size_t begin = lexemes.back().span.begin;
    if (last.size() != 1 || begin + last.front().token.end != typed.size()) return std::nullopt;
    LastWord found{begin, std::move(last.front()), {}};
    for (std::size_t i = lexemes.size() - 1; i-- > 0;) {
        const Lexeme& lexeme = lexemes[i];
        if (lexeme.type == Type::op_or || lexeme.type == Type::close) break;
        if (lexeme.type == Type::open) {
            const Field* field = field_of(lexeme);
            if (lexeme.selector != nullptr && (field == nullptr || field->kind == FieldKind::key)) return std::nullopt;
            for (TypedWord& word : found.before) word.field = field;
            found.word.field = field;
            break;
        }
        if (is_left_out(lexemes, i)) continue;
        std::vector<TypedWord> words = words_of(lexeme, typed, analyser);
        found.before.insert(found.before.begin(), words.begin(), words.end());
        if (found.before.size() > most_words_before) return std::nullopt;
    }
    return found;
}

std::optional<TypedName> typed_name_of(std::string_view typed) {
    const bool has_no_name = typed.ends_with(':') || typed.ends_with(":\"");
    return has_no_name ? field_alone(typed.substr(0, typed.rfind(':') + 1)) : name_behind_field(typed);
}

bool begins_phrase(std::string_view typed) {
    const auto marks = [&] {
        std::size_t count = 0;
        for (std::size_t at = 0; at < typed.size(); at += decode_utf8(typed, at).length)
            count += is_quote(decode_utf8(typed, at).code) ? 1 : 0;
        return count;
    };
    return !typed.empty() && is_quote(decode_utf8(typed, 0).code) && marks() == 1;
}

bool is_of_words(std::string_view typed) {
    const std::vector<Lexeme> lexemes = lexemes_of(typed);
    constexpr std::array signs = {Type::op_or, Type::op_not, Type::op_near, Type::minus, Type::plus};
    const auto asks_for_more = [&](const Lexeme& lexeme) {
        return lexeme.selector != nullptr || std::ranges::find(signs, lexeme.type) != signs.end();
    };
    return std::ranges::none_of(lexemes, asks_for_more) && selector_at_end(lexemes, typed) == nullptr;
}

}  // namespace dateline
