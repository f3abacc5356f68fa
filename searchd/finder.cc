#include "searchd/finder.h"

#include <algorithm>
#include <functional>

#include "indexer/model/index_language.h"
#include "searchd/query_languages.h"
#include "searchd/query_parts.h"
#include "searchd/ranker.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// More words than this describe what is sought, rather than name it: the best matches come first, and none of the words
// is required. In order of date there is no best, so there all are.
constexpr std::ptrdiff_t most_required_words = 3;
constexpr std::size_t clearly_more = 4;  // times as many articles a suggestion has to find
constexpr std::size_t fewest_found = 5;  // by a suggestion
constexpr std::size_t most_suggestions_tried = 12;

// The words of which `likelihood` says most come first.
void put_first(std::vector<TermCount>& words, const std::function<double(const std::string&)>& likelihood) {
    std::vector<std::pair<double, TermCount>> weighed;
    weighed.reserve(words.size());
    for (TermCount& word : words) {
        const double weight = likelihood(word.term);
        weighed.emplace_back(weight, std::move(word));
    }
    std::ranges::stable_sort(weighed, std::greater(), [](const auto& one) { return one.first; });
    words.clear();
    for (auto& one : weighed) words.push_back(std::move(one.second));
}

// "“flood” or “food” were".
std::string as_subject(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += "“" + words[i] + "”";
    }
    return text + (words.size() == 1 ? " was" : " were");
}

}  // namespace

Finder::Finder(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
               const SearchRequest& request, const SearchBudget& budget)
    : analysers_(analysers),
      columns_(columns),
      request_(request),
      parsed_(parse_in_its_language(request.q, {request.in, request.now}, request.filters, analysers)),
      languages_(stemming_languages(parsed_.root, request.filters, columns, analysers)),
      budget_(budget),
      lists_(database),
      vocabulary_(lists_, languages_, budget_),
      matcher_(lists_, columns, vocabulary_, budget_),
      found_(columns.every.last()) {}

bool Finder::is_exact() const {
    return !matcher_.is_partial() && !matcher_.has_left_out_words() && !matcher_.has_cut_beginnings();
}

bool Finder::is_description() const {
    return request_.sort == Sort::relevance && parsed_.root.is_implicit &&
           std::ranges::count_if(parsed_.root.children, is_optional) > most_required_words;
}

QueryNode Finder::as_read(const SearchRequest& request) const {
    return parse_in_its_language(request.q, {request.in, request.now}, request.filters, analysers_).root;
}

void Finder::find() {
    settle_addresses(parsed_.root);
    if (request_.is_feed) {
        found_ = match(parsed_.root);
        return;
    }
    std::vector<Correction> unknown = corrections_of_unknown(parsed_.root, vocabulary_);
    if (is_description()) {
        find_description(unknown);
        return;
    }
    found_ = match(parsed_.root);
    if (found_.empty()) find_instead(unknown);
}

void Finder::find_description(std::vector<Correction>& unknown) {
    const QueryNode strict = with(unknown);
    parsed_.root = relaxed(strict);
    found_ = match(parsed_.root);
    settle(unknown, false);
    if (unknown.empty()) count_with_all_words(strict);
    if (!with_all_words_) parsed_.is_plain = false;
}

// Where no article has what was asked for: with other words for those that are unknown, or else with some of them.
void Finder::find_instead(std::vector<Correction>& unknown) {
    if (!unknown.empty()) {
        QueryNode strict = with(unknown);
        found_ = match(strict);
        if (!found_.empty()) {
            parsed_.root = std::move(strict);
            settle(unknown, true);
            return;
        }
    }
    if (!can_be_relaxed(parsed_.root)) return;
    QueryNode some = relaxed(with(unknown));
    found_ = match(some);
    if (found_.empty()) return;
    parsed_.root = std::move(some);
    parsed_.is_plain = false;
    is_relaxed_ = true;
    settle(unknown, false);
    parsed_.warnings.emplace_back("No article has all of these words; these have some of them.");
}

DocSet Finder::match(const QueryNode& root) {
    if (!limits_) limits_ = matcher_.limits(request_);
    return matcher_.match(root, *limits_);
}

