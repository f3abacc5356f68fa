#include "searchd/search.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/arrivals.h"
#include "searchd/correction.h"
#include "searchd/hit_reader.h"
#include "searchd/matcher.h"
#include "searchd/query_languages.h"
#include "searchd/query_parts.h"
#include "searchd/ranker.h"
#include "searchd/request_reading.h"
#include "searchd/timeline.h"
#include "searchd/unknown_names.h"
#include "searchd/ways_out.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// More words than this describe what is sought, rather than name it: the best matches come first, and none of the words
// is required. In order of date there is no best, so there all are.
constexpr std::ptrdiff_t most_required_words = 3;
constexpr std::size_t few = 10;          // articles, with which a query may be misspelt
constexpr std::size_t clearly_more = 4;  // times as many articles a suggestion has to find
constexpr std::size_t fewest_found = 5;  // by a suggestion
constexpr std::size_t most_suggestions_tried = 12;

class Search {
public:
    Search(const Xapian::Database& database, Analysers& analysers, const Columns& columns, const SearchRequest& request,
           const SearchBudget& budget)
        : database_(database),
          analysers_(analysers),
          columns_(columns),
          request_(request),
          parsed_(parse_in_its_language(request.q, {request.in, request.now}, request.filters, analysers)),
          languages_(stemming_languages(parsed_.root, request.filters, columns, analysers)),
          budget_(budget),
          lists_(database),
          vocabulary_(lists_, languages_, budget_),
          matcher_(lists_, columns, vocabulary_, budget_),
          found_(columns.every.last()) {}

    ResultPage run() {
        page_.request = request_;
        page_.warnings = request_.warnings;
        std::ranges::move(parsed_.warnings, std::back_inserter(page_.warnings));
        page_.is_plain = parsed_.is_plain;
        find();
        page_.read_as = describe(parsed_.root, request_);
        look_for_unknown_names();
        page_.total = found_.count();
        page_.stories = count_stories(columns_, found_);
        if (request_.wants_facets) page_.facets = count_facets(columns_, found_, request_.facet_values);
        page_.total_is_exact = is_exact();
        if (matcher_.has_cut_beginnings())
            page_.warnings.emplace_back(
                "Many words begin so: in phrases and NEAR only the hundred most frequent of them were looked for.");
        if (matcher_.is_partial())
            page_.warnings.emplace_back(
                "This search is too expensive to be done in full: only a part of the articles was looked at.");
        take_hits(rank());
        if (!request_.is_feed && page_.corrected.empty() && (is_relaxed_ || page_.total <= few)) suggest();
        if (request_.wants_facets) count_by_date();
        if (page_.total == 0 && !request_.is_feed && !matcher_.is_partial()) look_for_ways_out();
        return std::move(page_);
    }

    Listing list() {
        find();
        const Slice whole{0, found_.count(), request_.folds_stories};
        make_ranker();
        Listing listing;
        if (is_ranked()) {
            for (const RankedArticle& one : ranker_->best(found_, whole)) listing.articles.push_back(one.article);
        } else {
            listing.articles = unranked(whole);
        }
        listing.is_exact = is_exact();
        return listing;
    }

    QueryNode query() {
        if (!corrections_of_unknown(parsed_.root, vocabulary_).empty()) find();
        return std::move(parsed_.root);
    }

private:
    bool is_exact() const {
        return !matcher_.is_partial() && !matcher_.has_left_out_words() && !matcher_.has_cut_beginnings();
    }

    DocSet match(const QueryNode& root) { return matcher_.restricted(matcher_.match(root), request_); }

    bool is_description() const {
        return request_.sort == Sort::relevance && parsed_.root.is_implicit &&
               std::ranges::count_if(parsed_.root.children, is_optional) > most_required_words;
    }

    // Of an address that some article has, the words in it say no more.
    void settle_addresses(QueryNode& node) {
        if (node.prefers_first) {
            QueryNode first = node.children.front();
            if (!matcher_.match(first).empty()) node = std::move(first);
            return;
        }
        for (QueryNode& child : node.children) settle_addresses(child);
    }

