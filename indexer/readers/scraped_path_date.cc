// date_in_path() of scraped_text.h.
#include <cstddef>

#include "indexer/readers/scraped_line.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_separator(char c) { return c == '/' || c == '-' || c == '_' || c == '.' || c == '\\'; }
bool is_part(char c) { return is_digit(c) || is_letter(c); }

/// The run of letters and digits at `at`.
string_view part_at(string_view path, size_t at) {
    size_t end = at;
    while (end < path.size() && is_part(path[end])) ++end;
    return path.substr(at, end - at);
}

bool is_number(string_view part, size_t least, size_t most) {
    for (const char c : part) {
        if (!is_digit(c)) return false;
    }
    return part.size() >= least && part.size() <= most;
}

std::string two_digits(string_view number) { return std::string(2 - number.size(), '0') + std::string{number}; }

/// A year of the web at the start of `part`; other numbers are ids.
bool is_web_year(string_view part) { return part.starts_with("19") || part.starts_with("20"); }

/// The date whose year starts at `at`.
std::optional<Timestamp> date_at(string_view path, size_t at) {
    const auto year = part_at(path, at);
    if (!is_web_year(year)) return std::nullopt;
    if (is_number(year, 8, 8)) return parse_timestamp(year);
    const auto after_year = at + year.size();
    if (!is_number(year, 4, 4) || after_year >= path.size() || !is_separator(path[after_year])) return std::nullopt;
    const auto month = part_at(path, after_year + 1);
    const auto after_month = after_year + 1 + month.size();
    const auto day =
        after_month < path.size() && path[after_month] == path[after_year] ? part_at(path, after_month + 1) : "";
    if (is_number(month, 1, 2)) {
        const auto year_and_month = std::string{year} + '-' + two_digits(month);
        if (is_number(day, 1, 2)) {
            if (const auto date = parse_timestamp(year_and_month + '-' + two_digits(day))) return date;
        }
        const bool is_folder =
            month.size() == 2 && (path[after_year] == '/' || after_month == path.size() || path[after_month] == '/');
        return is_folder ? parse_timestamp(year_and_month) : std::nullopt;
    }
    if (month.size() < 3 || month.size() > 9 || !is_number(day, 1, 2)) return std::nullopt;
    return parse_timestamp(std::string{day} + ' ' + std::string{month} + ' ' + std::string{year});
}

}  // namespace

std::optional<Timestamp> date_in_path(string_view path) {
    std::optional<Timestamp> found;
    for (size_t at = 0; at < path.size();) {
        const auto part = part_at(path, at);
        const auto date = is_digit(path[at]) ? date_at(path, at) : std::nullopt;
        // The deepest one, and a day rather than a month.
        if (date && (!found || date->precision >= found->precision)) found = date;
        at += part.empty() ? 1 : part.size();
    }
    return found;
}

}  // namespace dateline
