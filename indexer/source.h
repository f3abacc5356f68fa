// Sources: which files there are, and the records in each. All reading of articles from the disk happens here.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// A file that may hold articles.
struct SourceFile {
    std::string path;      ///< absolute, without symbolic links in the part that names the SOURCE
    std::string relative;  ///< below the SOURCE; the file's name where the SOURCE is a file
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
};

/// Something that was found and cannot be read, with the reason.
struct Unreadable {
    std::string path;
    std::string reason;
    bool is_folder = false;  ///< then nothing is known of what is below it
};

struct SourceListing {
    std::vector<SourceFile> files;       ///< sorted by path, each path once
    std::vector<Unreadable> unreadable;  ///< sorted by path
    std::vector<std::string> roots;      ///< the absolute path of each SOURCE, in the order given
};

/// Walks the SOURCEs. Hidden files, editors' backups, indexes and folders already seen (loops of links) are passed
/// over. A fault where a SOURCE does not exist.
Result<SourceListing> list_sources(const std::vector<std::string>& sources);

inline constexpr std::size_t longest_record = 32u << 20;  ///< bytes of a line or of a file that is one article

/// A record as it was cut out of its file.
struct RawRecord {
    Result<std::string> bytes;   ///< or the reason why it was skipped
    std::size_t line = 0;        ///< from 1; 0 where the file is one record
    std::uint64_t consumed = 0;  ///< bytes of the file read so far, compressed as they lie there
    const Reader* reader = nullptr;
};

/// Takes a record; returns false to stop.
using RecordSink = std::function<bool(RawRecord record)>;

/// The hash of a file's bytes; a fault where it cannot be read.
Result<std::string> hash_file(const std::string& path);

/// Cuts the file at `path` ("-" for standard input) into records, decompressing what is compressed and choosing the
/// reader, both told by its content. A record longer than longest_record is passed on as a fault and skipped. What was
/// read before an error is passed on; then the error is returned, which otherwise is empty. Ends early when `stop` is
/// set.
std::string read_records(const std::string& path, const std::atomic<bool>& stop, const RecordSink& sink);

}  // namespace dateline
