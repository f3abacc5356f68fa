#include "searchd/search_request.h"

#include <algorithm>
#include <charconv>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "searchd/date_words.h"
#include "searchd/query_warnings.h"

namespace dateline {

namespace {

using std::chrono::sys_seconds;

constexpr std::array<std::string_view, 3> sort_names = {"relevance", "newest", "oldest"};

// A whole number from 1 to `most`.
Result<unsigned> parse_count(std::string_view name, std::string_view text, unsigned most) {
    unsigned count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > most) {
        return Fault{std::string(name) + " must be a whole number from 1 to " + std::to_string(most)};
    }
    return count;
}

// The parameter limit.
Result<unsigned> parse_limit(const Parameters& parameters, unsigned usual, unsigned most) {
    const std::string_view limit = value_of(parameters, "limit");
    return limit.empty() ? Result<unsigned>(usual) : parse_count("limit", limit, most);
}

// A query, which has a bound.
Result<std::string> parse_q(const Parameters& parameters, std::string_view name = "q") {
    const std::string_view q = value_of(parameters, name);
    if (shortened_q(q).size() != q.size())
        return Fault{std::string(name) + " is longer than " + std::to_string(longest_q) + " characters"};
    return std::string(q);
}

// A parameter that is "0" or "1".
Result<bool> parse_flag(std::string_view name, const Parameters& parameters, bool usual) {
    const std::string_view value = value_of(parameters, name);
    if (!value.empty() && value != "0" && value != "1") return Fault{std::string(name) + " must be 0 or 1"};
    return value.empty() ? usual : value == "1";
}

// Puts the earlier end first, and says so.
void order_dates(sys_seconds now, SearchRequest& request) {
    if (!request.from || !request.to || *request.from <= *request.to) return;
    const std::string typed = request.from_text + ".." + request.to_text;
    request.warnings.push_back(exchanged_dates(typed));
    std::swap(request.from_text, request.to_text);
    request.from = parse_date(request.from_text, now)->first;
    request.to = parse_date(request.to_text, now)->last;
}

std::optional<Fault> take_dates(const Parameters& parameters, sys_seconds now, SearchRequest& request) {
    for (const std::string_view name : {"from", "to"}) {
        const std::string_view text = trim(value_of(parameters, name));
        if (text.empty()) continue;
        const std::optional<DateSpan> date = parse_date(text, now);
        if (!date) {
            return Fault{std::string(name) +
                         " is no date: use 2022, 2022-03, 2022-03-18, 2022-03-18T10:00:00Z (a + as " +
                         "%2B), 7d, today, yesterday or last week"};
        }
        if (name == "from") {
            request.from = date->first;
            request.from_text = text;
        } else {
            request.to = date->last;
            request.to_text = text;
        }
    }
    order_dates(now, request);
    return std::nullopt;
}

void take_filters(const Parameters& parameters, SearchRequest& request) {
    for (const auto& [name, value] : parameters) {
        const std::string& parameter = name;
        const auto* field = std::ranges::find_if(
            fields, [&](const Field& f) { return !f.parameter.empty() && f.parameter == parameter; });
        const bool is_excluded = value.starts_with('-');
        std::string wanted(trim(std::string_view(value).substr(is_excluded ? 1 : 0)));
        if (field == fields.end() || wanted.empty()) continue;
        // Articles carry the code of the language alone: "de" of "de-AT" and of "German".
        if (const std::string code = language_named(wanted); field->name == "lang" && !code.empty()) wanted = code;
        request.filters.push_back({field, std::move(wanted), is_excluded});
    }
}

}  // namespace

std::string_view to_string(Sort sort) { return sort_names[static_cast<std::size_t>(sort)]; }

std::string_view shortened_q(std::string_view q) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < q.size(); at += decode_utf8(q, at).length) {
        if (++characters > longest_q) return q.substr(0, at);
    }
    return q;
}

