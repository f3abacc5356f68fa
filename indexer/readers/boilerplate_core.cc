#include "indexer/readers/boilerplate_core.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace dateline {
namespace {

using std::size_t;

/// For the story or against it; a paragraph of ten words outweighs three or four links.
int weight_of(const Paragraph& paragraph) {
    constexpr size_t most_words = 60;
    if (paragraph.kind != LineKind::text) return -4;
    if (!paragraph.is_kept) return -1;
    if (paragraph.is_story()) return static_cast<int>(std::min(paragraph.shape.words, most_words));
    if (paragraph.shape.end_mark != 0) return 3;
    if (is_numbered(paragraph.text)) return 1;
    return paragraph.shape.words >= 5 ? -2 : -3;
}

struct Stretch {
    size_t first = 0;
    size_t end = 0;
};

/// The stretch with the largest sum of weights (Kadane's algorithm).
Stretch find_core(std::span<const Paragraph> paragraphs) {
    Stretch core;
    long best = 0;
    long sum = 0;
    size_t first = 0;
    for (size_t i = 0; i < paragraphs.size(); ++i) {
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += weight_of(paragraphs[i]);
        if (sum > best) {
            best = sum;
            core = {first, i + 1};
        }
    }
    return core;
}

/// Enough lines that are no story, and some of them known to be boilerplate: a list in an article has none of those.
bool is_junk(std::span<const Paragraph> paragraphs) {
    const auto stories = static_cast<size_t>(std::ranges::count_if(paragraphs, &Paragraph::is_story));
    const auto known = static_cast<size_t>(
        std::ranges::count_if(paragraphs, [](const Paragraph& paragraph) { return paragraph.kind != LineKind::text; }));
    return paragraphs.size() >= stories + 6 && known >= 3 && known * 10 >= paragraphs.size();
}

}  // namespace

std::size_t start_below_menu(std::span<const Paragraph> paragraphs) {
    const auto core = find_core(paragraphs);
    return is_junk(paragraphs.first(core.first)) ? core.first : 0;
}

void drop_outside_core(std::vector<Paragraph>& paragraphs) {
    const auto core = find_core(paragraphs);
    if (core.end == 0) return;
    const std::span all{paragraphs};
    if (is_junk(all.subspan(core.end))) {
        for (auto& paragraph : all.subspan(core.end)) paragraph.is_kept = false;
    }
    if (!is_junk(all.first(core.first))) return;
    // Some longer lines are standfirsts and subheadings, many are links.
    const auto head = all.first(core.first);
    const auto is_long = [](const Paragraph& paragraph) { return paragraph.is_kept && paragraph.shape.words >= 5; };
    const bool keeps_long = std::ranges::count_if(head, is_long) <= 3;
    for (auto& paragraph : head) {
        if (!keeps_long || !is_long(paragraph)) paragraph.is_kept = false;
    }
}

}  // namespace dateline
