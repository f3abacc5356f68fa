#include "searchd/to_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/model/article_json.h"
#include "searchd/name_completion.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using nlohmann::ordered_json;

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return count;
}

// Marks as [offset, length] in characters, whatever the reader's strings are made of.
ordered_json to_matches(const MarkedText& marked) {
    ordered_json matches = ordered_json::array();
    std::size_t at = 0;
    std::size_t characters = 0;
    const std::string_view text = marked.text;
    for (const Span& mark : marked.marks) {
        characters += count_characters(text.substr(at, mark.begin - at));
        const std::size_t length = count_characters(text.substr(mark.begin, mark.end - mark.begin));
        matches.push_back({characters, length});
        characters += length;
        at = mark.end;
    }
    return matches;
}

ordered_json to_published(const std::optional<Timestamp>& published) {
    return published ? ordered_json(to_rfc3339(published->at)) : ordered_json(nullptr);
}

ordered_json to_story(const Story& story) {
    return {{"id", story.id}, {"size", story.size}, {"sources", story.sources}};
}

ordered_json to_hit(const Hit& hit) {
    const Article& article = hit.article;
    ordered_json json;
    json["id"] = article.id;
    json["url"] = article.url;
    json["title"] = article.title;
    json["source"] = article.source;
    json["authors"] = article.authors;
    json["published"] = to_published(article.published);
    json["published_precision"] =
        article.published ? ordered_json(to_string(article.published->precision)) : ordered_json(nullptr);
    json["language"] = article.language;
    json["section"] = article.section;
    json["snippet"] = to_marked_html(hit.snippet.text, hit.snippet.marks);
    json["snippet_text"] = hit.snippet.text;
    json["matches"] = to_matches(hit.snippet);
    json["score"] = rounded(hit.score, 1e6);
    json["story"] = to_story(hit.story);
    return json;
}

ordered_json to_article(const Article& article, const std::string& story) {
    ordered_json json = to_json_head(article);
    json["story"] = story;
    json["body"] = article.body;
    return json;
}

ordered_json to_explanation(const std::vector<ScorePart>& parts) {
    ordered_json json = ordered_json::array();
    for (const ScorePart& part : parts) json.push_back({{"part", part.what}, {"score", rounded(part.score, 1e6)}});
    return json;
}

ordered_json to_hits(const std::vector<Hit>& hits, bool explains = false) {
    ordered_json json = ordered_json::array();
    for (const Hit& hit : hits) {
        json.push_back(to_hit(hit));
        if (explains) json.back()["explanation"] = to_explanation(hit.explanation);
    }
    return json;
}

ordered_json to_facets(const std::vector<Facet>& facets) {
    ordered_json json = ordered_json::object();
    for (const Facet& facet : facets) {
        ordered_json& values = json[readable_name(*facet.field)] = ordered_json::array();
        for (const FacetValue& value : facet.values) values.push_back({{"value", value.value}, {"count", value.count}});
    }
    return json;
}

// How many articles have no value.
ordered_json to_missing(const std::vector<Facet>& facets) {
    ordered_json json = ordered_json::object();
    for (const Facet& facet : facets) json[readable_name(*facet.field)] = facet.missing;
    return json;
}

std::string to_day(std::chrono::sys_days day) { return to_rfc3339(day).substr(0, 10); }

ordered_json to_timeline(const ResultPage& page) {
    const std::optional<Timeline>& timeline = page.timeline;
    if (!timeline) return nullptr;
    ordered_json bars = ordered_json::array();
    for (const TimelineBar& bar : timeline->bars) {
        bars.push_back(
            {{"from", to_day(bar.from)}, {"to", to_day(bar.to)}, {"count", bar.count}, {"total", bar.total}});
        if (page.compared) bars.back()["count2"] = bar.compared;
    }
    return {{"unit", to_string(timeline->unit)}, {"bars", std::move(bars)}};
}

ordered_json to_state(const IndexState& state) {
    return {{"uuid", state.uuid}, {"revision", state.revision}, {"updated", state.updated}};
}

// The title of a problem that has no type of its own is that of its status (RFC 9457, 4.2.1).
const char* phrase_of(int status) {
    switch (status) {
        case 400: return "Bad Request";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 416: return "Range Not Satisfiable";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return status < 500 ? "Bad Request" : "Internal Server Error";
    }
}

std::string link_to(const SearchRequest& request, std::string_view root) {
    const std::string query = to_query_string(to_parameters(request));
    return std::string(root) + "/api/v1/search" + (query.empty() ? "" : "?" + query);
}

ordered_json link_to_page(SearchRequest request, std::size_t page, std::string_view root) {
    request.page = static_cast<unsigned>(page);
    return link_to(request, root);
}

