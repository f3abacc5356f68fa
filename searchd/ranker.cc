#include "searchd/ranker.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <xapian.h>

#include "searchd/closeness.h"
#include "searchd/feedback.h"
#include "searchd/set_source.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

// Chosen by cross-validation over three collections, see ARCHITECTURE.md.
Xapian::BM25Weight bm25() { return {2.0, 0, 1000, 0.7, 0}; }
constexpr std::size_t feedback_articles = 10;
constexpr std::size_t feedback_terms = 15;
constexpr double feedback_weight = 0.8;
constexpr double feedback_sharpness = 4;  // an article half as good counts a sixteenth
constexpr std::size_t most_words_with_a_beginning = 30;
constexpr std::size_t most_postings = 3'000'000;  // read to rank; the commonest words are left out beyond that
constexpr std::size_t reordered = 20;             // by closeness, from the best on

// One summand of the score.
struct Part {
    std::string what;
    std::vector<std::string> terms;                    // of which any counts, as one
    std::vector<std::vector<std::string>> readings{};  // or: the best of these counts
    double weight = 1;
    std::size_t postings = 0;
};

Query to_query(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms[0]);
    return {Query::OP_SYNONYM, terms.begin(), terms.end()};
}

Query to_query(const Part& part) {
    std::vector<Query> readings;
    for (const auto& terms : part.readings) readings.push_back(to_query(terms));
    const Query query =
        readings.empty() ? to_query(part.terms) : Query(Query::OP_MAX, readings.begin(), readings.end());
    return part.weight == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, part.weight);
}

}  // namespace

std::vector<RankedArticle> best_of(const Xapian::Database& database, const Query& query, const Slice& slice,
                                   double least) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(bm25());
    enquire.set_query(query);
    enquire.set_cutoff(0, least);
    if (slice.folds_stories) enquire.set_collapse_key(slot::story);
    const Xapian::MSet found =
        enquire.get_mset(static_cast<Xapian::doccount>(slice.first), static_cast<Xapian::doccount>(slice.count));
    std::vector<RankedArticle> ranked;
    for (auto it = found.begin(); it != found.end(); ++it) ranked.push_back({*it, it.get_weight()});
    return ranked;
}

struct Ranker::State {
    const Xapian::Database& database;
    const Vocabulary& vocabulary;
    std::vector<Part> parts{};
    std::size_t words = 0;  // of the parts, those that were typed
    Closeness closeness;
    bool is_sentence = false;
    std::map<DocId, double> bonuses{};  // for closeness

    void collect(const QueryNode& node);
    void add(Part part);
    void add_feedback(const std::vector<RankedArticle>& best);
    void add_closeness(const std::vector<RankedArticle>& best);
    bool leave_out_commonest(std::size_t members);
    Query weights(bool are_all_required = false) const;
    std::vector<RankedArticle> first_pass(const DocSet& set, const Slice& slice, Membership membership) const;
    std::map<DocId, double> weigh(const Query& query, const std::vector<DocId>& articles) const;
};

// Every word that is wanted and no mere limit.
void Ranker::State::collect(const QueryNode& node) {
    if (node.kind == Kind::negation || is_filter(node)) return;
    if (node.is_correction()) {
        Part part{node.corrects, {}, {}, 1, 0};
        for (const QueryNode& child : node.children) {
            std::vector<std::string> terms = vocabulary.stems(child.words[0].token, child.field);
            if (!terms.empty()) part.readings.push_back(std::move(terms));
        }
        add(std::move(part));
        return;
    }
    for (const QueryWord& word : node.words) {
        const Field* field = node.field == &body_field ? nullptr : node.field;
        Part part{word.token.words.front(), {}, {}, 1, 0};
        if (word.is_prefix) {
            part.what += '*';
            const Field& exact = field == nullptr ? body_field : *field;
            for (const TermCount& found : vocabulary.beginning_with(word.token, exact, most_words_with_a_beginning)) {
                for (std::string& term : vocabulary.stems({0, 0, 0, {found.term}, {}, {}, {}}, field)) {
                    if (std::ranges::find(part.terms, term) == part.terms.end()) part.terms.push_back(std::move(term));
                }
            }
        } else {
            part.terms = vocabulary.stems(word.token, field);
        }
        add(std::move(part));
    }
    for (const QueryNode& child : node.children) collect(child);
}

