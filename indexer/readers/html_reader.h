// A web page, or a part of one, as an article.
#pragma once

#include <string_view>

#include "indexer/model/article.h"

namespace dateline {

/// Fills what `article` does not know yet from `html` (valid UTF-8): the body first of all.
void take_html(std::string_view html, Article& article);

}  // namespace dateline
