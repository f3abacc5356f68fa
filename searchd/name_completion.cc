#include "searchd/name_completion.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "indexer/model/language_tag.h"
#include "searchd/finder.h"

namespace dateline {

namespace {

constexpr std::size_t most_names_beside = 2'000;

// "Ines Calloway" in quotes, "German" as de.
std::string as_value(const Field& field, const std::string& name) {
    if (&field == &language_field) {
        const std::string code = language_named(name);
        return code.empty() ? name : code;
    }
    const auto is_plain = [](char c) {
        return (c >= '0' && c <= '9') || ((c | ' ') >= 'a' && (c | ' ') <= 'z') ||
               (static_cast<unsigned char>(c) & 0x80u) != 0;
    };
    return std::ranges::all_of(name, is_plain) ? name : "\"" + name + "\"";
}

SearchBudget a_few_milliseconds() {
    SearchBudget budget;
    budget.postings = 50'000;
    budget.position_lists = 1'000;
    budget.words = 2'000;
    budget.edits = 0;
    return budget;
}

DocSet newest(const Columns& columns) {
    constexpr std::size_t most = 50'000;
    DocSet articles(columns.every.last());
    const std::size_t first = columns.oldest_first.size() - std::min(most, columns.oldest_first.size());
    for (std::size_t i = first; i < columns.oldest_first.size(); ++i) articles.add(columns.oldest_first[i]);
    return articles;
}

}  // namespace

Suggestions names_of(const Field& field, std::vector<Suggestion> values) {
    if (&field == &language_field) {
        for (Suggestion& value : values) value.text = language_name(value.text);
    }
    return Suggestions(std::move(values));
}

std::vector<Suggestion> complete_name(const Suggestions& names, const TypedName& name, std::size_t limit) {
    std::vector<Suggestion> found = name.begun.empty() ? names.best(limit) : names.complete(name.begun, limit);
    // No quotation marks can be put around some.
    std::erase_if(found, [](const Suggestion& one) { return one.text.find('"') != std::string::npos; });
    for (Suggestion& one : found) {
        one.text = std::string(name.kept) + as_value(*name.field, one.text);
        one.field = nullptr;
        if (!name.is_all) one.count = 0;
    }
    return found;
}

std::vector<Suggestion> complete_name_beside(const Xapian::Database& database, const Columns& columns,
                                             Analysers& analysers, const TypedName& name, std::size_t limit) {
    SearchRequest request;
    request.q = name.before;
    request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    request.is_feed = true;  // nothing is put right
    Finder finder(database, analysers, columns, request, a_few_milliseconds());
    finder.find();
    const bool is_cut = finder.matcher().is_partial();
    const Facet facet =
        count_facet(facet_column(columns, *name.field), is_cut ? newest(columns) : finder.found(), most_names_beside);
    std::vector<Suggestion> values;
    values.reserve(facet.values.size());
    for (const FacetValue& value : facet.values)
        values.push_back({value.value, SuggestionKind::name, static_cast<std::uint32_t>(value.count)});
    std::vector<Suggestion> found = complete_name(names_of(*name.field, std::move(values)), name, limit);
    for (Suggestion& one : found) one.count = is_cut ? 0 : one.count;
    return found;
}

std::string query_of(const Suggestion& suggestion) {
    const std::string& text = suggestion.text;
    if (suggestion.kind == SuggestionKind::title) {
        const std::string_view cut = text.ends_with("…") ? "…" : "";
        return as_phrase(std::string_view(text).substr(0, text.size() - cut.size()));
    }
    if (suggestion.field == nullptr || text.find('"') != std::string::npos) return text;
    return std::string(suggestion.field->name) + ":" + as_value(*suggestion.field, text);
}

}  // namespace dateline
