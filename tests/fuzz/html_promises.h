// What every page promises: markup of our own alone.
#pragma once

#include <string_view>

namespace dateline::testing {

/// Every < begins, and every " inside of it belongs to, a tag as our templates write them: known elements that are
/// closed in order, known attributes in quotation marks, links that lead to pages. Throws BrokenPromise.
void check_html(std::string_view page);

}  // namespace dateline::testing
