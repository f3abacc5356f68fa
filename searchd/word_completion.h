// Completes the last word of a query with words of the index.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searchd/columns.h"
#include "searchd/suggestions.h"

namespace Xapian {
class Database;
}

namespace dateline {

class Analysers;

/// Whether the last word of `typed` stands behind the name of a field, as in "title:oi".
bool ends_in_field(std::string_view typed);

/// `typed` with its last word completed, of several words or behind a field: "lund mayor" of "lund may", "title:oil" of
/// "title:oi". Only what finds articles together with the words before: first what often stands behind them, then what
/// finds most. Behind words that say little ("bank of a") only what does stand there. Of inflections the best. Nothing
/// where `typed` is more than words, or ends with a blank. Reads so little that it takes a few milliseconds at most;
/// counts are of the articles it looked at.
std::vector<Suggestion> complete_last_word(const Xapian::Database& database, const Columns& columns,
                                           Analysers& analysers, std::string_view typed, std::size_t limit);

}  // namespace dateline
