#include "searchd/query.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "searchd/query_capitals.h"
#include "searchd/query_lexer.h"
#include "searchd/query_parser.h"
#include "searchd/query_signs.h"
#include "searchd/query_terms.h"
#include "searchd/search_request.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// Names a day, a month of a year or the like: a year alone may be any number, "March" alone may be a verb.
bool is_surely_date(std::string_view words) {
    constexpr std::size_t digits_of_year = 4;
    const auto digits =
        static_cast<std::size_t>(std::ranges::count_if(words, [](char c) { return c >= '0' && c <= '9'; }));
    return digits >= digits_of_year && words.size() > digits_of_year;
}

bool has_dates(const QueryNode& node) {
    return node.kind == Kind::dates || std::ranges::any_of(node.children, has_dates);
}

// "before" and the like, as the name of what limits dates; else null.
const Selector* limit_named(std::string_view word) {
    const Selector* selector = find_selector(lower_ascii(word));
    return selector != nullptr && selector->field == nullptr ? selector : nullptr;
}

// "oil last week" is seldom about last weeks, nor "strike before March 2022" about marches: the text with these as a
// date.
std::string hint_at_dates(std::string_view text, const std::vector<Lexeme>& lexemes, const QueryContext& context,
                          QueryWarnings& warnings) {
    constexpr std::size_t most_words = 3;
    const auto is_word = [&](std::size_t i) {
        return lexemes[i].type == Lexeme::Type::word && lexemes[i].selector == nullptr;
    };
    for (std::size_t i = 0; i + 1 < lexemes.size(); ++i) {
        if (!is_word(i)) continue;
        const Span first = lexemes[i].span;
        const std::string_view word = text.substr(first.begin, first.end - first.begin);
        const std::size_t before = i == 0 || !is_word(i - 1) ? i : i - 1;
        const Span other = lexemes[before].span;
        const Selector* limit = before == i ? nullptr : limit_named(text.substr(other.begin, other.end - other.begin));
        const bool is_near_day = limit != nullptr && (word == "yesterday" || word == "today");
        const bool is_period = begins_period(word);
        std::size_t end = i;
        while (end < i + most_words && end < lexemes.size() && is_word(end)) ++end;
        for (std::size_t last = end - 1; last + 1 > i; --last) {
            const std::string_view words = text.substr(first.begin, lexemes[last].span.end - first.begin);
            if (!is_surely_date(words) && !(is_period && last > i) && !(is_near_day && last == i)) continue;
            if (!parse_date(words, context.now)) continue;
            const std::size_t begin = limit == nullptr ? first.begin : other.begin;
            const std::size_t end_of_date = lexemes[last].span.end;
            const std::string as_date =
                std::string(limit == nullptr ? "date" : limit->name) + ":\"" + std::string(words) + "\"";
            warnings.add(in_quotes(text.substr(begin, end_of_date - begin)) + " was read as words; type " + as_date +
                         " to limit the dates.");
            return std::string(text.substr(0, begin)) + as_date + std::string(text.substr(end_of_date));
        }
    }
    return "";
}

// "oil not opec" finds what has opec. In a longer text such words are what they seem.
void hint_at_operators(std::string_view text, const std::vector<Lexeme>& lexemes, QueryWarnings& warnings) {
    constexpr std::size_t fewest_words = 3;
    constexpr std::size_t most_words = 4;
    const auto is_word = [](const Lexeme& lexeme) {
        return lexeme.type == Lexeme::Type::word && lexeme.selector == nullptr;
    };
    const std::size_t words = lexemes.size() - 1;  // behind them is the end
    if (words < fewest_words || words > most_words || !std::all_of(lexemes.begin(), lexemes.end() - 1, is_word)) return;
    for (std::size_t i = 1; i + 1 < words; ++i) {
        const std::string_view word = text.substr(lexemes[i].span.begin, lexemes[i].span.end - lexemes[i].span.begin);
        if (word == "or") warnings.add("“or” was read as a word; the operator is written in capitals: OR.");
        if (word == "not") warnings.add("“not” was read as a word; the operator is written in capitals: NOT.");
    }
}

