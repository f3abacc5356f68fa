// Every article that a request finds, read piece by piece, so that whoever takes them may take his time.
//
// What is found is fixed at the start: docids, 4 bytes each, in order. Between pieces no handle on the index is held,
// and commits may come: an article keeps its docid from one to the next, so what was changed is read as it is now, and
// what is gone is left out. A rebuilt index has other docids: there the request is asked again, and what was given out
// already, known by a hash of 8 bytes, is passed over.
#pragma once

#include <cstdint>
#include <vector>

#include "searchd/searcher.h"

namespace dateline {

class Export {
public:
    /// Searches. Throws as Searcher does.
    Export(Searcher& searcher, SearchRequest request);

    /// What was found at the start.
    const Listing& found() const { return listing_; }

    /// The next articles, never none but at the end. Waits for an index that is busy or being replaced, but not for
    /// ever: then it throws as Searcher does.
    std::vector<ListedArticle> next();

private:
    void leave_out_given(std::vector<ListedArticle>& articles);

    Searcher& searcher_;
    SearchRequest request_;
    Listing listing_;
    std::size_t at_ = 0;                ///< in listing_: what was not yet read
    std::vector<std::uint64_t> given_;  ///< hashes of the ids
    std::size_t known_ = 0;             ///< of given_: those given from an index that has been replaced since, sorted
};

}  // namespace dateline
