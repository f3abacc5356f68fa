#include "indexer/line_overrides.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "indexer/base/exit_code.h"
#include "indexer/base/utf8.h"
#include "indexer/model/article_json.h"

namespace dateline {

namespace {

using Lines = std::set<std::string, std::less<>>;

constexpr std::size_t most_bytes = 1 << 20;

std::string read_whole(const std::string& path, const std::string& option) {
    const auto fail = [&](const std::string& reason) {
        throw ExitError(ExitCode::configuration, option + " " + path + ": " + reason);
    };
    if (std::filesystem::is_directory(path)) fail("is a folder, not a file with lines");
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) fail("cannot be read: " + std::generic_category().message(errno));
    std::string bytes(most_bytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad()) fail("cannot be read: " + std::generic_category().message(errno));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most_bytes) fail("is larger than 1 MB");
    const auto text = decode_text(bytes);
    if (!text) fail("is not text");
    return *text;
}

Lines read_lines(const std::string& path, const std::string& option) {
    Lines lines;
    if (path.empty()) return lines;
    std::istringstream text(read_whole(path, option));
    for (std::string line; std::getline(text, line);) {
        if (const std::string_view trimmed = trim(line); !trimmed.empty()) lines.emplace(trimmed);
    }
    return lines;
}

}  // namespace

LineOverrides read_line_overrides(const std::string& keep_file, const std::string& drop_file) {
    return {read_lines(keep_file, "--keep-lines"), read_lines(drop_file, "--drop-lines")};
}

std::set<std::string> overridden_differently(const LineOverrides& a, const LineOverrides& b) {
    std::set<std::string> lines;
    std::ranges::set_symmetric_difference(a.keep, b.keep, std::inserter(lines, lines.end()));
    std::ranges::set_symmetric_difference(a.drop, b.drop, std::inserter(lines, lines.end()));
    return lines;
}

std::string to_stored(const LineOverrides& overrides) {
    return dump({{"keep", overrides.keep}, {"drop", overrides.drop}});
}

LineOverrides parse_line_overrides(std::string_view stored) {
    if (stored.empty()) return {};
    const nlohmann::json json = nlohmann::json::parse(stored);
    return {json.at("keep").get<Lines>(), json.at("drop").get<Lines>()};
}

}  // namespace dateline
