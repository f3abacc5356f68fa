// Where the words of a phrase, or of what stands NEAR each other, are in an article: positions in one of its fields.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "searchd/doc_set.h"
#include "searchd/posting_lists.h"
#include "searchd/search_budget.h"

namespace Xapian {
class Database;
}

namespace dateline {

/// A term with the articles that have it, in order; they must outlive it.
struct TermPostings {
    std::string term;
    std::span<const Posting> articles;
};

/// One place of a phrase: any of these terms may stand there.
using Place = std::vector<TermPostings>;

/// Words one after the other; a single word is one place.
using Sequence = std::vector<Place>;

/// What may stand at one end of a NEAR: any of these.
using Operand = std::vector<Sequence>;

/// Positions [begin, end).
struct PositionSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Positions of each of some articles.
using Occurrences = std::vector<std::vector<PositionSpan>>;

/// Goes through many articles word by word, since positions of one word lie next to each other in the index.
class OccurrenceFinder {
public:
    OccurrenceFinder(const Xapian::Database& database, SearchBudget& budget) : database_(database), budget_(budget) {}

    /// Where `sequence` stands in each of `articles`, which are in order.
    Occurrences find(const Sequence& sequence, const std::vector<DocId>& articles);

    /// Those of `articles` in which all `operands` stand so that the last word is at most `distance` positions behind
    /// the first, the inner words of sequences not counted, and none overlaps another.
    std::vector<DocId> near(const std::vector<Operand>& operands, unsigned distance,
                            const std::vector<DocId>& articles);

private:
    std::vector<std::uint32_t> positions(const std::string& term, DocId article);

    const Xapian::Database& database_;
    SearchBudget& budget_;
};

}  // namespace dateline
