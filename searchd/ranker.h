// The order of what was found: BM25 over title and text, with the parts that sum to each score.
//
//   score = sum of BM25 over the words of the query that say something
//         + for a query in sentences, words that its best articles have in common (relevance feedback)
//         + for a query of two or three words, how close to each other they stand in the best articles
//
// Sources: BM25F, Zaragoza et al., TREC 2004; RM3, Abdul-Jaleel et al., TREC 2004; the pairs of words are those of the
// sequential dependence model, Metzler and Croft, SIGIR 2005. What was measured stands in ARCHITECTURE.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searchd/doc_set.h"
#include "searchd/query.h"
#include "searchd/result_page.h"
#include "searchd/scorer.h"
#include "searchd/vocabulary.h"

namespace dateline {

class Ranker {
public:
    /// Looks the words of `root` up. `is_sentence`: see ParsedQuery.
    Ranker(PostingLists& lists, const Columns& columns, const Vocabulary& vocabulary, const QueryNode& root,
           bool is_sentence);
    ~Ranker();

    /// Whether there is a word to rank by.
    bool has_words() const;

    /// The members of `set` from the best on.
    std::vector<RankedArticle> best(const DocSet& set, const Slice& slice);

    /// The scores of `articles`, in the same order; without feedback and closeness where best() was not called before.
    std::vector<double> scores(const std::vector<DocId>& articles) const;

    /// What the scores of `articles` are the sums of, in the same order.
    std::vector<std::vector<ScorePart>> explain(const std::vector<DocId>& articles) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
