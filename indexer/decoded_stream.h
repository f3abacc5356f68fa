// What a compressed stream holds.
#pragma once

#include <atomic>
#include <memory>

#include "indexer/byte_stream.h"
#include "indexer/decoder.h"
#include "indexer/unpacking_limits.h"

namespace dateline {

/// `compressed` as `decoder` gives it, as far as `limits` admit.
std::unique_ptr<ByteStream> decode_stream(std::unique_ptr<ByteStream> compressed, std::unique_ptr<Decoder> decoder,
                                          UnpackingLimits& limits, const std::atomic<bool>& stop);

}  // namespace dateline
