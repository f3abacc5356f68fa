// ninjs, the IPTC's news in JSON, versions 1 to 3: https://iptc.org/standards/ninjs/
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// Tells by the members of the first object in the first 4 kB of a file, or of a record: ours have no "uri".
bool is_ninjs(std::string_view head);

/// One object, a list of them, or one on each line.
std::vector<Result<ReadArticle>> read_ninjs(std::string_view bytes, const Origin& origin);

}  // namespace dateline
