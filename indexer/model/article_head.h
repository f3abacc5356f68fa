// The head of a stored article: all its members but the body, as one line of JSON.
#pragma once

#include <string>
#include <string_view>

#include "indexer/model/article.h"

namespace dateline {

std::string to_stored_head(const Article& article);

/// The article of a head that to_stored_head() wrote, without its body. Throws std::runtime_error for anything else.
Article parse_stored_head(std::string_view head);

}  // namespace dateline
