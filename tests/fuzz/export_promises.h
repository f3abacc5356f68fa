// What exports and feeds promise: that programs can read them, whatever is in them.
#pragma once

#include <string_view>

#include "tests/fuzz/promises.h"

namespace dateline::testing {

/// Each line is an article.
void check_jsonl(std::string_view body);

/// Each line has the cells of the first, none of which a spreadsheet takes for a formula.
void check_csv(std::string_view body);

/// Each item has a title, a link that leads to this site, and an id; nothing in it is markup that we did not write.
void check_feed(std::string_view body);

}  // namespace dateline::testing
