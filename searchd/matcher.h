// Which articles a query means: a tree becomes a set of docids, by set algebra over posting lists.
//
// Matching is exact and apart from ranking: totals, facets, orders by date and the ranker all work on the set. What it
// may cost is bounded; see SearchBudget.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/occurrences.h"
#include "searchd/query.h"
#include "searchd/search_request.h"
#include "searchd/vocabulary.h"

namespace dateline {

class Matcher {
public:
    Matcher(PostingLists& lists, const Columns& columns, const Vocabulary& vocabulary, SearchBudget& budget)
        : lists_(lists), database_(lists.database()), columns_(columns), vocabulary_(vocabulary), budget_(budget) {}

    /// All articles that fit.
    DocSet match(const QueryNode& root) { return match(root, columns_.every); }

    /// Those of `within` that fit; positions are looked at in these alone.
    DocSet match(const QueryNode& root, const DocSet& within);

    /// The articles that the filters and dates of `request` let through. Those without a date are in no range.
    DocSet limits(const SearchRequest& request);

    /// Whether something was not looked at, because it would have cost too much: the sets are then too small.
    bool is_partial() const { return budget_.is_spent; }

    /// Whether more words begin alike than were looked for in a phrase or NEAR.
    bool has_cut_beginnings() const { return has_cut_beginnings_; }

    /// Whether a description had words so common that an article with these alone does not count as found.
    bool has_left_out_words() const { return has_left_out_words_; }

private:
    const DocSet& published(std::optional<std::chrono::sys_seconds> from, std::optional<std::chrono::sys_seconds> to);
    DocSet none() const { return DocSet(columns_.every.last()); }
    // Those below are right for what is `within`; of the rest anything may be in them.
    DocSet fitting(const QueryNode& node, const DocSet& within);
    DocSet excluded(const QueryNode& node, const DocSet& within);
    DocSet word(const QueryNode& node, const DocSet& within);
    DocSet any(const QueryNode& node, const DocSet& within);
    DocSet all(const QueryNode& node, const DocSet& within);
    DocSet phrase(const QueryNode& node, const DocSet& within);
    DocSet near(const QueryNode& node, const DocSet& within);
    DocSet key(const QueryNode& node);
    DocSet beginning(const QueryNode& node);
    void add_unseen(DocSet& set, DocSet candidates, const std::vector<DocId>& seen) const;
    std::vector<DocId> affordable(const DocSet& candidates, std::size_t lists);
    DocSet with_sequence(const Sequence& sequence, const DocSet& within);
    DocSet near_in(const Field& field, const QueryNode& node, const DocSet& within);

    bool may_read(const std::string& term);
    void add(DocSet& set, const std::string& term);
    TermPostings postings(const std::string& term);
    Place place(const QueryWord& word, const Field& field, bool is_inflected);
    std::vector<Sequence> sequences(const QueryNode& node, const Field& field, bool is_inflected);
    DocSet articles_of(const Sequence& sequence) const;

    PostingLists& lists_;
    const Xapian::Database& database_;
    const Columns& columns_;
    const Vocabulary& vocabulary_;
    SearchBudget& budget_;
    std::map<std::pair<std::optional<std::chrono::sys_seconds>, std::optional<std::chrono::sys_seconds>>, DocSet>
        published_;  // as asked for before
    bool has_left_out_words_ = false;
    bool has_cut_beginnings_ = false;
    bool is_excluding_ = false;  // what could not be looked at then counts as found, so that it is left out
};

/// The fields that a node looks in: its own, or all that are searched by default.
std::vector<const Field*> searched_fields(const QueryNode& node);

}  // namespace dateline
