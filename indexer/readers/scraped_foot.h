// What stands below a scraped story: dates, and who wrote it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/readers/scraped_paragraphs.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

struct FootDates {
    std::optional<Timestamp> published;
    std::optional<Timestamp> updated;
};

/// Looks at `paragraphs` from `first` on, behind the head. Lines of dates and authors are marked as not kept; authors
/// go to `found` if it has none.
FootDates take_foot(std::vector<Paragraph>& paragraphs, std::size_t first, ScrapedText& found);

}  // namespace dateline
