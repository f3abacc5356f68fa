// CSV as RFC 4180 says it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

/// The cells of each line. Throws std::runtime_error where a quotation mark stands where none may, or the last line has
/// no end.
std::vector<std::vector<std::string>> parse_csv(std::string_view text);

}  // namespace dateline::testing
