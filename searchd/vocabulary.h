// The words of an index: which of its terms a word that was typed stands for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"
#include "searchd/posting_lists.h"
#include "searchd/search_budget.h"

namespace dateline {

struct TermCount {
    std::string term;
    std::size_t articles = 0;
};

class Vocabulary {
public:
    /// `languages`: of the articles that are searched. All must outlive the vocabulary.
    Vocabulary(PostingLists& lists, const std::vector<Analyser*>& languages, SearchBudget& budget)
        : lists_(lists), database_(lists.database()), languages_(languages), budget_(budget) {}

    const std::vector<Analyser*>& languages() const { return languages_; }

    /// The stems of the word that the index has: of one field, or, without one, of title and body together.
    std::vector<std::string> stems(const Token& token, const Field* field) const;

    /// Whether an article has the word just so in `field`.
    bool has(const Token& token, const Field& field) const;

    /// For each of stems() of the body the term of the articles that have it in their title alone.
    std::vector<std::string> title_only(const Token& token) const;

    /// Exact words of `field` that begin with a reading of `token`, without the prefix of the field: the `most`
    /// frequent of the first 20,000.
    std::vector<TermCount> beginning_with(const Token& token, const Field& field, std::size_t most) const;

    /// Exact words of `field` that are inflections of the word, the word itself included, without the prefix of the
    /// field. Looks at words that begin alike; languages that inflect at the front keep the word alone.
    std::vector<std::string> inflections(const Token& token, const Field& field) const;

    /// "addon" as "add", "on", where the index has seen "add-on"; nothing otherwise.
    std::vector<std::string> written_apart(const Token& token) const;

    /// Words of titles and bodies that differ from `word` by one letter more, less, other or swapped with its
    /// neighbour, the most frequent first; words of three letters or fewer have none.
    std::vector<TermCount> one_edit_away(std::string_view word, std::size_t most) const;

    /// An exact word of titles or bodies as the first article that has it writes it: with its accents, a compound
    /// ("addon") with its hyphens.
    std::string as_written(const std::string& word) const;

    std::size_t frequency(const std::string& term) const { return lists_.frequency(term); }

private:
    const std::vector<TermCount>& words_from(const std::string& beginning, std::size_t prefix_length) const;
    std::vector<TermCount> words_among(const std::set<std::string>& sought, const std::string& prefix) const;

    PostingLists& lists_;
    const Xapian::Database& database_;
    const std::vector<Analyser*>& languages_;
    SearchBudget& budget_;
    mutable std::map<std::string, std::vector<TermCount>> beginnings_;  // what was read, by the beginning
};

}  // namespace dateline
