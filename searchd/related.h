// More like this: the articles on the same subject as another, in other words.
//
// The subject of an article is the stems that tell it from the rest of the archive. Others are on it that have enough
// of these, by the weights that rank results. Articles of one language only are compared, since stems are of a
// language.
#pragma once

#include "indexer/model/index_language.h"
#include "searchd/columns.h"
#include "searchd/doc_set.h"
#include "searchd/result_page.h"

namespace Xapian {
class Database;
}

namespace dateline {

/// Of the story of `article` none, of every other one article; the best `count` as hits. The state of the index is left
/// to the caller. Reads at most some 500,000 postings.
RelatedPage find_related(const Xapian::Database& database, Analysers& analysers, const Columns& columns, DocId article,
                         std::size_t count);

}  // namespace dateline
