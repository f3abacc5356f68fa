// NewsML, the envelopes of the IPTC: NewsML-G2 (https://iptc.org/standards/newsml-g2/) and NewsML 1.x before it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// Tells by the first 4 kB of a file.
bool is_newsml(std::string_view head);

/// One result for each item of the file, in their order: those without text of their own, such as packages and
/// pictures, are faults.
std::vector<Result<ReadArticle>> read_newsml(std::string_view bytes, const Origin& origin);

}  // namespace dateline
