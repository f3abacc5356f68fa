// HTML as plain text: what a person sees, a line for each block.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text of `html` (valid UTF-8), without scripts, styles, navigation, form fields and footers; blocks are separated
/// by an empty line. Never fails: malformed HTML is read as browsers do.
std::string html_to_text(std::string_view html);

}  // namespace dateline
