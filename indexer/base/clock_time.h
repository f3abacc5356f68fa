// A time of day with its zone, as part of a written date.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "indexer/base/date_tokens.h"

namespace dateline {

struct ClockTime {
    std::chrono::seconds since_midnight{0};
    std::string zone;  ///< a word for zone_offset(); it needs the day. May be unknown to it, which means UTC
    std::chrono::minutes offset{0};  ///< as "+02:00" gives it, beside the zone
};

/// Takes "10:00:00.5 +0200", "5:04 p.m. EST", "10h14", 午後2時5分, "10.14 Uhr" or "101459" behind a "T".
/// `date_is_complete` tells that a bare "10.14" at the end cannot be a day and a month. The cursor stays where it is if
/// there is no such time.
std::optional<ClockTime> take_clock_time(DateCursor& cursor, bool date_is_complete);

}  // namespace dateline
