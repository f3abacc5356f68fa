// Feeds, and what tells a browser how to search: the answers in XML.
#pragma once

#include <string>
#include <string_view>

#include "searchd/result_page.h"

namespace dateline {

/// RSS 2.0. `base`: what absolute links begin with, "https://news.example/archive".
std::string to_rss(const ResultPage& page, std::string_view base);

/// OpenSearch 1.1, for the search bar of a browser.
std::string to_opensearch_description(std::string_view base);

}  // namespace dateline
