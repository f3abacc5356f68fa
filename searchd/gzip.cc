#include "searchd/gzip.h"

#include <new>
#include <utility>

#include <zlib.h>

namespace dateline {

namespace {

class Compressor {
public:
    Compressor() {
        constexpr int gzip_window = 15 + 16;
        if (deflateInit2(&stream_, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    }
    ~Compressor() { deflateEnd(&stream_); }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    // What can be given out after `bytes`: all that there is where they are the last.
    std::string add(std::string_view bytes, bool is_last) {
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        std::size_t made = 0;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            if (made == out.size()) out.resize(2 * out.size());
            stream_.next_out = reinterpret_cast<Bytef*>(out.data() + made);
            stream_.avail_out = static_cast<uInt>(out.size() - made);
            deflate(&stream_, is_last ? Z_FINISH : Z_NO_FLUSH);
            made = out.size() - stream_.avail_out;
        } while (stream_.avail_out == 0);
        out.resize(made);
        return out;
    }

private:
    z_stream stream_{};
};

}  // namespace

std::string gzipped(std::string_view body) { return Compressor().add(body, true); }

struct GzipStream::State {
    Compressor compressor{};
    bool is_finished = false;
};

GzipStream::GzipStream(std::unique_ptr<BodyStream> plain)
    : plain_(std::move(plain)), state_(std::make_unique<State>()) {}

GzipStream::~GzipStream() = default;

std::string GzipStream::next() {
    while (!state_->is_finished) {
        const std::string piece = plain_->next();
        state_->is_finished = piece.empty();
        std::string out = state_->compressor.add(piece, state_->is_finished);
        if (!out.empty()) return out;
    }
    return {};
}

}  // namespace dateline
