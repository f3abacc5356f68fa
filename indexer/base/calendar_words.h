// The words of dates: months, weekdays and time zones, as news sites of several languages write them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace dateline {

/// Words come as fold_letters() gives them. 1 to 12 for a month's name or abbreviation in one of some twenty languages;
/// else 0.
unsigned month_number(std::string_view folded);

bool is_weekday(std::string_view folded);

/// East of Greenwich is positive. "et", "ct", "mt" and "pt" follow the United States' daylight saving rule of `day`.
std::optional<std::chrono::minutes> zone_offset(std::string_view folded, std::chrono::year_month_day day);

}  // namespace dateline
