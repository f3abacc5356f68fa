// The order in which articles came into the index: that of feeds.
#pragma once

#include <vector>

#include "searchd/columns.h"
#include "searchd/scorer.h"

namespace dateline {

/// The members of `set`, those indexed last first; of those indexed in the same second the newest first. Where `slice`
/// folds stories, of each story the one that came first: a story is news once.
std::vector<DocId> latest_arrivals(const Xapian::Database& database, const Columns& columns, const DocSet& set,
                                   const Slice& slice);

}  // namespace dateline
