#include "searchd/search.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <xapian.h>

#include "searchd/arrivals.h"
#include "searchd/correction.h"
#include "searchd/finder.h"
#include "searchd/hit_reader.h"
#include "searchd/known_words.h"
#include "searchd/meant_names.h"
#include "searchd/query_languages.h"
#include "searchd/ranker.h"
#include "searchd/request_reading.h"
#include "searchd/timeline.h"
#include "searchd/unknown_names.h"
#include "searchd/ways_out.h"

namespace dateline {

namespace {

constexpr std::size_t few = 10;  // articles, with which a query may be misspelt

class Search {
public:
    Search(const Xapian::Database& database, Analysers& analysers, const Columns& columns, const SearchRequest& request,
           const SearchBudget& budget)
        : database_(database),
          analysers_(analysers),
          columns_(columns),
          request_(request),
          finder_(database, analysers, columns, request, budget) {}

    ResultPage run() {
        page_.request = request_;
        page_.warnings = request_.warnings;
        find();
        look_for_unknown_names();
        page_.total = found().count();
        page_.stories = count_stories(columns_, found());
        if (request_.wants_facets) page_.facets = count_facets(columns_, found(), request_.facet_values);
        page_.total_is_exact = finder_.is_exact();
        warn_of_cuts(finder_, page_.warnings);
        take_hits(rank());
        if (!request_.is_feed && page_.corrected.empty() && (finder_.is_relaxed() || page_.total <= few))
            page_.corrected = finder_.better_spelling();
        if (request_.wants_facets) count_by_date();
        if (request_.is_feed || finder_.matcher().is_partial()) return std::move(page_);
        if (page_.total == 0) look_for_ways_out();
        const bool has_some_words = finder_.is_relaxed() || finder_.is_description();
        if (page_.total > 0 && (has_some_words || page_.total <= few)) look_for_meant_names();
        if (request_.wants_facets && request_.wants_alternatives) count_alternatives();
        return std::move(page_);
    }

    Listing list() {
        finder_.find();
        const Slice whole{0, found().count(), request_.folds_stories};
        make_ranker();
        Listing listing;
        if (is_ranked()) {
            for (const RankedArticle& one : ranker_->best(found(), whole)) listing.articles.push_back(one.article);
        } else {
            listing.articles = unranked(whole);
        }
        listing.is_exact = finder_.is_exact();
        return listing;
    }

private:
    const DocSet& found() const { return finder_.found(); }

    void find() {
        finder_.find();
        const ParsedQuery& query = finder_.query();
        page_.warnings.insert(page_.warnings.end(), query.warnings.begin(), query.warnings.end());
        page_.read_as = describe(query.root, request_);
        page_.is_plain = query.is_plain;
        page_.corrected = finder_.corrected();
        page_.corrections = finder_.corrections();
        page_.is_of_corrected = finder_.is_of_corrected();
        page_.with_all_words = finder_.with_all_words();
    }

    void look_for_unknown_names() {
        unknown_names_ = unknown_names_of(finder_, request_);
        warn_of(unknown_names_, page_.warnings);
    }

    // Of words by what the index has; of phrases, which cost more, only where nothing was found.
    std::vector<UnknownName> unknown_names_of(Finder& finder, const SearchRequest& request) const {
        const auto finds_some = [&](const QueryNode& node) {
            return !finder.found().empty() || !finder.matcher().match(node).empty() || finder.matcher().is_partial();
        };
        return unknown_names(finder.query().root, request, finder.vocabulary(), columns_, finds_some);
    }

    static void warn_of(const std::vector<UnknownName>& names, std::vector<std::string>& warnings) {
        for (const UnknownName& one : names) warnings.push_back(one.warning);
    }

    static void warn_of_cuts(Finder& finder, std::vector<std::string>& warnings) {
        if (finder.matcher().has_cut_beginnings())
            warnings.emplace_back(
                "Many words begin so: in phrases and NEAR only the hundred most frequent of them were looked for.");
        if (finder.matcher().is_partial())
            warnings.emplace_back(
                "This search is too expensive to be done in full: only a part of the articles was looked at.");
    }

    void make_ranker() {
        const ParsedQuery& query = finder_.query();
        ranker_.emplace(finder_.lists(), columns_, finder_.vocabulary(), query.root, query.is_sentence);
    }

    bool is_ranked() const { return request_.sort == Sort::relevance && ranker_->has_words(); }

    std::vector<DocId> unranked(const Slice& slice) const {
        if (request_.is_feed) return latest_arrivals(database_, columns_, found(), slice);
        return in_order_of_date(columns_, found(), request_.sort != Sort::oldest, slice.folds_stories, slice.first,
                                slice.count);
    }

    // The other query costs what this one has left.
    void count_by_date() {
        if (request_.q2.empty()) {
            page_.timeline = count_timeline(columns_, found(), request_);
            return;
        }
        SearchRequest request = request_;
        request.q = request_.q2;
        SearchBudget left = finder_.budget();
        left.is_spent = false;
        Finder other(database_, analysers_, columns_, request, left);
        other.find();
        page_.compared = comparison(other, request);
        page_.timeline = count_timeline(columns_, found(), request_, &other.found());
    }

