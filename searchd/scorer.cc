#include "searchd/scorer.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace dateline {

namespace {

// Keeps the best of what is added, in linear time.
class Best {
public:
    explicit Best(std::size_t count) : count_(count) {}

    struct One {
        float score = 0;
        DocId article = 0;

        bool operator<(const One& other) const {
            return score != other.score ? score > other.score : article < other.article;
        }
    };

    void add(One one) {
        if (kept_.size() >= count_ && !(one < worst_)) return;
        kept_.push_back(one);
        if (kept_.size() >= 2 * count_ + 64) shrink();
    }

    /// From the best on, without the `first`.
    std::vector<RankedArticle> from(std::size_t first) {
        shrink();
        first = std::min(first, kept_.size());
        const auto begin = kept_.begin() + static_cast<std::ptrdiff_t>(first);
        std::nth_element(kept_.begin(), begin, kept_.end());
        std::sort(begin, kept_.end());
        std::vector<RankedArticle> ranked;
        for (auto it = begin; it != kept_.end(); ++it) ranked.push_back({it->article, it->score});
        return ranked;
    }

private:
    void shrink() {
        if (count_ == 0 || kept_.size() < count_) return;
        const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
        std::nth_element(kept_.begin(), last, kept_.end());
        worst_ = *last;
        kept_.resize(count_);
    }

    std::size_t count_;
    std::vector<One> kept_;
    One worst_{-1, 0};  // of the best `count_`, once there are so many
};

}  // namespace

Scorer::Scorer(PostingLists& lists, const Columns& columns, const DocSet& set)
    : lists_(lists),
      columns_(columns),
      set_(set),
      members_(set.count()),
      articles_(lists.database().get_doccount()),
      average_length_(std::max(lists.database().get_avlength(), 1.0)),
      scores_(set.last() + 1) {}

std::size_t Scorer::cost(std::size_t postings, std::size_t members) {
    return std::min(postings, members * PostingLists::postings_a_skip);
}

// The inverse document frequency as Xapian has it; of several terms, of the articles that have any, were they
// independent.
double Scorer::rarity(const std::vector<std::string>& terms) const {
    double without = 1;
    for (const std::string& term : terms) without *= 1 - static_cast<double>(lists_.frequency(term)) / articles_;
    const double with = articles_ * (1 - without);
    const double odds = (articles_ - with + 0.5) / (with + 0.5);
    return (bm25_saturation + 1) * std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

float Scorer::weight(unsigned wdf, DocId article, double rarity) const {
    const double length = columns_.length[article] / average_length_;
    return static_cast<float>(rarity * wdf / (bm25_saturation * (1 - bm25_by_length + bm25_by_length * length) + wdf));
}

void Scorer::add_term(const std::string& term, double rarity) {
    lists_.for_each_in(set_, members_, term, [&](const Posting& posting) {
        scores_[posting.article] += weight(posting.wdf, posting.article, rarity);
    });
}

// Leaves in wdfs_ how often each article has any of `terms`; returns the articles that do.
std::vector<DocId> Scorer::add_up(const std::vector<std::string>& terms) {
    std::vector<DocId> articles;
    if (wdfs_.empty()) wdfs_.resize(scores_.size());
    for (const std::string& term : terms) {
        lists_.for_each_in(set_, members_, term, [&](const Posting& posting) {
            unsigned& wdf = wdfs_[posting.article];
            if (wdf == 0) articles.push_back(posting.article);
            wdf += std::max(posting.wdf, 1u);
        });
    }
    return articles;
}

void Scorer::add(const ScoredWord& word) {
    if (word.readings.size() == 1 && word.readings[0].size() == 1) {
        add_term(word.readings[0][0], word.weight * rarity(word.readings[0]));
        return;
    }
    std::vector<float> best(word.readings.size() > 1 ? scores_.size() : 0);
    for (const std::vector<std::string>& terms : word.readings) {
        const double weighs = word.weight * rarity(terms);
        for (const DocId id : add_up(terms)) {
            const float here = weight(wdfs_[id], id, weighs);
            wdfs_[id] = 0;
            const float before = best.empty() ? 0 : best[id];
            if (here <= before) continue;
            scores_[id] += here - before;
            if (!best.empty()) best[id] = here;
        }
    }
}

void Scorer::forget(const std::vector<DocId>& articles) {
    for (const DocId article : articles) scores_[article] = 0;
}

std::vector<RankedArticle> Scorer::best(const Slice& slice) const {
    Best best(slice.first + slice.count);
    if (!slice.folds_stories) {
        set_.for_each([&](DocId id) { best.add({scores_[id], id}); });
        return best.from(slice.first);
    }
    std::vector<Best::One> of_story(columns_.story_ids.size() + 1);
    set_.for_each([&](DocId id) {
        const std::uint32_t story = columns_.story[id];
        const Best::One one{scores_[id], id};
        if (story == 0) {
            best.add(one);
        } else if (of_story[story].article == 0 || one < of_story[story]) {
            of_story[story] = one;
        }
    });
    for (const Best::One& one : of_story) {
        if (one.article != 0) best.add(one);
    }
    return best.from(slice.first);
}

}  // namespace dateline
