// When an article was published, from the lines that say so; never from what its story talks about.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"

namespace dateline {

/// A line such as "Published: March 18, 2022 | Updated 5:04 PM" or "By Jane Doe, CNN Updated 5:04 PM EST, Fri March 18,
/// 2022".
struct DateLine {
    std::optional<Timestamp> published;  ///< named as such
    std::optional<Timestamp> unlabelled;
    std::optional<Timestamp> updated;
    std::vector<std::string> others;  ///< what else is on the line, in parts: a byline, an outlet, a place

    /// The date of publication, as far as the line tells it.
    std::optional<Timestamp> best() const { return published ? published : unlabelled; }
};

/// Nothing if `line` has no date, or says more than such lines do.
std::optional<DateLine> parse_date_line(std::string_view line);

/// "March 18" or "Fri 10:14 GMT": a date or time as sites print it, but without the year.
bool is_partial_date(std::string_view line);

/// "Born", "Opened", "Deadline": what announces the date of something else.
bool announces_other_date(std::string_view line);

/// "Published", "Updated on": what announces a date.
enum class DateLabel { none, published, updated };
DateLabel date_label_of(std::string_view line);

/// A date in front of a story on the same line, as in "date 2022-03-18 The government has …".
struct LeadingDate {
    Timestamp at;
    std::size_t length = 0;  ///< bytes up to the story
    bool is_marked = false;  ///< by a label, or by being all digits: it may stand before a headline as well
};
std::optional<LeadingDate> leading_date(std::string_view paragraph);

/// The date of "BERLIN, March 18, 2022 (Agency) - The government …", which stays in the text.
std::optional<Timestamp> date_of_dateline(std::string_view paragraph);

}  // namespace dateline
