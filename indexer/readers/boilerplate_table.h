// Tables of phrases, in which a row is a value and a text of all phrases that stand for it: "read more|see more".
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <unordered_map>

namespace dateline {

template <typename Value>
class PhraseTable {
public:
    struct Row {
        Value value;
        std::string_view phrases;  ///< must outlive the table, as a literal does
    };

    /// A phrase of several rows belongs to the first.
    PhraseTable(std::initializer_list<Row> rows) {
        for (const auto& [value, phrases] : rows) {
            for (std::size_t at = 0; at <= phrases.size();) {
                const auto end = std::min(phrases.find('|', at), phrases.size());
                values_.emplace(phrases.substr(at, end - at), value);
                at = end + 1;
            }
        }
    }

    /// The value of `phrase`; a default one where it has none.
    Value find(std::string_view phrase) const {
        const auto found = values_.find(phrase);
        return found == values_.end() ? Value{} : found->second;
    }

private:
    std::unordered_map<std::string_view, Value> values_;
};

/// A table that only tells whether it has a phrase.
class PhraseSet {
public:
    explicit PhraseSet(std::string_view phrases) : table_{{true, phrases}} {}
    bool contains(std::string_view phrase) const { return table_.find(phrase); }

private:
    PhraseTable<bool> table_;
};

}  // namespace dateline
