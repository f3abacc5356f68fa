// BM25 of all articles at once: reads the posting list of each word from its beginning to its end and adds up. So the
// cost is the length of the lists, however many words there are and however far down the page is; Xapian's matcher
// takes eight times as long for twenty common words, and keeps a heap of all results down to the page.
#pragma once

#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/doc_set.h"
#include "searchd/posting_lists.h"

namespace dateline {

// Chosen by cross-validation over three collections, see ARCHITECTURE.md.
inline constexpr double bm25_saturation = 2.0;  ///< k1
inline constexpr double bm25_by_length = 0.7;   ///< b

struct RankedArticle {
    DocId article = 0;
    double score = 0;
};

/// A part of a result list.
struct Slice {
    std::size_t first = 0;
    std::size_t count = 10;
    bool folds_stories = false;  ///< of each story only the best article
};

/// One summand of scores.
struct ScoredWord {
    std::vector<std::vector<std::string>> readings;  ///< the best of these counts; any of its terms, as one
    double weight = 1;
};

class Scorer {
public:
    /// Scores the members of `set`. All must outlive the scorer.
    Scorer(PostingLists& lists, const Columns& columns, const DocSet& set);

    void add(const ScoredWord& word);

    double score(DocId article) const { return scores_[article]; }

    /// Makes the scores of the articles 0 again.
    void forget(const std::vector<DocId>& articles);

    /// From the best on, equal ones by docid.
    std::vector<RankedArticle> best(const Slice& slice) const;

    /// About how many postings reading `postings` of one list costs, where `members` are scored.
    static std::size_t cost(std::size_t postings, std::size_t members);

private:
    double rarity(const std::vector<std::string>& terms) const;
    float weight(unsigned wdf, DocId article, double rarity) const;
    void add_term(const std::string& term, double rarity);
    std::vector<DocId> add_up(const std::vector<std::string>& terms);

    PostingLists& lists_;
    const Columns& columns_;
    const DocSet& set_;
    std::size_t members_;
    double articles_;
    double average_length_;
    std::vector<float> scores_;   // by docid
    std::vector<unsigned> wdfs_;  // by docid; all 0 but in add()
};

}  // namespace dateline
