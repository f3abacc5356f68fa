// Dates that say something only beside another one: yesterday, friday, 3 weeks ago, last month, 7 Sep, Q3.
//
// All take text in small letters, with plain signs and digits and single blanks.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// What one date names, in UTC; both seconds belong to it.
struct DateSpan {
    std::chrono::sys_seconds first;
    std::chrono::sys_seconds last;
};

/// How many days "2w", "3 months" and "a year" are.
std::optional<int> days_of_count(std::string_view text);

/// "today", "2w", "3 weeks ago", "last week", "past 7 days", "last friday".
std::optional<DateSpan> parse_relative_date(std::string_view text, std::chrono::sys_seconds now);

/// From so many days ago to the end of today.
DateSpan till_today(int days_back, std::chrono::sys_seconds now);

/// The last "friday", "7 sep", "march" or "q3" that has begun at `until`.
std::optional<DateSpan> parse_date_without_year(const std::string& text, std::chrono::sys_seconds until);

/// "q1" to "q4".
bool is_quarter(std::string_view word);

/// "2022-q3", "q3 2022", "2022q3".
std::optional<DateSpan> parse_quarter_of_year(std::string_view text);

}  // namespace dateline
