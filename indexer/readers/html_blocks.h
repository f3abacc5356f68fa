// A web page as the blocks of text that a reader sees: paragraphs, headings, list items.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

enum class BlockKind { paragraph, heading, item, cell, preformatted };

/// Text between two breaks of a page.
struct HtmlBlock {
    BlockKind kind = BlockKind::paragraph;
    int node = 0;                ///< the block element it stands in
    int first = 0;               ///< the first text node it is made of
    std::string text;            ///< spaces collapsed; line breaks (<br>) as newlines
    std::size_t chars = 0;       ///< characters without spaces
    std::size_t link_chars = 0;  ///< of these, inside links
    bool leads_away = false;     ///< one of the links is not to a place on the same page

    double link_share() const { return chars == 0 ? 0 : static_cast<double>(link_chars) / static_cast<double>(chars); }
};

/// The blocks below `root` in the order of the page, without those below nodes for which `is_removed` is set (by the
/// node's number).
std::vector<HtmlBlock> blocks_of(const MarkupTree& tree, int root, const std::vector<char>& is_removed);

/// True for elements that stand on lines of their own.
bool is_block_element(std::string_view tag);

}  // namespace dateline
