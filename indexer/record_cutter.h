// Cuts what a file holds into records.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/byte_stream.h"
#include "indexer/readers/reader.h"

namespace dateline {

inline constexpr std::size_t longest_record = 32u << 20;  ///< bytes of a line or of a file that is one article

/// A record as it was cut out of its file.
struct RawRecord {
    Result<std::string> bytes;   ///< or the reason why it was skipped
    std::size_t line = 0;        ///< from 1; 0 where the file is one record
    std::uint64_t consumed = 0;  ///< bytes of the file read so far, compressed as they lie there
    const Reader* reader = nullptr;
    std::string member = {};  ///< the name inside of an archive; empty where the file is none
};

/// Takes a record; returns false to stop.
using RecordSink = std::function<bool(RawRecord record)>;

/// Passes on the records in `stream`, in bounded memory: one longer than longest_record is passed on as a fault and
/// skipped. Of what breaks off, the whole records are passed on. False where there is nothing but blank lines.
bool cut_records(ByteStream& stream, const Reader& reader, const std::atomic<bool>& stop, const RecordSink& sink);

}  // namespace dateline
