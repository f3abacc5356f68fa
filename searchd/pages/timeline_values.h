// The timeline of the page of results.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/result_page.h"
#include "searchd/to_html.h"

namespace dateline {

/// Of the template timeline: a drawing 100 high, and a table whose rows link to the days of each bar. Null where there
/// are no two bars to compare.
nlohmann::ordered_json timeline_values(const PageFrame& frame, const ResultPage& page);

}  // namespace dateline
