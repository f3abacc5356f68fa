#include "searchd/ranker.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <xapian.h>

#include "searchd/closeness.h"
#include "searchd/feedback.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// Chosen by cross-validation over three collections, see ARCHITECTURE.md.
constexpr std::size_t feedback_articles = 10;
constexpr std::size_t feedback_terms = 15;
constexpr double feedback_weight = 0.8;
constexpr double feedback_sharpness = 4;  // an article half as good counts a sixteenth
constexpr std::size_t most_words_with_a_beginning = 30;
constexpr std::size_t most_postings = 1'100'000;  // read to rank; the commonest words are left out beyond that
constexpr std::size_t most_postings_of_feedback = 800'000;  // likewise
constexpr std::size_t reordered = 20;                       // by closeness, from the best on

// One summand of the score.
struct Part {
    std::string what;
    ScoredWord word;
    std::vector<std::size_t> lists{};  // the lengths of its posting lists

    std::size_t cost(std::size_t members) const {
        std::size_t sum = 0;
        for (const std::size_t postings : lists) sum += Scorer::cost(postings, members);
        return sum;
    }
};

}  // namespace

struct Ranker::State {
    PostingLists& lists;
    const Columns& columns;
    const Vocabulary& vocabulary;
    std::vector<Part> parts{};
    Closeness closeness;
    bool is_sentence = false;
    std::map<DocId, double> bonuses{};  // for closeness

    void collect(const QueryNode& node);
    void add(Part part);
    void add_feedback(const std::vector<RankedArticle>& best);
    void add_closeness(const std::vector<RankedArticle>& best);
    void leave_out_commonest(std::size_t members);
    DocSet set_of(const std::vector<DocId>& articles) const;
};

// Every word that is wanted and no mere limit.
void Ranker::State::collect(const QueryNode& node) {
    if (node.kind == Kind::negation || is_filter(node)) return;
    if (node.is_correction()) {
        Part part{node.corrects, {}};
        for (const QueryNode& child : node.children) {
            std::vector<std::string> terms = vocabulary.stems(child.words[0].token, nullptr);
            if (!terms.empty()) part.word.readings.push_back(std::move(terms));
        }
        add(std::move(part));
        return;
    }
    // Words sought in title or body alone rank as those sought in both: only stems of both are counted.
    for (const QueryWord& word : node.words) {
        Part part{word.token.words.front(), {}};
        std::vector<std::string> terms;
        if (word.is_prefix) {
            part.what += '*';
            const Field& exact = node.field == nullptr ? body_field : *node.field;
            for (const TermCount& found : vocabulary.beginning_with(word.token, exact, most_words_with_a_beginning)) {
                for (std::string& term : vocabulary.stems(token_of(found.term), nullptr)) {
                    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
                }
            }
        } else {
            terms = vocabulary.stems(word.token, nullptr);
        }
        if (!terms.empty()) part.word.readings.push_back(std::move(terms));
        add(std::move(part));
    }
    for (const QueryNode& child : node.children) collect(child);
}

// The same word twice counts twice.
void Ranker::State::add(Part part) {
    if (part.word.readings.empty()) return;
    const auto same =
        std::ranges::find_if(parts, [&](const Part& known) { return known.word.readings == part.word.readings; });
    if (same != parts.end()) {
        same->word.weight += part.word.weight;
        return;
    }
    for (const auto& terms : part.word.readings) {
        for (const std::string& term : terms) part.lists.push_back(lists.frequency(term));
    }
    parts.push_back(std::move(part));
}

void Ranker::State::add_feedback(const std::vector<RankedArticle>& best) {
    if (best.empty() || best.front().score <= 0) return;
    std::vector<WeightedArticle> articles;
    double sum = 0;
    for (const RankedArticle& one : best) {
        articles.push_back({one.article, std::pow(one.score / best.front().score, feedback_sharpness)});
        sum += articles.back().weight;
    }
    for (WeightedArticle& article : articles) article.weight /= sum;
    const TermChoice choice{feedback_terms, 2, lists.database().get_doccount()};
    std::size_t left = most_postings_of_feedback;
    for (WeightedTerm& term : common_terms(lists.database(), vocabulary.languages(), articles, choice)) {
        const std::size_t postings = lists.frequency(term.term);
        if (postings > left) continue;
        left -= postings;
        const std::string what = "related: " + term.term.substr(term.term.find(':') + 1);
        add({what, {{{std::move(term.term)}}, feedback_weight * term.weight}});
    }
}

