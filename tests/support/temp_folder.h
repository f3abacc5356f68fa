// A folder of a test's own, gone when the test is.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline::testing {

class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string operator/(std::string_view name) const { return (path_ / name).string(); }

    /// Writes a file below the folder, with the folders it needs; returns its path. The file's time is a minute old, so
    /// that an incremental run may trust it.
    std::string write(std::string_view name, std::string_view content) const;
    void remove(std::string_view name) const;

private:
    std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);

}  // namespace dateline::testing
