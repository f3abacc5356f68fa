#include "searchd/to_html.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "indexer/model/document.h"
#include "indexer/version.h"
#include "searchd/query.h"
#include "searchd/query_syntax.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using nlohmann::ordered_json;

ordered_json frame_values(const PageFrame& frame, const std::string& title) {
    return {{"root", frame.root},
            {"stylesheet", frame.stylesheet},
            {"favicon", frame.favicon},
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

// The search for all articles that have `value` in `field`.
std::string filter_url(const PageFrame& frame, const Field& field, const std::string& value) {
    SearchRequest request;
    request.filters.push_back({&field, value, false});
    return search_url(frame, request);
}

ordered_json linked(const PageFrame& frame, const char* field, const std::string& value) {
    if (value.empty()) return nullptr;
    return {{"text", value}, {"url", filter_url(frame, *find_field(field), value)}};
}

std::string typed_url(const PageFrame& frame, const std::string& q) {
    return frame.root + "/search?q=" + encode_component(q);
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

std::string joined(const std::vector<std::string>& values, std::string_view between = ", ") {
    std::string text;
    for (const std::string& value : values) {
        if (!text.empty()) text += between;
        text += value;
    }
    return text;
}

std::string story_url(const PageFrame& frame, const Story& story) {
    return frame.root + "/story/" + encode_component(story.id);
}

std::string article_url(const PageFrame& frame, const Article& article) {
    return frame.root + "/article/" + encode_component(article.id);
}

// Who else tells the story of `article`: "also in 3 sources"; nothing where it is alone.
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

// Each value narrows `request` to it, or excludes it.
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
        SearchRequest without = request;
        without.filters.erase(without.filters.begin() + static_cast<std::ptrdiff_t>(i));
        add(label_of(*request.filters[i].field), request.filters[i].value, request.filters[i].is_excluded, without);
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

ordered_json pager_values(const PageFrame& frame, const ResultPage& page) {
    if (page.pages() < 2) return nullptr;
    const auto url = [&](std::size_t number) {
        SearchRequest other = page.request;
        other.page = static_cast<unsigned>(number);
        return search_url(frame, other);
    };
    const std::size_t current = page.request.page;
    const std::size_t first = current > 3 ? std::min(current - 2, page.pages()) : 1;
    const std::size_t last = std::min(first + 4, page.pages());
    ordered_json links = ordered_json::array();
    for (std::size_t number = first; number <= last; ++number) {
        links.push_back({{"number", with_thousands(number)}, {"url", url(number)}, {"is_current", number == current}});
    }
    return {{"previous", current > 1 ? ordered_json(url(std::min(current - 1, page.pages()))) : nullptr},
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
    SearchRequest other = page.request;
    other.page = 1;
    other.folds_stories = !page.request.folds_stories;
    return {{"stories_text", with_thousands(page.stories) + (page.stories == 1 ? " story" : " stories")},
            {"text", page.request.folds_stories ? "Show every article" : "One article a story"},
            {"url", search_url(frame, other)}};
}

// Under names that the article itself has not: what is missing in a list, Mustache takes from around it.
ordered_json related_values(const PageFrame& frame, const std::vector<Hit>& related) {
    if (related.empty()) return nullptr;
    ordered_json values;
    for (const Hit& hit : related) {
        values["links"].push_back({{"link", article_url(frame, hit.article)},
                                   {"title", hit.article.title},
                                   {"outlet", hit.article.source},
                                   {"date", date_values(hit.article.published)}});
    }
    return values;
}

std::string decimal(double milliseconds) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f ms", milliseconds);
    return text.data();
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

}  // namespace

ordered_json to_home_values(const PageFrame& frame, const IndexSummary& summary, const ResultPage& newest) {
    ordered_json values = frame_values(frame, "Dateline");
    values["is_empty_index"] = summary.state.articles == 0;
    values["articles_text"] = count_of_articles(summary.state.articles);
    if (!summary.first_published.empty())
        values["span_text"] = summary.first_published + " to " + summary.last_published;
    values["feed"] = frame.root + "/feed";
    values["hits"] = hits_values(frame, newest);
    values["facets"] = facets_values(frame, summary.facets, SearchRequest{});
    return values;
}

ordered_json to_search_values(const PageFrame& frame, const ResultPage& page) {
    const SearchRequest& request = page.request;
    ordered_json values = frame_values(frame, (request.q.empty() ? "All articles" : request.q) + " – Dateline");
    values["q"] = request.q;
    values["count_text"] = (page.total_is_exact ? "" : "At least ") + count_of_articles(page.total);
    if (!page.corrected.empty()) {
        SearchRequest corrected = request;
        corrected.q = page.corrected;
        corrected.page = 1;
        values["corrected"] = {
            {"text", page.corrected}, {"url", search_url(frame, corrected)}, {"why", joined(page.corrections, " ")}};
    }
    if (page.stories < page.total) values["fold"] = fold_values(frame, page);
    values["is_none"] = page.total == 0;
    values["feed"] = feed_url(frame, request);
    if (page.total > 0)
        values["export"] = {{"csv", export_url(frame, request, "csv")}, {"jsonl", export_url(frame, request, "jsonl")}};
    values["took_text"] = decimal(page.took_ms);
    for (const std::string& warning : page.warnings) values["warnings"].push_back({{"text", warning}});
    if (!page.is_plain && !page.read_as.empty()) values["read_as"] = page.read_as;
    values["sorts"] = sorts_values(frame, request);
    values["chips"] = chips_values(frame, request);
    values["hits"] = hits_values(frame, page);
    values["facets"] = facets_values(frame, page.facets, request);
    values["pager"] = pager_values(frame, page);
    if (!page.hits.empty()) {
        const std::size_t first = std::size_t{request.page - 1} * request.per_page + 1;
        values["first"] = with_thousands(first);
        values["last"] = with_thousands(first + page.hits.size() - 1);
    }
    values["from"] = request.from_text;
    values["to"] = request.to_text;
    values["hidden"] = hidden_values(to_parameters(request), {"q"});
    values["hidden_without_dates"] = hidden_values(to_parameters(request), {"q", "from", "to"});
    return values;
}

ordered_json to_article_values(const PageFrame& frame, const ArticlePage& page) {
    const Article& article = page.article;
    ordered_json values = frame_values(frame, article.title + " – Dateline");
    values["q"] = page.q;
    if (!page.q.empty()) values["back"] = typed_url(frame, page.q);
    values["title_html"] = to_marked_html(article.title, page.title_marks);
    values["published"] = date_values(article.published);
    values["source"] = linked(frame, "source", article.source);
    for (const std::string& author : article.authors) values["authors"].push_back(linked(frame, "author", author));
    values["section"] = linked(frame, "section", article.section);
    for (const std::string& tag : article.tags)
        values["tags"].push_back({{"text", tag}, {"url", typed_url(frame, "tag:" + as_phrase(tag))}});
    values["language"] = article.language;
    values["story"] = also_values(frame, page.story, article);
    values["body_html"] = paragraphs_html(article.body, page.body_marks);
    values["related"] = related_values(frame, page.related);
    values["original"] = article.url;
    if (article.indexed != std::chrono::sys_seconds{})
        values["indexed"] = date_values(Timestamp{article.indexed, Precision::second});
    values["id"] = article.id;
    values["api"] = frame.root + "/api/v1/articles/" + encode_component(article.id);
    return values;
}

ordered_json to_story_values(const PageFrame& frame, const StoryPage& page) {
    const Article& first = page.members.front().article;
    ordered_json values = frame_values(frame, first.title + " – Dateline");
    values["title"] = first.title;
    values["count_text"] = count_of_articles(page.story.size);
    if (page.members.size() < page.story.size)
        values["more_text"] = "and " + count_of_articles(page.story.size - page.members.size()) + " more";
    if (page.story.sources.size() > 1) values["sources_text"] = with_thousands(page.story.sources.size()) + " sources";
    for (const StoryMember& member : page.members) {
        const Article& article = member.article;
        ordered_json shown = {{"url", article_url(frame, article)},
                              {"title", article.title},
                              {"source", article.source},
                              {"published", date_values(article.published)},
                              {"authors", joined(article.authors)},
                              {"language", article.language},
                              {"original", article.url}};
        const bool is_first = values["members"].empty();
        if (is_first) shown["opening_html"] = paragraphs_html(member.opening.text, {});
        for (const MarkedText& added : member.added)
            shown["added"].push_back({{"html", to_marked_html(added.text, added.marks)}});
        shown["adds_nothing"] = !is_first && member.added.empty();
        values["members"].push_back(std::move(shown));
    }
    return values;
}

ordered_json to_help_values(const PageFrame& frame) {
    ordered_json values = frame_values(frame, "How to search – Dateline");
    for (const SyntaxSection& section : query_syntax()) {
        ordered_json rows = ordered_json::array();
        for (const SyntaxRow& row : section.rows) {
            rows.push_back({{"form", row.form},
                            {"example", row.example},
                            {"url", typed_url(frame, row.example)},
                            {"meaning", row.meaning}});
        }
        const bool has_names = section.id == "fields" || section.id == "dates";
        values["sections"].push_back({{"id", section.id},
                                      {"heading", section.heading},
                                      {"text", section.text},
                                      {has_names ? "names" : "examples", {{"rows", std::move(rows)}}}});
    }
    for (const DateForm& form : date_forms)
        values["date_forms"].push_back({{"form", form.form}, {"meaning", form.meaning}});
    values["limits_text"] = query_limits();
    return values;
}

ordered_json to_error_values(const PageFrame& frame, int status, std::string_view heading, std::string_view message) {
    ordered_json values = frame_values(frame, std::string(heading) + " – Dateline");
    values["status"] = std::to_string(status);
    values["heading"] = heading;
    values["message"] = message;
    return values;
}

}  // namespace dateline
