#include "searchd/occurrences.h"

#include <algorithm>
#include <numeric>

#include <xapian.h>

namespace dateline {

namespace {

constexpr std::size_t most_choices = 20'000;  // of occurrences tried for one NEAR in one article

// Calls visit(n) for every article number n, of `articles`, that is in `postings`; both are in order.
template <typename Visit>
void for_each_common(std::span<const Posting> postings, const std::vector<DocId>& articles, const Visit& visit) {
    constexpr std::size_t much_longer = 16;
    const bool takes_steps = postings.size() > much_longer * articles.size();
    auto at = postings.begin();
    for (std::size_t n = 0; n < articles.size() && at != postings.end(); ++n) {
        if (takes_steps) {
            at = std::ranges::lower_bound(at, postings.end(), articles[n], {}, &Posting::article);
        } else {
            while (at != postings.end() && at->article < articles[n]) ++at;
        }
        if (at != postings.end() && at->article == articles[n]) visit(n);
    }
}

std::size_t frequency(const Place& place) {
    return std::accumulate(place.begin(), place.end(), std::size_t{0},
                           [](std::size_t sum, const TermPostings& term) { return sum + term.articles.size(); });
}

// Chooses an occurrence of each operand, so that they stand near each other. Those of an operand are in order.
class NearChoice {
public:
    NearChoice(const std::vector<std::vector<PositionSpan>>& operands, unsigned distance, SearchBudget& budget)
        : operands_(operands), distance_(distance), budget_(budget), chosen_(operands.size()), spare_(operands.size()) {
        for (std::size_t i = operands.size(); i-- > 1;) spare_[i - 1] = spare_[i] + longest(operands[i]);
        reach_ = distance + spare_[0] + longest(operands[0]);
    }

    bool exists() { return choose(0); }

private:
    bool choose(std::size_t operand) {
        if (operand == operands_.size()) return true;
        const std::vector<PositionSpan>& spans = operands_[operand];
        const std::uint32_t first = operand == 0 ? 0 : chosen_[0].begin - std::min(chosen_[0].begin, reach_);
        for (auto span = std::ranges::lower_bound(spans, first, {}, &PositionSpan::begin); span != spans.end();
             ++span) {
            if (operand > 0 && span->begin > chosen_[0].begin + reach_) break;
            if (!budget_.take(&SearchBudget::choices, 1) || ++tried_ > most_choices) {
                budget_.is_spent = true;
                return false;
            }
            chosen_[operand] = *span;
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
        return end - begin - 1 <= distance_ + inner + spare_[last];
    }

    static std::uint32_t longest(const std::vector<PositionSpan>& spans) {
        std::uint32_t length = 0;
        for (const PositionSpan& span : spans) length = std::max(length, span.end - span.begin - 1);
        return length;
    }

    const std::vector<std::vector<PositionSpan>>& operands_;
    unsigned distance_;
    SearchBudget& budget_;
    std::vector<PositionSpan> chosen_;
    std::vector<std::uint32_t> spare_;  // what longer operands that are still to be chosen allow for
    std::uint32_t reach_ = 0;           // no operand begins farther than that from another
    std::size_t tried_ = 0;
};

}  // namespace

std::vector<std::uint32_t> OccurrenceFinder::positions(const std::string& term, DocId article) {
    std::vector<std::uint32_t> found;
    if (!budget_.take(&SearchBudget::position_lists, 1)) return found;
    const auto end = database_.positionlist_end(article, term);
    for (auto it = database_.positionlist_begin(article, term); it != end && budget_.take(&SearchBudget::positions, 1);
         ++it)
        found.push_back(*it);
    return found;
}

Occurrences OccurrenceFinder::find(const Sequence& sequence, const std::vector<DocId>& articles) {
    // The rarest word first: the others are only looked for where it stands.
    std::vector<std::size_t> order(sequence.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t place) { return frequency(sequence[place]); });
    std::vector<std::vector<std::uint32_t>> starts(articles.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto offset = static_cast<std::uint32_t>(order[i]);
        std::vector<std::vector<std::uint32_t>> found(articles.size());
        for (const TermPostings& postings : sequence[order[i]]) {
            for_each_common(postings.articles, articles, [&](std::size_t n) {
                if (i > 0 && starts[n].empty()) return;
                for (const std::uint32_t at : positions(postings.term, articles[n])) {
                    if (at > offset && (i == 0 || std::ranges::binary_search(starts[n], at - offset)))
                        found[n].push_back(at - offset);
                }
            });
        }
        if (sequence[order[i]].size() > 1) {
            for (auto& of_article : found) std::ranges::sort(of_article);
        }
        starts = std::move(found);
    }
    const auto length = static_cast<std::uint32_t>(sequence.size());
    Occurrences spans(articles.size());
    for (std::size_t n = 0; n < articles.size(); ++n) {
        for (const std::uint32_t start : starts[n]) spans[n].push_back({start, start + length});
    }
    return spans;
}

std::vector<DocId> OccurrenceFinder::near(const std::vector<Operand>& operands, unsigned distance,
                                          const std::vector<DocId>& articles) {
    std::vector<Occurrences> spans(articles.size());  // by article, then by operand
    for (Occurrences& of_article : spans) of_article.resize(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        for (const Sequence& sequence : operands[i]) {
            const Occurrences found = find(sequence, articles);
            for (std::size_t n = 0; n < articles.size(); ++n)
                spans[n][i].insert(spans[n][i].end(), found[n].begin(), found[n].end());
        }
    }
    std::vector<DocId> near;
    for (std::size_t n = 0; n < articles.size(); ++n) {
        for (auto& of_operand : spans[n]) std::ranges::sort(of_operand, {}, &PositionSpan::begin);
        // The fewest first: fewer choices to try.
        std::ranges::sort(spans[n], {}, [](const auto& of_operand) { return of_operand.size(); });
        if (!spans[n].front().empty() && NearChoice(spans[n], distance, budget_).exists()) near.push_back(articles[n]);
    }
    return near;
}

}  // namespace dateline
