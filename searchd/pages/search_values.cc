#include <algorithm>
#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/pages/timeline_values.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"
#include "searchd/url.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

ordered_json sorts_values(const PageFrame& frame, const SearchRequest& request) {
    ordered_json sorts = ordered_json::array();
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
        SearchRequest sorted = request;
        sorted.page = 1;
        sorted.sort = sort;
        std::string name(to_string(sort));
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        sorts.push_back({{"name", name}, {"url", search_url(frame, sorted)}, {"is_current", sort == request.sort}});
    }
    return sorts;
}

ordered_json chips_values(const PageFrame& frame, const SearchRequest& request) {
    ordered_json chips = ordered_json::array();
    const auto add = [&](const std::string& label, const std::string& value, bool is_excluded, SearchRequest without) {
        without.page = 1;
        chips.push_back(
            {{"label", label}, {"value", value}, {"is_excluded", is_excluded}, {"url", search_url(frame, without)}});
    };
    for (std::size_t i = 0; i < request.filters.size(); ++i) {
        const Filter& filter = request.filters[i];
        if (filter.is_of_any()) {
            const std::string label = (filter.is_excluded ? "Without " : "With ") + one_of(*filter.field);
            add(label, "", false, without_filter(request, i));
        } else {
            add(label_of(*filter.field), readable_value(*filter.field, filter.value), filter.is_excluded,
                without_filter(request, i));
        }
    }
    if (!request.q2.empty()) {
        SearchRequest without = request;
        without.q2.clear();
        add("Compared with", request.q2, false, without);
    }
    if (!request.from_text.empty()) {
        SearchRequest without = request;
        without.from_text.clear();
        add("From", request.from_text, false, without);
    }
    if (!request.to_text.empty()) {
        SearchRequest without = request;
        without.to_text.clear();
        add("To", request.to_text, false, without);
    }
    if (request.in != nullptr) {
        SearchRequest without = request;
        without.in = nullptr;
        add("In", std::string(request.in->name), false, without);
    }
    return chips.empty() ? ordered_json(nullptr) : chips;
}

std::string page_url(const PageFrame& frame, const ResultPage& page, std::size_t number) {
    SearchRequest other = page.linked();
    other.page = static_cast<unsigned>(number);
    return search_url(frame, other);
}

// Null where the page is one of those there are.
ordered_json beyond_values(const PageFrame& frame, const ResultPage& page) {
    if (page.total == 0 || page.request.page <= page.pages()) return nullptr;
    const bool is_one = page.pages() == 1;
    return {{"text", is_one ? "There is 1 page." : "There are " + with_thousands(page.pages()) + " pages."},
            {"last_text", is_one ? "Go to it" : "Go to the last one"},
            {"last_url", page_url(frame, page, page.pages())}};
}

ordered_json pager_values(const PageFrame& frame, const ResultPage& page) {
    if (page.pages() < 2 || page.request.page > page.pages()) return nullptr;
    const auto url = [&](std::size_t number) { return page_url(frame, page, number); };
    const std::size_t current = page.request.page;
    const std::size_t first = current > 3 ? current - 2 : 1;
    const std::size_t last = std::min(first + 4, page.pages());
    ordered_json links = ordered_json::array();
    const auto add = [&](std::size_t number, bool is_apart) {
        links.push_back({{"number", with_thousands(number)},
                         {"url", url(number)},
                         {"is_current", number == current},
                         {"is_apart", is_apart}});
    };
    if (first > 1) add(1, false);
    for (std::size_t number = first; number <= last; ++number) add(number, number == first && first > 2);
    if (last < page.pages()) add(page.pages(), last + 1 < page.pages());
    return {{"previous", current > 1 ? ordered_json(url(current - 1)) : nullptr},
            {"next", current < page.pages() ? ordered_json(url(current + 1)) : nullptr},
            {"page", with_thousands(current)},
            {"pages", with_thousands(page.pages())},
            {"links", std::move(links)}};
}

// What a form has to send along so that only its own fields change.
ordered_json hidden_values(const Parameters& parameters, std::initializer_list<std::string_view> own) {
    ordered_json hidden = ordered_json::array();
    for (const auto& [name, value] : parameters) {
        const bool is_own = name == "page" || std::ranges::find(own, name) != own.end();
        if (!is_own && !value.empty()) hidden.push_back({{"name", name}, {"value", value}});
    }
    return hidden;
}

// How many stories there are, and the way to all articles or back.
ordered_json fold_values(const PageFrame& frame, const ResultPage& page) {
    SearchRequest other = page.linked();
    other.page = 1;
    other.folds_stories = !page.request.folds_stories;
    return {{"stories_text", with_thousands(page.stories) + (page.stories == 1 ? " story" : " stories")},
            {"text", page.request.folds_stories ? "Show every article" : "One article a story"},
            {"url", search_url(frame, other)}};
}

// Then none are put around it.
bool has_quotes(std::string_view typed) {
    return std::ranges::any_of(std::array{"\"", "“", "”", "„", "«", "»"},
                               [&](const char* mark) { return typed.find(mark) != std::string_view::npos; });
}

