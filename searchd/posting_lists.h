// The posting lists of an index as one search reads them: matching and ranking look at the same ones, so that each is
// read and looked up once.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/doc_set.h"

namespace Xapian {
class Database;
}

namespace dateline {

struct Posting {
    DocId article = 0;
    std::uint32_t wdf = 0;
};

class PostingLists {
public:
    /// `database` must outlive the lists.
    explicit PostingLists(const Xapian::Database& database) : database_(database) {}
    PostingLists(const PostingLists&) = delete;
    PostingLists& operator=(const PostingLists&) = delete;

    const Xapian::Database& database() const { return database_; }

    /// How many articles have `term`.
    std::size_t frequency(const std::string& term);

    /// Whether reading `term` costs nothing more.
    bool is_kept(const std::string& term) const { return kept_.contains(term); }

    /// The whole list, which is kept as long as this lives: 8 bytes a posting.
    const std::vector<Posting>& read(const std::string& term);

    /// Calls visit(posting) for those articles of `set` that have `term`, in order. `members`: how many `set` has; a
    /// list that is long beside them is skipped through.
    template <typename Visit>
    void for_each_in(const DocSet& set, std::size_t members, const std::string& term, const Visit& visit) {
        const bool is_skipped = members * postings_a_skip < frequency(term) && !is_kept(term);
        for (const Posting& posting : is_skipped ? skip_through(term, set) : read(term)) {
            if (set.contains(posting.article)) visit(posting);
        }
    }

    static constexpr std::size_t postings_a_skip = 64;  ///< what finding a single article in a list costs

private:
    // Valid until the next call.
    const std::vector<Posting>& skip_through(const std::string& term, const DocSet& set);

    const Xapian::Database& database_;
    std::unordered_map<std::string, std::size_t> frequencies_;
    std::unordered_map<std::string, std::vector<Posting>> kept_;
    std::vector<Posting> skipped_;
};

}  // namespace dateline
