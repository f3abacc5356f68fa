// The stretch of a page in which its story stands, told by where running text is dense.
#pragma once

#include <vector>

#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// Drops what stands far above and below the story, between menus: only where there is much of it and some is known to
/// be boilerplate.
void drop_outside_core(std::vector<Paragraph>& paragraphs);

}  // namespace dateline
