// Words of a query that are the name of an outlet, author or section.
#pragma once

#include <vector>

#include "searchd/relaxation.h"
#include "searchd/vocabulary.h"

namespace dateline {

/// `request`, which is read as `root`, with such words as a name of their field: Ana Ruiz as author:"Ana Ruiz",
/// source:Evening Courier as source:"Evening Courier", also where a blank follows the colon. Single words only where
/// there are no others, or behind the name of the field. At most most_names_meant, by the terms of the index alone:
/// some may find nothing.
std::vector<Relaxation> with_meant_names(const SearchRequest& request, const Vocabulary& vocabulary,
                                         const QueryNode& root);

inline constexpr std::size_t most_names_meant = 4;

}  // namespace dateline
