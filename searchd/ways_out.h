// Where a search finds nothing: what its asker may drop or widen, and how many articles that finds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "searchd/query.h"
#include "searchd/result_page.h"
#include "searchd/unknown_names.h"
#include "searchd/vocabulary.h"

namespace dateline {

/// A request that asks for less than another one.
struct Relaxation {
    std::string what;       ///< differs, for people: "of any date"
    SearchRequest request;  ///< on its first page
    std::size_t lost = 0;   ///< how much of what was asked for it gives up
};

struct ArticleCount {
    std::size_t articles = 0;
    bool is_exact = true;
};

/// How many articles a search finds; nothing where that is not known.
using CountArticles = std::function<std::optional<ArticleCount>(const SearchRequest&)>;

inline constexpr std::size_t most_ways_out = 5;
inline constexpr std::size_t most_ways_counted = 12;

/// How a request is read.
using ReadQuery = std::function<QueryNode(const SearchRequest&)>;

/// Those relaxations of `start` that find something, and itself where it is one, and what else is `offered`: those
/// first that keep the most, then those that find the most. Calls `count` at most most_ways_counted times.
std::vector<WayOut> ways_out(const std::vector<Relaxation>& offered, const Relaxation& start, const ReadQuery& read,
                             const CountArticles& count);

/// `start` with names that the index has in place of all that are `unknown`, or without those to which none is alike.
/// Where one is unknown, one for each that is alike.
std::vector<Relaxation> with_known_names(const Relaxation& start, const ReadQuery& read,
                                         const std::vector<UnknownName>& unknown);

/// `request` without words that no article has, in phrases as well: each is taken for a word that is spelt like it, or
/// dropped, as `drops_all` does with all of them. Where nothing is left of the query, it is empty.
Relaxation without_unknown_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read,
                                 bool drops_all = false);

}  // namespace dateline
