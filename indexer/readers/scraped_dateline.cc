#include "indexer/readers/scraped_dateline.h"

#include <algorithm>

#include "indexer/readers/publication_date.h"

namespace dateline {
namespace {

using std::size_t;

constexpr std::chrono::year first_of_web{1990};

/// Lines between two places that may be of the article.
struct Between {
    size_t stories = 0;
    size_t others = 0;
};

Between between(const HeadView& head, size_t first, size_t end) {
    Between found;
    for (size_t i = first; i < end; ++i) {
        const auto& paragraph = head.paragraphs[i];
        if (head.is_meta[i] != 0 || paragraph.kind != LineKind::text) continue;
        ++(paragraph.is_story() ? found.stories : found.others);
    }
    return found;
}

bool is_near_headline(size_t date, const HeadView& head) {
    constexpr size_t most_others = 2;
    if (!head.headline) return false;
    const auto headline = *head.headline;
    if (date < headline) return between(head, date, headline).others <= most_others;
    const auto lines = between(head, headline + 1, date);
    const bool has_standfirst = headline + 1 < date && head.paragraphs[headline + 1].is_story();
    return lines.others <= most_others && lines.stories <= (has_standfirst ? 1u : 0u);
}

bool is_near_story(const BareDate& date, const HeadView& head) {
    constexpr size_t most_others = 1;
    if (!date.is_above_story) return false;
    const auto behind = head.paragraphs.subspan(date.index);
    const auto story = std::ranges::find_if(behind, &Paragraph::is_story) - behind.begin();
    return between(head, date.index, date.index + static_cast<size_t>(story)).others <= most_others;
}

bool is_beside_meta(size_t date, const HeadView& head) {
    return (date > 0 && head.is_meta[date - 1] != 0) || (date + 1 < head.is_meta.size() && head.is_meta[date + 1] != 0);
}

}  // namespace

bool is_dateline(const BareDate& date, const HeadView& head) {
    if (date.is_signed || date.at.precision == Precision::second) return true;
    if (date.index > 0 && announces_other_date(head.paragraphs[date.index - 1].text)) return false;
    if (is_near_headline(date.index, head) || is_beside_meta(date.index, head)) return true;
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(date.at.at)};
    return day.year() >= first_of_web && is_near_story(date, head);
}

bool is_chronicle(std::span<const Paragraph> paragraphs) {
    size_t days = 0;
    for (size_t i = 0; i < paragraphs.size() && days < 3; ++i) {
        const auto& shape = paragraphs[i].shape;
        if (shape.words <= 4 && shape.numbers > 0 && paragraphs[i].kind == LineKind::text) {
            days += parse_timestamp(paragraphs[i].text).has_value();
        }
    }
    return days >= 3;
}

}  // namespace dateline
