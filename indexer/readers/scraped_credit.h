// The credits of pictures in scraped text, and the captions that end with one.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Where the picture credit at the end of `text` starts: "(Reuters: Jane Doe)", "[Jane Doe/AFP]", "REUTERS/Jane
/// Doe", "© AFP", "Photograph: Jane Doe". The length of `text` if it has none.
std::size_t credit_start(std::string_view text);

/// Where a caption with its credit starts that was glued to the end of a paragraph: "… a year earlier.The director at a
/// meeting.(Reuters: Jane Doe)". The length of `text` if there is none.
std::size_t glued_caption_start(std::string_view text);

/// True for a credit alone, and for a short paragraph that ends with one.
bool is_caption(std::string_view paragraph);

}  // namespace dateline
