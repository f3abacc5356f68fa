// Outlets, authors, sections, tags and languages that are asked for, but that no article has.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/query.h"
#include "searchd/search_request.h"
#include "searchd/vocabulary.h"

namespace dateline {

struct UnknownName {
    const Field* field = nullptr;
    std::string name;                ///< as it was asked for
    std::vector<std::string> alike;  ///< names that the index has, spelt as they are there; three at most
    std::string warning;             ///< a sentence for people
};

/// Each that `root`, the query of `request`, or its other parameters name, once. `finds_some` tells of a phrase whether
/// an article has it. Looks at 50,000 names at most.
std::vector<UnknownName> unknown_names(const QueryNode& root, const SearchRequest& request,
                                       const Vocabulary& vocabulary, const Columns& columns,
                                       const std::function<bool(const QueryNode&)>& finds_some);

}  // namespace dateline
