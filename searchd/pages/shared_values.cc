#include "searchd/pages/shared_values.h"

#include <algorithm>
#include <span>

#include <nlohmann/json.hpp>

#include "indexer/model/analyser.h"
#include "indexer/model/language_tag.h"
#include "indexer/version.h"
#include "searchd/pages/page_weight.h"
#include "searchd/text_format.h"
#include "searchd/url.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

std::string with_search(const std::string& path, const SearchRequest& search) {
    const std::string query = to_query_string(to_parameters(search));
    return path + (query.empty() ? "" : "?" + query);
}

ordered_json hit_values(const PageFrame& frame, const Hit& hit, const SearchRequest& search) {
    const Article& article = hit.article;
    return {{"url", article_url(frame, article, search)},
            {"tongue", article.language},
            {"title_html", to_marked_html(hit.title.text, hit.title.marks)},
            {"snippet_html", to_marked_html(hit.snippet.text, hit.snippet.marks)},
            {"source", article.source},
            {"published", date_values(article.published)},
            {"section", article.section},
            {"authors", joined(article.authors)},
            {"original", article.url},
            {"story", also_values(frame, hit.story, article, search)}};
}

bool is_of(const Filter& filter, const Facet& facet, const FacetValue& value) {
    return filter.field == facet.field && fold_value(filter.value) == fold_value(value.value);
}

// Values of a field are alternatives: one that is wanted takes the place of any and of none.
SearchRequest with_filter(SearchRequest request, const Filter& filter) {
    if (!filter.is_excluded)
        std::erase_if(request.filters, [&](const Filter& one) { return one.field == filter.field && one.is_of_any(); });
    request.filters.push_back(filter);
    return request;
}

ordered_json offered_value(const PageFrame& frame, const Facet& facet, const FacetValue& value,
                           const SearchRequest& request) {
    const bool is_alternative = asks_for_values(request, *facet.field);
    const bool has_others = facet.values.size() > 1 || facet.missing > 0;
    const std::string without = search_url(frame, with_filter(request, {facet.field, value.value, true}));
    return {{"value", readable_value(*facet.field, value.value)},
            {"count", with_thousands(value.count)},
            {"url", search_url(frame, with_filter(request, {facet.field, value.value, false}))},
            {"exclude_url", is_alternative || !has_others ? "" : without},
            {"is_alternative", is_alternative},
            {"is_chosen", false},
            {"is_excluded", false}};
}

constexpr const char* no_value = "(none)";

// Articles without a value, where they are some of those found.
ordered_json offered_none(const PageFrame& frame, const Facet& facet, const SearchRequest& request) {
    return {{"value", no_value},
            {"count", with_thousands(facet.missing)},
            {"url", search_url(frame, with_filter(request, {facet.field, "", true}))},
            {"exclude_url", ""},
            {"is_alternative", false},
            {"is_chosen", false},
            {"is_excluded", false}};
}

// Chosen, or left out where any value is asked for.
ordered_json active_none(const PageFrame& frame, const Facet& facet, const SearchRequest& request, std::size_t number) {
    const bool is_chosen = request.filters[number].is_excluded;
    return {{"value", no_value},
            {"count", facet.missing > 0 ? with_thousands(facet.missing) : ""},
            {"url", search_url(frame, without_filter(request, number))},
            {"exclude_url", ""},
            {"is_alternative", false},
            {"is_chosen", is_chosen},
            {"is_excluded", !is_chosen}};
}

// What is chosen or left out already; its link takes that back.
ordered_json active_values(const PageFrame& frame, const Facet& facet, const SearchRequest& request) {
    ordered_json values = ordered_json::array();
    for (std::size_t i = 0; i < request.filters.size(); ++i) {
        const Filter& filter = request.filters[i];
        if (filter.field != facet.field) continue;
        if (filter.is_of_any()) {
            values.push_back(active_none(frame, facet, request, i));
            continue;
        }
        const auto found =
            std::ranges::find_if(facet.values, [&](const FacetValue& value) { return is_of(filter, facet, value); });
        values.push_back({{"value", readable_value(*filter.field, filter.value)},
                          {"count", found == facet.values.end() ? "" : with_thousands(found->count)},
                          {"url", search_url(frame, without_filter(request, i))},
                          {"exclude_url", ""},
                          {"is_alternative", false},
                          {"is_chosen", !filter.is_excluded},
                          {"is_excluded", filter.is_excluded}});
    }
    return values;
}

}  // namespace

ordered_json frame_values(const PageFrame& frame, const std::string& title, const std::string& url) {
    return {{"root", frame.root},       {"stylesheet", frame.stylesheet},
            {"favicon", frame.favicon}, {"script", frame.script},
            {"page_title", title},      {"version", version},
            {"today", frame.today},     {"address", url.empty() ? "" : frame.origin + url}};
}

