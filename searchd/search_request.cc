#include "searchd/search_request.h"

#include <algorithm>
#include <charconv>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "searchd/date_words.h"
#include "searchd/parameter_table.h"
#include "searchd/query_warnings.h"

namespace dateline {

namespace {

using std::chrono::sys_seconds;

constexpr std::array<std::string_view, 3> sort_names = {"relevance", "newest", "oldest"};

// A whole number from 1 to `most`.
Complaint take_count(std::string_view text, unsigned most, unsigned& count) {
    unsigned read = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc() || end != text.data() + text.size() || read < 1 || read > most)
        return "must be a whole number from 1 to " + std::to_string(most);
    count = read;
    return std::nullopt;
}

// A query, which has a bound.
Complaint take_query(std::string_view text, std::string& query) {
    if (shortened_q(text).size() != text.size()) return "is longer than " + std::to_string(longest_q) + " characters";
    query = text;
    return std::nullopt;
}

Complaint take_flag(std::string_view value, bool& flag) {
    if (value != "0" && value != "1") return "must be 0 or 1";
    flag = value == "1";
    return std::nullopt;
}

Complaint take_sort(std::string_view value, SearchRequest& request) {
    const auto* found = std::ranges::find(sort_names, value);
    if (found == sort_names.end()) return "must be relevance, newest or oldest";
    request.sort = static_cast<Sort>(found - sort_names.begin());
    return std::nullopt;
}

Complaint take_in(std::string_view value, SearchRequest& request) {
    const Field* field = find_field(value);
    if (field != &title_field && field != &body_field) return "must be title or body";
    request.in = field;
    return std::nullopt;
}

Complaint take_fold(std::string_view value, SearchRequest& request) {
    if (value != "story" && value != "none") return "must be story or none";
    request.folds_stories = value == "story";
    return std::nullopt;
}

// `text` is left as it was where there is no date to take.
Complaint take_date(std::string_view value, sys_seconds now, std::string& text, std::optional<DateSpan>& date) {
    const std::string_view typed = trim(value);
    if (typed.empty()) return std::nullopt;
    date = parse_date(typed, now);
    if (!date)
        return "is no date: use 2022, 2022-03, 2022-03-18, 2022-03-18T10:00:00Z, 7d, today, yesterday or "
               "last week";
    text = typed;
    return std::nullopt;
}

Complaint take_from(std::string_view value, SearchRequest& request) {
    std::optional<DateSpan> date;
    Complaint complaint = take_date(value, request.now, request.from_text, date);
    if (date) request.from = date->first;
    return complaint;
}

Complaint take_to(std::string_view value, SearchRequest& request) {
    std::optional<DateSpan> date;
    Complaint complaint = take_date(value, request.now, request.to_text, date);
    if (date) request.to = date->last;
    return complaint;
}

Complaint take_facets(std::string_view value, SearchRequest& request) {
    if (value == "all") {
        request.facet_values = most_values_a_facet;
        return std::nullopt;
    }
    const Complaint complaint = take_flag(value, request.wants_facets);
    return complaint ? *complaint + ", or all" : complaint;
}

// Filters come besides: those are rows of `fields`, and may be repeated.
constexpr std::array<Parameter<SearchRequest>, 11> search_parameters = {{
    {"q", [](std::string_view value, SearchRequest& request) { return take_query(value, request.q); }},
    {"q2", [](std::string_view value, SearchRequest& request) { return take_query(trim(value), request.q2); }},
    {"page",
     [](std::string_view value, SearchRequest& request) { return take_count(value, most_pages, request.page); }},
    {"per_page",
     [](std::string_view value, SearchRequest& request) { return take_count(value, most_per_page, request.per_page); }},
    {"sort", take_sort},
    {"in", take_in},
    {"from", take_from},
    {"to", take_to},
    {"fold", take_fold},
    {"facets", take_facets},
    {"explain", [](std::string_view value, SearchRequest& request) { return take_flag(value, request.explains); }},
}};

constexpr std::array<Parameter<ExportRequest>, 1> export_parameters = {{
    {"format",
     [](std::string_view value, ExportRequest& request) -> Complaint {
         if (value != "jsonl" && value != "csv") return "must be jsonl or csv";
         request.format = value == "csv" ? ExportFormat::csv : ExportFormat::jsonl;
         return std::nullopt;
     }},
}};

constexpr std::array<Parameter<SuggestRequest>, 3> suggest_parameters = {{
    {"q", [](std::string_view value, SuggestRequest& request) { return take_query(value, request.q); }},
    {"limit", [](std::string_view value,
                 SuggestRequest& request) { return take_count(value, most_suggestions, request.limit); }},
    {"format",
     [](std::string_view value, SuggestRequest& request) -> Complaint {
         if (value != "json" && value != "opensearch") return "must be json or opensearch";
         request.is_for_browsers = value == "opensearch";
         return std::nullopt;
     }},
}};

struct LimitRequest {
    unsigned limit = 0;
    unsigned most = 0;
};

constexpr std::array<Parameter<LimitRequest>, 1> limit_parameters = {{
    {"limit",
     [](std::string_view value, LimitRequest& request) { return take_count(value, request.most, request.limit); }},
}};

Checked<unsigned> parse_limit(const Parameters& parameters, unsigned usual, unsigned most) {
    const auto checked = take_each(limit_parameters, parameters, LimitRequest{usual, most});
    return {checked->limit, checked.wrong};
}

// Puts the earlier end first, and says so.
void order_dates(SearchRequest& request) {
    if (!request.from || !request.to || *request.from <= *request.to) return;
    const std::string typed = request.from_text + ".." + request.to_text;
    request.warnings.push_back(exchanged_dates(typed));
    std::swap(request.from_text, request.to_text);
    request.from = parse_date(request.from_text, request.now)->first;
    request.to = parse_date(request.to_text, request.now)->last;
}

// One or several: de,fr. Articles carry the code of the language alone: "de" of "de-AT" and of "German".
void take_languages(std::string_view wanted, bool is_excluded, SearchRequest& request) {
    while (!wanted.empty()) {
        const std::size_t end = std::min(wanted.find(','), wanted.size());
        const std::string_view one = trim(wanted.substr(0, end));
        const std::string code = language_named(one);
        if (!one.empty())
            request.filters.push_back({&language_field, code.empty() ? std::string(one) : code, is_excluded});
        wanted.remove_prefix(std::min(end + 1, wanted.size()));
    }
}

void take_filters(const Parameters& parameters, SearchRequest& request) {
    for (const auto& [name, value] : parameters) {
        const std::string& parameter = name;
        const auto* field = std::ranges::find_if(
            fields, [&](const Field& f) { return !f.parameter.empty() && f.parameter == parameter; });
        const bool is_excluded = value.starts_with('-');
        const std::string_view text = std::string_view(value).substr(is_excluded ? 1 : 0);
        std::string wanted(trim(text));
        if (field == fields.end() || wanted.empty()) continue;
        if (wanted == any_value && text.starts_with(any_value)) {
            request.filters.push_back({field, "", is_excluded});
        } else if (field == &language_field) {
            take_languages(wanted, is_excluded, request);
        } else {
            request.filters.push_back({field, std::move(wanted), is_excluded});
        }
    }
}

// `usual`: what holds where a parameter is not given.
Checked<SearchRequest> parse_search(const Parameters& parameters, sys_seconds now, SearchRequest usual) {
    usual.now = now;
    Checked<SearchRequest> checked = take_each(search_parameters, parameters, usual);
    order_dates(*checked);
    take_filters(parameters, *checked);
    return checked;
}

}  // namespace

