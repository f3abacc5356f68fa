#include "searchd/pages/shared_values.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/version.h"
#include "searchd/text_format.h"
#include "searchd/url.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

std::string story_url(const PageFrame& frame, const Story& story) {
    return frame.root + "/story/" + encode_component(story.id);
}

ordered_json hit_values(const PageFrame& frame, const Hit& hit, const std::string& q) {
    const Article& article = hit.article;
    const std::string query = to_query_string({{"q", q}});
    return {{"url", article_url(frame, article) + (query.empty() ? "" : "?" + query)},
            {"title_html", to_marked_html(hit.title.text, hit.title.marks)},
            {"snippet_html", to_marked_html(hit.snippet.text, hit.snippet.marks)},
            {"source", article.source},
            {"published", date_values(article.published)},
            {"section", article.section},
            {"authors", joined(article.authors)},
            {"original", article.url},
            {"story", also_values(frame, hit.story, article)}};
}

}  // namespace

ordered_json frame_values(const PageFrame& frame, const std::string& title) {
    return {{"root", frame.root},
            {"stylesheet", frame.stylesheet},
            {"favicon", frame.favicon},
            {"script", frame.script},
            {"page_title", title},
            {"version", version}};
}

std::string count_of_articles(std::size_t count) {
    return with_thousands(count) + (count == 1 ? " article" : " articles");
}

std::string search_url(const PageFrame& frame, const SearchRequest& request) {
    const std::string query = to_query_string(to_parameters(request));
    return frame.root + "/search" + (query.empty() ? "" : "?" + query);
}

std::string typed_url(const PageFrame& frame, const std::string& q) {
    return frame.root + "/search?q=" + encode_component(q);
}

std::string article_url(const PageFrame& frame, const Article& article) {
    return frame.root + "/article/" + encode_component(article.id);
}

ordered_json date_values(const std::optional<Timestamp>& at) {
    if (!at) return nullptr;
    const std::string iso = to_rfc3339(at->at);
    const std::size_t length = at->precision == Precision::year    ? 4
                               : at->precision == Precision::month ? 7
                               : at->precision == Precision::day   ? 10
                                                                   : iso.size();
    return {{"text", to_readable(*at)}, {"iso", iso.substr(0, length)}};
}

std::string joined(const std::vector<std::string>& values, std::string_view between) {
    std::string text;
    for (const std::string& value : values) {
        if (!text.empty()) text += between;
        text += value;
    }
    return text;
}

ordered_json also_values(const PageFrame& frame, const Story& story, const Article& article) {
    if (story.size < 2) return nullptr;
    const auto others = static_cast<std::size_t>(
        std::ranges::count_if(story.sources, [&](const std::string& source) { return source != article.source; }));
    const std::size_t versions = story.size - 1;
    const std::string text = others == 1 ? "also in 1 source"
                             : others > 1
                                 ? "also in " + with_thousands(others) + " sources"
                                 : with_thousands(versions) + (versions == 1 ? " other version" : " other versions");
    return {{"text", text}, {"url", story_url(frame, story)}};
}

ordered_json hits_values(const PageFrame& frame, const ResultPage& page) {
    ordered_json hits = ordered_json::array();
    for (const Hit& hit : page.hits) hits.push_back(hit_values(frame, hit, page.request.q));
    return hits;
}

std::string label_of(const Field& field) {
    std::string label(field.name == "lang" ? "language" : field.name);
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

ordered_json facets_values(const PageFrame& frame, const std::vector<Facet>& facets, SearchRequest request) {
    request.page = 1;
    ordered_json list = ordered_json::array();
    for (const Facet& facet : facets) {
        ordered_json values = ordered_json::array();
        for (const FacetValue& value : facet.values) {
            const auto is_active = [&](const Filter& filter) {
                return filter.field == facet.field && filter.value == value.value;
            };
            if (std::ranges::any_of(request.filters, is_active)) continue;
            SearchRequest only = request;
            only.filters.push_back({facet.field, value.value, false});
            SearchRequest without = request;
            without.filters.push_back({facet.field, value.value, true});
            values.push_back({{"value", value.value},
                              {"count", with_thousands(value.count)},
                              {"url", search_url(frame, only)},
                              {"exclude_url", search_url(frame, without)}});
        }
        if (!values.empty()) list.push_back({{"label", label_of(*facet.field)}, {"values", std::move(values)}});
    }
    return list.empty() ? ordered_json(nullptr) : list;
}

std::string paragraphs_html(const std::string& body, const std::vector<Span>& marks) {
    const std::string marked = to_marked_html(body, marks);
    std::string html;
    for (std::size_t at = 0; at < marked.size();) {
        const std::size_t end = std::min(marked.find("\n\n", at), marked.size());
        std::string paragraph = marked.substr(at, end - at);
        for (std::size_t line = 0; (line = paragraph.find('\n', line)) != std::string::npos;)
            paragraph.replace(line, 1, "<br>");
        html += "<p>" + paragraph + "</p>\n";
        at = end + 2;
    }
    return html;
}

}  // namespace dateline
