// Small pieces of text that several renderers need.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/model/schema.h"
#include "searchd/snippet.h"

namespace dateline {

/// For HTML text and quoted attributes.
std::string escape_html(std::string_view text);

/// Safe HTML: everything escaped but <mark>.
std::string to_marked_html(std::string_view text, const std::vector<Span>& marks);

/// "12,345".
std::string with_thousands(std::size_t number);

/// "language" of lang, else its name.
std::string readable_name(const Field& field);

/// "a source", "an author".
std::string one_of(const Field& field);

/// "Fri, 18 Mar 2022 10:00:00 +0000".
std::string to_rfc822(std::chrono::sys_seconds at);

/// As precise as it is known: "2022", "March 2022", "18 March 2022", "18 March 2022, 10:00".
std::string to_readable(const Timestamp& timestamp);

/// "10:00", in UTC.
std::string to_clock(std::chrono::sys_seconds at);

/// How long after `first` something was published, as exactly as both are known: "40 minutes later", "the next day",
/// "the same month".
std::string to_distance(const Timestamp& first, const Timestamp& later);

/// From one day to another, both included: "2022", "1980 to 1989", "March 2022", "March to April
/// 2022", "14 to 20 March 2022".
std::string to_readable(std::chrono::sys_days from, std::chrono::sys_days to);

/// Likewise, in short: "28 Feb to 6 Mar 2022".
std::string to_short(std::chrono::sys_days from, std::chrono::sys_days to);

/// The first and the last of them, in short: "2022" and "2022", "Mar 2022" and "Mar 2022", "14 Mar 2022" and
/// "20 Mar 2022".
std::pair<std::string, std::string> to_short_dates(std::chrono::sys_days from, std::chrono::sys_days to);

/// The same as two dates that a search takes: "2022" and "2022", "2022-03" and "2022-03", "2022-03-14" and
/// "2022-03-20".
std::pair<std::string, std::string> shortest_dates(std::chrono::sys_days from, std::chrono::sys_days to);

/// "3.5 %", "12 %", "under 0.1 %", with a blank where no line ends. `whole` is not 0.
std::string to_percent(std::size_t part, std::size_t whole);

}  // namespace dateline
