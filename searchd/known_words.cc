#include "searchd/known_words.h"

#include <algorithm>
#include <iterator>

#include "indexer/base/utf8.h"
#include "indexer/model/word_splitter.h"
#include "searchd/correction.h"
#include "searchd/query_parts.h"
#include "searchd/query_signs.h"
#include "searchd/query_warnings.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

constexpr std::size_t most_names = 5;  // each is read anew

bool names(const QueryPart& part, const UnknownName& unknown, const std::string& q) {
    const std::vector<QueryWord>& words = part.node->words;
    return part.node->field == unknown.field && !words.empty() &&
           text_of(q, {words.front().typed.begin, words.back().typed.end}) == unknown.name;
}

// `start` with `name` in place of `unknown`, or without it where `name` is empty.
Relaxation with_known_name(Relaxation start, const ReadQuery& read, const UnknownName& unknown,
                           const std::string& name) {
    const std::string what = readable_name(*unknown.field) + " " + in_quotes(name.empty() ? unknown.name : name);
    start.what += (start.what.empty() ? "" : ", ") +
                  (name.empty() ? "without " + what : "with " + what + " for " + in_quotes(unknown.name));
    start.lost += name.empty() ? lost_by_dropping : lost_by_loosening;
    SearchRequest& request = start.request;
    request.page = 1;
    const auto is_it = [&](const Filter& one) { return one.field == unknown.field && one.value == unknown.name; };
    if (name.empty()) std::erase_if(request.filters, is_it);
    for (Filter& filter : request.filters) {
        if (is_it(filter)) filter.value = name;
    }
    const QueryNode root = read(request);
    const std::vector<QueryPart> parts = parts_of(root);
    const auto part = std::ranges::find_if(parts, [&](const QueryPart& one) { return names(one, unknown, request.q); });
    if (part == parts.end()) return start;
    const QueryNode* node = part->node;
    request.q = name.empty() ? with_parts(request.q, parts, [&](const QueryPart& other) { return other.node != node; })
                             : replaced(request.q, part->typed, with_name(request.q, *part, name));
    return start;
}

}  // namespace

std::vector<Relaxation> with_known_names(const Relaxation& start, const ReadQuery& read,
                                         const std::vector<UnknownName>& unknown) {
    std::vector<Relaxation> found;
    if (unknown.empty() || unknown.size() > most_names) return found;
    const std::size_t choices = unknown.size() > 1 ? 1 : std::max<std::size_t>(unknown.front().alike.size(), 1);
    for (std::size_t choice = 0; choice < choices; ++choice) {
        Relaxation known = start;
        for (const UnknownName& one : unknown)
            known = with_known_name(std::move(known), read, one, one.alike.empty() ? "" : one.alike[choice]);
        found.push_back(std::move(known));
    }
    return found;
}

namespace {

// Where a word is left out, so are its star and what joins it to the one beside it: a hyphen, or else a blank, so that
// the words on both sides do not become one.
Span with_joint(std::string_view q, const Span& word) {
    const auto code_at = [&](std::size_t at) { return at < q.size() ? plain_sign(decode_utf8(q, at).code) : U'\0'; };
    const auto behind = [&](std::size_t at) { return at + decode_utf8(q, at).length; };
    Span cut = word;
    while (code_at(cut.end) == '*') cut.end = behind(cut.end);
    const std::size_t before = cut.begin == 0 ? q.size() : utf8_floor(q, cut.begin - 1);
    const char32_t left = code_at(before);
    const char32_t right = code_at(cut.end);
    if (is_hyphen(left) || (left == ' ' && !is_hyphen(right))) return {before, cut.end};
    if (is_hyphen(right) || right == ' ') return {cut.begin, behind(cut.end)};
    return cut;
}

// The phrase that `of` is a word of, with the first candidate of each of its words.
std::string phrase_alone(const std::string& q, const std::vector<Correction>& corrections, const Correction& of) {
    std::vector<Correction> here;
    const auto is_here = [&](const Correction& one) {
        return one.phrase.begin == of.phrase.begin && one.phrase.end > 0;
    };
    std::ranges::copy_if(corrections, std::back_inserter(here), is_here);
    return corrected_text(q.substr(0, of.phrase.end), here).substr(of.phrase.begin);
}

// Puts first, of the words near to one of a phrase, that with which the most articles have the phrase or, where none
// has it, its words.
void settle_in_phrases(const SearchRequest& request, std::vector<Correction>& corrections, const CountArticles& count) {
    SearchRequest alone;
    alone.now = request.now;
    std::size_t counted = 0;
    for (Correction& one : corrections) {
        std::vector<TermCount>& words = one.candidates;
        if (one.phrase.end == 0 || words.size() < 2) continue;
        std::size_t most = 0;
        std::size_t best = 0;
        for (const bool as_words : {false, true}) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                if ((as_words && most > 0) || counted++ == most_phrases_counted) break;
                std::swap(words[0], words[i]);
                const std::string phrase = phrase_alone(request.q, corrections, one);
                std::swap(words[0], words[i]);
                alone.q = as_words ? std::string(without_quotes(phrase)) : phrase;
                const std::optional<ArticleCount> found = count(alone);
                if (!found || found->have_some || found->articles <= most) continue;
                most = found->articles;
                best = i;
            }
        }
        std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(best),
                    words.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
}