    // Sets found_, and parsed_.root to what it was found with.
    void find() {
        settle_addresses(parsed_.root);
        if (request_.is_feed) {
            found_ = match(parsed_.root);
            return;
        }
        std::vector<Correction> unknown = corrections_of_unknown(parsed_.root, vocabulary_);
        if (is_description()) {
            const QueryNode strict = with(unknown);
            parsed_.root = relaxed(strict);
            found_ = match(parsed_.root);
            settle(unknown, false);
            if (unknown.empty()) count_with_all_words(strict);
            if (!page_.with_all_words) parsed_.is_plain = page_.is_plain = false;
            return;
        }
        found_ = match(parsed_.root);
        if (!found_.empty()) return;
        if (!unknown.empty()) {
            const QueryNode strict = with(unknown);
            found_ = match(strict);
            if (!found_.empty()) {
                std::swap(parsed_.root, original_);
                parsed_.root = strict;
                settle(unknown, true);
                return;
            }
        }
        if (!can_be_relaxed(parsed_.root)) return;
        const QueryNode some = relaxed(with(unknown));
        found_ = match(some);
        if (found_.empty()) return;
        parsed_.root = some;
        parsed_.is_plain = page_.is_plain = false;
        is_relaxed_ = true;
        settle(unknown, false);
        page_.warnings.emplace_back("No article has all of these words; these have some of them.");
    }

    // Only where each word can be required, as in +dock +strike: beside a sign, capitals are no headline any more.
    void count_with_all_words(const QueryNode& strict) {
        const auto has_positions = [](const QueryNode& part) {
            return part.kind == Kind::phrase || part.kind == Kind::near;
        };
        if (matcher_.is_partial() || std::ranges::any_of(strict.children, has_positions)) return;
        WayOut all{"with all of these words", request_, match(strict).count(), true};
        all.request.page = 1;
        all.request.q = with_all(request_.q, parts_of(strict));
        if (all.total > 0 && match(as_read(all.request)).count() != all.total) return;
        page_.with_all_words = std::move(all);
    }

    QueryNode as_read(const SearchRequest& request) {
        return parse_in_its_language(request.q, {request.in, request.now}, request.filters, analysers_).root;
    }

    QueryNode with(const std::vector<Correction>& corrections) {
        original_ = parsed_.root;
        return corrections.empty() ? parsed_.root : corrected(parsed_.root, corrections, analysers_.main());
    }

    // Of each correction the candidate that was most likely meant comes first: that of the best article. `narrows`:
    // only that one counts.
    void settle(std::vector<Correction>& corrections, bool narrows) {
        if (corrections.empty() || found_.empty()) return;
        const std::vector<RankedArticle> best =
            Ranker(lists_, columns_, vocabulary_, parsed_.root, false).best(found_, {0, 1, false});
        for (Correction& correction : corrections) {
            if (!best.empty()) {
                std::ranges::stable_sort(correction.candidates, std::greater(), [&](const TermCount& candidate) {
                    return score_of(candidate.term, best.front().article);
                });
            }
            if (narrows) correction.candidates.resize(1);
            page_.corrections.push_back("No article has “" + text_of(request_.q, correction.span) + "”; “" +
                                        correction.candidates.front().term + "” was searched for instead.");
        }
        page_.corrected = corrected_text(request_.q, corrections);
        if (!narrows) return;
        page_.is_of_corrected = shortened_q(page_.corrected).size() == page_.corrected.size();
        parsed_.root = corrected(original_, corrections, analysers_.main());
        found_ = match(parsed_.root);
    }

    // How much `word` alone says of the article.
    double score_of(const std::string& word, DocId article) {
        QueryNode node;
        node.kind = Kind::word;
        for (Token& token : analysers_.main().analyse(word, Reading::query)) node.words.push_back({std::move(token)});
        return Ranker(lists_, columns_, vocabulary_, node, false).scores({article}).front();
    }

    // Did you mean: only what finds clearly more of what was asked for.
    void suggest() {
        const QueryNode& asked = is_relaxed_ ? original_ : parsed_.root;
        const std::size_t found = is_relaxed_ ? 0 : page_.total;
        std::vector<Correction> rare = corrections_of_rare(asked, vocabulary_);
        std::size_t tried = 0;
        for (Correction& correction : rare) {
            for (TermCount& candidate : correction.candidates) {
                if (++tried > most_suggestions_tried) return;
                Correction one{correction.word, correction.span, {candidate}};
                const std::size_t count = match(corrected(asked, {one}, analysers_.main())).count();
                if (count < (found == 0 ? 1 : std::max(fewest_found, clearly_more * found))) continue;
                page_.corrected = corrected_text(request_.q, {one});
                return;
            }
        }
    }

    // Of words by what the index has; of phrases, which cost more, only where nothing was found.
    void look_for_unknown_names() {
        const auto finds_some = [&](const QueryNode& node) {
            return !found_.empty() || !matcher_.match(node).empty() || matcher_.is_partial();
        };
        unknown_names_ = unknown_names(parsed_.root, request_, vocabulary_, columns_, finds_some);
        for (const UnknownName& one : unknown_names_) page_.warnings.push_back(one.warning);
    }

    void make_ranker() { ranker_.emplace(lists_, columns_, vocabulary_, parsed_.root, parsed_.is_sentence); }

    bool is_ranked() const { return request_.sort == Sort::relevance && ranker_->has_words(); }

