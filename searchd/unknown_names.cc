#include "searchd/unknown_names.h"

#include <algorithm>

#include "indexer/model/analyser.h"
#include "indexer/model/language_tag.h"
#include "searchd/edits.h"
#include "searchd/query_warnings.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_values_read = 50'000;
constexpr std::size_t most_candidates = 100;
constexpr std::size_t most_named = 3;
constexpr std::size_t shortest_compared = 3;  // bytes of a word
constexpr std::size_t shortest_telling = 4;   // likewise; "the" tells nothing
// What a word of a name says for a value that has it, or one that is spelt nearly so.
constexpr std::size_t same_word = 2;
constexpr std::size_t near_word = 1;

struct Likeness {
    std::size_t sum = 0;
    bool is_whole = false;  ///< all words of one name are in the other: this may be what was meant

    auto key() const { return std::pair(is_whole, sum); }
};

struct Candidate {
    std::string value;
    Likeness likeness;
    std::size_t articles = 0;
};

std::vector<std::string> words_of(std::string_view name) {
    const std::string folded = fold_value(name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" -*'\"", at), folded.size());
        if (end - at >= shortest_compared) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// Nothing where the two have too little in common: "The Guardian" and "The Times", "Anna Schmidt" and "Ana Ruiz".
Likeness likeness(const std::vector<std::string>& words, const std::string& value) {
    const std::vector<std::string> others = words_of(value);
    std::size_t same = 0;
    std::size_t near = 0;
    bool has_telling = false;
    for (const std::string& word : words) {
        const auto is_near = [&](const std::string& other) { return are_one_edit_apart(word, other); };
        if (value.find(word) != std::string::npos) {
            ++same;
            has_telling |= word.size() >= shortest_telling;
        } else if (std::ranges::any_of(others, is_near)) {
            ++near;
        }
    }
    const std::size_t alike = same + near;
    const bool is_whole = alike > 0 && (alike == words.size() || alike == others.size());
    if (!is_whole && !has_telling) return {};
    return {same * same_word + near * near_word, is_whole};
}

class UnknownNames {
public:
    UnknownNames(std::string_view q, const Vocabulary& vocabulary, const Columns& columns,
                 const std::function<bool(const QueryNode&)>& finds_some)
        : q_(q), vocabulary_(vocabulary), columns_(columns), finds_some_(finds_some) {}

    void look_at(const QueryNode& node) {
        const bool is_name = node.field != nullptr && node.field->kind == FieldKind::name;
        if (is_run(node)) {
            if (node.children[0].field->kind == FieldKind::name && !finds_some_(node)) add(node.children[0]);
        } else if (is_name && (node.kind == Kind::word || node.kind == Kind::phrase)) {
            if (!is_known(node)) add(node);
        } else {
            for (const QueryNode& child : node.children) look_at(child);
        }
    }

    void look_at(const Filter& filter) {
        if (!filter.is_of_any() && articles_of(*filter.field, filter.value) == 0) add(*filter.field, filter.value);
    }

    std::vector<UnknownName> take() { return std::move(found_); }

private:
    // global-times: a phrase and a word for one thing.
    static bool is_run(const QueryNode& node) {
        return node.kind == Kind::any && node.children[0].kind == Kind::phrase && node.children[0].field != nullptr &&
               node.children[1].kind == Kind::word && !node.children[1].words[0].token.parts.empty();
    }

    bool is_known(const QueryNode& node) const {
        if (node.kind == Kind::phrase) return finds_some_(node);
        const Token& token = node.words[0].token;
        // In articles of a language that is not asked for, its stem may be another.
        if (vocabulary_.has(token, *node.field)) return true;
        return node.words[0].is_prefix
                   ? !vocabulary_.beginning_with(token, *node.field, 1).empty()
                   : !vocabulary_.stems(token, node.field).empty() || !vocabulary_.written_apart(token).empty();
    }

    void add(const QueryNode& node) {
        const std::size_t begin = node.words.front().typed.begin;
        add(*node.field, q_.substr(begin, node.words.back().typed.end - begin));
    }

    void add(const Field& field, std::string_view name) {
        const bool is_language = &field == &language_field;
        const std::string language = is_language ? language_named(name) : "";
        std::string text = !is_language       ? "No " + std::string(field.name) + " is called " + in_quotes(name)
                           : language.empty() ? "No article is in a language called " + in_quotes(name)
                                              : "No article is in " + language_name(language);
        std::vector<std::string> others = alike(field, is_language ? "" : name);
        const bool may_be_meant = !is_language && are_whole_;
        for (std::size_t i = 0; i < others.size(); ++i) {
            text += i == 0                   ? (others.size() == 1 ? "; there is " : "; there are ")
                    : i + 1 == others.size() ? " and "
                                             : ", ";
            text += is_language ? language_name(others[i]) : in_quotes(others[i]);
        }
        if (are_more_) text += ", among others";
        text += '.';
        if (is_language && language.empty())
            text += " Languages are named in English or by their codes, as lang:german or lang:de.";
        if (std::ranges::find(found_, text, &UnknownName::warning) != found_.end()) return;
        if (!may_be_meant) others.clear();
        found_.push_back({&field, std::string(name), std::move(others), std::move(text)});
    }

    // Values that have most of the words of `name`, or, where it has none, the most frequent.
    std::vector<std::string> alike(const Field& field, std::string_view name) {
        are_more_ = are_whole_ = false;
        const auto column = std::ranges::find(columns_.facets, &field, &FacetColumn::field);
        if (column == columns_.facets.end()) return {};
        const std::vector<std::string> words = words_of(name);
        std::vector<Candidate> candidates;
        for (const std::string& value : column->values) {
            if (++values_read_ > most_values_read || candidates.size() == most_candidates) break;
            const Likeness like = likeness(words, fold_value(value));
            if (like.sum > 0 || name.empty()) candidates.push_back({value, like, articles_of(field, value)});
        }
        std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
            return std::pair(a.likeness.key(), a.articles) > std::pair(b.likeness.key(), b.articles);
        });
        const Likeness most = candidates.empty() ? Likeness{} : candidates.front().likeness;
        std::erase_if(candidates, [&](const Candidate& one) { return one.likeness.key() < most.key(); });
        are_whole_ = most.is_whole;
        are_more_ = candidates.size() > most_named;
        if (are_more_) candidates.resize(most_named);
        std::vector<std::string> values;
        values.reserve(candidates.size());
        for (Candidate& one : candidates) values.push_back(std::move(one.value));
        return values;
    }

    std::size_t articles_of(const Field& field, std::string_view value) const {
        return vocabulary_.frequency(term::whole_value(field, fold_value(value)));
    }

    std::string_view q_;
    const Vocabulary& vocabulary_;
    const Columns& columns_;
    const std::function<bool(const QueryNode&)>& finds_some_;
    std::size_t values_read_ = 0;
    bool are_more_ = false;   // than alike() gave
    bool are_whole_ = false;  // what alike() gave may be meant
    std::vector<UnknownName> found_;
};

}  // namespace

std::vector<UnknownName> unknown_names(const QueryNode& root, const SearchRequest& request,
                                       const Vocabulary& vocabulary, const Columns& columns,
                                       const std::function<bool(const QueryNode&)>& finds_some) {
    UnknownNames names(request.q, vocabulary, columns, finds_some);
    names.look_at(root);
    for (const Filter& filter : request.filters) names.look_at(filter);
    return names.take();
}

}  // namespace dateline