ordered_json to_compared(const std::string& query, const Comparison& compared) {
    ordered_json json = {{"query", query}, {"read_as", compared.read_as}, {"warnings", compared.warnings}};
    for (const std::string& correction : compared.corrections) json["warnings"].push_back(correction);
    json["total"] = compared.total;
    json["total_is_exact"] = compared.total_is_exact;
    return json;
}

ordered_json to_ways_out(const std::vector<WayOut>& ways, std::string_view root) {
    ordered_json json = ordered_json::array();
    for (const WayOut& way : ways) {
        json.push_back({{"what", way.what},
                        {"query", way.request.q},
                        {"url", link_to(way.request, root)},
                        {"total", way.total},
                        {"total_is_exact", way.total_is_exact}});
    }
    return json;
}

}  // namespace

std::string to_json(const ResultPage& page, std::string_view root) {
    const SearchRequest& request = page.request;
    ordered_json json;
    json["query"] = request.q;
    json["read_as"] = page.read_as;
    json["corrected"] = page.corrected.empty() ? ordered_json(nullptr) : ordered_json(page.corrected);
    json["warnings"] = page.warnings;
    for (const std::string& correction : page.corrections) json["warnings"].push_back(correction);
    json["total"] = page.total;
    json["total_is_exact"] = page.total_is_exact;
    json["stories"] = page.stories;
    json["ways_out"] = to_ways_out(page.ways_out, root);
    json["page"] = request.page;
    json["per_page"] = request.per_page;
    json["pages"] = page.pages();
    json["next"] = request.page < page.pages() ? link_to_page(page.linked(), request.page + 1, root) : nullptr;
    json["prev"] = request.page > 1 && page.pages() > 0
                       ? link_to_page(page.linked(), std::min<std::size_t>(request.page - 1, page.pages()), root)
                       : nullptr;
    json["took_ms"] = rounded(page.took_ms, 1e3);
    json["hits"] = to_hits(page.hits, request.explains);
    if (request.wants_facets) {
        json["facets"] = to_facets(page.facets);
        json["missing"] = to_missing(page.facets);
        json["timeline"] = to_timeline(page);
        if (page.compared) json["compared"] = to_compared(request.q2, *page.compared);
    }
    json["index"] = to_state(page.index);
    return dump(json);
}

std::string to_json(const ArticlePage& page) { return dump(to_article(page.article, page.story.id)); }

std::string to_json_line(const ListedArticle& one) { return dump(to_article(one.article, one.story)) + "\n"; }

std::string to_json(const RelatedPage& page) {
    ordered_json json = {{"article", page.article}, {"total", page.total}, {"hits", to_hits(page.hits)}};
    json["index"] = to_state(page.index);
    return dump(json);
}

std::string to_json(const IndexSummary& summary, std::size_t values) {
    ordered_json json;
    json["articles"] = summary.state.articles;
    json["stories"] = summary.stories;
    json["undated"] = summary.undated;
    const auto date = [](const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); };
    json["published"] = {{"first", date(summary.first_published)}, {"last", date(summary.last_published)}};
    json["distinct"] = ordered_json::object();
    for (const Facet& facet : summary.facets) json["distinct"][readable_name(*facet.field)] = facet.distinct;
    json["missing"] = to_missing(summary.facets);
    json["facets"] = to_facets(shortened(summary.facets, values));
    json["index"] = to_state(summary.state);
    return dump(json);
}

std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view q) {
    ordered_json json = {{"query", q}, {"suggestions", ordered_json::array()}};
    for (const Suggestion& one : suggestions) {
        json["suggestions"].push_back({{"text", one.text}, {"kind", to_string(one.kind)}});
        if (one.count > 0) json["suggestions"].back()["count"] = one.count;
        if (std::string query = query_of(one); query != one.text)
            json["suggestions"].back()["query"] = std::move(query);
    }
    return dump(json);
}

std::string to_opensearch_json(const std::vector<Suggestion>& suggestions, std::string_view q) {
    ordered_json texts = ordered_json::array();
    for (const Suggestion& one : suggestions) texts.push_back(one.text);
    return dump(ordered_json::array({q, texts, ordered_json::array(), ordered_json::array()}));
}

std::string to_problem_json(int status, std::string_view detail, const std::vector<WrongParameter>& wrong) {
    ordered_json json = {{"type", "about:blank"}, {"title", phrase_of(status)}, {"status", status}};
    if (!detail.empty()) json["detail"] = detail;
    for (const auto& [name, complaint] : wrong) json["errors"].push_back({{"parameter", name}, {"detail", complaint}});
    return dump(json);
}

}  // namespace dateline
