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

/// What every page has. `url`: its own, from the root on; empty where it has none that leads there again.
nlohmann::ordered_json frame_values(const PageFrame& frame, const std::string& title, const std::string& url);

/// Of the template hit, for each. `search`: see article_url().
nlohmann::ordered_json hits_values(const PageFrame& frame, const std::vector<Hit>& hits, const SearchRequest& search);

/// Of the template listed: an article as one of a short list. Under names that no page has itself: what is missing in a
/// list, Mustache takes from around it.
nlohmann::ordered_json listed_values(const PageFrame& frame, const Article& article, const SearchRequest& search);

/// Each value narrows `request` to it, or excludes it, or takes that back; those of `alternatives`, as ResultPage has
/// them, widen it. Null where there is none to choose.
nlohmann::ordered_json facets_values(const PageFrame& frame, const std::vector<Facet>& facets,
                                     const std::vector<Facet>& alternatives, SearchRequest request);

/// All but the filter of that number.
SearchRequest without_filter(SearchRequest request, std::size_t number);

/// Who else tells the story of `article`: "also in 3 sources"; null where it is alone.
nlohmann::ordered_json also_values(const PageFrame& frame, const Story& story, const Article& article,
                                   const SearchRequest& search);

/// For people and for machines; null where it is unknown.
nlohmann::ordered_json date_values(const std::optional<Timestamp>& at);

std::string search_url(const PageFrame& frame, const SearchRequest& request);
/// The search for the query `q` alone.
std::string typed_url(const PageFrame& frame, const std::string& q);
/// `search`: the one that it was come to by, which goes along from article to article, for its marks and the way back.
std::string article_url(const PageFrame& frame, const Article& article, const SearchRequest& search);
std::string story_url(const PageFrame& frame, const std::string& story, const SearchRequest& search);
/// The way back to `search`; null where there was none.
nlohmann::ordered_json back_url(const PageFrame& frame, const SearchRequest& search);

/// "12,345 articles".
std::string count_of_articles(std::size_t count);
/// Likewise; "at least 12,345 articles" where not all were counted.
std::string at_least(std::size_t count, bool is_exact);
/// As people call it: "German" of de.
std::string readable_value(const Field& field, const std::string& value);
/// "Language".
std::string label_of(const Field& field);
std::string joined(const std::vector<std::string>& values, std::string_view between = ", ");

}  // namespace dateline
