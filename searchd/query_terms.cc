#include "searchd/query_terms.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/model/address.h"
#include "indexer/model/language_tag.h"
#include "indexer/model/word_splitter.h"
#include "searchd/query_capitals.h"
#include "searchd/query_signs.h"
#include "searchd/query_tree.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

bool is_star(char32_t code) { return plain_sign(code) == '*'; }

// Where the stars that begin at `at` end.
std::size_t stars_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_star(decode_utf8(text, at).code)) at += decode_utf8(text, at).length;
    return at;
}

// Of the word, stars included, that `at` is inside of.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_wordlike(look(text, at).kind) || stars_end(text, at) > at))
        at += decode_utf8(text, at).length;
    return at;
}

std::size_t count_star_runs(std::string_view text) {
    std::size_t runs = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = stars_end(text, at);
        runs += end > at;
        at = end > at ? end : at + decode_utf8(text, at).length;
    }
    return runs;
}

// Words with a hyphen, stars or nothing at all between them belong together.
bool is_glue(std::string_view between) {
    return stars_end(between, 0) == between.size() ||
           (is_hyphen(decode_utf8(between, 0).code) && decode_utf8(between, 0).length == between.size());
}

// What is written so is seldom misspelt.
bool is_acronym(std::string_view word) {
    constexpr std::size_t longest = 5;
    return word.size() <= longest && is_in_capitals(word);
}

// Of text[begin, end): what stands beside a sign for other letters is no whole word.
bool is_piece(std::string_view text, std::size_t begin, std::size_t end) {
    const auto is_wild = [&](std::size_t at) { return is_star(decode_utf8(text, at).code) || text[at] == '?'; };
    const std::size_t behind = end == text.size() ? end : end + decode_utf8(text, end).length;
    return (begin > 0 && is_wild(utf8_floor(text, begin - 1))) ||
           (behind < text.size() && is_wild(end) && is_wordlike(look(text, behind).kind));
}

// Letters enough to begin a bearable number of words.
bool is_long_enough(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).length) ++letters;
    return letters >= shortest_prefix;
}

bool is_language(const Field& field, std::string_view text) {
    return field.name == "lang" && !language_named(text).empty();
}

}  // namespace

const Field* TermReader::field_of(const Selector* selector) const {
    return selector != nullptr && selector->field != nullptr ? selector->field : context_.in;
}

bool TermReader::has_room(std::size_t words) {
    words_ += words;
    if (words_ <= most_words) return true;
    warnings_.add("Only the first " + std::to_string(most_words) + " words were read.");
    return false;
}

// Tells whether the star behind `word` stands, and makes it a prefix.
bool TermReader::take_prefix(QueryWord& word) {
    std::string beginning = word.token.words.front();
    if (beginning.ends_with('.')) beginning.pop_back();
    if (look(text_, word.typed.begin).kind == CharKind::sign) {
        warnings_.add("A star is not needed where each sign is looked for by itself, as in Chinese, and was left out.");
        return false;
    }
    if (!is_long_enough(beginning)) {
        warnings_.add("Before a star there must be at least " + std::to_string(shortest_prefix) +
                      " letters; it was left out of " + in_quotes(typed(word.typed)) + ".");
        return false;
    }
    if (prefixes_ >= most_prefixes) {
        warnings_.add("Only the first " + std::to_string(most_prefixes) + " words with a star were read so.");
        return false;
    }
    ++prefixes_;
    word.is_prefix = true;
    word.token.words = {beginning};
    word.token.stems = {beginning};
    word.token.accented.clear();
    return true;
}