// Of an address that some article has, the words in it say no more.
void Finder::settle_addresses(QueryNode& node) {
    if (node.prefers_first) {
        QueryNode first = node.children.front();
        if (matcher_.match(first).empty()) {
            parsed_.warnings.emplace_back("No article has this address; articles with its words were looked for.");
        } else {
            node = std::move(first);
        }
        return;
    }
    for (QueryNode& child : node.children) settle_addresses(child);
}

// Only where each word can be required, as in +dock +strike: beside a sign, capitals are no headline any more.
void Finder::count_with_all_words(const QueryNode& strict) {
    const auto has_positions = [](const QueryNode& part) {
        return part.kind == Kind::phrase || part.kind == Kind::near;
    };
    if (matcher_.is_partial() || std::ranges::any_of(strict.children, has_positions)) return;
    WayOut all{"with all of these words", request_, match(strict).count(), true};
    all.request.page = 1;
    all.request.q = with_all(request_.q, parts_of(strict));
    if (all.total > 0 && match(as_read(all.request)).count() != all.total) return;
    with_all_words_ = std::move(all);
}

QueryNode Finder::with(const std::vector<Correction>& corrections) {
    original_ = parsed_.root;
    return corrections.empty() ? parsed_.root : dateline::corrected(parsed_.root, corrections, analysers_.main());
}

// Of each correction the candidate that was most likely meant comes first: that which the most of the articles found
// have or, where they have some of the words only, that of the best article. `narrows`: only that one counts.
void Finder::settle(std::vector<Correction>& corrections, bool narrows) {
    if (corrections.empty() || found_.empty()) return;
    const std::vector<RankedArticle> best =
        Ranker(lists_, columns_, vocabulary_, parsed_.root, false).best(found_, {0, 1, false});
    for (Correction& correction : corrections) {
        put_first(correction.candidates, [&](const std::string& word) {
            return is_description() && !best.empty() ? score_of(word, best.front().article)
                                                     : static_cast<double>(found_with(word));
        });
        if (narrows) correction.candidates.resize(1);
        std::vector<std::string> words;
        for (const TermCount& candidate : correction.candidates) words.push_back(as_written(candidate.term));
        correction.candidates.front().term = as_written(correction.candidates.front().term);
        corrections_.push_back("No article has “" + text_of(request_.q, correction.span) + "”; " + as_subject(words) +
                               " searched for instead.");
    }
    corrected_ = corrected_text(request_.q, corrections);
    if (!narrows) return;
    is_of_corrected_ = shortened_q(corrected_).size() == corrected_.size();
    parsed_.root = dateline::corrected(original_, corrections, analysers_.main());
    found_ = match(parsed_.root);
}

QueryNode Finder::node_of(const std::string& word) {
    QueryNode node;
    node.kind = Kind::word;
    for (Token& token : analysers_.main().analyse(word, Reading::query)) node.words.push_back({std::move(token)});
    return node;
}

// How much `word` alone says of the article.
double Finder::score_of(const std::string& word, DocId article) {
    return Ranker(lists_, columns_, vocabulary_, node_of(word), false).scores({article}).front();
}

std::size_t Finder::found_with(const std::string& word) {
    DocSet articles = matcher_.match(node_of(word));
    articles &= found_;
    return articles.count();
}

// A compound stays one word: with a hyphen it would find more.
std::string Finder::as_written(const std::string& word) const {
    std::string written = vocabulary_.as_written(word);
    return written.find('-') == std::string::npos ? written : word;
}

std::string Finder::better_spelling() {
    const QueryNode& asked = is_relaxed_ ? original_ : parsed_.root;
    const std::size_t found = is_relaxed_ ? 0 : found_.count();
    std::vector<Correction> rare = corrections_of_rare(asked, vocabulary_);
    std::size_t tried = 0;
    for (Correction& correction : rare) {
        for (TermCount& candidate : correction.candidates) {
            if (++tried > most_suggestions_tried) return "";
            Correction one{correction.word, correction.span, {candidate}};
            const std::size_t count = match(dateline::corrected(asked, {one}, analysers_.main())).count();
            if (count < (found == 0 ? 1 : std::max(fewest_found, clearly_more * found))) continue;
            one.candidates.front().term = as_written(candidate.term);
            return corrected_text(request_.q, {one});
        }
    }
    return "";
}

}  // namespace dateline
