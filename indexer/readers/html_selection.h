// Which blocks inside the article's element are its text.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "indexer/readers/html_blocks.h"

namespace dateline {

/// True for a heading that is a link, and not this article's, nor to a place on the page: what stands below it
/// announces another article.
bool announces_article(const HtmlBlock& block, std::string_view title);

/// For each block whether it is of the article's text: not the headline again, not furniture between paragraphs, no
/// list of links, no comments below. `title`: the headline; empty where it is not known.
std::vector<char> select_text(std::span<const HtmlBlock> blocks, std::string_view title);

}  // namespace dateline
