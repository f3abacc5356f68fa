// Decompression: gzip, zstd, xz and bzip2, each to the very byte where its input breaks off.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

class Decoder {
public:
    virtual ~Decoder() = default;

    /// Takes bytes from the front of `in`, writes to `out`, returns how many it wrote. May do neither at a fault only,
    /// and where `in` is empty.
    virtual std::size_t decode(std::string_view& in, std::span<char> out) = 0;

    /// Whether the input may end here.
    virtual bool may_end() const = 0;

    /// What is wrong with the input; empty where nothing is.
    virtual std::string fault() const = 0;
};

/// First bytes enough to tell a compression by.
inline constexpr std::size_t compression_head = 10;

/// The decoder for what starts with `head`; null where it is not compressed. Streams that follow each other are one. No
/// decoder takes more than about 130 MB of memory; what would is a fault.
std::unique_ptr<Decoder> make_decoder(std::string_view head);

}  // namespace dateline
