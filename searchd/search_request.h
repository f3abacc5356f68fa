// What a search asks for: the parameters of /search and /api/v1/search, checked.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/schema.h"
#include "searchd/checked.h"
#include "searchd/url.h"

namespace dateline {

enum class Sort { relevance, newest, oldest };

/// Only articles whose `field` is `value` as a whole, or only others.
struct Filter {
    const Field* field = nullptr;
    std::string value;  ///< empty: any
    bool is_excluded = false;

    bool is_of_any() const { return value.empty(); }
    bool is_of_value() const { return !is_excluded && !is_of_any(); }
};

inline constexpr std::string_view any_value = "*";  ///< as a parameter

inline constexpr std::size_t values_a_facet = 10;
inline constexpr std::size_t most_values_a_facet = 100;  ///< facets=all
inline constexpr std::size_t usual_bars = 60;            ///< of a timeline, at most

struct SearchRequest {
    std::string q;
    std::string q2;                  ///< what the timeline is compared with, if anything
    std::chrono::sys_seconds now{};  ///< what yesterday and 7d are counted from
    unsigned page = 1;
    unsigned per_page = 10;
    Sort sort = Sort::relevance;
    std::string from_text;  ///< as it was asked for, to show it again
    std::string to_text;
    std::optional<std::chrono::sys_seconds> from;  ///< first second included
    std::optional<std::chrono::sys_seconds> to;    ///< last second included
    std::vector<Filter> filters;
    const Field* in = nullptr;  ///< title or body alone
    bool folds_stories = true;  ///< of each story only the best hit
    bool wants_facets = true;
    bool wants_alternatives = false;            ///< to the values that are asked for: for pages
    std::size_t facet_values = values_a_facet;  ///< at most, of each facet
    std::size_t most_bars = usual_bars;         ///< of the timeline that have articles
    bool explains = false;                      ///< says what each score is the sum of
    bool is_feed = false;                       ///< in the order in which articles came, and nothing but what was typed
    std::vector<std::string> warnings;  ///< for people, of parameters that were read otherwise than they were written
};

/// The parameters of /api/v1/suggest.
struct SuggestRequest {
    std::string q;
    unsigned limit = 10;
    bool is_for_browsers = false;  ///< format=opensearch: as their search bars take it
};

enum class ExportFormat { jsonl, csv };

/// The parameters of /api/v1/export: those of a search, of which fold is none where it is not given, and format.
struct ExportRequest {
    SearchRequest search;
    ExportFormat format = ExportFormat::jsonl;
};

inline constexpr std::size_t longest_q = 1000;  ///< characters
inline constexpr unsigned most_pages = 1'000'000;
inline constexpr unsigned most_per_page = 100;
inline constexpr unsigned items_a_feed = 50;  ///< where per_page is not given
inline constexpr unsigned most_suggestions = 20;
inline constexpr unsigned most_related = 50;
inline constexpr unsigned most_facet_values = 1000;  ///< of /api/v1/stats, a field

/// `now` is what today, yesterday and 7d are counted from.
Checked<SearchRequest> parse_search_request(const Parameters& parameters, std::chrono::sys_seconds now);

/// Those of /feed. Likewise.
Checked<SearchRequest> parse_feed_request(const Parameters& parameters, std::chrono::sys_seconds now);

/// Likewise.
Checked<ExportRequest> parse_export_request(const Parameters& parameters, std::chrono::sys_seconds now);

Checked<SuggestRequest> parse_suggest_request(const Parameters& parameters);

/// How many related articles are asked for.
Checked<unsigned> parse_related_limit(const Parameters& parameters);

/// How many values of each field /api/v1/stats is asked for.
Checked<unsigned> parse_stats_limit(const Parameters& parameters);

// The names of the parameters that those above read. Of a search they are also those of a feed.
std::vector<std::string_view> search_parameter_names();
std::vector<std::string_view> export_parameter_names();
std::vector<std::string_view> suggest_parameter_names();
/// Of related articles and of /api/v1/stats.
std::vector<std::string_view> limit_parameter_names();

/// Whether articles with certain values of `field` are asked for.
bool asks_for_values(const SearchRequest& request, const Field& field);

/// The same request as parameters, for links: parse_search_request() of it gives `request` again. What has its usual
/// value is left out.
Parameters to_parameters(const SearchRequest& request);

/// The parameters of /feed for what `request` finds, or is.
Parameters to_feed_parameters(const SearchRequest& request);

std::string_view to_string(Sort sort);

/// The largest prefix of `q` with at most longest_q characters.
std::string_view shortened_q(std::string_view q);

}  // namespace dateline
