// Completions of what is being typed, out of a fixed set of texts. Immutable, and so usable by many threads at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/schema.h"
#include "searchd/prefix_places.h"

namespace dateline {

enum class SuggestionKind : unsigned char { name, phrase, title, words };

std::string_view to_string(SuggestionKind kind);

/// A text to be offered as it is: plain text, valid UTF-8 without control characters.
struct Suggestion {
    std::string text;
    SuggestionKind kind = SuggestionKind::title;
    std::uint32_t count = 1;       ///< articles that have the name, headlines with the phrase; 0 where it is not known
    std::uint64_t published = 0;   ///< YYYYMMDDhhmmss, to prefer what is newer; 0 where it does not matter
    bool is_near = false;          ///< begins as typed but for one letter
    const Field* field = nullptr;  ///< of a name that is offered without its field
};

class Suggestions {
public:
    Suggestions() = default;

    /// Of texts that differ in case, accents and punctuation alone, the most frequent stands for all.
    explicit Suggestions(std::vector<Suggestion> texts);

    /// At most `limit` of those that `typed` begins, or of which it begins a word: first those it begins, then by their
    /// frequency, then roughly by length, the newer first. From three letters on, those that it would begin but for one
    /// letter wrong, missing, too many or swapped with the next come last, in the same order. `typed` may be any bytes.
    std::vector<Suggestion> complete(std::string_view typed, std::size_t limit) const;

    /// The first that complete() would give of all.
    std::vector<Suggestion> best(std::size_t limit) const {
        return {texts_.begin(), texts_.begin() + static_cast<std::ptrdiff_t>(std::min(limit, texts_.size()))};
    }

    std::size_t size() const { return texts_.size(); }

private:
    std::vector<Suggestion> texts_;  ///< the best first
    PrefixPlaces places_;            ///< of their keys
};

/// `found`, which Suggestions::complete() gave, with `others` before those that are near only; at most `limit`, and of
/// texts that differ in case, accents and punctuation alone the first.
std::vector<Suggestion> with_others(std::vector<Suggestion> found, std::vector<Suggestion> others, std::size_t limit);

/// Likewise with `words`, of which a few come before the titles and are among the first half.
std::vector<Suggestion> with_words(std::vector<Suggestion> found, std::vector<Suggestion> words, std::size_t limit);

}  // namespace dateline
