// The text of an article as HTML, and the places in it where the words of a query stand, which one steps through.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/span.h"

namespace dateline {

/// Safe HTML: paragraphs with the marks in them.
std::string paragraphs_html(const std::string& body, std::vector<Span> marks);

/// The same paragraphs in parts: HTML, and behind each part but the last the first mark of a place, with the numbers of
/// its neighbours. Put one after the other they are the whole. A place is what stands within some lines of its first
/// mark; of a long body more, so that there are about a hundred at most.
nlohmann::ordered_json parts_values(const std::string& body, std::vector<Span> marks);

}  // namespace dateline