    std::vector<DocId> unranked(const Slice& slice) const {
        if (request_.is_feed) return latest_arrivals(database_, columns_, found_, slice);
        return in_order_of_date(columns_, found_, request_.sort != Sort::oldest, slice.folds_stories, slice.first,
                                slice.count);
    }

    // The other query costs what this one has left.
    void count_by_date() {
        if (request_.q2.empty()) {
            page_.timeline = count_timeline(columns_, found_, request_);
            return;
        }
        SearchRequest request = request_;
        request.q = request_.q2;
        SearchBudget left = budget_;
        left.is_spent = false;
        Search other(database_, analysers_, columns_, request, left);
        other.find();
        page_.compared = {other.found_.count(), other.is_exact()};
        page_.timeline = count_timeline(columns_, found_, request_, &other.found_);
    }

    void look_for_ways_out() {
        const ReadQuery read = [&](const SearchRequest& request) { return as_read(request); };
        const std::vector<Analyser*> every_language = stemming_languages({}, {}, columns_, analysers_);
        const Relaxation start = without_unknown_words(request_, Vocabulary(lists_, every_language, budget_), read);
        std::vector<Relaxation> offered = with_known_names(request_, parsed_.root, unknown_names_);
        if (!page_.corrected.empty()) {
            offered.push_back({"spelt otherwise", request_, 0});
            offered.back().request.page = 1;
            offered.back().request.q = page_.corrected;
        }
        page_.ways_out = ways_out(offered, start, read, [&](const SearchRequest& other) { return count_of(other); });
    }

    // What a search would find; nothing where words of it may be corrected, which takes long, or where too little of
    // the budget is left.
    std::optional<ArticleCount> count_of(const SearchRequest& request) {
        if (budget_.is_spent) return std::nullopt;
        SearchBudget left = budget_;
        left.edits = 0;
        Search other(database_, analysers_, columns_, request, left);
        const bool is_description = other.is_description();
        other.find();
        left = other.budget_;
        left.edits = budget_.edits;
        budget_ = left;
        const bool has_some = is_description || other.is_relaxed_;
        if (budget_.is_spent || (has_some && has_unknown(other.parsed_.root, other.vocabulary_))) return std::nullopt;
        return ArticleCount{other.found_.count(), other.is_exact()};
    }

    std::vector<RankedArticle> rank() {
        const Slice slice{std::size_t{request_.page - 1} * request_.per_page, request_.per_page,
                          request_.folds_stories};
        make_ranker();
        if (slice.first >= page_.total) return {};
        if (is_ranked()) return ranker_->best(found_, slice);
        const std::vector<DocId> articles = unranked(slice);
        const std::vector<double> scores = ranker_->scores(articles);
        std::vector<RankedArticle> ranked;
        ranked.reserve(articles.size());
        for (std::size_t i = 0; i < articles.size(); ++i) ranked.push_back({articles[i], scores[i]});
        return ranked;
    }

    void take_hits(const std::vector<RankedArticle>& ranked) {
        HitReader reader(database_, analysers_, columns_, parsed_.root);
        for (const RankedArticle& one : ranked) page_.hits.push_back(reader.read(one));
        if (!request_.explains || ranked.empty()) return;
        std::vector<DocId> articles;
        articles.reserve(ranked.size());
        for (const RankedArticle& one : ranked) articles.push_back(one.article);
        std::vector<std::vector<ScorePart>> parts = ranker_->explain(articles);
        for (std::size_t i = 0; i < parts.size(); ++i) page_.hits[i].explanation = std::move(parts[i]);
    }

    const Xapian::Database& database_;
    Analysers& analysers_;
    const Columns& columns_;
    const SearchRequest& request_;
    ParsedQuery parsed_;
    QueryNode original_{};     // before words were corrected
    bool is_relaxed_ = false;  // no article has all that was asked for
    std::vector<Analyser*> languages_;
    SearchBudget budget_;
    PostingLists lists_;
    Vocabulary vocabulary_;
    Matcher matcher_;
    DocSet found_;
    std::optional<Ranker> ranker_{};
    std::vector<UnknownName> unknown_names_{};  // point into parsed_.root
    ResultPage page_{};
};

}  // namespace

ResultPage search(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                  const SearchRequest& request, const SearchBudget& budget) {
    return Search(database, analysers, columns, request, budget).run();
}

QueryNode query_as_read(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                        const SearchRequest& request) {
    return Search(database, analysers, columns, request, SearchBudget::for_articles(columns.every.last())).query();
}

Listing list_all(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                 const SearchRequest& request) {
    return Search(database, analysers, columns, request, SearchBudget::for_articles(columns.every.last())).list();
}

}  // namespace dateline
