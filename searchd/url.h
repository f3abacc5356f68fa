// URLs: the target of a request taken apart, and put together again. Everything decoded here is valid UTF-8 without
// control characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Decoded names and values in the order they were written; names may repeat.
using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Target {
    std::vector<std::string>
        segments;  ///< of the path, decoded one by one: "/article/a%2Fb" has "article" and "a/b"; "/" has none
    Parameters parameters;
    std::string query;  ///< as it was sent, without the question mark
};

/// Nothing where `target` does not start with a slash.
std::optional<Target> parse_target(std::string_view target);

/// The last value of that name, as browsers and people expect; empty where there is none.
std::string_view value_of(const Parameters& parameters, std::string_view name);

/// Whether `text` can stand behind "https://": the name or address of a host, with or without a port.
bool is_authority(std::string_view text);

/// Whether `text` can stand behind an authority: characters that a path of a URL may have.
bool is_path(std::string_view text);

/// Percent-encodes everything but unreserved characters.
std::string encode_component(std::string_view text);

/// "q=oil&page=2", encoded; parameters with an empty value are left out.
std::string to_query_string(const Parameters& parameters);

}  // namespace dateline
