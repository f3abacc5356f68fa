#include "searchd/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/base/timestamp.h"
#include "indexer/base/utf8.h"
#include "indexer/model/char_kind.h"
#include "indexer/model/fold.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using namespace std::chrono;

struct Unit {
    std::string_view letter;
    std::string_view name;
    int days;
};

constexpr std::array<Unit, 4> units = {Unit{"d", "day", 1}, Unit{"w", "week", 7}, Unit{"m", "month", 30},
                                       Unit{"y", "year", 365}};

// "week" and "weeks".
const Unit* unit_named(std::string_view word) {
    const auto* found = std::ranges::find_if(units, [&](const Unit& unit) {
        return word == unit.name ||
               (word.size() == unit.name.size() + 1 && word.starts_with(unit.name) && word.back() == 's');
    });
    return found == units.end() ? nullptr : found;
}

DateSpan days_from(sys_days first, sys_days next) { return {first, sys_seconds(next) - seconds(1)}; }

// Long ago is the year 1000 at the earliest: sort keys have four digits for a year.
sys_days days_ago(int count, sys_seconds now) {
    constexpr sys_days earliest = year{1000} / 1 / 1;
    return std::max(floor<days>(now) - days(count), earliest);
}

std::optional<int> parse_count(std::string_view text) {
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 0 || count > 10000) return std::nullopt;
    return count;
}

// How many days ago "2w" is.
std::optional<int> days_of_count(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto* unit = std::ranges::find(units, text.substr(text.size() - 1), &Unit::letter);
    if (unit == units.end()) return std::nullopt;
    const std::optional<int> count = parse_count(text.substr(0, text.size() - 1));
    return count ? std::optional(*count * unit->days) : std::nullopt;
}

// The week, month or year of the calendar that is `back` before the one of `now`.
DateSpan calendar_period(const Unit& unit, int back, sys_seconds now) {
    const sys_days today = floor<days>(now);
    const year_month_day date(today);
    if (unit.name == "day") return days_from(today - days(back), today - days(back - 1));
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

DateSpan till_today(int count, sys_seconds now) { return days_from(days_ago(count, now), floor<days>(now) + days(1)); }

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" -_+", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// "last week", "past 7 days", "3 weeks ago".
std::optional<DateSpan> parse_period(std::string_view text, sys_seconds now) {
    const std::vector<std::string_view> words = words_of(text);
    if (words.size() < 2 || words.size() > 3) return std::nullopt;
    const std::optional<int> count = parse_count(words[words.size() - 2]);
    if (words.size() == 3 && words[2] == "ago") {
        const std::optional<int> number = parse_count(words[0]);
        const Unit* unit = unit_named(words[1]);
        if (!number || unit == nullptr) return std::nullopt;
        const sys_days day = days_ago(*number * unit->days, now);
        return days_from(day, day + days(1));
    }
    const Unit* unit = unit_named(words.back());
    if (!begins_period(words[0]) || unit == nullptr) return std::nullopt;
    if (words.size() == 3)
        return count && words[0] != "this" ? std::optional(till_today(*count * unit->days, now)) : std::nullopt;
    if (words[0] == "past") return till_today(unit->days, now);
    return calendar_period(*unit, words[0] == "this" ? 0 : 1, now);
}

// In small letters and plain signs and digits, with dashes that are typed for hyphens as such.
std::string plain(std::string_view text) {
    const std::string folded = fold_case(trim(text));
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const Cursor c = look(folded, at);
        const std::string_view typed = std::string_view(folded).substr(at, c.length);
        if (c.code == 0x2010 || c.code == 0x2011 || c.code == 0x2212) {
            out += '-';
        } else if (is_space(c.code)) {
            out += ' ';
        } else {
            out += c.kind == CharKind::digit ? fold_accents(typed) : std::string(typed);
        }
        at += c.length;
    }
    return out;
}

std::optional<DateSpan> parse_plain_date(const std::string& text, sys_seconds now) {
    const sys_days today = floor<days>(now);
    if (text == "today" || text == "now") return days_from(today, today + days(1));
    if (text == "yesterday") return days_from(today - days(1), today);
    if (const std::optional<int> ago = days_of_count(text)) {
        const sys_days day = days_ago(*ago, now);
        return days_from(day, day + days(1));
    }
    if (const auto period = parse_period(text, now)) return period;
    if (const auto timestamp = parse_timestamp(text)) return DateSpan{timestamp->at, last_second(*timestamp)};
    return std::nullopt;
}

