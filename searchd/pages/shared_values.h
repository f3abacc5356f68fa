// What several pages are filled with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/result_page.h"
#include "searchd/to_html.h"

namespace dateline {

/// What every page has.
nlohmann::ordered_json frame_values(const PageFrame& frame, const std::string& title);

/// Of the template hit, for each.
nlohmann::ordered_json hits_values(const PageFrame& frame, const ResultPage& page);

/// Each value narrows `request` to it, or excludes it, or takes that back. Null where there is none to choose.
nlohmann::ordered_json facets_values(const PageFrame& frame, const std::vector<Facet>& facets, SearchRequest request);

/// All but the filter of that number.
SearchRequest without_filter(SearchRequest request, std::size_t number);

/// Who else tells the story of `article`: "also in 3 sources"; null where it is alone.
nlohmann::ordered_json also_values(const PageFrame& frame, const Story& story, const Article& article);

/// For people and for machines; null where it is unknown.
nlohmann::ordered_json date_values(const std::optional<Timestamp>& at);

std::string search_url(const PageFrame& frame, const SearchRequest& request);
/// The search for the query `q` alone.
std::string typed_url(const PageFrame& frame, const std::string& q);
std::string article_url(const PageFrame& frame, const Article& article);

/// "12,345 articles".
std::string count_of_articles(std::size_t count);
/// Likewise; "at least 12,345 articles" where not all were counted.
std::string at_least(std::size_t count, bool is_exact);
/// "Language".
std::string label_of(const Field& field);
std::string joined(const std::vector<std::string>& values, std::string_view between = ", ");

/// Safe HTML: paragraphs with the marks in them.
std::string paragraphs_html(const std::string& body, const std::vector<Span>& marks);

}  // namespace dateline
