// What stands above a scraped story: headline, byline, dates, section, outlet.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/scraped_paragraphs.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

/// Takes what `paragraphs` tell about the article into `found` (all but its body), and marks the paragraphs that only
/// do that as not kept.
void take_head(std::vector<Paragraph>& paragraphs, ScrapedText& found);

}  // namespace dateline