Result<SearchRequest> parse_search_request(const Parameters& parameters, sys_seconds now) {
    SearchRequest request;
    request.now = now;
    const Result<std::string> q = parse_q(parameters);
    if (!q) return Fault{q.fault()};
    request.q = *q;
    const Result<std::string> q2 = parse_q(parameters, "q2");
    if (!q2) return Fault{q2.fault()};
    request.q2 = trim(*q2);
    if (const std::string_view page = value_of(parameters, "page"); !page.empty()) {
        const Result<unsigned> count = parse_count("page", page, 1'000'000);
        if (!count) return Fault{count.fault()};
        request.page = *count;
    }
    if (const std::string_view per_page = value_of(parameters, "per_page"); !per_page.empty()) {
        const Result<unsigned> count = parse_count("per_page", per_page, most_per_page);
        if (!count) return Fault{count.fault()};
        request.per_page = *count;
    }
    if (const std::string_view sort = value_of(parameters, "sort"); !sort.empty()) {
        const auto* found = std::ranges::find(sort_names, sort);
        if (found == sort_names.end()) return Fault{"sort must be relevance, newest or oldest"};
        request.sort = static_cast<Sort>(found - sort_names.begin());
    }
    if (const std::string_view in = value_of(parameters, "in"); !in.empty()) {
        request.in = find_field(in);
        if (request.in != &title_field && request.in != &body_field) return Fault{"in must be title or body"};
    }
    if (const auto fault = take_dates(parameters, now, request)) return *fault;
    take_filters(parameters, request);
    if (const std::string_view fold = value_of(parameters, "fold"); !fold.empty()) {
        if (fold != "story" && fold != "none") return Fault{"fold must be story or none"};
        request.folds_stories = fold == "story";
    }
    if (value_of(parameters, "facets") == "all") {
        request.facet_values = most_values_a_facet;
    } else {
        const Result<bool> facets = parse_flag("facets", parameters, request.wants_facets);
        if (!facets) return Fault{facets.fault() + ", or all"};
        request.wants_facets = *facets;
    }
    const Result<bool> explains = parse_flag("explain", parameters, request.explains);
    if (!explains) return Fault{explains.fault()};
    request.explains = *explains;
    return request;
}

Result<SearchRequest> parse_feed_request(const Parameters& parameters, sys_seconds now) {
    Result<SearchRequest> request = parse_search_request(parameters, now);
    if (!request) return request;
    request->is_feed = true;
    request->sort = Sort::newest;
    request->wants_facets = false;
    if (value_of(parameters, "per_page").empty()) request->per_page = items_a_feed;
    return request;
}

Result<ExportRequest> parse_export_request(const Parameters& parameters, sys_seconds now) {
    ExportRequest request;
    const std::string_view format = value_of(parameters, "format");
    if (!format.empty() && format != "jsonl" && format != "csv") return Fault{"format must be jsonl or csv"};
    if (format == "csv") request.format = ExportFormat::csv;
    const Result<SearchRequest> search = parse_search_request(parameters, now);
    if (!search) return Fault{search.fault()};
    request.search = *search;
    request.search.folds_stories = value_of(parameters, "fold") == "story";
    return request;
}

Result<SuggestRequest> parse_suggest_request(const Parameters& parameters) {
    SuggestRequest request;
    const Result<std::string> q = parse_q(parameters);
    if (!q) return Fault{q.fault()};
    request.q = *q;
    const Result<unsigned> limit = parse_limit(parameters, request.limit, most_suggestions);
    if (!limit) return Fault{limit.fault()};
    request.limit = *limit;
    const std::string_view format = value_of(parameters, "format");
    if (!format.empty() && format != "json" && format != "opensearch")
        return Fault{"format must be json or opensearch"};
    request.is_for_browsers = format == "opensearch";
    return request;
}

Result<unsigned> parse_related_limit(const Parameters& parameters) { return parse_limit(parameters, 10, most_related); }

Parameters to_parameters(const SearchRequest& request) {
    Parameters parameters = {{"q", request.q}, {"q2", request.q2}};
    if (request.sort != Sort::relevance) parameters.emplace_back("sort", to_string(request.sort));
    parameters.emplace_back("from", request.from_text);
    parameters.emplace_back("to", request.to_text);
    for (const Filter& filter : request.filters) {
        // A value's own dash is told from an exclusion by the blank before it.
        const std::string sign = filter.is_excluded ? "-" : filter.value.starts_with('-') ? " " : "";
        parameters.emplace_back(filter.field->parameter, sign + filter.value);
    }
    if (request.in != nullptr) parameters.emplace_back("in", request.in->name);
    if (!request.folds_stories) parameters.emplace_back("fold", "none");
    if (request.per_page != 10) parameters.emplace_back("per_page", std::to_string(request.per_page));
    if (!request.wants_facets) parameters.emplace_back("facets", "0");
    if (request.facet_values != values_a_facet) parameters.emplace_back("facets", "all");
    if (request.explains) parameters.emplace_back("explain", "1");
    if (request.page != 1) parameters.emplace_back("page", std::to_string(request.page));
    return parameters;
}

Parameters to_feed_parameters(const SearchRequest& request) {
    SearchRequest other = request;
    other.q2.clear();
    other.sort = Sort::relevance;
    other.page = 1;
    other.per_page = 10;
    other.wants_facets = true;
    other.facet_values = values_a_facet;
    other.explains = false;
    Parameters parameters = to_parameters(other);
    if (request.is_feed && request.per_page != items_a_feed)
        parameters.emplace_back("per_page", std::to_string(request.per_page));
    return parameters;
}

}  // namespace dateline
