// RSS 0.9 to 2.0, Atom 0.3 and 1.0, CDF.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline {

/// The entries as they are found; finish_article() is still to come. `text` is valid UTF-8, and may be ill-formed XML.
Result<std::vector<ReadArticle>> read_xml_feed(std::string_view text);

}  // namespace dateline