ordered_json ways_values(const PageFrame& frame, const ResultPage& page) {
    ordered_json ways = ordered_json::array();
    for (const WayOut& way : page.ways_out) {
        ways.push_back({{"what", way.what},
                        {"url", search_url(frame, way.request)},
                        {"typed", way.request.q == page.request.q ? "" : way.request.q},
                        {"has_quotes", has_quotes(way.request.q)},
                        {"count_text", at_least(way.total, way.total_is_exact)}});
    }
    return ways;
}

// Did you mean; null where that is a way out already.
ordered_json corrected_values(const PageFrame& frame, const ResultPage& page) {
    const auto is_it = [&](const WayOut& way) { return way.request.q == page.corrected; };
    if (page.corrected.empty() || std::ranges::any_of(page.ways_out, is_it)) return nullptr;
    SearchRequest corrected = page.request;
    corrected.q = page.corrected;
    corrected.page = 1;
    return {{"text", page.corrected}, {"url", search_url(frame, corrected)}, {"why", joined(page.corrections, " ")}};
}

// Where not all was looked at, a value may have more articles.
void mark_as_least(ordered_json& facets) {
    for (ordered_json& facet : facets) {
        for (ordered_json& value : facet["values"]) {
            auto& count = value["count"].get_ref<std::string&>();
            if (!count.empty()) count += "+";
        }
    }
}

std::string feed_url(const PageFrame& frame, const SearchRequest& request) {
    const std::string query = to_query_string(to_feed_parameters(request));
    return frame.root + "/feed" + (query.empty() ? "" : "?" + query);
}

// Of every hit: stories are not folded there unless that is asked for.
std::string export_url(const PageFrame& frame, const SearchRequest& request, const char* format) {
    Parameters parameters = to_feed_parameters(request);
    std::erase_if(parameters, [](const auto& parameter) { return parameter.first == "fold"; });
    if (request.sort != Sort::relevance) parameters.emplace_back("sort", to_string(request.sort));
    parameters.emplace_back("format", format);
    return frame.root + "/api/v1/export?" + to_query_string(parameters);
}

std::string decimal(double milliseconds) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f ms", milliseconds);
    return text.data();
}

}  // namespace

ordered_json to_search_values(const PageFrame& frame, const ResultPage& page) {
    const std::string& q = page.request.q;
    const SearchRequest request = page.linked();
    ordered_json values =
        frame_values(frame, (q.empty() ? "All articles" : request.q) + " – Dateline", search_url(frame, page.request));
    values["q"] = q;
    values["searched"] = request.q;
    values["has_quotes"] = has_quotes(request.q);
    values["count_text"] = page.total > 0 ? (page.total_is_exact ? "" : "At least ") + count_of_articles(page.total)
                           : page.total_is_exact ? "No articles"
                                                 : "No articles in the part that was looked at";
    values["corrected"] = corrected_values(frame, page);
    if (page.stories < page.total) values["fold"] = fold_values(frame, page);
    values["is_none"] = page.total == 0;
    const bool has_ways_out = page.total == 0 && !page.ways_out.empty();
    values["ways_out"] = has_ways_out ? ordered_json{{"ways", ways_values(frame, page)}} : ordered_json(nullptr);
    values["names"] = page.total > 0 ? ways_values(frame, page) : ordered_json::array();
    values["feed"] = feed_url(frame, request);
    if (page.total > 0)
        values["export"] = {{"csv", export_url(frame, request, "csv")}, {"jsonl", export_url(frame, request, "jsonl")}};
    values["took_text"] = decimal(page.took_ms);
    for (const std::string& warning : page.warnings) values["warnings"].push_back({{"text", warning}});
    if (!page.is_plain && !page.read_as.empty()) values["read_as"] = page.read_as;
    if (const auto& all = page.with_all_words; all && all->total > 0)
        values["with_all_words"] = {{"url", search_url(frame, all->request)},
                                    {"count_text", at_least(all->total, all->total_is_exact)}};
    values["is_without_all_words"] = page.with_all_words && page.with_all_words->total == 0;
    values["sorts"] = sorts_values(frame, request);
    values["chips"] = chips_values(frame, request);
    values["is_limited"] = has_quotes(q) || !page.is_plain || !values["chips"].is_null();
    values["hits"] = hits_values(frame, page.hits, request);
    values["facets"] = facets_values(frame, page.facets, page.alternatives, request);
    if (!page.total_is_exact) mark_as_least(values["facets"]);
    values["timeline"] = timeline_values(frame, page);
    values["beyond"] = beyond_values(frame, page);
    values["pager"] = pager_values(frame, page);
    if (!page.hits.empty()) {
        const std::size_t first = std::size_t{request.page - 1} * request.per_page + 1;
        values["first"] = with_thousands(first);
        values["has_several"] = page.hits.size() > 1;
        values["last"] = with_thousands(first + page.hits.size() - 1);
    }
    values["from"] = request.from_text;
    values["to"] = request.to_text;
    values["q2"] = request.q2;
    values["hidden_without_q2"] = hidden_values(to_parameters(request), {"q2"});
    values["hidden"] = hidden_values(to_parameters(request), {"q"});
    values["hidden_without_dates"] = hidden_values(to_parameters(request), {"from", "to"});
    return values;
}

}  // namespace dateline
