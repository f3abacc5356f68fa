// The text of an article as its page repeats it for search engines ("articleBody" of JSON-LD): a second witness.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text that was found on the page, cut where the text that the page tells ends; the latter itself where it has
/// much more. `told` may hold markup; it is often empty, a summary, or without its paragraphs.
std::string reconcile_with_told(std::string found, std::string_view told);

}  // namespace dateline
