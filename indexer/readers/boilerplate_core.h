// The stretch of a page in which its story stands, told by where running text is dense.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// Drops what stands far above and below the story, between menus: only where there is much of it and some is known to
/// be boilerplate.
void drop_outside_core(std::vector<Paragraph>& paragraphs);

/// The index of the paragraph with which that stretch begins, if a menu stands above it; else 0.
std::size_t start_below_menu(std::span<const Paragraph> paragraphs);

}  // namespace dateline
