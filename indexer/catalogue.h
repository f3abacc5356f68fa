// What is known of each file: kept as metadata in the index itself, so that it is committed with the file's articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A record (or a whole file) that gave no article.
struct Rejection {
    std::size_t line = 0;  ///< 0: the whole file
    std::string reason;
    std::string member = {};  ///< of an archive; empty: the file itself
};

struct FileRecord {
    std::string path;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    std::string hash;       ///< of its bytes; empty: has to be read again
    bool shadowed = false;  ///< some of its articles are held by another file with the same ids
    std::size_t rejected = 0;
    std::vector<Rejection> rejections;  ///< the first hundred of them
};

/// Counts it, and keeps it while there is room.
void add_rejection(FileRecord& record, const Rejection& rejection);

/// As stored under file_key(path).
std::string to_stored(const FileRecord& record);
std::optional<FileRecord> parse_file_record(std::string_view stored);
std::string file_key(std::string_view path);

}  // namespace dateline
