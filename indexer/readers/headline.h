// The headline of a scraped page: which line it is, and which lines repeat it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// A headline, and the outlet that stood behind it as in "Headline | Outlet".
struct Headline {
    std::string text;
    std::string outlet;
};
Headline without_outlet(std::string_view line);

/// The index of the headline among `paragraphs`; nothing where the story starts without one. `is_meta` tells which
/// paragraphs are a date, a byline or the like.
std::optional<std::size_t> find_headline(std::span<const Paragraph> paragraphs, std::span<const char> is_meta);

/// True if `line` is `title` again: with an outlet behind it, in capitals, or cut short with "…".
bool repeats_title(std::string_view line, std::string_view title);

}  // namespace dateline
