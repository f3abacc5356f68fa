#include "tests/support/temp_folder.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <stdlib.h>

namespace dateline::testing {

namespace fs = std::filesystem;

TempFolder::TempFolder() {
    std::string name = (fs::temp_directory_path() / "dateline-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = fs::canonical(name);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view content) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    {
        std::ofstream file(path, std::ios::binary);
        file << content;
        if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
    }
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::minutes(1));
    return path.string();
}

void TempFolder::remove(std::string_view name) const { fs::remove_all(path_ / name); }

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace dateline::testing
