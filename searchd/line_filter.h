// Passes over the lines of a text that hold none of the words that are sought, so that only the others are analysed:
// analysing costs fifty times as much as looking at the beginnings of words.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "searchd/span.h"

namespace dateline {

/// A set of units: the words of a query by number, those from 63 on as one.
using UnitSet = std::uint64_t;

inline UnitSet set_of(std::size_t unit) { return UnitSet{1} << std::min<std::size_t>(unit, 63); }

struct CandidateLine {
    Span line;          ///< with the sign that ends it
    UnitSet units = 0;  ///< whose beginnings it has
    bool is_ascii = true;
};

class LineFilter {
public:
    /// Lets lines through that have a word which begins as the folded `word` does, or one of its inflections.
    void add(std::string_view word, std::size_t unit);

    /// The lines of `text` that may hold one of the words, in order. Those with letters beyond ASCII are among them,
    /// with all units.
    std::vector<CandidateLine> find(std::string_view text) const;

    /// The parts of such a line of `text` that may be one of the words, from blank to blank; all of the line where that
    /// cannot be told.
    std::vector<Span> words(std::string_view text, const CandidateLine& candidate) const;

private:
    CandidateLine look_at(std::string_view line) const;
    template <typename Visit>
    static bool for_each_beginning(std::string_view line, const Visit& visit);
    UnitSet units_of(std::size_t first, std::size_t second, std::size_t third) const {
        return first_[first * letters + second] & third_[third];
    }

    static constexpr std::size_t letters = 37;        // a to z without y, 0 to 9; number 0 is none
    std::array<UnitSet, letters * letters> first_{};  // by the first two of a word: those that begin with them
    std::array<UnitSet, letters> third_{};            // by the third: those that may go on with it
    UnitSet always_ = 0;
};

}  // namespace dateline
