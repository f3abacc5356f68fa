// What HTTP packs bodies with: gzip, deflate, brotli, zstd.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct Unpacked {
    std::string bytes;
    bool is_whole = true;  ///< false where the packed bytes break off or are damaged: then `bytes` is what came before
};

/// Undoes one `coding` (lower case, as in Content-Encoding). Bytes that are not packed after all, because who archived
/// them unpacked them and left the header, are given as they are; so are bytes of a coding that is not known. Nothing
/// where more than `most` bytes would come out: memory and time are bounded by that.
std::optional<Unpacked> unpack(std::string_view packed, std::string_view coding, std::size_t most);

}  // namespace dateline
