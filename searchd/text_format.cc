#include "searchd/text_format.h"

#include <array>
#include <cstdio>

namespace dateline {

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

std::string to_rfc822(std::chrono::sys_seconds at) {
    static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02ld:%02ld:%02ld +0000",
                  days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<long>(time.hours().count()), static_cast<long>(time.minutes().count()),
                  static_cast<long>(time.seconds().count()));
    return text.data();
}

std::string to_readable(const Timestamp& timestamp) {
    static constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
    const auto day = std::chrono::floor<std::chrono::days>(timestamp.at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(timestamp.at - day);
    std::string year = std::to_string(static_cast<int>(date.year()));
    if (timestamp.precision == Precision::year) return year;
    const std::string month = months[static_cast<unsigned>(date.month()) - 1];
    if (timestamp.precision == Precision::month) return month + " " + year;
    std::string text = std::to_string(static_cast<unsigned>(date.day())) + " " + month + " " + year;
    if (timestamp.precision == Precision::day) return text;
    std::array<char, 48> clock{};
    std::snprintf(clock.data(), clock.size(), ", %02ld:%02ld", static_cast<long>(time.hours().count()),
                  static_cast<long>(time.minutes().count()));
    return text + clock.data();
}

}  // namespace dateline
