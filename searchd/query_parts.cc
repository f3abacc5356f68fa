#include "searchd/query_parts.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "searchd/query_lexer.h"
#include "searchd/query_signs.h"
#include "searchd/query_syntax.h"
#include "searchd/query_warnings.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

bool is_wanted(const QueryPart& part) { return part.node->kind != Kind::negation; }

void add_part(const QueryNode& node, std::vector<QueryPart>& parts) {
    if (node.typed.end > node.typed.begin && (parts.empty() || parts.back().typed.end <= node.typed.begin))
        parts.push_back({node.typed, &node});
}

}  // namespace

std::vector<QueryPart> parts_of(const QueryNode& root) {
    std::vector<QueryPart> parts;
    if (root.kind == Kind::all) {
        for (const QueryNode& child : root.children) add_part(child, parts);
    } else {
        add_part(root, parts);
    }
    return parts;
}

std::vector<QueryPart> operands_of(const QueryNode& near) {
    std::vector<QueryPart> operands;
    for (const QueryNode& one : near.children) add_part(one, operands);
    return operands;
}

std::string text_of(std::string_view q, const Span& span) {
    return std::string(q.substr(span.begin, span.end - span.begin));
}

std::string replaced(std::string_view q, const Span& span, std::string_view text) {
    return std::string(q.substr(0, span.begin)) + std::string(text) + std::string(q.substr(span.end));
}

std::string as_words(std::string_view q, const QueryPart& part) {
    const bool is_choice = part.node->kind == Kind::any && !part.node->children.empty();
    const QueryNode& node = is_choice ? part.node->children.front() : *part.node;
    if (node.kind != Kind::phrase || node.is_required == is_choice) return "";
    std::string words;
    for (const QueryWord& word : node.words) {
        const std::string typed = text_of(q, word.typed);
        const bool is_operator = std::ranges::find(operator_names, typed, &OperatorName::name) != operator_names.end();
        words += (words.empty() ? "" : " ") + (is_operator ? lower_ascii(typed) : typed);
    }
    const std::string before = text_of(q, {part.typed.begin, node.words.front().typed.begin});
    std::string name;
    for (std::size_t at = 0; at < before.size() && !is_quote(decode_utf8(before, at).code);) {
        const std::size_t length = decode_utf8(before, at).length;
        name += before.substr(at, length);
        at += length;
    }
    return name.empty() ? words : name + "(" + words + ")";
}

std::string without_near(std::string_view q, const QueryPart& part) {
    if (part.node->kind != Kind::near) return "";
    const std::string typed = text_of(q, part.typed);
    QueryWarnings ignored;
    std::string words;
    std::size_t end = 0;
    for (const Lexeme& lexeme : to_lexemes(typed, ignored)) {
        if (lexeme.type == Lexeme::Type::end || lexeme.typed.begin < end) continue;
        if (lexeme.type != Lexeme::Type::op_near) words += typed.substr(end, lexeme.typed.end - end);
        end = lexeme.typed.end;
    }
    return words + typed.substr(end);
}

std::string without_field(std::string_view q, const QueryPart& part) {
    const std::string typed = text_of(q, part.typed);
    const std::size_t begin = typed.starts_with('+') ? 1 : 0;
    const std::size_t colon = typed.find(':');
    if (!is_wanted(part) || colon == std::string::npos) return "";
    const Selector* selector = find_selector(typed.substr(begin, colon - begin));
    const Field* field = selector == nullptr ? nullptr : selector->field;
    const bool has_words = field != nullptr && field != &language_field &&
                           (field->kind == FieldKind::text || field->kind == FieldKind::name);
    if (!has_words || part.node->kind == Kind::present) return "";
    return typed.substr(0, begin) + std::string(trim(std::string_view(typed).substr(colon + 1)));
}

std::string with_name(std::string_view q, const QueryPart& part, std::string_view name) {
    const std::string sign = text_of(q, part.typed).starts_with('+') ? "+" : "";
    return sign + std::string(part.node->field->name) + ":" + as_phrase(name);
}

std::string with_any(std::string_view q, const std::vector<QueryPart>& parts) {
    std::string any;
    std::string others;
    std::size_t wanted = 0;
    for (const QueryPart& part : parts) {
        const std::string typed = text_of(q, part.typed);
        if (!is_wanted(part) || is_filter(*part.node)) {
            others += " " + typed;
        } else {
            any += (wanted++ == 0 ? "" : " OR ") + typed.substr(typed.starts_with('+') ? 1 : 0);
        }
    }
    if (wanted < 2) return "";
    return replaced(q, {parts.front().typed.begin, parts.back().typed.end},
                    others.empty() ? any : "(" + any + ")" + others);
}

std::string with_all(std::string_view q, const std::vector<QueryPart>& parts) {
    std::string all;
    std::size_t at = 0;
    for (const QueryPart& part : parts) {
        if (!is_optional(*part.node)) continue;
        all += text_of(q, {at, part.typed.begin}) + "+";
        at = part.typed.begin;
    }
    return at == 0 && all.empty() ? "" : all + text_of(q, {at, q.size()});
}

std::string with_parts(std::string_view q, const std::vector<QueryPart>& parts,
                       const std::function<bool(const QueryPart&)>& is_kept) {
    std::string kept;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!is_kept(parts[i])) continue;
        // What joins it with the part before goes with that part.
        if (!kept.empty()) kept += text_of(q, {parts[i - 1].typed.end, parts[i].typed.begin});
        kept += text_of(q, parts[i].typed);
    }
    return kept.empty() ? "" : replaced(q, {parts.front().typed.begin, parts.back().typed.end}, kept);
}

}  // namespace dateline
