#include "searchd/text_format.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dateline {

namespace {

using std::chrono::sys_days;

using Months = std::array<const char*, 12>;

constexpr Months months = {"January", "February", "March",     "April",   "May",      "June",
                           "July",    "August",   "September", "October", "November", "December"};
constexpr Months short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// As precise as it is known, but for the time of the day.
std::string date_text(const Timestamp& timestamp, const Months& names) {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(timestamp.at));
    std::string text = std::to_string(static_cast<int>(date.year()));
    if (timestamp.precision >= Precision::month) text = names[static_cast<unsigned>(date.month()) - 1] + (" " + text);
    if (timestamp.precision >= Precision::day) text = std::to_string(static_cast<unsigned>(date.day())) + " " + text;
    return text;
}

// How much of a date tells the days from `from` to `to`: whole years, whole months, or else days.
Precision precision_of(sys_days from, sys_days to) {
    const std::chrono::year_month_day first(from);
    const std::chrono::year_month_day behind(to + std::chrono::days(1));
    if (first.day() != std::chrono::day(1) || behind.day() != std::chrono::day(1)) return Precision::day;
    const bool is_of_years = first.month() == std::chrono::January && behind.month() == std::chrono::January;
    return is_of_years ? Precision::year : Precision::month;
}

std::string days_text(sys_days from, sys_days to, const Months& names) {
    const Precision precision = precision_of(from, to);
    std::string first = date_text(Timestamp{from, precision}, names);
    const std::string last = date_text(Timestamp{to, precision}, names);
    if (first == last) return first;
    // The month and the year that both have are said once.
    std::size_t end = first.size();
    for (std::size_t at = first.rfind(' '); at != std::string::npos && last.ends_with(first.substr(at));
         at = first.rfind(' ', at - 1))
        end = at;
    return first.substr(0, end) + " to " + last;
}

std::string later_by(long count, const std::string& unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? " later" : "s later");
}

// By the calendar: late in the evening and early in the morning are a day apart.
std::string next_by(long count, const std::string& unit) {
    if (count > 1) return later_by(count, unit);
    return (count == 1 ? "the next " : "the same ") + unit;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string to_marked_html(std::string_view text, const std::vector<Span>& marks) {
    std::string out;
    std::size_t at = 0;
    for (const Span& mark : marks) {
        out += escape_html(text.substr(at, mark.begin - at));
        out += "<mark>" + escape_html(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
        at = mark.end;
    }
    return out + escape_html(text.substr(at));
}

std::string with_thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

std::string readable_name(const Field& field) { return std::string(field.name == "lang" ? "language" : field.name); }

std::string one_of(const Field& field) {
    const std::string name = readable_name(field);
    return (std::string_view("aeiou").find(name.front()) == std::string_view::npos ? "a " : "an ") + name;
}

std::string to_rfc822(std::chrono::sys_seconds at) {
    static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02ld:%02ld:%02ld +0000",
                  days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  short_months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<long>(time.hours().count()), static_cast<long>(time.minutes().count()),
                  static_cast<long>(time.seconds().count()));
    return text.data();
}

std::string to_readable(const Timestamp& timestamp) {
    const std::string date = date_text(timestamp, months);
    return timestamp.precision <= Precision::day ? date : date + ", " + to_clock(timestamp.at);
}

std::string to_clock(std::chrono::sys_seconds at) {
    const std::chrono::hh_mm_ss time(at - std::chrono::floor<std::chrono::days>(at));
    std::array<char, 48> clock{};
    std::snprintf(clock.data(), clock.size(), "%02ld:%02ld", static_cast<long>(time.hours().count()),
                  static_cast<long>(time.minutes().count()));
    return clock.data();
}

std::string to_distance(const Timestamp& first, const Timestamp& later) {
    const Precision known = std::min(first.precision, later.precision);
    const sys_days first_day = std::chrono::floor<std::chrono::days>(first.at);
    const sys_days later_day = std::chrono::floor<std::chrono::days>(later.at);
    if (known == Precision::second) {
        const long minutes = std::chrono::floor<std::chrono::minutes>(later.at - first.at).count();
        const long hours = (minutes + 30) / 60;
        if (minutes < 1) return "at the same time";
        if (minutes < 60) return later_by(minutes, "minute");
        if (hours < 24) return later_by(hours, "hour");
    }
    const std::chrono::year_month_day from(first_day);
    const std::chrono::year_month_day to(later_day);
    const long years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    const long months =
        years * 12 + static_cast<long>(static_cast<unsigned>(to.month())) - static_cast<unsigned>(from.month());
    if (known == Precision::year) return next_by(years, "year");
    if (known == Precision::month) return next_by(months, "month");
    return next_by((later_day - first_day).count(), "day");
}

std::string to_readable(sys_days from, sys_days to) { return days_text(from, to, months); }

std::string to_short(sys_days from, sys_days to) { return days_text(from, to, short_months); }

std::pair<std::string, std::string> to_short_dates(sys_days from, sys_days to) {
    const Precision precision = precision_of(from, to);
    return {date_text(Timestamp{from, precision}, short_months), date_text(Timestamp{to, precision}, short_months)};
}

std::pair<std::string, std::string> shortest_dates(sys_days from, sys_days to) {
    const Precision precision = precision_of(from, to);
    const std::size_t length = precision == Precision::year ? 4 : precision == Precision::month ? 7 : 10;
    return {to_rfc3339(from).substr(0, length), to_rfc3339(to).substr(0, length)};
}

std::string to_percent(std::size_t part, std::size_t whole) {
    const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && percent < 0.1) return "under 0.1 %";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), percent < 9.95 && part > 0 ? "%.1f %%" : "%.0f %%", percent);
    return text.data();
}

}  // namespace dateline
