// Which of the bare dates in a page's head is that of publication.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "indexer/base/timestamp.h"
#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {

/// A date that no label announces.
struct BareDate {
    std::size_t index = 0;  ///< of its paragraph
    Timestamp at;
    bool is_above_story = false;
    bool is_signed = false;  ///< a byline or an outlet is on the same line
};

/// The head of a page as far as it was read.
struct HeadView {
    std::span<const Paragraph> paragraphs;
    std::span<const char> is_meta;  ///< a date, a byline or the like
    std::optional<std::size_t> headline;
};

/// True for a date with a time, beside a byline, or near the headline or the start of the story. Others belong to what
/// the page is about, as those of an encyclopedia's table do.
bool is_dateline(const BareDate& date, const HeadView& head);

/// Days as subheadings make a chronicle: none of them is the date of the article.
bool is_chronicle(std::span<const Paragraph> paragraphs);

}  // namespace dateline
