// What one search may cost, in counts, so that the same search ends at the same point on every machine.
#pragma once

#include <algorithm>
#include <cstddef>

namespace dateline {

/// Where it runs out, what was not looked at counts as not found, and the search is partial.
struct SearchBudget {
    static constexpr std::size_t postings_a_position_list = 60;  ///< that are read in the same time

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

    /// For exports, which may take seconds and are meant to be whole: all positions of two words in every article.
    static SearchBudget for_exports(std::size_t articles) {
        SearchBudget budget;
        budget.postings = std::max(budget.postings, 20 * articles);
        budget.position_lists = std::max(budget.position_lists, 4 * articles);
        budget.positions = std::max(budget.positions, 100 * articles);
        budget.choices = std::max(budget.choices, 10 * articles);
        return budget;
    }

    /// Where there are fewer position lists left than `lists`, takes what is missing from the postings, half of which
    /// stay for what comes later.
    void make_room_for(std::size_t lists) {
        if (lists <= position_lists) return;
        const std::size_t more = std::min(lists - position_lists, postings / 2 / postings_a_position_list);
        postings -= more * postings_a_position_list;
        position_lists += more;
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
