// Records: what lies in a file, unpacked from compressions and archives. All reading of articles happens here.
#pragma once

#include <atomic>
#include <string>

#include "indexer/record_cutter.h"

namespace dateline {

/// Cuts the file at `path` ("-" for standard input) into records, unpacking what is compressed and the members of
/// archives, each with the reader that its own content and name tell. What cannot be read is passed on as a fault, and
/// what was read before it stays. Members that are hidden, and editors' backups, are passed over, as list_sources()
/// does. False where something broke off, so that there may be more than was seen. Ends early when `stop` is set.
bool read_records(const std::string& path, const std::atomic<bool>& stop, const RecordSink& sink);

}  // namespace dateline
