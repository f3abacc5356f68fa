// Date lines whose parts a scraper put together without blanks.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Puts blanks where scrapers glue: "Published18 March 20225:06 AMUpdated" gives "Published 18 March 2022 5:06 AM
/// Updated". A wide colon comes as ": ".
std::string unglued_date_line(std::string_view line);

}  // namespace dateline
