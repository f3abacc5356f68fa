#include "searchd/closeness.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_words = 3;
constexpr int widest = 5;
constexpr double weight = 0.3;

// Each pair counts by its distance, and many pairs count less each.
double closeness(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
    double sum = 0;
    std::size_t first = 0;
    for (const std::uint32_t a : left) {
        while (first < right.size() && static_cast<int>(right[first]) < static_cast<int>(a) - widest) ++first;
        for (std::size_t i = first; i < right.size() && right[i] <= a + widest; ++i) {
            const double distance = static_cast<double>(right[i]) - static_cast<double>(a);
            // The other way round is worth half.
            if (distance != 0) sum += (distance > 0 ? 1.0 : 0.5) / (distance * distance);
        }
    }
    return 2 * sum / (1 + sum);
}

}  // namespace

Closeness::Closeness(PostingLists& lists, const QueryNode& root) : database_(lists.database()) {
    if (root.kind != Kind::all && root.kind != Kind::any) return;
    for (const QueryNode& child : root.children) {
        if (child.kind == Kind::negation || is_filter(child)) continue;
        const bool is_word = child.kind == Kind::word && child.field == nullptr && !child.words[0].is_prefix;
        if (!is_word || words_.size() == most_words) {
            words_.clear();
            return;
        }
        const std::vector<std::string>& readings = child.words[0].token.words;
        double articles = 0;
        for (const std::string& reading : readings) articles += static_cast<double>(lists.frequency(reading));
        words_.push_back({readings, std::log(1 + database_.get_doccount() / (articles + 1))});
    }
    if (words_.size() < 2) words_.clear();
}

std::vector<std::uint32_t> Closeness::positions(const Word& word, DocId article) const {
    std::vector<std::uint32_t> found;
    for (const std::string& reading : word.readings) {
        const auto end = database_.positionlist_end(article, reading);
        for (auto it = database_.positionlist_begin(article, reading); it != end; ++it) found.push_back(*it);
    }
    if (word.readings.size() > 1) std::ranges::sort(found);
    return found;
}

std::vector<double> Closeness::scores(const std::vector<DocId>& articles) const {
    // Word by word, since positions of one word lie next to each other in the index.
    std::vector<double> scores(articles.size());
    std::vector<std::vector<std::uint32_t>> before(articles.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
        for (std::size_t n = 0; n < articles.size(); ++n) {
            std::vector<std::uint32_t> here = positions(words_[i], articles[n]);
            if (i > 0)
                scores[n] += weight * std::min(words_[i - 1].rarity, words_[i].rarity) * closeness(before[n], here);
            before[n] = std::move(here);
        }
    }
    return scores;
}

}  // namespace dateline
