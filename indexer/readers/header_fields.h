// Header lines as HTTP and WARC write them: a first line, then "Name: value" up to an empty line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace dateline {

inline constexpr std::size_t longest_header = 64u << 10;  ///< bytes of a header block

struct HeaderField {
    std::string name;   ///< lower case
    std::string value;  ///< without white space at its ends; folded lines are joined by a space
};

struct HeaderBlock {
    std::string first_line;
    std::vector<HeaderField> fields;
    std::size_t size = 0;  ///< bytes, with the empty line that ends the block

    /// The value of the last field called `name` (lower case); empty where there is none.
    std::string_view value(std::string_view name) const;
};

/// Reads the block that `bytes` start with. Lines end in CR LF or LF; lines that are no field are passed over; where
/// there is no empty line, the block ends with the bytes. A fault where it is longer than longest_header.
Result<HeaderBlock> parse_header_block(std::string_view bytes);

/// The items of a list such as "gzip, chunked", lower case, empty ones left out.
std::vector<std::string> parse_header_list(std::string_view value);

/// A Content-Type, taken apart.
struct MediaType {
    std::string name;     ///< lower case, such as "text/html"; empty where unknown
    std::string charset;  ///< as it is written there; empty where unknown
};

MediaType parse_media_type(std::string_view value);

/// `text` without spaces, tabs, line ends and NULs at its ends.
std::string_view trim_header(std::string_view text);

}  // namespace dateline
