#include "searchd/correction.h"

#include <algorithm>
#include <iterator>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_candidates = 5;
constexpr std::size_t most_corrected = 8;  // words of a query; looking one up costs up to a millisecond
constexpr std::size_t clearly_more = 10;   // times
constexpr std::size_t rare = 20;           // articles; a word in more is hardly misspelt

bool is_of_text(const QueryNode& node) { return node.field == nullptr || node.field->kind == FieldKind::text; }

bool may_be_corrected(const QueryNode& node) {
    return node.kind == Kind::word && is_of_text(node) && !node.words[0].is_prefix && node.words[0].token.parts.empty();
}

// Calls visit(node) for every node that is wanted.
template <typename Visit>
void for_each_wanted(const QueryNode& node, const Visit& visit) {
    if (node.kind == Kind::negation) return;
    visit(node);
    for (const QueryNode& child : node.children) for_each_wanted(child, visit);
}

// Likewise for every word that may be corrected.
template <typename Visit>
void for_each_word(const QueryNode& root, const Visit& visit) {
    for_each_wanted(root, [&](const QueryNode& node) {
        if (may_be_corrected(node)) visit(node);
    });
}

std::size_t articles_with(const QueryNode& word, const Vocabulary& vocabulary) {
    std::size_t articles = 0;
    for (const std::string& term : vocabulary.stems(word.words[0].token, word.field))
        articles += vocabulary.frequency(term);
    return articles;
}

// Whether an article has `word` just so, in whatever field: then it is spelt right.
bool is_in_texts(const QueryWord& word, const Vocabulary& vocabulary) {
    const auto is_in = [&](const Field& field) {
        if (word.is_prefix) return !vocabulary.beginning_with(word.token, field, 1).empty();
        return vocabulary.has(word.token, field);
    };
    return is_in(body_field) || is_in(title_field);
}

// Part of the name of an outlet, author or the like: spelt right, too.
bool is_in_names(const QueryWord& word, const Vocabulary& vocabulary) {
    return std::ranges::any_of(fields, [&](const Field& field) {
        return field.kind == FieldKind::name && &field != &language_field && vocabulary.has(word.token, field);
    });
}

std::string_view first_letter_of(std::string_view word) { return word.substr(0, decode_utf8(word, 0).length); }

bool is_spelt_right(const QueryNode& node, const QueryWord& word, const Vocabulary& vocabulary) {
    return word.is_literal || (node.field == nullptr && is_in_names(word, vocabulary));
}

}  // namespace

bool is_unknown(const QueryNode& node, const Vocabulary& vocabulary) {
    if (node.kind == Kind::phrase && is_of_text(node)) {
        const auto is_in = [&](const QueryWord& word) { return is_in_texts(word, vocabulary); };
        return std::ranges::none_of(node.words, is_in);
    }
    if (node.kind == Kind::any || node.kind == Kind::near)
        return std::ranges::all_of(node.children, [&](const QueryNode& one) { return is_unknown(one, vocabulary); });
    // What other fields have is spelt right.
    return may_be_corrected(node) && articles_with(node, vocabulary) == 0 &&
           vocabulary.stems(node.words[0].token, nullptr).empty() &&
           vocabulary.written_apart(node.words[0].token).empty();
}

bool has_unknown(const QueryNode& root, const Vocabulary& vocabulary) {
    bool has_any = false;
    for_each_word(root, [&](const QueryNode& node) { has_any = has_any || is_unknown(node, vocabulary); });
    return has_any;
}

std::vector<Correction> corrections_of_unknown(const QueryNode& root, const Vocabulary& vocabulary) {
    std::vector<Correction> corrections;
    for_each_word(root, [&](const QueryNode& node) {
        const QueryWord& word = node.words[0];
        if (corrections.size() == most_corrected || !is_unknown(node, vocabulary)) return;
        // What only articles in other languages have is spelt right, too.
        if (is_spelt_right(node, word, vocabulary) || is_in_texts(word, vocabulary)) return;
        std::vector<TermCount> candidates = vocabulary.one_edit_away(word.token.words.front(), most_candidates);
        if (!candidates.empty()) corrections.push_back({word.token.words.front(), word.typed, std::move(candidates)});
    });
    return corrections;
}

