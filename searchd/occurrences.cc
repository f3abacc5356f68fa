#include "searchd/occurrences.h"

#include <algorithm>
#include <numeric>

#include <xapian.h>

namespace dateline {

namespace {

constexpr std::size_t most_choices = 20'000;  // of occurrences tried for one NEAR in one article

bool has(const TermPostings& postings, DocId article) {
    return std::ranges::binary_search(postings.articles, article);
}

std::size_t frequency(const Place& place) {
    return std::accumulate(place.begin(), place.end(), std::size_t{0},
                           [](std::size_t sum, const TermPostings& term) { return sum + term.articles.size(); });
}

// Chooses an occurrence of each operand, so that they stand near each other.
class NearChoice {
public:
    NearChoice(const std::vector<std::vector<PositionSpan>>& operands, unsigned distance)
        : operands_(operands), distance_(distance), chosen_(operands.size()) {}

    bool exists() { return choose(0); }

private:
    bool choose(std::size_t operand) {
        if (operand == operands_.size()) return true;
        for (const PositionSpan& span : operands_[operand]) {
            if (++tried_ > most_choices) return false;
            chosen_[operand] = span;
            if (fits(operand) && choose(operand + 1)) return true;
        }
        return false;
    }

    // Whether the operands chosen so far, up to `last`, may stay.
    bool fits(std::size_t last) const {
        std::uint32_t begin = chosen_[last].begin;
        std::uint32_t end = chosen_[last].end;
        std::uint32_t inner = 0;
        for (std::size_t i = 0; i <= last; ++i) {
            const PositionSpan& span = chosen_[i];
            if (i < last && span.begin < chosen_[last].end && chosen_[last].begin < span.end) return false;
            begin = std::min(begin, span.begin);
            end = std::max(end, span.end);
            inner += span.end - span.begin - 1;
        }
        // Operands that are still to be chosen may be longer, and then allow for more.
        const std::uint32_t spare = last + 1 < operands_.size() ? longest_rest(last + 1) : 0;
        return end - begin - 1 <= distance_ + inner + spare;
    }

    std::uint32_t longest_rest(std::size_t from) const {
        std::uint32_t sum = 0;
        for (std::size_t i = from; i < operands_.size(); ++i) {
            std::uint32_t longest = 0;
            for (const PositionSpan& span : operands_[i]) longest = std::max(longest, span.end - span.begin - 1);
            sum += longest;
        }
        return sum;
    }

    const std::vector<std::vector<PositionSpan>>& operands_;
    unsigned distance_;
    std::vector<PositionSpan> chosen_;
    std::size_t tried_ = 0;
};

}  // namespace

bool SearchBudget::take(std::size_t SearchBudget::*kind, std::size_t amount) {
    if (this->*kind < amount) {
        is_spent = true;
        return false;
    }
    this->*kind -= amount;
    return true;
}

std::vector<std::uint32_t> OccurrenceFinder::positions(const Place& place, DocId article) {
    std::vector<std::uint32_t> found;
    for (const TermPostings& postings : place) {
        if (!has(postings, article) || !budget_.take(&SearchBudget::position_lists, 1)) continue;
        const auto end = database_.positionlist_end(article, postings.term);
        for (auto it = database_.positionlist_begin(article, postings.term); it != end; ++it) found.push_back(*it);
    }
    if (place.size() > 1) std::ranges::sort(found);
    return found;
}

std::vector<PositionSpan> OccurrenceFinder::find(const Sequence& sequence, DocId article) {
    // The rarest word first: the others are only looked for where it stands.
    std::vector<std::size_t> order(sequence.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t place) { return frequency(sequence[place]); });
    std::vector<std::uint32_t> starts;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto offset = static_cast<std::uint32_t>(order[i]);
        std::vector<std::uint32_t> found = positions(sequence[order[i]], article);
        std::erase_if(found, [&](std::uint32_t at) {
            return at <= offset || (i > 0 && !std::ranges::binary_search(starts, at - offset));
        });
        for (std::uint32_t& at : found) at -= offset;
        starts = std::move(found);
        if (starts.empty()) return {};
    }
    std::vector<PositionSpan> spans;
    for (const std::uint32_t start : starts)
        spans.push_back({start, start + static_cast<std::uint32_t>(sequence.size())});
    return spans;
}

bool OccurrenceFinder::are_near(const std::vector<Operand>& operands, unsigned distance, DocId article) {
    std::vector<std::vector<PositionSpan>> spans;
    for (const Operand& operand : operands) {
        std::vector<PositionSpan> of_operand;
        for (const Sequence& sequence : operand) {
            const std::vector<PositionSpan> found = find(sequence, article);
            of_operand.insert(of_operand.end(), found.begin(), found.end());
        }
        if (of_operand.empty()) return false;
        spans.push_back(std::move(of_operand));
    }
    std::ranges::sort(spans, {}, [](const auto& of_operand) { return of_operand.size(); });
    return NearChoice(spans, distance).exists();
}

}  // namespace dateline
