#include "searchd/searcher.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/model/document.h"
#include "searchd/query_languages.h"
#include "searchd/story_reader.h"
#include "searchd/xapian_query.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t snippet_length = 280;  // bytes
constexpr std::size_t values_a_facet = 10;

// BM25 with the parameters that did best over two test collections, see ARCHITECTURE.md.
Xapian::BM25Weight ranking() { return {1.5, 0, 1, 0.6, 0}; }

IndexState read_state(const Xapian::Database& database) {
    IndexState state;
    state.uuid = database.get_uuid();
    state.articles = database.get_doccount();
    const auto stored = nlohmann::json::parse(database.get_metadata(std::string(metadata::state)), nullptr, false);
    if (stored.is_object()) {
        state.revision = stored.value("revision", 0u);
        state.updated = stored.value("updated", "");
    }
    return state;
}

// Counts the values of the facet slots over all matches.
class FacetSpies {
public:
    void attach(Xapian::Enquire& enquire) {
        for (const Field& field : fields) {
            if (field.facet_slot == no_slot) continue;
            spies_.emplace_back(&field, std::make_unique<Xapian::ValueCountMatchSpy>(field.facet_slot));
            enquire.add_matchspy(spies_.back().second.get());
        }
    }

    std::vector<Facet> facets() const {
        std::vector<Facet> facets;
        for (const auto& [field, spy] : spies_) facets.push_back({field, most_frequent(*spy)});
        return facets;
    }

private:
    static std::vector<FacetValue> most_frequent(const Xapian::ValueCountMatchSpy& spy) {
        std::map<std::string, std::size_t> counts;
        for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
            const std::string all = *it;
            for (std::size_t at = 0; at <= all.size();) {
                const std::size_t end = std::min(all.find(value_separator, at), all.size());
                if (end > at) counts[all.substr(at, end - at)] += it.get_termfreq();
                at = end + 1;
            }
        }
        std::vector<FacetValue> values;
        values.reserve(counts.size());
        for (auto& [value, count] : counts) values.push_back({value, count});
        std::ranges::stable_sort(values, std::greater(), &FacetValue::count);
        if (values.size() > values_a_facet) values.resize(values_a_facet);
        return values;
    }

    std::vector<std::pair<const Field*, std::unique_ptr<Xapian::ValueCountMatchSpy>>> spies_;
};

void set_order(Xapian::Enquire& enquire, Sort sort) {
    if (sort == Sort::newest) enquire.set_sort_by_value_then_relevance(slot::published, true);
    if (sort == Sort::oldest) enquire.set_sort_by_value_then_relevance(slot::published_oldest, false);
}

bool has_relaxable(const QueryNode& node) {
    if (node.kind == QueryNode::Kind::negation) return false;
    return (node.kind == QueryNode::Kind::all && node.is_implicit && node.children.size() > 1) ||
           std::ranges::any_of(node.children, has_relaxable);
}

std::optional<unsigned> find_article(const Xapian::Database& database, std::string_view id) {
    const std::string unique = term::unique_id(id);
    const Xapian::PostingIterator posting = database.postlist_begin(unique);
    if (posting == database.postlist_end(unique)) return std::nullopt;
    return *posting;
}

// One search on one state of the index.
class Search {
public:
    Search(const Xapian::Database& database, Analysers& analysers, const SearchRequest& request)
        : database_(database), analysers_(analysers), request_(request) {}

    ResultPage run() {
        ParsedQuery parsed = parse_in_its_language();
        languages_ = stemming_languages(parsed.root, request_.filters, database_, analysers_);
        ResultPage page;
        page.request = request_;
        page.read_as = std::move(parsed.read_as);
        page.warnings = std::move(parsed.warnings);
        Xapian::MSet matches = match(parsed.root, page);
        const bool has_none = page.total == 0;
        if (has_relaxable(parsed.root) && (has_none || is_description(parsed.root))) {
            parsed.root = relaxed(parsed.root);
            page.read_as = describe(parsed.root);
            matches = match(parsed.root, page);
            if (has_none && page.total != 0)
                page.warnings.emplace_back("No article has all of these words; these have some of them.");
        }
        take_hits(matches, parsed.root, page);
        page.index = read_state(database_);
        return page;
    }

private:
    // A query that asks for one language is read in it.
    ParsedQuery parse_in_its_language() const {
        ParsedQuery parsed = parse_query(request_.q, analysers_.main(), {request_.in, request_.now});
        const std::vector<std::string> asked = languages_asked_for(parsed.root, request_.filters);
        if (asked.size() != 1) return parsed;
        return parse_query(request_.q, analysers_.of(asked.front()), {request_.in, request_.now});
    }

    // More words than this describe what is sought, rather than name it: the best matches come first, and none of the
    // words is required. In order of date there is no best, so there all are.
    bool is_description(const QueryNode& root) const {
        constexpr std::ptrdiff_t most_required_words = 3;
        const auto is_wanted = [](const QueryNode& child) { return child.kind != QueryNode::Kind::negation; };
        return request_.sort == Sort::relevance && root.is_implicit &&
               std::ranges::count_if(root.children, is_wanted) > most_required_words;
    }

