// What on a web page is not its article, as far as names, roles and tags tell, and how much running text is left.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

/// By the number of the node.
using RemovedNodes = std::vector<char>;

/// How much running text stands below each node, in characters; list items, and paragraphs below a heading that is a
/// link, count less, since they announce other articles as often as they tell of this one, whose headline is `title`.
std::vector<double> measure_prose(const MarkupTree& tree, std::string_view title, const RemovedNodes& removed);

/// Scripts, controls, captions, and what is hidden, unless nearly the whole text of the page is in it.
RemovedNodes remove_unshown(const MarkupTree& tree);

/// Takes off also what stands beside the article; `by_names` false: by tags and roles only, whatever the names say.
void remove_surroundings(const MarkupTree& tree, std::string_view title, bool by_names, RemovedNodes& removed);

}  // namespace dateline
