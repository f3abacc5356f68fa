// The tokens of spellings that were met before: a text has few different words.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/model/analyser.h"
#include "indexer/model/word_splitter.h"

namespace dateline {

/// Of one analyser; starts anew when it is full, at about 10 MB.
class TokenMemory {
public:
    /// What `span` of `text` was read as; nullptr where that is not known.
    const Token* find(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading) const;

    void add(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading, const Token& token);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view spelling) const { return std::hash<std::string_view>{}(spelling); }
    };
    using Tokens = std::unordered_map<std::string, Token, Hash, std::equal_to<>>;

    static std::size_t way_of(const WordSpan& span, bool is_shouting, Reading reading);

    std::array<Tokens, 32> tokens_;  // by way_of()
    std::size_t count_ = 0;
};

}  // namespace dateline
