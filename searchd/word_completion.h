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

/// `typed` with its last word completed and all before it as it is: "lund mayor" of "lund may", "title:oil" of
/// "title:oi",
/// "-oil" of "-oi". Only what finds articles together with the words that have to stand beside it (see LastWord): first
/// what often stands behind them, then what finds most. Behind words that say little ("bank of a") only what does stand
/// there, as do words that are in many articles. Of inflections the best. Nothing where `typed` does not end with a
/// word. Reads so little that it takes a few milliseconds at most, and so gives no counts.
std::vector<Suggestion> complete_last_word(const Xapian::Database& database, const Columns& columns,
                                           Analysers& analysers, std::string_view typed, std::size_t limit);

}  // namespace dateline
