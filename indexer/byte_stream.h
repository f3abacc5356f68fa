// The bytes of a file as they are read, decompressed where they are compressed.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// The next bytes, good until the next call; empty at the end, at a stop and at a fault. Everything up to the point
    /// where a file breaks off or is damaged is given.
    virtual std::string_view next() = 0;

    /// Why there are no more bytes; empty where the file has ended as it should.
    virtual const std::string& fault() const = 0;

    /// Bytes of the file read so far, as they lie there.
    virtual std::uint64_t consumed() const = 0;
};

/// Opens the file at `path`, "-" for standard input. gzip and zstd are told by their first bytes. A file that cannot be
/// opened is a stream with a fault. Waiting for standard input ends when `stop` is set.
std::unique_ptr<ByteStream> open_byte_stream(const std::string& path, const std::atomic<bool>& stop);

}  // namespace dateline
