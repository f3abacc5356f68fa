// The outlet, where no line of the head names it but a notice of the page does.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// "Example Media" of "Copyright 2015 Example Media Ltd. All rights reserved", "The post … appeared first on Example
/// Media." or "Follow Example Media on"; empty for other lines.
std::string outlet_in_notice(std::string_view line);

/// The first one that the lines left out of `paragraphs` name.
std::string find_outlet_in_notices(std::span<const Paragraph> paragraphs);

}  // namespace dateline
