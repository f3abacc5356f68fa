#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

std::string readable(const std::string& date) {
    const auto at = parse_timestamp(date);
    return at ? to_readable(*at) : date;
}

}  // namespace

ordered_json to_home_values(const PageFrame& frame, const IndexSummary& summary, const ResultPage& newest) {
    ordered_json values = frame_values(frame, "Dateline", frame.root + "/");
    values["is_empty_index"] = summary.state.articles == 0;
    values["articles_text"] = count_of_articles(summary.state.articles);
    if (!summary.first_published.empty())
        values["span_text"] = readable(summary.first_published) + " to " + readable(summary.last_published);
    values["feed"] = frame.root + "/feed";
    values["hits"] = hits_values(frame, newest.hits, {});
    values["facets"] = facets_values(frame, summary.facets, {}, SearchRequest{});
    return values;
}

}  // namespace dateline
