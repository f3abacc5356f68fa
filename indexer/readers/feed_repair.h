// Documents of XML that are not well-formed, as the strict parser takes them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `xml` (valid UTF-8) with every element closed where its surroundings end, every attribute quoted, and what opens no
/// element escaped; below one root element "document", without comments, instructions and document type. Elements
/// nested deeper than any real ones become part of what is around them, and so do attributes beyond a number, so that
/// parsing it takes linear time. Well-formed elements stay as they are.
std::string repaired_xml(std::string_view xml);

}  // namespace dateline
