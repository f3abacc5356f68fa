// What one search may cost, in counts, so that the same search ends at the same point on every machine.
#pragma once

#include <algorithm>
#include <cstddef>

namespace dateline {

/// Where it runs out, what was not looked at counts as not found, and the search is partial.
struct SearchBudget {
    std::size_t postings = 2'000'000;     ///< entries of posting lists read, 10 to 30 ns each
    std::size_t position_lists = 14'000;  ///< of a word in an article, 1 to 3 µs each
    std::size_t positions = 4'000'000;    ///< in these lists
    std::size_t choices = 1'000'000;      ///< of words that may stand NEAR each other
    std::size_t words = 60'000;           ///< of the index, read for what begins alike
    std::size_t edits = 12'000;  ///< of words that may be misspelt, looked up; without them there is no suggestion
    bool is_spent = false;

    /// In larger archives more, so that a word that all articles have can be read whole, and another.
    static SearchBudget for_articles(std::size_t articles) {
        SearchBudget budget;
        budget.postings = std::max(budget.postings, 2 * articles);
        return budget;
    }

    /// Whether there was so much left.
    bool take(std::size_t SearchBudget::*kind, std::size_t amount) {
        const bool has_enough = take_quietly(kind, amount);
        is_spent |= !has_enough;
        return has_enough;
    }

    /// Likewise, for what does not change what is found.
    bool take_quietly(std::size_t SearchBudget::*kind, std::size_t amount) {
        if (this->*kind < amount) return false;
        this->*kind -= amount;
        return true;
    }
};

}  // namespace dateline
