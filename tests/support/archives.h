// Archives and compressed files, made in memory.
#pragma once

#include <string>
#include <vector>

namespace dateline::testing {

enum class Compression { none, gzip, zstd, xz, bzip2 };
enum class ArchiveFormat { tar, pax, zip, encrypted_zip };

struct ArchivedFile {
    std::string name;  ///< as its bytes stand in the archive
    std::string content;
    std::string link_to = {};  ///< makes it a symbolic link
};

std::string compress(const std::string& bytes, Compression compression);
std::string make_archive(ArchiveFormat format, const std::vector<ArchivedFile>& files);

/// A compressed file of `count` times `size` zeros, one stream after the other.
std::string zeros(std::size_t size, std::size_t count, Compression compression);

}  // namespace dateline::testing
