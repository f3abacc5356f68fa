// Sources: which files there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace dateline {

/// The SOURCE that is standard input, and the path of what comes from there.
inline constexpr std::string_view standard_input = "-";

/// A file that may hold articles.
struct SourceFile {
    std::string path;      ///< absolute, without symbolic links in the part that names the SOURCE
    std::string relative;  ///< below the SOURCE; the file's name where the SOURCE is a file
    std::string shown;     ///< the same from the name of the SOURCE on: feeds/2026/a.xml of /srv/feeds
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
    std::vector<SourceFile> files;       ///< sorted by path, each path once: as the first SOURCE has it
    std::vector<Unreadable> unreadable;  ///< sorted by path
    std::vector<std::string> roots;      ///< the absolute path of each SOURCE, in the order given
};

/// Where standard input is one of the SOURCEs, puts it before the files.
void add_standard_input(std::vector<SourceFile>& files, const SourceListing& listing);

/// Walks the SOURCEs. Hidden files, editors' backups, indexes and folders already seen (loops of links) are passed
/// over. A fault where a SOURCE does not exist.
Result<SourceListing> list_sources(const std::vector<std::string>& sources);

/// The hash of a file's bytes; a fault where it cannot be read.
Result<std::string> hash_file(const std::string& path);

/// Whether the file is still there, as large as it was when it was listed.
bool is_as_listed(const SourceFile& file);

/// Whether a file or folder of this name is no article: hidden, or an editor's backup.
bool is_passed_over(std::string_view name);

}  // namespace dateline
