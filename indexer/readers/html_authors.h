// The authors that a web page prints, where it marks them: by "byline" and "author" in the names of elements.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

/// The names in the first such element below the headline that holds names; above it, where there is none below.
std::vector<std::string> marked_authors(const MarkupTree& tree);

/// Metadata may hold whole bylines: "By JANE DOE and John Roe, Agency". Gives the names in them, and what cannot be
/// read as a byline as it stands.
std::vector<std::string> names_in(const std::vector<std::string>& bylines);

}  // namespace dateline
