#include "searchd/posting_lists.h"

#include <xapian.h>

namespace dateline {

std::size_t PostingLists::frequency(const std::string& term) {
    const auto [known, is_new] = frequencies_.try_emplace(term, 0);
    if (is_new) known->second = database_.get_termfreq(term);
    return known->second;
}

const std::vector<Posting>& PostingLists::read(const std::string& term) {
    const auto [known, is_new] = kept_.try_emplace(term);
    std::vector<Posting>& list = known->second;
    const std::size_t count = is_new ? frequency(term) : 0;
    if (count == 0) return list;
    list.reserve(count);
    const auto end = database_.postlist_end(term);
    for (auto it = database_.postlist_begin(term); it != end; ++it) list.push_back({*it, it.get_wdf()});
    return list;
}

// The postings of members of `set`.
const std::vector<Posting>& PostingLists::skip_through(const std::string& term, const DocSet& set) {
    skipped_.clear();
    auto it = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    for (DocId id = set.next(1); id != 0; id = set.next(id)) {
        it.skip_to(id);
        if (it == end) break;
        if (*it == id) skipped_.push_back({id, it.get_wdf()});
        id = *it == id ? id + 1 : *it;
    }
    return skipped_;
}

}  // namespace dateline
