// What a search finds: by its query as it is read, with other words for those that no article has, and with some of its
// words where no article has all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/correction.h"
#include "searchd/doc_set.h"
#include "searchd/matcher.h"
#include "searchd/posting_lists.h"
#include "searchd/query.h"
#include "searchd/result_page.h"
#include "searchd/search_budget.h"
#include "searchd/vocabulary.h"

namespace dateline {

class Analysers;

class Finder {
public:
    /// Reads the query of `request`, which has to outlive it, as do the others.
    Finder(const Xapian::Database& database, Analysers& analysers, const Columns& columns, const SearchRequest& request,
           const SearchBudget& budget);
    Finder(const Finder&) = delete;
    Finder& operator=(const Finder&) = delete;

    /// Sets all below; once.
    void find();

    const DocSet& found() const { return found_; }
    const ParsedQuery& query() const { return parsed_; }  ///< by which it was found, with warnings of that
    /// No article has all that was asked for.
    bool is_relaxed() const { return is_relaxed_; }
    bool is_exact() const;

    /// As ResultPage has them.
    const std::string& corrected() const { return corrected_; }
    const std::vector<std::string>& corrections() const { return corrections_; }
    bool is_of_corrected() const { return is_of_corrected_; }
    const std::optional<WayOut>& with_all_words() const { return with_all_words_; }

    /// Whether more words than can be required are asked for, so that the best matches come first.
    bool is_description() const;

    /// A spelling of the query that finds clearly more of what was asked for; empty if there is none.
    std::string better_spelling();

    /// How `request`, another one, would be read.
    QueryNode as_read(const SearchRequest& request) const;

    Matcher& matcher() { return matcher_; }
    PostingLists& lists() { return lists_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    SearchBudget& budget() { return budget_; }  ///< what is left

private:
    DocSet match(const QueryNode& root);
    void settle_addresses(QueryNode& node);
    void find_description(std::vector<Correction>& unknown);
    void find_instead(std::vector<Correction>& unknown);
    void count_with_all_words(const QueryNode& strict);
    QueryNode with(const std::vector<Correction>& corrections);
    void settle(std::vector<Correction>& corrections, bool narrows);
    QueryNode node_of(const std::string& word);
    double score_of(const std::string& word, DocId article);
    std::size_t found_with(const std::string& word);
    std::string as_written(const std::string& word) const;

    Analysers& analysers_;
    const Columns& columns_;
    const SearchRequest& request_;
    ParsedQuery parsed_;
    QueryNode original_{};  // before words were corrected
    std::vector<Analyser*> languages_;
    SearchBudget budget_;
    PostingLists lists_;
    Vocabulary vocabulary_;
    Matcher matcher_;
    std::optional<DocSet> limits_{};  // what filters and dates let through
    DocSet found_;
    bool is_relaxed_ = false;
    std::string corrected_;
    std::vector<std::string> corrections_;
    bool is_of_corrected_ = false;
    std::optional<WayOut> with_all_words_;
};

}  // namespace dateline
