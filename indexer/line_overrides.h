// What people say of lines, over what is learnt of them.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace dateline {

struct LineOverrides {
    std::set<std::string, std::less<>> keep;  ///< never boilerplate; these win
    std::set<std::string, std::less<>> drop;  ///< always boilerplate, of every outlet

    bool operator==(const LineOverrides&) const = default;
};

/// Reads the files of --keep-lines and --drop-lines, a line each; an empty path is no file. Throws ExitError
/// (configuration).
LineOverrides read_line_overrides(const std::string& keep_file, const std::string& drop_file);

/// The lines that are overridden in one way by `a` and in another, or not, by `b`.
std::set<std::string> overridden_differently(const LineOverrides& a, const LineOverrides& b);

std::string to_stored(const LineOverrides& overrides);
/// Nothing overridden where it was not stored.
LineOverrides parse_line_overrides(std::string_view stored);

}  // namespace dateline