// The same word twice counts twice.
void Ranker::State::add(Part part) {
    if (part.terms.empty() && part.readings.empty()) return;
    const auto same = std::ranges::find_if(
        parts, [&](const Part& known) { return known.terms == part.terms && known.readings == part.readings; });
    if (same != parts.end()) {
        same->weight += part.weight;
        return;
    }
    for (const std::string& term : part.terms) part.postings += database.get_termfreq(term);
    for (const auto& terms : part.readings) {
        for (const std::string& term : terms) part.postings += database.get_termfreq(term);
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
    const TermChoice choice{feedback_terms, 2, database.get_doccount()};
    for (WeightedTerm& term : common_terms(database, vocabulary.languages(), articles, choice)) {
        const std::string what = "related: " + term.term.substr(term.term.find(':') + 1);
        add({what, {std::move(term.term)}, {}, feedback_weight * term.weight, 0});
    }
}

void Ranker::State::add_closeness(const std::vector<RankedArticle>& best) {
    std::vector<DocId> articles;
    for (const RankedArticle& one : best) articles.push_back(one.article);
    std::ranges::sort(articles);
    const std::vector<double> scores = closeness.scores(articles);
    for (std::size_t i = 0; i < articles.size(); ++i) bonuses[articles[i]] = scores[i];
}

// What would cost more than it tells: the commonest words weigh least. Whether there were such.
bool Ranker::State::leave_out_commonest(std::size_t members) {
    std::vector<std::size_t> order(parts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return parts[i].postings; });
    std::size_t cost = 0;
    std::vector<Part> kept;
    for (const std::size_t i : order) {
        cost += std::min(parts[i].postings, members);
        if (cost <= most_postings || kept.empty()) kept.push_back(parts[i]);
    }
    if (kept.size() == parts.size()) return false;
    parts = std::move(kept);
    return true;
}

Query Ranker::State::weights(bool are_all_required) const {
    std::vector<Query> queries;
    queries.reserve(parts.size());
    for (const Part& part : parts) queries.push_back(to_query(part));
    return queries.size() == 1 ? queries[0]
                               : Query(are_all_required ? Query::OP_AND : Query::OP_OR, queries.begin(), queries.end());
}

std::vector<RankedArticle> Ranker::State::first_pass(const DocSet& set, const Slice& slice,
                                                     Membership membership) const {
    const Query query = membership == Membership::other ? Query(Query::OP_AND_MAYBE, in_set(set, database), weights())
                                                        : weights(membership == Membership::with_every_word);
    return best_of(database, query, slice);
}

std::map<DocId, double> Ranker::State::weigh(const Query& query, const std::vector<DocId>& articles) const {
    DocSet set(database.get_lastdocid());
    for (const DocId article : articles) set.add(article);
    std::map<DocId, double> weights;
    const Query in_these(Query::OP_AND_MAYBE, in_set(set, database), query);
    for (const RankedArticle& one : best_of(database, in_these, {0, articles.size(), false}))
        weights[one.article] = one.score;
    return weights;
}

Ranker::Ranker(const Xapian::Database& database, const Vocabulary& vocabulary, const QueryNode& root, bool is_sentence)
    : state_(new State{database, vocabulary, {}, 0, Closeness(database, root), is_sentence, {}}) {
    state_->collect(root);
    state_->words = state_->parts.size();
}

Ranker::~Ranker() = default;

bool Ranker::has_words() const { return !state_->parts.empty(); }

std::vector<RankedArticle> Ranker::best(const DocSet& set, const Slice& slice, Membership membership) {
    State& state = *state_;
    if (state.leave_out_commonest(set.count())) membership = Membership::other;
    if (state.is_sentence) {
        state.add_feedback(state.first_pass(set, {0, feedback_articles, false}, membership));
        // Articles that only have related words are none of the set.
        if (state.parts.size() > state.words) membership = Membership::other;
    }
    if (!state.closeness.applies() || slice.first >= reordered) return state.first_pass(set, slice, membership);
    Slice from_best{0, std::max(reordered, slice.first + slice.count), slice.folds_stories};
    std::vector<RankedArticle> ranked = state.first_pass(set, from_best, membership);
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
    if (!has_words()) return std::vector<double>(articles.size(), 0);
    const std::map<DocId, double> weights = state_->weigh(state_->weights(), articles);
    std::vector<double> scores;
    for (const DocId article : articles) scores.push_back(weights.at(article));
    return scores;
}

std::vector<std::vector<ScorePart>> Ranker::explain(const std::vector<DocId>& articles) const {
    std::vector<std::vector<ScorePart>> parts(articles.size());
    for (const Part& part : state_->parts) {
        const std::map<DocId, double> weights = state_->weigh(to_query(part), articles);
        for (std::size_t i = 0; i < articles.size(); ++i) {
            if (const double score = weights.at(articles[i]); score > 0) parts[i].push_back({part.what, score});
        }
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const auto bonus = state_->bonuses.find(articles[i]);
        if (bonus != state_->bonuses.end() && bonus->second > 0)
            parts[i].push_back({"words close to each other", bonus->second});
    }
    return parts;
}

}  // namespace dateline
