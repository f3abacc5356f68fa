// The date of publication that a web page prints, where its elements say that they are for it.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/base/timestamp.h"
#include "indexer/readers/markup_tree.h"

namespace dateline {

/// The moment that is marked as that of publication, in microdata or by `pubdate`.
std::optional<Timestamp> marked_time(const MarkupTree& tree);

/// The date in the element named "date", "published" or the like that follows the headline `title` or stands closely
/// above it. Weaker: other stories have such elements too.
std::optional<Timestamp> named_date(const MarkupTree& tree, std::string_view title);

}  // namespace dateline
