// Passes over the lines of a text that hold none of the words that are sought, so that only the others are analysed:
// analysing costs fifty times as much as looking at the beginnings of words.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "searchd/span.h"

namespace dateline {

class LineFilter {
public:
    /// Lets lines through that have a word which begins as the folded `word` does, or one of its inflections.
    void add(std::string_view word);

    /// The lines of `text` that may hold one of the words, neighbours together, in order. Lines with characters beyond
    /// ASCII are among them.
    std::vector<Span> find(std::string_view text) const;

private:
    bool may_hold_one(std::string_view line) const;

    static constexpr std::size_t letters = 37;  // a to z without y, 0 to 9; number 0 is none
    std::array<bool, letters * letters * letters> beginnings_{};  // by the first three of a word
    bool takes_all_ = false;
};

}  // namespace dateline
