#include "searchd/query_languages.h"

#include <algorithm>

namespace dateline {

std::vector<std::string> languages_asked_for(const QueryNode& root, const std::vector<Filter>& filters) {
    std::vector<std::string> asked;
    const auto is_wanted = [](const Filter& filter) { return filter.field == &language_field && !filter.is_excluded; };
    // Beside any language others say nothing.
    const bool is_any =
        std::ranges::any_of(filters, [&](const Filter& filter) { return is_wanted(filter) && filter.is_of_any(); });
    for (const Filter& filter : filters) {
        if (is_wanted(filter) && !is_any) asked.push_back(fold_value(filter.value));
    }
    const auto take = [&](const QueryNode& node) {
        if (node.kind == QueryNode::Kind::word && node.field == &language_field)
            asked.push_back(node.words[0].token.words.front());
    };
    take(root);
    if (root.kind == QueryNode::Kind::all) std::ranges::for_each(root.children, take);
    return asked;
}

ParsedQuery parse_in_its_language(std::string_view text, const QueryContext& context,
                                  const std::vector<Filter>& filters, Analysers& analysers) {
    ParsedQuery parsed = parse_query(text, analysers.main(), context);
    const std::vector<std::string> asked = languages_asked_for(parsed.root, filters);
    return asked.size() == 1 ? parse_query(text, analysers.of(asked.front()), context) : parsed;
}

std::vector<Analyser*> stemming_languages(const QueryNode& root, const std::vector<Filter>& filters,
                                          const Columns& columns, Analysers& analysers) {
    std::vector<std::string> languages = languages_asked_for(root, filters);
    std::vector<Analyser*> stemming;
    if (languages.empty()) {
        stemming.push_back(&analysers.main());
        if (analysers.language().is_each_own()) languages = facet_column(columns, language_field).values;
    }
    for (const std::string& language : languages) {
        Analyser* analyser = &analysers.of(language);
        if (std::ranges::find(stemming, analyser) == stemming.end()) stemming.push_back(analyser);
    }
    return stemming;
}

}  // namespace dateline
