// Text in any character set as valid UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// `bytes` as decode_text() would give them, from the first of these that fits: UTF-8 where it is valid, `declared` (a
/// name as in an HTTP header; may be empty or wrong), what the bytes look like. Nothing where the bytes are no text.
std::optional<std::string> decode_text_in(std::string_view bytes, std::string_view declared);

/// The character set that a page of HTML or XML names near its start; empty where it names none.
std::string declared_charset(std::string_view bytes);

}  // namespace dateline