// Where the ends of a range are parted, and the length of what parts them. NFKC has made three dots of an ellipsis.
std::pair<std::size_t, std::size_t> range_sign(const std::string& text) {
    for (const std::string_view sign : {"...", "..", "–", "—"}) {
        if (const std::size_t at = text.find(sign); at != std::string::npos) return {at, sign.size()};
    }
    return {std::string::npos, 0};
}

std::string day_text(sys_seconds at) { return to_readable({at, Precision::day}); }

std::string second_text(sys_seconds at) {
    const hh_mm_ss time(at - floor<days>(at));
    return day_text(at) + " at " + to_rfc3339(at).substr(11, time.seconds().count() == 0 ? 5 : 8);
}

std::string first_text(sys_seconds at) { return at == floor<days>(at) ? day_text(at) : second_text(at); }

std::string last_text(sys_seconds at) {
    return at + seconds(1) == floor<days>(at + seconds(1)) ? day_text(at) : second_text(at);
}

// "in 2022", "in March 2022", "on 18 March 2022" where the two are the ends of one of these; else nothing.
std::string whole_text(sys_seconds from, sys_seconds to) {
    for (const Precision precision : {Precision::year, Precision::month, Precision::day, Precision::second}) {
        const Timestamp start{from, precision};
        const year_month_day date(floor<days>(from));
        const bool begins = precision == Precision::second ||
                            (from == floor<days>(from) && (precision == Precision::day || date.day() == day(1)) &&
                             (precision != Precision::year || date.month() == January));
        if (!begins || last_second(start) != to) continue;
        return precision == Precision::second ? "on " + second_text(from)
                                              : (precision == Precision::day ? "on " : "in ") + to_readable(start);
    }
    return {};
}

}  // namespace

std::optional<DateSpan> parse_date(std::string_view text, sys_seconds now) {
    return parse_plain_date(plain(text), now);
}

bool begins_period(std::string_view word) {
    const std::string lower = lower_ascii(word);
    return lower == "last" || lower == "this" || lower == "past" || lower == "previous";
}

std::optional<DateRange> parse_date_range(DateLimit limit, std::string_view text, sys_seconds now) {
    const std::string typed = plain(text);
    if (const auto [at, length] = range_sign(typed); at != std::string::npos) {
        const std::string left(trim(std::string_view(typed).substr(0, at)));
        const std::string right(trim(std::string_view(typed).substr(at + length)));
        const auto from = parse_plain_date(left, now);
        const auto to = parse_plain_date(right, now);
        const bool is_bad = (!from && !left.empty()) || (!to && !right.empty()) || (!from && !to);
        if (is_bad) return std::nullopt;
        DateRange range;
        range.was_inverted = from && to && from->first > to->last;
        if (from) range.from = range.was_inverted ? to->first : from->first;
        if (to) range.to = range.was_inverted ? from->last : to->last;
        return range;
    }
    const std::optional<DateSpan> span = parse_plain_date(typed, now);
    if (!span) return std::nullopt;
    switch (limit) {
        case DateLimit::within: {
            const std::optional<int> ago = days_of_count(typed);
            const DateSpan whole = ago ? till_today(*ago, now) : *span;
            return DateRange{whole.first, whole.last, false};
        }
        case DateLimit::since: return DateRange{span->first, std::nullopt, false};
        case DateLimit::after: return DateRange{span->last + seconds(1), std::nullopt, false};
        case DateLimit::before: return DateRange{std::nullopt, span->first - seconds(1), false};
        case DateLimit::until: return DateRange{std::nullopt, span->last, false};
    }
    return std::nullopt;
}

std::string describe_dates(std::optional<sys_seconds> from, std::optional<sys_seconds> to) {
    if (!from) return "published until " + last_text(*to);
    if (!to) return "published from " + first_text(*from) + " on";
    if (const std::string whole = whole_text(*from, *to); !whole.empty()) return "published " + whole;
    return "published from " + first_text(*from) + " to " + last_text(*to);
}

}  // namespace dateline
