// What the templates are filled with: each page has its file in pages/. web/README.md lists the keys.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/result_page.h"
#include "searchd/searcher.h"

namespace dateline {

/// What every page shares; the last two are of the request.
struct PageFrame {
    std::string root;        ///< the path that links start with: empty, or "/news"
    std::string stylesheet;  ///< URLs
    std::string favicon;
    std::string script;       ///< may be empty
    std::string origin = {};  ///< what stands before the root: "https://news.example"
    std::string today = {};   ///< "18 March 2022"
};

nlohmann::ordered_json to_home_values(const PageFrame& frame, const IndexSummary& summary, const ResultPage& newest);
nlohmann::ordered_json to_search_values(const PageFrame& frame, const ResultPage& page);
nlohmann::ordered_json to_article_values(const PageFrame& frame, const ArticlePage& page);
nlohmann::ordered_json to_story_values(const PageFrame& frame, const StoryPage& page);
nlohmann::ordered_json to_help_values(const PageFrame& frame);
nlohmann::ordered_json to_error_values(const PageFrame& frame, int status, std::string_view heading,
                                       std::string_view message);

}  // namespace dateline