bool is_plain_word(const QueryNode& node) {
    if (node.field != nullptr || node.is_required) return false;
    if (node.kind == Kind::any) return std::ranges::all_of(node.children, is_plain_word);  // add-on, addon
    return (node.kind == Kind::word || node.kind == Kind::phrase) &&
           std::ranges::none_of(node.words, &QueryWord::is_prefix);
}

// Whether `root` is all of these lexemes, and they are words side by side.
bool is_plain_reading(const std::vector<Lexeme>& lexemes, const QueryNode& root, std::size_t free_words) {
    const auto is_word = [](const Lexeme& lexeme) {
        return (lexeme.type == Lexeme::Type::word || lexeme.type == Lexeme::Type::end) && lexeme.selector == nullptr;
    };
    if (!std::ranges::all_of(lexemes, is_word)) return false;
    const std::vector<QueryNode> alone = {root};
    const std::vector<QueryNode>& parts = root.kind == Kind::all ? root.children : alone;
    std::size_t words = 0;
    for (const QueryNode& part : parts) words += (part.kind == Kind::any ? part.children.front() : part).words.size();
    return words == free_words && std::ranges::all_of(parts, is_plain_word);
}

// Nothing at all, or quotation marks with nothing between them, perhaps behind a name: title:"".
bool asks_for_nothing(std::string_view text, const std::vector<Lexeme>& lexemes) {
    const auto is_empty = [&](const Lexeme& lexeme) {
        const std::string_view inside = text.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
        return lexeme.type == Lexeme::Type::end || (lexeme.type == Lexeme::Type::quote && trim(inside).empty());
    };
    return std::ranges::all_of(lexemes, is_empty);
}

bool is_sentence(const TermReader& terms) {
    constexpr std::size_t fewest_stopwords = 3;
    return terms.stopwords() >= fewest_stopwords && 4 * terms.stopwords() >= terms.free_words();
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Analyser& analyser, const QueryContext& context) {
    QueryWarnings warnings;
    const std::string_view read = shortened_q(text);
    if (read.size() < text.size())
        warnings.add("Only the first " + std::to_string(longest_q) + " characters were read.");
    std::vector<Lexeme> lexemes = to_lexemes(read, warnings);
    const bool is_headline = takes_headline_in_capitals(read, lexemes, warnings);
    const std::string words = is_headline ? lower_ascii(read) : std::string(read);
    TermReader terms(words, analyser, context, warnings);
    ParsedQuery parsed;
    parsed.root = parse_lexemes(lexemes, terms, warnings);
    if (asks_for_nothing(read, lexemes)) {
        parsed.root.kind = Kind::everything;
        if (!trim(read).empty()) warnings.add("There is nothing to look for in this; these are all articles.");
    } else if (parsed.root.kind == Kind::nothing) {
        warnings.add("There is no word to search for in this.");
    }
    if (!has_dates(parsed.root)) parsed.with_dates = hint_at_dates(read, lexemes, context, warnings);
    hint_at_operators(read, lexemes, warnings);
    parsed.warnings = warnings.take();
    parsed.read_as = describe(parsed.root, text);
    parsed.is_plain = lexemes.size() == 1 || is_plain_reading(lexemes, parsed.root, terms.free_words());
    parsed.is_sentence = is_sentence(terms);
    return parsed;
}

std::string as_phrase(std::string_view words) {
    std::string text = "\"";
    for (std::size_t at = 0; at < words.size();) {
        const Utf8Char c = decode_utf8(words, at);
        const bool has_meaning = is_quote(c.code) || plain_sign(c.code) == '*';
        text += has_meaning ? " " : words.substr(at, c.length);
        at += c.length;
    }
    return text + "\"";
}

}  // namespace dateline
