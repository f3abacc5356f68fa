#include "searchd/relative_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "indexer/base/timestamp.h"

namespace dateline {

namespace {

using namespace std::chrono;

struct CalendarUnit {
    std::string_view letter;
    std::string_view name;
    int days;
};

constexpr std::array<CalendarUnit, 4> units = {CalendarUnit{"d", "day", 1}, CalendarUnit{"w", "week", 7},
                                               CalendarUnit{"m", "month", 30}, CalendarUnit{"y", "year", 365}};

constexpr std::array<std::string_view, 13> numbers = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};

constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};

// "week" and "weeks".
const CalendarUnit* unit_named(std::string_view word) {
    if (word.ends_with('s')) word.remove_suffix(1);
    const auto* found = std::ranges::find(units, word, &CalendarUnit::name);
    return found == units.end() ? nullptr : found;
}

// "friday" and "fri", but also "thurs".
std::optional<weekday> weekday_named(std::string_view word) {
    constexpr std::size_t shortest = 3;
    const auto* found = std::ranges::find_if(weekdays, [&](std::string_view day) { return day.starts_with(word); });
    if (word.size() < shortest || found == weekdays.end()) return std::nullopt;
    return weekday(static_cast<unsigned>(found - weekdays.begin()));
}

DateSpan days_from(sys_days first, sys_days next) { return {first, sys_seconds(next) - seconds(1)}; }

DateSpan day_of(sys_days day) { return days_from(day, day + days(1)); }

// Long ago is the year 1000 at the earliest: sort keys have four digits for a year.
sys_days days_ago(int count, sys_seconds now) {
    constexpr sys_days earliest = year{1000} / 1 / 1;
    return std::max(floor<days>(now) - days(count), earliest);
}

// "7", "seven", "a".
std::optional<int> parse_count(std::string_view text) {
    if (text == "a" || text == "an") return 1;
    if (const auto* found = std::ranges::find(numbers, text); found != numbers.end())
        return static_cast<int>(found - numbers.begin());
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 0 || count > 10000) return std::nullopt;
    return count;
}

// The week, month or year of the calendar that is `back` before the one of `now`.
DateSpan calendar_period(const CalendarUnit& unit, int back, sys_seconds now) {
    const sys_days today = floor<days>(now);
    const year_month_day date(today);
    if (unit.name == "day") return day_of(today - days(back));
    if (unit.name == "week") {
        const sys_days monday = today - days(weekday(today).iso_encoding() - 1) - days(7 * back);
        return days_from(monday, monday + days(7));
    }
    if (unit.name == "month") {
        const year_month month = date.year() / date.month() - months(back);
        return days_from(month / 1, (month + months(1)) / 1);
    }
    const year first = date.year() - years(back);
    return days_from(first / 1 / 1, (first + years(1)) / 1 / 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "3", "weeks" of "3-weeks" and "3weeks".
std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view separators = " -_+/";
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && separators.find(text[end]) == std::string_view::npos &&
               (end == at || !is_digit(text[end - 1]) || is_digit(text[end])))
            ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end < text.size() && separators.find(text[end]) == std::string_view::npos ? end : end + 1;
    }
    return words;
}

// "3", "weeks".
std::optional<int> days_counted(const std::vector<std::string_view>& words) {
    if (words.size() != 2) return std::nullopt;
    const auto* letter = std::ranges::find(units, words[1], &CalendarUnit::letter);
    const CalendarUnit* unit = letter != units.end() ? letter : unit_named(words[1]);
    const std::optional<int> count = parse_count(words[0]);
    return count && unit != nullptr ? std::optional(*count * unit->days) : std::nullopt;
}

sys_days last_weekday(weekday day, sys_days until) { return until - (weekday(until) - day); }

