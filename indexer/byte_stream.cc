#include "indexer/byte_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline {

namespace {

constexpr std::size_t block_size = 1 << 16;

class FileStream : public ByteStream {
public:
    FileStream(const std::string& path, const std::atomic<bool>& stop)
        : file_(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), stop_(stop) {
        if (file_ < 0) fail(errno);
    }

    ~FileStream() override {
        if (file_ >= 0) ::close(file_);
    }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    std::string_view next() override {
        if (held_ > 0) return {block_.data(), std::exchange(held_, 0)};
        return read_into(0);
    }

    // The first bytes, enough to tell a format by; next() gives them again.
    std::string_view peek() {
        constexpr std::size_t enough = 4;
        while (held_ < enough) {
            const std::size_t got = read_into(held_).size();
            if (got == 0) break;
            held_ += got;
        }
        return {block_.data(), held_};
    }

    const std::string& fault() const override { return fault_; }
    std::uint64_t consumed() const override { return consumed_; }

private:
    std::string_view read_into(std::size_t offset) {
        while (fault_.empty() && !is_at_end_ && wait()) {
            const ssize_t got = ::read(file_, block_.data() + offset, block_.size() - offset);
            if (got > 0) {
                consumed_ += static_cast<std::uint64_t>(got);
                return {block_.data() + offset, static_cast<std::size_t>(got)};
            }
            is_at_end_ = got == 0;
            if (got < 0 && errno != EINTR) fail(errno);
        }
        return {};
    }

    // Whether there is something to read, or an end; false where told to stop before.
    bool wait() const {
        constexpr int patience_ms = 200;
        pollfd ready{file_, POLLIN, 0};
        while (!stop_) {
            const int found = ::poll(&ready, 1, patience_ms);
            if (found > 0 || (found < 0 && errno != EINTR)) return true;
        }
        return false;
    }

    void fail(int error) { fault_ = std::generic_category().message(error); }

    int file_;
    const std::atomic<bool>& stop_;
    std::array<char, block_size> block_{};
    std::size_t held_ = 0;
    std::uint64_t consumed_ = 0;
    bool is_at_end_ = false;
    std::string fault_;
};

class Decoder {
public:
    virtual ~Decoder() = default;

    // Takes bytes from the front of `in`, writes to `out`, returns how many it wrote. May do neither at a fault only.
    virtual std::size_t decode(std::string_view& in, std::span<char> out) = 0;

    // Whether the input may end here.
    virtual bool may_end() const = 0;

    // What is wrong with the input; empty where nothing is.
    virtual std::string fault() const = 0;
};

class GzipDecoder : public Decoder {
public:
    GzipDecoder() {
        constexpr int gzip_only = 16;
        ::inflateInit2(&state_, MAX_WBITS + gzip_only);
    }
    ~GzipDecoder() override { ::inflateEnd(&state_); }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;

    std::size_t decode(std::string_view& in, std::span<char> out) override {
        if (result_ == Z_STREAM_END && !start_next_member(in)) return 0;
        state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        state_.avail_in = static_cast<uInt>(in.size());
        state_.next_out = reinterpret_cast<Bytef*>(out.data());
        state_.avail_out = static_cast<uInt>(out.size());
        result_ = ::inflate(&state_, Z_NO_FLUSH);
        in.remove_prefix(in.size() - state_.avail_in);
        return out.size() - state_.avail_out;
    }

    bool may_end() const override { return result_ == Z_STREAM_END; }

    std::string fault() const override {
        const bool is_good = result_ == Z_OK || result_ == Z_STREAM_END || result_ == Z_BUF_ERROR;
        if (is_good) return {};
        return state_.msg != nullptr ? state_.msg : "no gzip";
    }

private:
    // Members may follow each other, and zeros as padding. False where there is only padding.
    bool start_next_member(std::string_view& in) {
        in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
        if (in.empty()) return false;
        ::inflateReset(&state_);
        return true;
    }

    z_stream state_{};
    int result_ = Z_OK;
};

class ZstdDecoder : public Decoder {
public:
    std::size_t decode(std::string_view& in, std::span<char> out) override {
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        ZSTD_outBuffer to{out.data(), out.size(), 0};
        wanted_ = ZSTD_decompressStream(state_.get(), &to, &from);
        in.remove_prefix(from.pos);
        return to.pos;
    }

    bool may_end() const override { return wanted_ == 0; }

    std::string fault() const override {
        return ZSTD_isError(wanted_) != 0 ? std::string(ZSTD_getErrorName(wanted_)) : std::string();
    }

private:
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> state_{ZSTD_createDStream(), ZSTD_freeDStream};
    std::size_t wanted_ = 1;  // 0 at the end of a frame
};

class DecodedStream : public ByteStream {
public:
    DecodedStream(std::unique_ptr<ByteStream> compressed, std::unique_ptr<Decoder> decoder,
                  const std::atomic<bool>& stop)
        : compressed_(std::move(compressed)), decoder_(std::move(decoder)), stop_(stop) {}

    std::string_view next() override {
        std::size_t decoded = 0;
        while (decoded == 0 && fault_.empty()) {
            // A full block may have left more behind: that is asked for before there is more input.
            if (input_.empty() && !was_full_ && !refill()) return {};
            decoded = decoder_->decode(input_, block_);
            was_full_ = decoded == block_.size();
            if (const std::string fault = decoder_->fault(); !fault.empty()) fault_ = "damaged: " + fault;
        }
        return {block_.data(), decoded};
    }

    const std::string& fault() const override { return fault_; }
    std::uint64_t consumed() const override { return compressed_->consumed(); }

private:
    bool refill() {
        input_ = compressed_->next();
        if (!input_.empty()) return true;
        fault_ = compressed_->fault();
        if (fault_.empty() && !decoder_->may_end() && !stop_) fault_ = "damaged: it breaks off";
        return false;
    }

    std::unique_ptr<ByteStream> compressed_;
    std::unique_ptr<Decoder> decoder_;
    const std::atomic<bool>& stop_;
    std::string_view input_;
    std::array<char, block_size> block_{};
    bool was_full_ = false;
    std::string fault_;
};

std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes) {
    if (first_bytes.starts_with("\x1f\x8b")) return std::make_unique<GzipDecoder>();
    if (first_bytes.starts_with("\x28\xb5\x2f\xfd")) return std::make_unique<ZstdDecoder>();
    return nullptr;
}

}  // namespace

std::unique_ptr<ByteStream> open_byte_stream(const std::string& path, const std::atomic<bool>& stop) {
    auto file = std::make_unique<FileStream>(path, stop);
    std::unique_ptr<Decoder> decoder = decoder_for(file->peek());
    if (decoder == nullptr) return file;
    return std::make_unique<DecodedStream>(std::move(file), std::move(decoder), stop);
}

}  // namespace dateline
