// Bytes as they are read: of a file, of what a file holds compressed, of a member of an archive.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// The next bytes, good until the next call; empty at the end, at a stop and at a fault. Everything up to the point
    /// where a file breaks off or is damaged is given.
    virtual std::string_view next() = 0;

    /// Why there are no more bytes; empty where they have ended as they should.
    virtual const std::string& fault() const = 0;

    /// Bytes of the file read so far, as they lie there.
    virtual std::uint64_t consumed() const = 0;

    /// How many bytes there are; nothing where that is unknown, and seek() of no use.
    virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

    /// The next bytes are those from `position` on.
    virtual void seek(std::uint64_t /*position*/) {}
};

/// A stream whose first bytes can be looked at before they are read.
class PeekableStream : public ByteStream {
public:
    explicit PeekableStream(std::unique_ptr<ByteStream> stream);

    /// The first bytes: `enough` or more, fewer where there are no more or `last` is among them. Only before next().
    std::string_view peek(std::size_t enough, std::string_view last = {});

    std::string_view next() override;
    const std::string& fault() const override { return stream_->fault(); }
    std::uint64_t consumed() const override { return stream_->consumed(); }
    std::optional<std::uint64_t> size() const override { return stream_->size(); }
    void seek(std::uint64_t position) override;

private:
    std::unique_ptr<ByteStream> stream_;
    std::string head_;
    bool is_head_given_ = false;
};

/// Opens the file at `path`, "-" for standard input. A file that cannot be opened is a stream with a fault. Waiting for
/// standard input ends when `stop` is set.
std::unique_ptr<ByteStream> open_file(const std::string& path, const std::atomic<bool>& stop);

}  // namespace dateline
