// The stories of an index, as results and their own pages show them.
#pragma once

#include "indexer/model/index_language.h"
#include "searchd/columns.h"
#include "searchd/result_page.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dateline {

/// The story that `article` tells, which is number `docid` of the index.
Story read_story(const Xapian::Database& database, const Columns& columns, DocId docid, const Article& article);

/// The story of the article `docid` with all its members; the state of the index is left to the caller.
StoryPage read_story_page(const Xapian::Database& database, const Columns& columns, DocId docid, Analysers& analysers);

}  // namespace dateline
