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

/// The last one that a line left out of `paragraphs` names: the foot of a page speaks of the page, other notices may be
/// about a picture.
std::string find_outlet_in_notices(std::span<const Paragraph> paragraphs);

}  // namespace dateline
