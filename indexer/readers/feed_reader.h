// News feeds: RSS, Atom, CDF and JSON Feed. A file is many articles.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// True where a file that starts with `head` (some kB of bytes) is a feed.
bool is_feed(std::string_view head);

/// The entries of a feed in their order; `line` of an article's origin is the number of its entry, from 1. An entry
/// that holds no text is a fault that names its number; a document that is no feed is one fault.
std::vector<Result<ReadArticle>> read_feed(std::string_view bytes, const Origin& origin);

}  // namespace dateline
