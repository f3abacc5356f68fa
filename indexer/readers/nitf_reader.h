// NITF, the format of the IPTC for one story with its marks: https://iptc.org/standards/nitf/
#pragma once

#include <string_view>
#include <vector>

#include "indexer/model/article.h"
#include "indexer/readers/markup_tree.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// Tells by the first 4 kB of a file.
bool is_nitf(std::string_view head);

std::vector<Result<ReadArticle>> read_nitf(std::string_view bytes, const Origin& origin);

/// Fills what `article` does not know yet from the nitf element at `node`.
void take_nitf(const MarkupTree& tree, int node, Article& article);

}  // namespace dateline
