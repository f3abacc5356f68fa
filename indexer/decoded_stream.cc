#include "indexer/decoded_stream.h"

#include <array>
#include <utility>

namespace dateline {

namespace {

class DecodedStream : public ByteStream {
public:
    DecodedStream(std::unique_ptr<ByteStream> compressed, std::unique_ptr<Decoder> decoder, UnpackingLimits& limits,
                  const std::atomic<bool>& stop)
        : compressed_(std::move(compressed)), decoder_(std::move(decoder)), limits_(limits), stop_(stop) {}

    std::string_view next() override {
        std::size_t decoded = 0;
        while (decoded == 0 && fault_.empty()) {
            // A full block may have left more behind: that is asked for before there is more input.
            if (input_.empty() && !was_full_ && !refill()) return {};
            decoded = decoder_->decode(input_, block_);
            was_full_ = decoded == block_.size();
            if (const std::string fault = decoder_->fault(); !fault.empty()) fault_ = "damaged: " + fault;
        }
        if (!limits_.admit_bytes(decoded, consumed())) {
            fault_ = limits_.fault();
            return {};
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
    UnpackingLimits& limits_;
    const std::atomic<bool>& stop_;
    std::string_view input_;
    std::array<char, 1 << 16> block_{};
    bool was_full_ = false;
    std::string fault_;
};

}  // namespace

std::unique_ptr<ByteStream> decode_stream(std::unique_ptr<ByteStream> compressed, std::unique_ptr<Decoder> decoder,
                                          UnpackingLimits& limits, const std::atomic<bool>& stop) {
    return std::make_unique<DecodedStream>(std::move(compressed), std::move(decoder), limits, stop);
}

}  // namespace dateline