// "last week", "past 7 days", "last friday".
std::optional<DateSpan> parse_period(const std::vector<std::string_view>& words, sys_seconds now) {
    const bool is_this = words[0] == "this";
    if (!is_this && words[0] != "last" && words[0] != "past" && words[0] != "previous") return std::nullopt;
    if (words.size() == 3) {
        const std::optional<int> count = parse_count(words[1]);
        const CalendarUnit* unit = unit_named(words[2]);
        if (is_this || !count || unit == nullptr) return std::nullopt;
        return till_today(*count * unit->days, now);
    }
    if (words.size() != 2) return std::nullopt;
    const sys_days today = floor<days>(now);
    if (const std::optional<weekday> day = weekday_named(words[1]))
        return day_of(last_weekday(*day, is_this ? today : today - days(1)));
    const CalendarUnit* unit = unit_named(words[1]);
    if (unit == nullptr) return std::nullopt;
    return words[0] == "past" ? till_today(unit->days, now) : calendar_period(*unit, is_this ? 0 : 1, now);
}

// Takes "q3" out of `words`; 0 where there is none.
unsigned take_quarter(std::vector<std::string_view>& words) {
    const auto found = std::ranges::find_if(words, is_quarter);
    if (found == words.end()) return 0;
    const auto quarter = static_cast<unsigned>((*found)[1] - '0');
    words.erase(found);
    return quarter;
}

DateSpan quarter_of(year in, unsigned quarter) {
    const year_month first = in / month(3 * quarter - 2);
    return days_from(first / 1, (first + months(3)) / 1);
}

// Of "7 sep" the one of that year; nothing where it does not exist or names no month.
std::optional<Timestamp> in_year(const std::string& text, year in) {
    const std::optional<Timestamp> date = parse_timestamp(text + " " + std::to_string(static_cast<int>(in)));
    const bool is_one = date && (date->precision == Precision::month || date->precision == Precision::day);
    return is_one ? date : std::nullopt;
}

}  // namespace

bool is_quarter(std::string_view word) {
    return word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4';
}

DateSpan till_today(int days_back, sys_seconds now) {
    return days_from(days_ago(days_back, now), floor<days>(now) + days(1));
}

std::optional<int> days_of_count(std::string_view text) { return days_counted(words_of(text)); }

std::optional<DateSpan> parse_relative_date(std::string_view text, sys_seconds now) {
    const sys_days today = floor<days>(now);
    if (text == "today" || text == "now") return day_of(today);
    if (text == "yesterday") return day_of(today - days(1));
    if (text == "tomorrow") return day_of(today + days(1));
    std::vector<std::string_view> words = words_of(text);
    if (words.empty()) return std::nullopt;
    if (const std::optional<DateSpan> period = parse_period(words, now)) return period;
    if (words.back() == "ago") words.pop_back();
    const std::optional<int> ago = days_counted(words);
    return ago ? std::optional(day_of(days_ago(*ago, now))) : std::nullopt;
}

std::optional<DateSpan> parse_date_without_year(const std::string& text, sys_seconds until) {
    const sys_days day = floor<days>(until);
    if (const std::optional<weekday> named = weekday_named(text)) return day_of(last_weekday(*named, day));
    const year last = year_month_day(day).year();
    std::vector<std::string_view> words = words_of(text);
    if (const unsigned quarter = take_quarter(words); quarter != 0 && words.empty()) {
        const DateSpan span = quarter_of(last, quarter);
        return span.first <= until ? span : quarter_of(last - years(1), quarter);
    }
    constexpr year leap_year{2024};
    constexpr int most_between_leap_years = 8;
    if (text.empty() || !in_year(text, leap_year)) return std::nullopt;
    for (int back = 0; back <= most_between_leap_years; ++back) {
        const std::optional<Timestamp> date = in_year(text, last - years(back));
        if (date && date->at <= until) return DateSpan{date->at, last_second(*date)};
    }
    return std::nullopt;
}

std::optional<DateSpan> parse_quarter_of_year(std::string_view text) {
    constexpr std::size_t digits = 4;
    std::vector<std::string_view> words = words_of(text);
    const unsigned quarter = take_quarter(words);
    if (quarter == 0 || words.size() != 1 || words[0].size() != digits) return std::nullopt;
    const std::optional<Timestamp> named = parse_timestamp(words[0]);
    if (!named || named->precision != Precision::year) return std::nullopt;
    return quarter_of(year_month_day(floor<days>(named->at)).year(), quarter);
}

}  // namespace dateline