    Xapian::MSet match(const QueryNode& root, ResultPage& page) const {
        Xapian::Enquire enquire(database_);
        enquire.set_query(restricted(to_xapian(root, database_, languages_), request_));
        enquire.set_weighting_scheme(ranking());
        const bool has_no_words = root.kind == QueryNode::Kind::everything && request_.sort == Sort::relevance;
        set_order(enquire, has_no_words ? Sort::newest : request_.sort);
        FacetSpies spies;
        if (request_.wants_facets) spies.attach(enquire);
        // Xapian's own totals are estimates where it collapses.
        Xapian::ValueCountMatchSpy told(slot::story);
        enquire.add_matchspy(&told);
        if (request_.folds_stories) enquire.set_collapse_key(slot::story);
        // Looking at every match makes totals and facets exact.
        const Xapian::doccount all = database_.get_doccount();
        Xapian::MSet matches = enquire.get_mset((request_.page - 1) * request_.per_page, request_.per_page, all);
        page.facets = spies.facets();
        page.total = told.get_total();
        page.stories = count_stories(told);
        return matches;
    }

    static std::size_t count_stories(const Xapian::ValueCountMatchSpy& told) {
        std::size_t stories = told.get_total();
        for (auto it = told.values_begin(); it != told.values_end(); ++it) stories -= it.get_termfreq() - 1;
        return stories;
    }

    void take_hits(const Xapian::MSet& matches, const QueryNode& root, ResultPage& page) const {
        const Highlighter in_title(root, title_field);
        const Highlighter in_body(root, body_field);
        std::map<std::string, Story> stories;  // those of several articles that hits of this page belong to
        for (auto it = matches.begin(); it != matches.end(); ++it) {
            Hit hit;
            const Xapian::Document document = it.get_document();
            hit.article = parse_shown(document.get_data());
            const std::string story = document.get_value(slot::story);
            const auto known = stories.find(story);
            hit.story = known != stories.end() ? known->second : read_story(database_, document, hit.article);
            if (!story.empty()) stories.emplace(story, hit.story);
            const std::string body = std::exchange(hit.article.body, {});
            Analyser& analyser = analysers_.of(hit.article.language);
            hit.title = {hit.article.title, in_title.marks(hit.article.title, analyser)};
            hit.snippet = in_body.snippet(body, analyser, snippet_length);
            hit.score = it.get_weight();
            page.hits.push_back(std::move(hit));
        }
    }

    const Xapian::Database& database_;
    Analysers& analysers_;
    const SearchRequest& request_;
    std::vector<Analyser*> languages_;
};

// The date in a published slot as people write it: "2022-03-18".
std::string day_of(const std::string& sort_key) {
    return sort_key.size() < 8 ? "" : sort_key.substr(0, 4) + "-" + sort_key.substr(4, 2) + "-" + sort_key.substr(6, 2);
}

}  // namespace

ResultPage Searcher::search(const SearchRequest& request) {
    const Clock::time_point start = Clock::now();
    ResultPage page;
    pool_.run([&](const Xapian::Database& database, Analysers& analysers) {
        page = Search(database, analysers, request).run();
    });
    page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    return page;
}

std::optional<ArticlePage> Searcher::article(std::string_view id, std::string_view q) {
    std::optional<ArticlePage> found;
    pool_.run([&](const Xapian::Database& database, Analysers& analysers) {
        found.reset();
        const std::optional<unsigned> docid = find_article(database, id);
        if (!docid) return;
        ArticlePage page;
        const Xapian::Document document = database.get_document(*docid);
        page.article = parse_shown(document.get_data());
        page.story = read_story(database, document, page.article);
        page.q = q;
        if (!q.empty()) {
            const ParsedQuery parsed = parse_query(q, analysers.main());
            Analyser& analyser = analysers.of(page.article.language);
            page.title_marks = Highlighter(parsed.root, title_field).marks(page.article.title, analyser);
            page.body_marks = Highlighter(parsed.root, body_field).marks(page.article.body, analyser);
        }
        page.index = read_state(database);
        found = std::move(page);
    });
    return found;
}

std::optional<StoryPage> Searcher::story(std::string_view id) {
    std::optional<StoryPage> found;
    pool_.run([&](const Xapian::Database& database, Analysers& analysers) {
        found.reset();
        const std::optional<unsigned> docid = find_article(database, id);
        if (!docid) return;
        found = read_story_page(database, *docid, analysers);
        found->index = read_state(database);
    });
    return found;
}

IndexState Searcher::state() {
    IndexState state;
    pool_.run([&](const Xapian::Database& database, Analysers&) { state = read_state(database); });
    return state;
}

IndexSummary Searcher::summary() {
    IndexSummary summary;
    pool_.run([&](const Xapian::Database& database, Analysers&) {
        summary = {};
        summary.state = read_state(database);
        Xapian::Enquire enquire(database);
        enquire.set_query(every_article());
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        FacetSpies spies;
        spies.attach(enquire);
        Xapian::ValueCountMatchSpy dates(slot::published);
        enquire.add_matchspy(&dates);
        enquire.get_mset(0, 0, database.get_doccount());
        summary.facets = spies.facets();
        summary.last_published = day_of(database.get_value_upper_bound(slot::published));
        const auto first = dates.values_begin();
        if (first != dates.values_end()) summary.first_published = day_of(*first);
    });
    return summary;
}

}  // namespace dateline
