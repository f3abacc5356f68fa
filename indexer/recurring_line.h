// A line that recurs over the articles of an outlet, as the index keeps it in its metadata.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct RecurringLine {
    std::string outlet;
    std::string text;
    bool is_boilerplate = false;  ///< else it is in too few of the outlet's articles, so far
    std::size_t articles = 0;     ///< that have it; not stored, the index counts them
    std::size_t of = 0;           ///< articles of the outlet; likewise
};

/// As stored under line_key() of its term.
std::string to_stored(const RecurringLine& line);
std::optional<RecurringLine> parse_recurring_line(std::string_view stored);
std::string line_key(std::string_view term);

/// As --boilerplate lists it: an object on one line.
std::string to_json(const RecurringLine& line);

}  // namespace dateline
