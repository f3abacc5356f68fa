// The lines of an article's body, by which boilerplate is learnt: what recurs over the articles of an outlet is no text
// of any of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/article.h"

namespace dateline {

/// Whose article it is, as far as is known: its source, else the host of its address, else the folder of its file.
std::string outlet_of(const Article& article);

struct Line {
    std::size_t number = 0;  ///< in the body, from 0
    std::string_view text;   ///< without blanks at its ends
};

/// The lines of `body` that may be boilerplate: those with something in them, up to 1,000 bytes long, the first 500.
std::vector<Line> lines_of(std::string_view body);

/// `body` without the lines of these numbers, which are in order.
std::string without_lines(std::string_view body, const std::vector<std::size_t>& numbers);

}  // namespace dateline
