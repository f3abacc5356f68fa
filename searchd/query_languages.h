// The languages that the words of a query are stemmed in.
#pragma once

#include <string>
#include <vector>

#include "indexer/model/index_language.h"
#include "searchd/columns.h"
#include "searchd/query.h"
#include "searchd/search_request.h"

namespace dateline {

/// What lang: and lang= ask for; nothing where they ask for none. Exclusions do not count.
std::vector<std::string> languages_asked_for(const QueryNode& root, const std::vector<Filter>& filters);

/// An analyser for each language that matching articles may be in: those asked for, else all that the index holds, the
/// main one first. They belong to `analysers`.
std::vector<Analyser*> stemming_languages(const QueryNode& root, const std::vector<Filter>& filters,
                                          const Columns& columns, Analysers& analysers);

/// `text` read in the language that it, or the filters, ask for.
ParsedQuery parse_in_its_language(std::string_view text, const QueryContext& context,
                                  const std::vector<Filter>& filters, Analysers& analysers);

}  // namespace dateline