// The words in `text`, which begins at `begin` of the query, compounds included.
std::vector<QueryWord> TermReader::analysed(std::string_view text, std::size_t begin) {
    std::vector<QueryWord> words;
    std::size_t stars_read = 0;
    Span cut;  // behind a star in the middle of a word
    for (Token& token : analyser_.analyse(text, Reading::query)) {
        if (token.begin >= cut.begin && token.begin < cut.end) continue;
        const std::size_t end = token.end;
        const Span at{begin + token.begin, begin + token.end};
        const bool is_compound = !token.parts.empty();
        const bool is_literal = is_acronym(typed(at)) || is_piece(text, token.begin, end);
        words.push_back({std::move(token), false, at, is_literal});
        const std::size_t behind = stars_end(text, end);
        if (behind == end || look(text, behind).kind == CharKind::sign) continue;
        QueryWord& word = words.back();
        if (is_compound) {
            word.is_prefix = words[words.size() - 2].is_prefix;
            if (word.is_prefix) word.token.stems = word.token.words;
        } else {
            cut = {end, word_end(text, behind)};
            const std::string_view rest = text.substr(end, cut.end - end);
            stars_read += count_star_runs(rest);
            if (!take_prefix(word)) {
                cut = {};
            } else if (cut.end > behind) {
                warnings_.add(
                    "A star stands at the end of a word: " + in_quotes(std::string(typed(at)) + std::string(rest)) +
                    " was read as " + std::string(typed(at)) + "*.");
            }
        }
    }
    const std::size_t mark = text.find('?');
    if (mark > 0 && mark != std::string_view::npos && mark + 1 < text.size() &&
        is_wordlike(look(text, utf8_floor(text, mark - 1)).kind) && is_wordlike(look(text, mark + 1).kind) &&
        text.find_first_of("/=") == std::string_view::npos)
        warnings_.add(in_quotes(text) + " was read as words: other letters are stood for by a star at the end alone.");
    if (count_star_runs(text) > stars_read)
        warnings_.add("A star stands at the end of a word; elsewhere it was left out.");
    return words;
}

QueryNode TermReader::leaf(Kind kind, const Field* field, std::vector<QueryWord> words) const {
    QueryNode node;
    node.kind = kind;
    node.field = field;
    node.is_stopword =
        kind == Kind::word && field == context_.in && !words[0].is_prefix && analyser_.is_stopword(words[0].token);
    node.words = std::move(words);
    return node;
}

void TermReader::count(const QueryWord& word) {
    if (!word.token.parts.empty()) return;
    ++free_words_;
    stopwords_ += analyser_.is_stopword(word.token);
}

std::vector<QueryNode> TermReader::words(Span span, const Selector* selector) {
    const Field* field = field_of(selector);
    const std::string_view text = typed(span);
    if (is_star(span)) return lone_star(span, selector);
    if (field != nullptr && field->kind == FieldKind::key) return key(span, *field);
    if (field != nullptr && is_language(*field, text)) return language(span, *field);
    std::vector<QueryWord> found = analysed(text, span.begin);
    if (selector == nullptr) std::ranges::for_each(found, [&](const QueryWord& word) { count(word); });
    std::vector<QueryNode> nodes;
    for (std::size_t i = 0; i < found.size();) {
        std::size_t end = i + 1;
        while (end < found.size() && end - i < longest_phrase && found[end].token.parts.empty() &&
               is_glue(text_.substr(found[end - 1].typed.end, found[end].typed.begin - found[end - 1].typed.end)))
            ++end;
        if (!has_room(end - i)) break;
        const bool ends_compound = end < found.size() && !found[end].token.parts.empty();
        const bool is_compound = ends_compound && end - i == found[end].token.parts.size();
        if (end - i == 1) {
            nodes.push_back(leaf(Kind::word, field, {std::move(found[i])}));
        } else {
            std::vector<QueryNode> readings;
            readings.push_back(leaf(
                Kind::phrase, field,
                {found.begin() + static_cast<std::ptrdiff_t>(i), found.begin() + static_cast<std::ptrdiff_t>(end)}));
            if (is_compound) readings.push_back(leaf(Kind::word, field, {found[end]}));
            nodes.push_back(group(Kind::any, std::move(readings)));
        }
        i = end + (ends_compound ? 1 : 0);
    }
    return nodes;
}

