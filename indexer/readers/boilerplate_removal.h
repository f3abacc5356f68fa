// Leaves out of a page's paragraphs what is not the article, by their kinds and by what stands around them.
#pragma once

#include <vector>

#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// Takes credits, icon names and buttons off the paragraphs they were glued to, and drops captions.
void trim_paragraphs(std::vector<Paragraph>& paragraphs);

/// Marks what is not the article as not kept: furniture, comments, lists of links, what repeats its neighbour.
void drop_boilerplate(std::vector<Paragraph>& paragraphs);

}  // namespace dateline