void Ranker::State::add_closeness(const std::vector<RankedArticle>& best) {
    std::vector<DocId> articles;
    articles.reserve(best.size());
    for (const RankedArticle& one : best) articles.push_back(one.article);
    std::ranges::sort(articles);
    const std::vector<double> scores = closeness.scores(articles);
    for (std::size_t i = 0; i < articles.size(); ++i) bonuses[articles[i]] = scores[i];
}

// What would cost more than it tells: the commonest words weigh least.
void Ranker::State::leave_out_commonest(std::size_t members) {
    std::vector<std::size_t> costs;
    costs.reserve(parts.size());
    for (const Part& part : parts) costs.push_back(part.cost(members));
    std::vector<std::size_t> order(parts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return costs[i]; });
    std::size_t sum = 0;
    std::vector<Part> kept;
    for (const std::size_t i : order) {
        sum += costs[i];
        if (sum <= most_postings || kept.empty()) kept.push_back(parts[i]);
    }
    if (kept.size() < parts.size()) parts = std::move(kept);
}

DocSet Ranker::State::set_of(const std::vector<DocId>& articles) const {
    DocSet set(columns.every.last());
    for (const DocId article : articles) set.add(article);
    return set;
}

Ranker::Ranker(PostingLists& lists, const Columns& columns, const Vocabulary& vocabulary, const QueryNode& root,
               bool is_sentence)
    : state_(new State{lists, columns, vocabulary, {}, Closeness(lists, root), is_sentence, {}}) {
    state_->collect(root);
}

Ranker::~Ranker() = default;

bool Ranker::has_words() const { return !state_->parts.empty(); }

std::vector<RankedArticle> Ranker::best(const DocSet& set, const Slice& slice) {
    State& state = *state_;
    state.leave_out_commonest(set.count());
    Scorer scorer(state.lists, state.columns, set);
    for (const Part& part : state.parts) scorer.add(part.word);
    if (state.is_sentence) {
        const std::vector<Part> words = state.parts;
        state.add_feedback(scorer.best({0, feedback_articles, false}));
        for (std::size_t i = 0; i < state.parts.size(); ++i) {
            ScoredWord more = state.parts[i].word;
            if (i < words.size()) more.weight -= words[i].word.weight;
            if (more.weight > 0) scorer.add(more);
        }
    }
    if (!state.closeness.applies() || slice.first >= reordered) return scorer.best(slice);
    Slice from_best{0, std::max(reordered, slice.first + slice.count), slice.folds_stories};
    std::vector<RankedArticle> ranked = scorer.best(from_best);
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(reordered, ranked.size()));
    state.add_closeness({ranked.begin(), end});
    for (auto one = ranked.begin(); one != end; ++one) one->score += state.bonuses[one->article];
    std::stable_sort(ranked.begin(), end,
                     [](const RankedArticle& a, const RankedArticle& b) { return a.score > b.score; });
    ranked.erase(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(std::min(slice.first, ranked.size())));
    ranked.resize(std::min(ranked.size(), slice.count));
    return ranked;
}

std::vector<double> Ranker::scores(const std::vector<DocId>& articles) const {
    const DocSet set = state_->set_of(articles);
    Scorer scorer(state_->lists, state_->columns, set);
    for (const Part& part : state_->parts) scorer.add(part.word);
    std::vector<double> scores;
    scores.reserve(articles.size());
    for (const DocId article : articles) scores.push_back(scorer.score(article));
    return scores;
}

std::vector<std::vector<ScorePart>> Ranker::explain(const std::vector<DocId>& articles) const {
    std::vector<std::vector<ScorePart>> parts(articles.size());
    const DocSet set = state_->set_of(articles);
    Scorer scorer(state_->lists, state_->columns, set);
    for (const Part& part : state_->parts) {
        scorer.add(part.word);
        for (std::size_t i = 0; i < articles.size(); ++i) {
            if (const double score = scorer.score(articles[i]); score > 0) parts[i].push_back({part.what, score});
        }
        scorer.forget(articles);
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const auto bonus = state_->bonuses.find(articles[i]);
        if (bonus != state_->bonuses.end() && bonus->second > 0)
            parts[i].push_back({"words close to each other", bonus->second});
    }
    return parts;
}

}  // namespace dateline