bool TermReader::is_star(Span span) const {
    return span.end > span.begin && stars_end(typed(span), 0) == span.end - span.begin;
}

std::vector<QueryNode> TermReader::phrase(Span span, const Selector* selector) {
    const Field* field = field_of(selector);
    if (field != nullptr && field->kind == FieldKind::key) return key(span, *field);
    if (field != nullptr && is_language(*field, typed(span))) return language(span, *field);
    std::vector<QueryWord> found = analysed(typed(span), span.begin);
    std::erase_if(found, [](const QueryWord& word) { return !word.token.parts.empty(); });
    if (found.size() > longest_phrase) {
        warnings_.add("Only the first " + std::to_string(longest_phrase) + " words of a phrase were read.");
        found.resize(longest_phrase);
    }
    if (found.empty() || !has_room(found.size())) return {};
    std::vector<QueryNode> nodes;
    nodes.push_back(leaf(Kind::phrase, field, std::move(found)));
    nodes.back().is_required = true;
    return nodes;
}

std::vector<QueryNode> TermReader::lone_star(Span span, const Selector* selector) {
    std::vector<QueryNode> nodes(1);
    nodes[0].kind = Kind::everything;
    const Field* field = field_of(selector);
    if (selector != nullptr && selector->field == nullptr) {
        nodes[0].kind = Kind::dates;
    } else if (field != nullptr && field->facet_slot != no_slot) {
        nodes[0].kind = Kind::present;
        nodes[0].field = field;
    } else if (selector != nullptr) {
        warnings_.add(in_quotes(std::string(selector->name) + ":*") + " was read as all articles, as a star alone is.");
    } else if (span.begin > 0 && is_quote(decode_utf8(text_, utf8_floor(text_, span.begin - 1)).code)) {
        warnings_.add("A star stands at the end of a word, also inside of quotation marks; elsewhere it was left out.");
    }
    return nodes;
}

std::vector<QueryNode> TermReader::key(Span span, const Field& field) {
    std::string_view text = trim(typed(span));
    if (field.name == "url") {
        while (text.starts_with("*") || text.starts_with(".")) text.remove_prefix(1);
        while (text.ends_with("*")) text.remove_suffix(1);
    }
    QueryNode node;
    node.kind = Kind::key;
    node.field = &field;
    node.value = field.name == "url" ? normal_address(text) : std::string(text);
    if (node.value.empty() || !has_room(1)) return {};
    return {std::move(node)};
}

// Articles carry the code of the language alone: "de" of "de-AT" and of "German".
std::vector<QueryNode> TermReader::language(Span span, const Field& field) {
    const std::string_view text = typed(span);
    const std::vector<Token> code = analyser_.analyse(language_named(text), Reading::query);
    if (code.size() != 1 || !has_room(1)) return {};
    const Span named{span.begin, span.begin + std::min(text.find_first_of("-_"), text.size())};
    return {leaf(Kind::word, &field, {{code.front(), false, named}})};
}

std::vector<QueryNode> TermReader::dates(Span span, DateLimit limit) {
    const std::optional<DateRange> range = date_range(span, limit);
    if (!range) return {};
    if (++dates_ > most_dates) {
        warnings_.add("Only the first " + std::to_string(most_dates) + " dates were read as such.");
        return {};
    }
    if (range->was_inverted) warnings_.add(exchanged_dates(typed(span)));
    std::vector<QueryNode> nodes(1);
    nodes[0].kind = Kind::dates;
    nodes[0].from = range->from;
    nodes[0].to = range->to;
    return nodes;
}

std::optional<DateRange> TermReader::date_range(Span span, DateLimit limit) const {
    std::string text;
    const std::string_view whole = typed(span);
    for (std::size_t at = 0; at < whole.size();) {
        const Utf8Char c = decode_utf8(whole, at);
        text += is_quote(c.code) ? " " : whole.substr(at, c.length);
        at += c.length;
    }
    return parse_date_range(limit, text, context_.now);
}

}  // namespace dateline
