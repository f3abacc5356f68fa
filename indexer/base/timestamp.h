// A moment as news gives it: with the precision it was given in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

enum class Precision { year, month, day, second };

/// "year", "month", "day" or "second".
std::string_view to_string(Precision precision);

/// The start of the year, month, day or second that was named, in UTC. A time without a zone is taken as UTC.
struct Timestamp {
    std::chrono::sys_seconds at;
    Precision precision = Precision::second;

    bool operator==(const Timestamp&) const = default;
};

/// `text`, all of it, as a date: ISO 8601 and RFC 3339 (2022, 2022-03, 2022-03-18, 2022-03-18T10:00:00+02:00,
/// 20220318), RFC 5322
/// ("Fri, 18 Mar 2022 10:00:00 GMT"), and what people write ("March 18, 2022", "14 Apr, 2022 13:52", "26-FEB-1987
/// 15:01:01.79", "Friday 18th March 2022 at 5:04 p.m. EST", "18.03.2022", "03/18/2022" only where the order is
/// certain). Nothing where it is no date, or none that exists (30 February), or lies outside the years 1400 to 2200.
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// "2022-03-18T10:00:00Z".
std::string to_rfc3339(std::chrono::sys_seconds at);

/// The last second of what `timestamp` names: 23:59:59 of its day, month or year.
std::chrono::sys_seconds last_second(Timestamp timestamp);

}  // namespace dateline
