// An HTTP response as crawlers archive it: the bytes that came over the wire, or nearly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace dateline {

inline constexpr std::size_t longest_body = 32u << 20;  ///< bytes of a body when it is unpacked

/// What stands before the body.
struct HttpHead {
    int status = 0;
    std::string content_type;          ///< lower case, without parameters; empty where the response does not say
    std::string charset;               ///< of the Content-Type; empty where it does not say
    std::vector<std::string> codings;  ///< of content and transfer, lower case, in the order they were applied
    std::size_t size = 0;              ///< bytes up to the body
};

struct HttpMessage {
    int status = 0;
    std::string content_type;  ///< as in the head
    std::string charset;
    std::string body;     ///< neither chunked nor packed
    bool is_cut = false;  ///< the body breaks off: this is what came before
};

/// Interim answers such as "100 Continue" are passed over. A fault where the bytes are no response.
Result<HttpHead> parse_http_head(std::string_view bytes);

/// Undoes chunked transfer, gzip, deflate, brotli and zstd, and forgives those who undid them and left the header. A
/// fault where the bytes are no response, and where header or body are longer than is allowed. Linear in the length of
/// the bytes and of the body.
Result<HttpMessage> parse_http_response(std::string_view bytes);

}  // namespace dateline