std::string count_of_articles(std::size_t count) {
    return with_thousands(count) + (count == 1 ? " article" : " articles");
}

std::string at_least(std::size_t count, bool is_exact) {
    return (is_exact ? "" : "at least ") + count_of_articles(count);
}

std::string search_url(const PageFrame& frame, const SearchRequest& request) {
    return with_search(frame.root + "/search", request);
}

std::string typed_url(const PageFrame& frame, const std::string& q) {
    return frame.root + "/search?q=" + encode_component(q);
}

std::string article_url(const PageFrame& frame, const Article& article, const SearchRequest& search) {
    return with_search(frame.root + "/article/" + encode_component(article.id), search);
}

std::string story_url(const PageFrame& frame, const std::string& story, const SearchRequest& search) {
    return with_search(frame.root + "/story/" + encode_component(story), search);
}

ordered_json back_url(const PageFrame& frame, const SearchRequest& search) {
    if (to_query_string(to_parameters(search)).empty()) return nullptr;
    return search_url(frame, search);
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

ordered_json also_values(const PageFrame& frame, const Story& story, const Article& article,
                         const SearchRequest& search) {
    if (story.size < 2) return nullptr;
    const auto others = static_cast<std::size_t>(
        std::ranges::count_if(story.sources, [&](const std::string& source) { return source != article.source; }));
    const std::size_t versions = story.size - 1;
    const std::string text = others == 1 ? "also in 1 source"
                             : others > 1
                                 ? "also in " + with_thousands(others) + " sources"
                                 : with_thousands(versions) + (versions == 1 ? " other version" : " other versions");
    return {{"text", text}, {"url", story_url(frame, story.id, search)}};
}

ordered_json hits_values(const PageFrame& frame, const std::vector<Hit>& hits, const SearchRequest& search) {
    ordered_json values = ordered_json::array();
    for (const Hit& hit : hits) values.push_back(hit_values(frame, hit, search));
    return values;
}

ordered_json listed_values(const PageFrame& frame, const Article& article, const SearchRequest& search) {
    return {{"link", article_url(frame, article, search)},
            {"headline", article.title},
            {"tongue", article.language},
            {"outlet", article.source},
            {"date", date_values(article.published)}};
}

std::string readable_value(const Field& field, const std::string& value) {
    return &field == &language_field ? language_name(value) : value;
}

std::string label_of(const Field& field) {
    std::string label = readable_name(field);
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

SearchRequest without_filter(SearchRequest request, std::size_t number) {
    request.filters.erase(request.filters.begin() + static_cast<std::ptrdiff_t>(number));
    return request;
}

ordered_json facets_values(const PageFrame& frame, const std::vector<Facet>& facets,
                           const std::vector<Facet>& alternatives, SearchRequest request) {
    request.page = 1;
    SearchRequest all = request;
    all.facet_values = most_values_a_facet;
    SearchRequest few = request;
    few.facet_values = values_a_facet;
    ordered_json list = ordered_json::array();
    for (const Facet& own : facets) {
        const bool is_chosen_from = asks_for_values(request, *own.field);
        const auto other = std::ranges::find(alternatives, own.field, &Facet::field);
        const Facet& facet = other == alternatives.end() ? own : *other;
        std::span<const FacetValue> offered = facet.values;
        if (is_chosen_from && other == alternatives.end()) offered = {};
        const auto asks_for_any = [&](const Filter& one) { return one.field == facet.field && one.is_of_any(); };
        const bool offers_none =
            facet.missing > 0 && !is_chosen_from && std::ranges::none_of(request.filters, asks_for_any);
        const std::size_t most =
            request.facet_values == values_a_facet ? most_values_of_page(request, offers_none) : request.facet_values;
        ordered_json values = active_values(frame, own, request);
        bool is_cut = false;
        for (const FacetValue& value : offered) {
            if (std::ranges::any_of(request.filters, [&](const Filter& one) { return is_of(one, facet, value); }))
                continue;
            is_cut = values.size() >= most;
            if (is_cut) break;
            values.push_back(offered_value(frame, facet, value, request));
        }
        if (values.empty()) continue;
        const bool has_more =
            request.facet_values != values_a_facet && values.size() > most_values_of_page(few, offers_none);
        if (offers_none) values.push_back(offered_none(frame, facet, request));
        list.push_back({{"label", label_of(*facet.field)},
                        {"values", std::move(values)},
                        {"more_url", is_cut ? search_url(frame, all) : ""},
                        {"fewer_url", has_more ? search_url(frame, few) : ""}});
    }
    return list.empty() ? ordered_json(nullptr) : list;
}

}  // namespace dateline
