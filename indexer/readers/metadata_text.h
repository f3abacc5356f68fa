// Texts in the metadata of pages.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

bool is_web_address_text(std::string_view text);

/// One line of plain text; what was escaped twice is unescaped once more.
std::string metadata_text(std::string_view value);

}  // namespace dateline