std::string to_string(const std::vector<WrongParameter>& wrong) {
    std::string text;
    for (const auto& [name, complaint] : wrong)
        text.append(text.empty() ? "" : "; ").append(name).append(" ").append(complaint);
    return text;
}

std::string_view to_string(Sort sort) { return sort_names[static_cast<std::size_t>(sort)]; }

std::string_view shortened_q(std::string_view q) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < q.size(); at += decode_utf8(q, at).length) {
        if (++characters > longest_q) return q.substr(0, at);
    }
    return q;
}

Checked<SearchRequest> parse_search_request(const Parameters& parameters, sys_seconds now) {
    return parse_search(parameters, now, {});
}

Checked<SearchRequest> parse_feed_request(const Parameters& parameters, sys_seconds now) {
    SearchRequest usual;
    usual.per_page = items_a_feed;
    Checked<SearchRequest> checked = parse_search(parameters, now, usual);
    checked->is_feed = true;
    checked->sort = Sort::newest;
    checked->wants_facets = false;
    return checked;
}

Checked<ExportRequest> parse_export_request(const Parameters& parameters, sys_seconds now) {
    SearchRequest usual;
    usual.folds_stories = false;
    Checked<SearchRequest> search = parse_search(parameters, now, usual);
    Checked<ExportRequest> checked = take_each(export_parameters, parameters, ExportRequest{});
    checked->search = std::move(*search);
    checked.wrong.insert(checked.wrong.begin(), search.wrong.begin(), search.wrong.end());
    return checked;
}

Checked<SuggestRequest> parse_suggest_request(const Parameters& parameters) {
    return take_each(suggest_parameters, parameters, SuggestRequest{});
}

Checked<unsigned> parse_related_limit(const Parameters& parameters) {
    return parse_limit(parameters, 10, most_related);
}

Checked<unsigned> parse_stats_limit(const Parameters& parameters) {
    return parse_limit(parameters, 100, most_facet_values);
}

std::vector<std::string_view> search_parameter_names() {
    std::vector<std::string_view> names = names_of(search_parameters);
    for (const Field& field : fields) {
        if (!field.parameter.empty()) names.push_back(field.parameter);
    }
    return names;
}

std::vector<std::string_view> export_parameter_names() {
    std::vector<std::string_view> names = search_parameter_names();
    for (const std::string_view name : names_of(export_parameters)) names.push_back(name);
    return names;
}

std::vector<std::string_view> suggest_parameter_names() { return names_of(suggest_parameters); }

std::vector<std::string_view> limit_parameter_names() { return names_of(limit_parameters); }

bool asks_for_values(const SearchRequest& request, const Field& field) {
    return std::ranges::any_of(request.filters,
                               [&](const Filter& one) { return one.field == &field && one.is_of_value(); });
}

Parameters to_parameters(const SearchRequest& request) {
    Parameters parameters = {{"q", request.q}, {"q2", request.q2}};
    if (request.sort != Sort::relevance) parameters.emplace_back("sort", to_string(request.sort));
    parameters.emplace_back("from", request.from_text);
    parameters.emplace_back("to", request.to_text);
    for (const Filter& filter : request.filters) {
        // A value's own dash is told from an exclusion by the blank before it, its own star from any value.
        const bool needs_blank = filter.value == any_value || (filter.value.starts_with('-') && !filter.is_excluded);
        const std::string_view value = filter.is_of_any() ? any_value : filter.value;
        parameters.emplace_back(filter.field->parameter, (filter.is_excluded ? "-" : "") +
                                                             std::string(needs_blank ? " " : "") + std::string(value));
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
