// What can be suggested, as an index holds it.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "indexer/model/schema.h"
#include "searchd/frequent_phrases.h"
#include "searchd/suggestions.h"

namespace Xapian {
class Database;
}

namespace dateline {

// Both read streams of values, and no article; both return early, with less, where `stop` is requested.

/// The `most` newest titles, the newest first. Memory: twice as many.
std::vector<PublishedTitle> read_titles(const Xapian::Database& database, std::size_t most,
                                        const std::stop_token& stop);

/// The names in `field`, which has a slot for facets, with the number of their articles: the `most` most frequent.
/// Spellings that differ in case and accents alone are one name, spelt as it mostly is.
std::vector<Suggestion> read_names(const Xapian::Database& database, const Field& field, std::size_t most,
                                   const std::stop_token& stop);

}  // namespace dateline