// With each word in place of which something is to be put, or nothing where `corrections` have none.
Relaxation with_corrections(const SearchRequest& request, std::vector<Correction> corrections,
                            const Vocabulary& vocabulary, const ReadQuery& read, const CountArticles& count) {
    Relaxation known{"", on_first_page(request), 0};
    const auto add = [&](const std::string& what, std::size_t lost) {
        known.what += (known.what.empty() ? "" : ", ") + what;
        known.lost += lost;
    };
    std::vector<std::string> typed;
    for (Correction& one : corrections) {
        typed.push_back(in_quotes(text_of(request.q, one.span)));
        if (!one.candidates.empty()) continue;
        one.candidates.emplace_back();
        one.span = with_joint(request.q, one.span);
    }
    settle_in_phrases(request, corrections, count);
    for (std::size_t i = 0; i < corrections.size(); ++i) {
        std::string& term = corrections[i].candidates.front().term;
        if (term.empty()) {
            add("without " + typed[i], lost_by_dropping);
        } else {
            term = vocabulary.as_written(term);
            add("with " + in_quotes(term) + " for " + typed[i], lost_by_loosening);
        }
    }
    std::string& q = known.request.q;
    q = corrected_text(request.q, corrections);
    const auto keep_known = [&](const std::vector<QueryPart>& parts) {
        const auto is_known = [&](const QueryPart& part) { return !is_unknown(*part.node, vocabulary); };
        if (std::ranges::all_of(parts, is_known)) return;
        for (const QueryPart& part : parts) {
            if (!is_known(part)) add("without " + in_quotes(text_of(q, part.typed)), lost_by_dropping);
        }
        q = with_parts(q, parts, is_known);
    };
    const QueryNode root = read(known.request);
    std::vector<QueryPart> parts = parts_of(root);
    // From the last on, so that the others stay where they are.
    for (; !parts.empty(); parts.pop_back()) {
        const QueryNode& node = *parts.back().node;
        if (node.kind == QueryNode::Kind::near && !is_unknown(node, vocabulary)) keep_known(operands_of(node));
    }
    const QueryNode rest = read(known.request);
    keep_known(parts_of(rest));
    return known;
}

}  // namespace

Relaxation with_known_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read,
                            const CountArticles& count) {
    const QueryNode typed = read(request);
    std::vector<Correction> corrections = corrections_in_phrases(typed, vocabulary);
    std::ranges::move(corrections_of_unknown(typed, vocabulary), std::back_inserter(corrections));
    return with_corrections(request, std::move(corrections), vocabulary, read, count);
}

Relaxation without_unknown_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read) {
    std::vector<Correction> corrections = corrections_in_phrases(read(request), vocabulary);
    for (Correction& one : corrections) one.candidates.clear();
    const CountArticles never = [](const SearchRequest&) { return std::nullopt; };
    return with_corrections(request, std::move(corrections), vocabulary, read, never);
}

}  // namespace dateline
