#include "indexer/decoder.h"

#include <algorithm>

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline {

namespace {

// Streams may follow each other, and zeros as padding. False where there is only padding.
bool skip_padding(std::string_view& in) {
    in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
    return !in.empty();
}

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
        if (result_ == Z_STREAM_END && !start_next_stream(in)) return 0;
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
    bool start_next_stream(std::string_view& in) {
        if (!skip_padding(in)) return false;
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
    // By default it refuses windows of more than 128 MB.
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> state_{ZSTD_createDStream(), ZSTD_freeDStream};
    std::size_t wanted_ = 1;  // 0 at the end of a frame
};

class XzDecoder : public Decoder {
public:
    XzDecoder() { result_ = ::lzma_stream_decoder(&state_, most_memory, 0); }
    ~XzDecoder() override { ::lzma_end(&state_); }
    XzDecoder(const XzDecoder&) = delete;
    XzDecoder& operator=(const XzDecoder&) = delete;

    std::size_t decode(std::string_view& in, std::span<char> out) override {
        if (result_ == LZMA_STREAM_END && !start_next_stream(in)) return 0;
        state_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        state_.avail_in = in.size();
        state_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
        state_.avail_out = out.size();
        result_ = ::lzma_code(&state_, LZMA_RUN);
        in.remove_prefix(in.size() - state_.avail_in);
        return out.size() - state_.avail_out;
    }

    bool may_end() const override { return result_ == LZMA_STREAM_END; }

    std::string fault() const override {
        switch (result_) {
            case LZMA_OK:
            case LZMA_STREAM_END:
            case LZMA_BUF_ERROR: return {};
            case LZMA_FORMAT_ERROR: return "no xz";
            case LZMA_MEM_ERROR:
            case LZMA_MEMLIMIT_ERROR: return "its xz wants too much memory";
            case LZMA_OPTIONS_ERROR: return "xz of an unknown kind";
            default: return "invalid xz data";
        }
    }

private:
    static constexpr std::uint64_t most_memory = 130u << 20;  // xz -9 wants half of it

    bool start_next_stream(std::string_view& in) {
        if (!skip_padding(in)) return false;
        result_ = ::lzma_stream_decoder(&state_, most_memory, 0);
        return true;
    }

    lzma_stream state_ = LZMA_STREAM_INIT;
    lzma_ret result_ = LZMA_OK;
};

class Bzip2Decoder : public Decoder {
public:
    Bzip2Decoder() { ::BZ2_bzDecompressInit(&state_, 0, 0); }
    ~Bzip2Decoder() override { ::BZ2_bzDecompressEnd(&state_); }
    Bzip2Decoder(const Bzip2Decoder&) = delete;
    Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

    std::size_t decode(std::string_view& in, std::span<char> out) override {
        if (result_ == BZ_STREAM_END && !start_next_stream(in)) return 0;
        state_.next_in = const_cast<char*>(in.data());
        state_.avail_in = static_cast<unsigned>(in.size());
        state_.next_out = out.data();
        state_.avail_out = static_cast<unsigned>(out.size());
        result_ = ::BZ2_bzDecompress(&state_);
        in.remove_prefix(in.size() - state_.avail_in);
        return out.size() - state_.avail_out;
    }

    bool may_end() const override { return result_ == BZ_STREAM_END; }

    std::string fault() const override {
        if (result_ == BZ_OK || result_ == BZ_STREAM_END) return {};
        return result_ == BZ_DATA_ERROR_MAGIC ? "no bzip2" : "invalid bzip2 data";
    }

private:
    bool start_next_stream(std::string_view& in) {
        if (!skip_padding(in)) return false;
        ::BZ2_bzDecompressEnd(&state_);
        state_ = {};
        ::BZ2_bzDecompressInit(&state_, 0, 0);
        return true;
    }

    bz_stream state_{};
    int result_ = BZ_OK;
};

// The first block or the end follows at once, which tells bzip2 from a text that starts with these letters.
bool is_bzip2(std::string_view head) {
    if (head.size() < compression_head || !head.starts_with("BZh")) return false;
    const std::string_view magic = head.substr(4, 6);
    return magic == "\x31\x41\x59\x26\x53\x59" || magic == "\x17\x72\x45\x38\x50\x90";
}

}  // namespace

std::unique_ptr<Decoder> make_decoder(std::string_view head) {
    constexpr std::string_view xz(
        "\xFD"
        "7zXZ\0",
        6);
    if (head.starts_with("\x1f\x8b")) return std::make_unique<GzipDecoder>();
    if (head.starts_with("\x28\xb5\x2f\xfd")) return std::make_unique<ZstdDecoder>();
    if (head.starts_with(xz)) return std::make_unique<XzDecoder>();
    if (is_bzip2(head)) return std::make_unique<Bzip2Decoder>();
    return nullptr;
}

}  // namespace dateline
