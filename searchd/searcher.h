// Answers searches from the index. Thread-safe: each call works on a handle of its own.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/columns.h"
#include "searchd/database_pool.h"
#include "searchd/result_page.h"
#include "searchd/search.h"
#include "searchd/suggestions.h"

namespace dateline {

/// What the index holds, for the front page and /api/v1/stats.
struct IndexSummary {
    IndexState state;
    std::size_t stories = 0;
    std::size_t undated = 0;      ///< articles
    std::string first_published;  ///< RFC 3339; empty where no article has a date
    std::string last_published;
    std::vector<Facet> facets;  ///< sources, sections, languages, authors; of each the most_facet_values most frequent
};

/// An article as it is shown, whole.
struct ListedArticle {
    Article article;
    std::string story;
};

struct ListedBatch {
    std::vector<ListedArticle> articles;
    std::size_t end = 0;  ///< where in the listing those begin that were not read
};

class Searcher {
public:
    /// At most `handles` searches at once; more wait.
    Searcher(std::string index_folder, std::size_t handles) : pool_(std::move(index_folder), handles) {}

    // All of these throw IndexUnavailable and Overloaded.

    ResultPage search(const SearchRequest& request);

    /// All hits, whatever the page that is asked for. One at a time, since it may take seconds.
    Listing list(const SearchRequest& request);

    /// Articles of `listing` from number `first` on: as many as are needed for some hundred kilobytes, without those
    /// that are gone. Nothing where another index has been swapped in.
    std::optional<ListedBatch> read(const Listing& listing, std::size_t first);

    /// The article and which story it tells. Nothing where there is no such article.
    std::optional<ArticlePage> article(std::string_view id);

    /// Likewise with all that its page shows: the words of `search` marked, some members of its story, a few articles
    /// on the same subject.
    std::optional<ArticlePage> article(std::string_view id, const SearchRequest& search);

    /// Nothing where there is no such article. At most `count` hits.
    std::optional<RelatedPage> related(std::string_view id, std::size_t count);

    /// The story with this id, or the one that the article with this id belongs to.
    std::optional<StoryPage> story(std::string_view id);

    /// See complete_name_beside() and complete_last_word().
    std::vector<Suggestion> completions(std::string_view typed, std::size_t limit);

    IndexState state();
    IndexSummary summary();

private:
    DatabasePool pool_;
    ColumnCache columns_;
    std::timed_mutex listing_;
};

}  // namespace dateline
