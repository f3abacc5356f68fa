// What many titles say in the same words.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "searchd/suggestions.h"

namespace dateline {

struct PublishedTitle {
    std::string text;
    std::uint64_t published = 0;  ///< YYYYMMDDhhmmss; 0 where unknown
    std::string language;
    std::string story{};
};

/// Whether a folded word says little in that language.
using StopWordTest = std::function<bool(const std::string& language, const std::string& word)>;

/// The runs of two to four words, none across punctuation and none with a stop word at its beginning or end, that at
/// least three titles have; the most frequent, at most `most`. Not those that nearly always (three times of four) are a
/// part of another one: "bank of new". Spelt as in the first of the titles that has it.
std::vector<Suggestion> frequent_phrases(const std::vector<PublishedTitle>& titles, const StopWordTest& is_stop_word,
                                         std::size_t most);

}  // namespace dateline
