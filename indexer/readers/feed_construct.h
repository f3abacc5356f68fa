// The texts, addresses and languages that elements of a feed hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/feed_text.h"
#include "indexer/readers/markup_tree.h"

namespace dateline {

/// The text in an element such as <title type="html"> or <description>: escaped, in base64, or as markup of its own.
FeedText text_in(const MarkupTree& tree, int node);

/// The names in an element such as <author> or <dc:creator>.
std::vector<std::string> names_in(const MarkupTree& tree, int node);

/// The value of an attribute, whatever the case and the prefix of its name.
std::string_view loose_attribute(const MarkupTree& tree, int node, std::string_view name);

/// `reference`, which stands at `node`, as an address: by xml:base there, or else as seen from `feed`.
std::string url_at(const MarkupTree& tree, int node, std::string_view reference, std::string_view feed);

/// What xml:lang says about `node`; empty where it says nothing.
std::string language_at(const MarkupTree& tree, int node);

}  // namespace dateline
