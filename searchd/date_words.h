// Dates as people type them to limit a search: 2022-03, 7d, yesterday, last week, 2022-02-24..2022-04.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/relative_dates.h"

namespace dateline {

/// Whatever parse_timestamp() reads, and in any case: 2022-3, 2022-Q3, today, yesterday, tomorrow, 7d or "7 days" (also
/// w, m, y: that many days, weeks, months of 30 and years of 365 days ago), "three weeks ago", "this week" and "last
/// month" (by the calendar; weeks begin on Monday), "past 7 days" (till the end of today), and of "friday", "7 Sep",
/// "March" and "Q3" the last that has begun. Hyphens may stand for blanks: last-week.
std::optional<DateSpan> parse_date(std::string_view text, std::chrono::sys_seconds now);

/// True for "last", "this" and the like, with which such a date of several words begins.
bool begins_period(std::string_view word);

enum class DateLimit { within, since, after, before, until };

struct DateRange {
    std::optional<std::chrono::sys_seconds> from;  ///< both included
    std::optional<std::chrono::sys_seconds> to;
    bool was_inverted = false;  ///< its ends were typed the wrong way round
    bool may_go_on = false;     ///< more words can make it another one: "7 sep" of "7 sep 2022"
};

/// A date, or A..B, ..B or A.. (also with …, – or, between two dates, a hyphen or "to"). An end without a year is near
/// the other. A count alone, as 7d, is a day everywhere but in `within`, where it
/// goes on till the end of today.
std::optional<DateRange> parse_date_range(DateLimit limit, std::string_view text, std::chrono::sys_seconds now);

/// "published in March 2022", "published from 24 February 2022 to 30 April 2022"; one of the ends may be open. Both
/// are: "with a date".
std::string describe_dates(std::optional<std::chrono::sys_seconds> from, std::optional<std::chrono::sys_seconds> to);

}  // namespace dateline
