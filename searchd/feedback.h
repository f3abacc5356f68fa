// Relevance feedback: the words that the best articles for a query have in common.
#pragma once

#include <string>
#include <vector>

#include "indexer/model/analyser.h"
#include "searchd/doc_set.h"

namespace Xapian {
class Database;
}

namespace dateline {

struct WeightedArticle {
    DocId article = 0;
    double weight = 0;
};

/// A stem that ranks, with its weight: 1 for the first.
struct WeightedTerm {
    std::string term;
    double weight = 0;
};

/// Which of the stems are wanted.
struct TermChoice {
    std::size_t most = 0;
    std::size_t fewest_articles = 1;  ///< that have it, of those that are told from others
    std::size_t others = 0;           ///< articles; a stem that a quarter as many have tells nothing
};

/// The stems that tell `articles` from others, the strongest first: tf·idf as BM25 weighs them, summed with the weights
/// of the articles (RM3 with a vector space in place of its language models).
std::vector<WeightedTerm> common_terms(const Xapian::Database& database, const std::vector<Analyser*>& languages,
                                       const std::vector<WeightedArticle>& articles, const TermChoice& choice);

}  // namespace dateline
