// What feeds put around the text of an entry: share links, "Read more", "The post X appeared first on Y".
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

/// A paragraph of an entry.
struct FeedBlock {
    std::string text;
    double link_share = 0;  ///< how much of it stands inside links
};

/// Set for the nodes of a fragment of HTML that are no text, by the node's number; what is below them may be unset.
std::vector<char> furniture_of(const MarkupTree& tree);

/// Takes such paragraphs away, and what ends one: "[…]".
void drop_furniture(std::vector<FeedBlock>& blocks);

}  // namespace dateline
