#include "indexer/readers/content_coding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline {

namespace {

using Buffer = std::array<char, 1 << 16>;

enum class Step { more, end, damaged };

// Takes bytes from the front of `in`, writes some to the buffer and says how many.
using Decode = std::function<Step(std::string_view& in, Buffer& out, std::size_t& written)>;

enum class Ending { whole, cut, damaged, too_long };

struct Decoded {
    std::string bytes;
    Ending ending;
};

Decoded decode_all(std::string_view packed, std::size_t most, const Decode& decode) {
    Decoded decoded{{}, Ending::cut};
    const auto buffer = std::make_unique<Buffer>();
    while (true) {
        const std::size_t left = packed.size();
        std::size_t written = 0;
        const Step step = decode(packed, *buffer, written);
        if (decoded.bytes.size() + written > most) return {{}, Ending::too_long};
        decoded.bytes.append(buffer->data(), written);
        if (step != Step::more) {
            decoded.ending = step == Step::end ? Ending::whole : Ending::damaged;
            return decoded;
        }
        if (written == 0 && packed.size() == left) return decoded;
    }
}

constexpr int raw_deflate = -MAX_WBITS;
constexpr int wrapped_deflate = MAX_WBITS;
constexpr int gzip = MAX_WBITS + 16;

Decoded inflate_all(std::string_view packed, std::size_t most, int window_bits) {
    z_stream state{};
    ::inflateInit2(&state, window_bits);
    const std::unique_ptr<z_stream, decltype(&::inflateEnd)> closing(&state, ::inflateEnd);
    return decode_all(packed, most, [&](std::string_view& in, Buffer& out, std::size_t& written) {
        const std::size_t offered = std::min(in.size(), std::size_t{1} << 30);
        state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        state.avail_in = static_cast<uInt>(offered);
        state.next_out = reinterpret_cast<Bytef*>(out.data());
        state.avail_out = static_cast<uInt>(out.size());
        const int result = ::inflate(&state, Z_NO_FLUSH);
        in.remove_prefix(offered - state.avail_in);
        written = out.size() - state.avail_out;
        if (result == Z_OK || result == Z_BUF_ERROR) return Step::more;
        if (result != Z_STREAM_END) return Step::damaged;
        // Another member may follow; whatever else does is not of the body.
        if (window_bits != gzip || !in.starts_with("\x1f\x8b")) return Step::end;
        ::inflateReset(&state);
        return Step::more;
    });
}

// Whether the two bytes that start a zlib stream are there (RFC 1950, 2.2).
bool is_wrapped(std::string_view packed) {
    if (packed.size() < 2) return false;
    const auto method = static_cast<unsigned char>(packed[0]);
    const auto flags = static_cast<unsigned char>(packed[1]);
    return (method & 0x0F) == Z_DEFLATED && (method * 256 + flags) % 31 == 0;
}

// "deflate" means zlib's wrapping; some servers leave it out.
Decoded undo_deflate(std::string_view packed, std::size_t most) {
    if (is_wrapped(packed)) {
        Decoded decoded = inflate_all(packed, most, wrapped_deflate);
        if (decoded.ending != Ending::damaged || !decoded.bytes.empty()) return decoded;
    }
    return inflate_all(packed, most, raw_deflate);
}

Decoded undo_brotli(std::string_view packed, std::size_t most) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    return decode_all(packed, most, [&](std::string_view& in, Buffer& out, std::size_t& written) {
        std::size_t in_left = in.size();
        const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        std::size_t out_left = out.size();
        auto* next_out = reinterpret_cast<std::uint8_t*>(out.data());
        const auto result =
            BrotliDecoderDecompressStream(state.get(), &in_left, &next_in, &out_left, &next_out, nullptr);
        in.remove_prefix(in.size() - in_left);
        written = out.size() - out_left;
        if (result == BROTLI_DECODER_RESULT_SUCCESS) return Step::end;
        return result == BROTLI_DECODER_RESULT_ERROR ? Step::damaged : Step::more;
    });
}

Decoded undo_zstd(std::string_view packed, std::size_t most) {
    constexpr int longest_window = 23;  // 8 MB, as RFC 9659 allows in HTTP
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> state(ZSTD_createDStream(), ZSTD_freeDStream);
    ZSTD_DCtx_setParameter(state.get(), ZSTD_d_windowLogMax, longest_window);
    return decode_all(packed, most, [&](std::string_view& in, Buffer& out, std::size_t& written) {
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        ZSTD_outBuffer to{out.data(), out.size(), 0};
        const std::size_t wanted = ZSTD_decompressStream(state.get(), &to, &from);
        in.remove_prefix(from.pos);
        written = to.pos;
        if (ZSTD_isError(wanted) != 0) return Step::damaged;
        return wanted == 0 && in.empty() ? Step::end : Step::more;
    });
}

struct Coding {
    std::string_view name;
    Decoded (*undo)(std::string_view packed, std::size_t most);
};

Decoded undo_gzip(std::string_view packed, std::size_t most) { return inflate_all(packed, most, gzip); }

constexpr std::array codings = {Coding{"gzip", undo_gzip}, Coding{"x-gzip", undo_gzip}, Coding{"deflate", undo_deflate},
                                Coding{"br", undo_brotli}, Coding{"zstd", undo_zstd}};

bool looks_like_markup(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

}  // namespace

std::optional<Unpacked> unpack(std::string_view packed, std::string_view coding, std::size_t most) {
    const auto* known = std::ranges::find(codings, coding, &Coding::name);
    if (known == codings.end() || packed.empty()) return Unpacked{std::string(packed), true};
    Decoded decoded = known->undo(packed, most);
    if (decoded.ending == Ending::too_long) return std::nullopt;
    // A stray start of a page can read as brotli or bare deflate for some bytes.
    const bool was_packed = decoded.ending == Ending::whole ||
                            (!looks_like_markup(packed) && (decoded.ending == Ending::cut || !decoded.bytes.empty()));
    if (!was_packed) return Unpacked{std::string(packed), true};
    return Unpacked{std::move(decoded.bytes), decoded.ending == Ending::whole};
}

}  // namespace dateline
