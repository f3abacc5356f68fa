#include "searchd/searcher.h"

#include <algorithm>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/schema.h"
#include "searchd/name_completion.h"
#include "searchd/query_languages.h"
#include "searchd/related.h"
#include "searchd/search.h"
#include "searchd/story_reader.h"
#include "searchd/typed_query.h"
#include "searchd/word_completion.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_shown_members = 10;  // with an article
constexpr std::size_t most_shown_related = 5;
constexpr std::size_t bytes_a_batch = 256u << 10;
constexpr std::size_t bytes_beside_body = 500;
constexpr std::chrono::seconds longest_wait_to_list{10};

std::optional<unsigned> find_article(const Xapian::Database& database, std::string_view id) {
    const std::string unique = term::unique_id(id);
    const Xapian::PostingIterator posting = database.postlist_begin(unique);
    if (posting == database.postlist_end(unique)) return std::nullopt;
    return *posting;
}

// Nothing where it is gone.
std::optional<ListedArticle> read_listed(const Xapian::Database& database, DocId docid) {
    try {
        const Xapian::Document document = database.get_document(docid);
        ListedArticle one{parse_shown(document.get_data()), document.get_value(slot::story)};
        if (one.story.empty()) one.story = one.article.id;
        return one;
    } catch (const Xapian::DocNotFoundError&) {
        return std::nullopt;
    }
}

ArticlePage read_article(const OpenIndex& index, const Columns& columns, DocId docid) {
    ArticlePage page;
    page.article = parse_shown(index.database.get_document(docid).get_data());
    page.story = read_story(index.database, columns, docid, page.article);
    page.index = index.state;
    return page;
}

void mark_query(ArticlePage& page, const OpenIndex& index, const Columns& columns) {
    if (page.search.q.empty()) return;
    const QueryNode query = query_as_read(index.database, index.analysers, columns, page.search);
    Analyser& analyser = index.analysers.of(page.article.language);
    page.title_marks = Highlighter(query, title_field).marks(page.article.title, analyser);
    page.body_marks = Highlighter(query, body_field).marks(page.article.body, analyser);
}

// "2022-03-18".
std::string day_of(std::uint64_t published) { return to_rfc3339(day_published(published)).substr(0, 10); }

}  // namespace

ResultPage Searcher::search(const SearchRequest& request) {
    const Clock::time_point start = Clock::now();
    ResultPage page;
    pool_.run([&](const OpenIndex& index) {
        const std::shared_ptr<const Columns> columns = columns_.of(index.database, index.state);
        page = dateline::search(index.database, index.analysers, *columns, request,
                                SearchBudget::for_articles(columns->every.last()));
        page.index = index.state;
    });
    page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    return page;
}

Listing Searcher::list(const SearchRequest& request) {
    const std::unique_lock lock(listing_, longest_wait_to_list);
    if (!lock.owns_lock()) throw Overloaded("Too many exports at once.");
    Listing listing;
    pool_.run([&](const OpenIndex& index) {
        listing = list_all(index.database, index.analysers, *columns_.of(index.database, index.state), request);
        listing.index = index.state;
    });
    return listing;
}

std::optional<ListedBatch> Searcher::read(const Listing& listing, std::size_t first) {
    std::optional<ListedBatch> batch;
    pool_.run([&](const OpenIndex& index) {
        batch.reset();
        if (index.state.uuid != listing.index.uuid) return;
        batch.emplace();
        std::size_t bytes = 0;
        for (batch->end = first; batch->end < listing.articles.size() && bytes < bytes_a_batch; ++batch->end) {
            std::optional<ListedArticle> one = read_listed(index.database, listing.articles[batch->end]);
            bytes += bytes_beside_body;
            if (!one) continue;
            bytes += one->article.body.size();
            batch->articles.push_back(std::move(*one));
        }
    });
    return batch;
}

std::optional<ArticlePage> Searcher::article(std::string_view id) {
    std::optional<ArticlePage> found;
    pool_.run([&](const OpenIndex& index) {
        found.reset();
        const std::optional<unsigned> docid = find_article(index.database, id);
        if (docid) found = read_article(index, *columns_.of(index.database, index.state), *docid);
    });
    return found;
}

std::optional<ArticlePage> Searcher::article(std::string_view id, const SearchRequest& search) {
    std::optional<ArticlePage> found;
    pool_.run([&](const OpenIndex& index) {
        found.reset();
        const std::optional<unsigned> docid = find_article(index.database, id);
        if (!docid) return;
        const auto columns = columns_.of(index.database, index.state);
        ArticlePage page = read_article(index, *columns, *docid);
        page.search = search;
        mark_query(page, index, *columns);
        page.members = read_members(index.database, *columns, *docid, most_shown_members);
        page.related = find_related(index.database, index.analysers, *columns, *docid, most_shown_related).hits;
        found = std::move(page);
    });
    return found;
}

std::optional<RelatedPage> Searcher::related(std::string_view id, std::size_t count) {
    std::optional<RelatedPage> found;
    pool_.run([&](const OpenIndex& index) {
        found.reset();
        const std::optional<unsigned> docid = find_article(index.database, id);
        if (!docid) return;
        found = find_related(index.database, index.analysers, *columns_.of(index.database, index.state), *docid, count);
        found->index = index.state;
    });
    return found;
}

std::optional<StoryPage> Searcher::story(std::string_view id) {
    std::optional<StoryPage> found;
    pool_.run([&](const OpenIndex& index) {
        found.reset();
        const std::optional<unsigned> docid = find_article(index.database, id);
        if (!docid) return;
        found = read_story_page(index.database, *columns_.of(index.database, index.state), *docid, index.analysers);
        found->index = index.state;
    });
    return found;
}

std::vector<Suggestion> Searcher::completions(std::string_view typed, std::size_t limit) {
    std::vector<Suggestion> found;
    pool_.run([&](const OpenIndex& index) {
        const auto columns = columns_.of(index.database, index.state);
        found.clear();
        if (const auto name = typed_name_of(typed); name && !name->before.empty())
            found = complete_name_beside(index.database, *columns, index.analysers, *name, limit);
        found = with_others(std::move(found),
                            complete_last_word(index.database, *columns, index.analysers, typed, limit), limit);
    });
    return found;
}

IndexState Searcher::state() {
    IndexState state;
    pool_.run([&](const OpenIndex& index) { state = index.state; });
    return state;
}

IndexSummary Searcher::summary() {
    IndexSummary summary;
    pool_.run([&](const OpenIndex& index) {
        summary = {};
        summary.state = index.state;
        const auto columns = columns_.of(index.database, summary.state);
        summary.stories = count_stories(*columns, columns->every);
        summary.facets = count_facets(*columns, columns->every, most_facet_values);
        // In order of date, those without one first.
        const std::vector<DocId>& order = columns->oldest_first;
        const auto published = [&](DocId id) { return columns->published[id]; };
        const auto dated = std::ranges::partition_point(order, [&](DocId id) { return published(id) == 0; });
        summary.undated = static_cast<std::size_t>(dated - order.begin());
        if (dated == order.end()) return;
        summary.first_published = day_of(published(*dated));
        summary.last_published = day_of(published(order.back()));
    });
    return summary;
}

}  // namespace dateline
