// The header of a record in a web archive: WARC 0.17 to 1.1, and ARC version 1, where it is one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace dateline {

struct WarcHeader {
    std::string type;           ///< lower case; of an ARC record "response", or "other" where that holds no page
    std::string target_uri;     ///< ASCII or valid UTF-8, without spaces and control characters
    std::string date;           ///< when it was crawled, in ISO 8601; says nothing about publication
    std::string content_type;   ///< of the block, as it is written there
    std::uint64_t length = 0;   ///< bytes of the block
    std::size_t size = 0;       ///< bytes of the header, with the empty line that ends it
    bool is_http = false;       ///< the block is an HTTP message
    bool is_truncated = false;  ///< the crawler kept the start of the block only
};

/// Reads the header that `bytes` start with. A fault where they start with none, and where it gives no length.
Result<WarcHeader> parse_warc_header(std::string_view bytes);

/// Whether a line starts a WARC header, and whether it is an ARC header.
bool is_warc_start(std::string_view line);
bool is_arc_header(std::string_view line);

/// Whether the block may hold an article: responses and resources.
bool may_hold_article(const WarcHeader& header);

/// "http://…: " for messages, shortened; empty where there is no target.
std::string message_prefix(const WarcHeader& header);

}  // namespace dateline