std::vector<Correction> corrections_in_phrases(const QueryNode& root, const Vocabulary& vocabulary) {
    std::vector<Correction> corrections;
    for_each_wanted(root, [&](const QueryNode& node) {
        if (node.kind != Kind::phrase || !is_of_text(node)) return;
        // Of a word of several signs, one is no word.
        if (std::ranges::any_of(node.words, [](const QueryWord& word) { return word.token.is_sign; })) return;
        std::vector<Correction> here;
        for (const QueryWord& word : node.words) {
            if (is_in_texts(word, vocabulary)) continue;
            const std::string& typed = word.token.words.front();
            here.push_back({typed, word.typed, {}, node.typed});
            // A part of a compound may be anything: "mail" of "e-mail" is no "marl".
            if (node.is_required && !word.is_prefix && !is_spelt_right(node, word, vocabulary))
                here.back().candidates = vocabulary.one_edit_away(typed, most_candidates);
        }
        const auto is_lost = [](const Correction& one) { return one.candidates.empty(); };
        const bool are_all_lost = here.size() == node.words.size() && std::ranges::all_of(here, is_lost);
        if (are_all_lost || corrections.size() + here.size() > most_corrected) return;
        std::ranges::move(here, std::back_inserter(corrections));
    });
    return corrections;
}

std::vector<Correction> corrections_of_rare(const QueryNode& root, const Vocabulary& vocabulary) {
    std::vector<Correction> corrections;
    for_each_word(root, [&](const QueryNode& node) {
        const QueryWord& word = node.words[0];
        if (corrections.size() == most_corrected || is_spelt_right(node, word, vocabulary)) return;
        const std::size_t articles = articles_with(node, vocabulary);
        if (articles > rare) return;
        std::vector<TermCount> candidates = vocabulary.one_edit_away(word.token.words.front(), most_candidates);
        // Who types a wrong letter rarely does so at the first one; words that differ there are two words.
        const auto is_another = [&](const TermCount& one) {
            return articles > 0 && first_letter_of(one.term) != first_letter_of(word.token.words.front());
        };
        std::erase_if(candidates,
                      [&](const TermCount& one) { return one.articles < clearly_more * articles || is_another(one); });
        if (!candidates.empty()) corrections.push_back({word.token.words.front(), word.typed, std::move(candidates)});
    });
    return corrections;
}

QueryNode corrected(const QueryNode& root, const std::vector<Correction>& corrections, Analyser& analyser) {
    QueryNode copy = root;
    if (root.kind == Kind::negation) return copy;
    for (QueryNode& child : copy.children) child = corrected(child, corrections, analyser);
    if (root.kind != Kind::word || root.words[0].is_prefix) return copy;
    const auto correction = std::ranges::find(corrections, root.words[0].token.words.front(), &Correction::word);
    if (correction == corrections.end()) return copy;
    QueryNode any;
    any.kind = Kind::any;
    any.corrects = correction->word;
    any.is_required = root.is_required;
    for (const TermCount& candidate : correction->candidates) {
        QueryNode word = root;
        std::vector<Token> tokens = analyser.analyse(candidate.term, Reading::query);
        if (tokens.empty()) continue;
        word.words[0].token = std::move(tokens.front());
        any.children.push_back(std::move(word));
    }
    return any;
}

std::string corrected_text(std::string_view q, const std::vector<Correction>& corrections) {
    std::vector<const Correction*> in_order;
    in_order.reserve(corrections.size());
    for (const Correction& correction : corrections) in_order.push_back(&correction);
    std::ranges::sort(in_order, {}, [](const Correction* one) { return one->span.begin; });
    std::string text;
    std::size_t at = 0;
    for (const Correction* one : in_order) {
        if (one->span.begin < at || one->span.end > q.size()) continue;
        text += q.substr(at, one->span.begin - at);
        text += one->candidates.front().term;
        at = one->span.end;
    }
    text += q.substr(at);
    return text;
}

}  // namespace dateline
