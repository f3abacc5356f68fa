// The files of the Reuters-21578 collection: many stories of 1987 a file, in SGML.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// Tells by the first 4 kB of a file.
bool is_reuters_sgml(std::string_view head);

std::vector<Result<ReadArticle>> read_reuters_sgml(std::string_view bytes, const Origin& origin);

}  // namespace dateline
