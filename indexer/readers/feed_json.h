// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// True where `head`, the start of a document of JSON, says so.
bool is_json_feed(std::string_view head);

/// The entries as they are found; finish_article() is still to come.
Result<std::vector<ReadArticle>> read_json_feed(std::string_view text);

}  // namespace dateline