    // What is wrong with the filters is told of the page.
    Comparison comparison(Finder& other, SearchRequest request) const {
        const ParsedQuery& query = other.query();
        Comparison compared{other.found().count(), other.is_exact()};
        compared.read_as = describe(query.root, request);
        compared.is_plain = query.is_plain && !other.with_all_words();
        compared.corrections = other.corrections();
        compared.warnings = query.warnings;
        request.filters.clear();
        warn_of(unknown_names_of(other, request), compared.warnings);
        warn_of_cuts(other, compared.warnings);
        return compared;
    }

    std::vector<Relaxation> meant_names() {
        return with_meant_names(request_, finder_.vocabulary(), finder_.as_read(request_));
    }

    void look_for_meant_names() {
        for (Relaxation& one : meant_names()) {
            const std::optional<ArticleCount> count = count_of(one.request);
            if (count && count->articles > 0 && !count->have_some)
                page_.ways_out.push_back({one.what, std::move(one.request), count->articles, count->is_exact});
        }
    }

    void look_for_ways_out() {
        const ReadQuery read = [&](const SearchRequest& request) { return finder_.as_read(request); };
        const std::vector<Analyser*> every_language = stemming_languages({}, {}, columns_, analysers_);
        const Vocabulary vocabulary(finder_.lists(), every_language, finder_.budget());
        const CountArticles count = [&](const SearchRequest& other) { return count_of(other); };
        const Relaxation start = with_known_words(request_, vocabulary, read, count);
        std::vector<Relaxation> offered = meant_names();
        std::ranges::move(with_known_names(start, read, unknown_names_), std::back_inserter(offered));
        offered.push_back(without_unknown_words(request_, vocabulary, read));
        // Without words there are all articles, which nobody asked for.
        std::erase_if(offered, [&](const Relaxation& one) { return one.request.q.empty() && !request_.q.empty(); });
        const auto offer = [&](const std::string& what, const std::string& q, std::size_t lost) {
            if (!q.empty()) offered.push_back({what, with_q(request_, q), lost});
        };
        offer("spelt otherwise", page_.corrected, 0);
        const std::string& dated = finder_.query().with_dates;
        if (!dated.empty())
            offer("meaning " + describe(finder_.as_read(with_q(request_, dated)), dated), dated, lost_by_loosening);
        page_.ways_out = ways_out(request_, offered, start, read, count);
    }

    // What a search would find; nothing where words of it may be corrected, which takes long, or where too little of
    // the budget is left.
    std::optional<ArticleCount> count_of(const SearchRequest& request) {
        if (finder_.budget().is_spent) return std::nullopt;
        Finder other(database_, analysers_, columns_, request, left_without_edits());
        const bool is_description = other.is_description();
        find_with_what_is_left(other);
        const bool have_some = is_description || other.is_relaxed();
        if (finder_.budget().is_spent || (have_some && has_unknown(other.query().root, other.vocabulary())))
            return std::nullopt;
        return ArticleCount{other.found().count(), other.is_exact(), have_some && !finder_.is_description()};
    }

    SearchBudget left_without_edits() {
        SearchBudget left = finder_.budget();
        left.edits = 0;
        return left;
    }

    void find_with_what_is_left(Finder& other) {
        other.find();
        SearchBudget left = other.budget();
        left.edits = finder_.budget().edits;
        finder_.budget() = left;
    }

    // In another language words are read otherwise, so that this is another search.
    void count_alternatives() {
        for (const FacetColumn& column : columns_.facets) {
            if (!asks_for_values(request_, *column.field) || finder_.budget().is_spent) continue;
            SearchRequest with_any = page_.linked();
            std::erase_if(with_any.filters,
                          [&](const Filter& one) { return one.field == column.field && one.is_of_value(); });
            Finder other(database_, analysers_, columns_, with_any, left_without_edits());
            find_with_what_is_left(other);
            if (other.is_exact())
                page_.alternatives.push_back(count_facet(column, other.found(), request_.facet_values));
        }
    }

    std::vector<RankedArticle> rank() {
        const Slice slice{std::size_t{request_.page - 1} * request_.per_page, request_.per_page,
                          request_.folds_stories};
        make_ranker();
        if (slice.first >= page_.total) return {};
        if (is_ranked()) return ranker_->best(found(), slice);
        const std::vector<DocId> articles = unranked(slice);
        const std::vector<double> scores = ranker_->scores(articles);
        std::vector<RankedArticle> ranked;
        ranked.reserve(articles.size());
        for (std::size_t i = 0; i < articles.size(); ++i) ranked.push_back({articles[i], scores[i]});
        return ranked;
    }

    void take_hits(const std::vector<RankedArticle>& ranked) {
        HitReader reader(database_, analysers_, columns_, finder_.query().root);
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
    Finder finder_;
    std::optional<Ranker> ranker_{};
    std::vector<UnknownName> unknown_names_{};
    ResultPage page_{};
};

}  // namespace

ResultPage search(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                  const SearchRequest& request, const SearchBudget& budget) {
    return Search(database, analysers, columns, request, budget).run();
}

QueryNode query_as_read(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                        const SearchRequest& request) {
    Finder finder(database, analysers, columns, request, SearchBudget::for_articles(columns.every.last()));
    if (!corrections_of_unknown(finder.query().root, finder.vocabulary()).empty()) finder.find();
    return finder.query().root;
}

Listing list_all(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                 const SearchRequest& request) {
    return Search(database, analysers, columns, request, SearchBudget::for_exports(columns.every.last())).list();
}

}  // namespace dateline
