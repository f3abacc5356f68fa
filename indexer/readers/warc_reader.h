// Records of web archives.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// The article in one record of a WARC or ARC: `bytes` are its header and its block. Empty where the record is no page
/// (pictures, redirects, errors, robots.txt …); a fault, which names the page, where it is one without an article. The
/// date of the crawl is never taken for that of publication.
ReadArticles read_warc_record(std::string_view bytes, const Origin& origin);

}  // namespace dateline
