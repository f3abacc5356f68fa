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

/// Of the members of its story, in order of time, the first `count` with the article `docid` among them; without
/// bodies. None where it is the only one.
std::vector<Article> read_members(const Xapian::Database& database, const Columns& columns, DocId docid,
                                  std::size_t count);

/// The story of the article `docid` with all its members; the state of the index is left to the caller.
StoryPage read_story_page(const Xapian::Database& database, const Columns& columns, DocId docid, Analysers& analysers);

}  // namespace dateline
