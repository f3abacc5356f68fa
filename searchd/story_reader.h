// The stories of an index, as results and their own pages show them.
#pragma once

#include "indexer/model/index_language.h"
#include "searchd/result_page.h"

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace dateline {

/// The story of `article`, which `document` holds.
Story read_story(const Xapian::Database& database, const Xapian::Document& document, const Article& article);

/// The story of the article `docid` with all its members; the state of the index is left to the caller.
StoryPage read_story_page(const Xapian::Database& database, unsigned docid, Analysers& analysers);

}  // namespace dateline
