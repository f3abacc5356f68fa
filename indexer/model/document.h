// Article to Xapian document and back.
#pragma once

#include <string>
#include <string_view>

#include "indexer/model/analyser.h"
#include "indexer/model/article.h"
#include "indexer/model/story.h"

namespace Xapian {
class Document;
}

namespace dateline {

/// Terms, values and data of `article` as schema.h lays them out. Its boilerplate is kept, and is neither found nor
/// shown; its story is told by all that was read, so that it does not depend on what else the index holds.
Xapian::Document make_document(const Article& article, Analyser& analyser);

/// What tells the story of `article`, as make_document() has put it into the index.
Telling make_telling(const Article& article, Analyser& analyser);

/// Puts what is shown of the article, and when it was first indexed, into `document`; make_document() has done so for
/// the article as it was.
void store_article(Xapian::Document& document, const Article& article);

/// The article that was stored with make_document(), as it was read. Throws std::runtime_error where the data is not of
/// that form.
Article parse_stored(std::string_view data);

/// The same as it is shown: without its boilerplate, its path as visitors may see it.
Article parse_shown(std::string_view data);

/// 16 bytes that differ when anything of the article does but the time it was first indexed, and the SOURCE by which
/// its file was come to: runs that name one folder and those that name the folder above take turns.
std::string fingerprint(const Article& article);

/// The value of slot::published: YYYYMMDDhhmmss in UTC.
std::string to_sort_key(std::chrono::sys_seconds at);

/// That value as a number; 0 for an empty one.
std::uint64_t sort_key_number(std::string_view key);

}  // namespace dateline
