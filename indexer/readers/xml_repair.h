// Documents of XML that are not well-formed, as the strict parser takes them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

inline constexpr std::string_view repaired_root = "whole-document";

/// `xml` (valid UTF-8) with every element closed where its surroundings end, every attribute quoted, and what opens no
/// element escaped; below one root element `repaired_root`, without comments, instructions and document type. Elements
/// nested deeper than any real ones become part of what is around them, and so do attributes and name spaces
/// beyond a number, so that parsing it takes linear time. Well-formed elements stay as they are.
std::string repaired_xml(std::string_view xml);

}  // namespace dateline
