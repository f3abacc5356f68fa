// Which blocks inside the article's element are its text.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "indexer/readers/html_blocks.h"

namespace dateline {

/// For each block whether it is of the article's text: not the headline again, not furniture between paragraphs, no
/// list of links, no comments below. `title`: the headline; empty where it is not known.
std::vector<char> select_text(std::span<const HtmlBlock> blocks, std::string_view title);

}  // namespace dateline
