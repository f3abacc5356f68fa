#include "indexer/base/clock_time.h"

#include <utility>

#include "indexer/base/calendar_words.h"

namespace dateline {
namespace {

using namespace std::chrono;
using std::size_t;

/// What was read of a time, and from how many tokens; an hour of -1 is no time.
struct Digits {
    int hour = -1;
    int minute = 0;
    int second = 0;
    size_t tokens = 0;
};

bool is_known_zone(const std::string& word) { return zone_offset(word, year{2000} / 1 / 1).has_value(); }

/// Known, or such capitals as only a zone can be in this place.
bool is_zone(const DateToken& token) {
    if (token.kind != DateTokenKind::word) return false;
    if (is_known_zone(token.text)) return true;
    const bool has_form = token.upper && token.text.size() >= 2 && token.text.size() <= 5;
    return has_form && !month_number(token.text) && !is_weekday(token.text);
}

Digits compact_digits(const DateCursor& cursor) {
    if (const int clock = cursor.number(0, 6, 6); clock >= 0) return {clock / 10000, clock / 100 % 100, clock % 100, 1};
    if (const int clock = cursor.number(0, 4, 4); clock >= 0) return {clock / 100, clock % 100, 0, 1};
    return {};
}

Digits digits_with_colons(const DateCursor& cursor) {
    Digits digits{cursor.number(0, 1, 2), cursor.number(2, 2, 2), 0, 3};
    if (digits.minute < 0) return {};
    if (cursor.is_text(3, ":") && cursor.number(4, 2, 2) >= 0) {
        digits.second = cursor.number(4, 2, 2);
        const bool has_fraction = cursor.is_text(5, ".") || cursor.is_text(5, ",");
        digits.tokens = has_fraction && cursor.is_glued(6) && cursor.number(6, 1, 9) >= 0 ? 7 : 5;
    }
    return digits;
}

/// "10h14", "10h14m59s", "10h"; apart, as in "10 h 14", only behind a date, before which "14" might be its day.
Digits digits_with_letters(const DateCursor& cursor, bool may_stand_apart) {
    Digits digits{cursor.number(0, 1, 2), cursor.number(2, 1, 2), 0, 3};
    const bool names_minutes = cursor.is_text(3, "m") && cursor.is_glued(3);
    const bool has_minutes =
        (cursor.is_glued(2) || may_stand_apart) && (names_minutes ? digits.minute >= 0 : cursor.number(2, 2, 2) >= 0);
    if (!has_minutes) return {digits.hour, 0, 0, 2};
    if (!names_minutes) return digits;
    digits.tokens = 4;
    if (cursor.number(4, 1, 2) >= 0 && cursor.is_text(5, "s")) {
        digits.second = cursor.number(4, 1, 2);
        digits.tokens = 6;
    }
    return digits;
}

bool ends_dotted_time(const DateCursor& cursor, bool date_is_complete) {
    if (!cursor.peek(3)) return date_is_complete;
    if (!cursor.is_word(3)) return false;
    const auto& word = cursor.peek(3)->text;
    return word == "am" || word == "pm" || word == "uhr" || is_known_zone(word);
}

Digits read_digits(const DateCursor& cursor, bool date_is_complete) {
    if (date_is_complete && cursor.was_text("t") && cursor.number(0, 4, 6) >= 0) return compact_digits(cursor);
    if (cursor.number(0, 4, 4) >= 0 && cursor.is_word(1) && is_known_zone(cursor.peek(1)->text))
        return compact_digits(cursor);
    const int hour = cursor.number(0, 1, 2);
    if (hour < 0) return {};
    if (cursor.is_text(1, ":")) return digits_with_colons(cursor);
    const int minute = cursor.number(2, 2, 2);
    if (cursor.is_text(1, ".") && minute >= 0 && ends_dotted_time(cursor, date_is_complete))
        return {hour, minute, 0, 3};
    if (cursor.is_text(1, "h") && (cursor.is_glued(1) || date_is_complete))
        return digits_with_letters(cursor, date_is_complete);
    if (cursor.is_text(1, "am") || cursor.is_text(1, "pm") || cursor.is_text(1, "uhr")) return {hour, 0, 0, 1};
    return {};
}

/// "+02:00", "-0500" and "+2": the digits follow the sign at once.
bool take_offset(DateCursor& cursor, minutes& offset) {
    if (!cursor.is_text(0, "+") && !cursor.is_text(0, "-")) return false;
    const bool is_minus = cursor.is_text(0, "-");
    const int clock = cursor.number(1, 4, 4);
    if (!cursor.is_glued(1) || (is_minus && !cursor.is_glued(0) && clock < 0)) return false;
    int shift = clock / 100 * 60 + clock % 100;
    size_t tokens = 2;
    if (clock < 0) {
        const int hour = cursor.number(1, 1, 2);
        if (hour < 0) return false;
        const bool has_minutes = cursor.is_text(2, ":") && cursor.number(3, 2, 2) >= 0;
        shift = hour * 60 + (has_minutes ? cursor.number(3, 2, 2) : 0);
        tokens = has_minutes ? 4 : 2;
    }
    if (shift > 16 * 60) return false;
    offset = minutes{is_minus ? -shift : shift};
    cursor.skip(tokens);
    return true;
}

void take_zone(DateCursor& cursor, ClockTime& time) {
    const bool bracketed = cursor.is_text(0, "(");
    if (const auto* token = cursor.peek(bracketed ? 1 : 0); token && is_zone(*token)) {
        time.zone = token->text;
        cursor.skip(bracketed ? 2 : 1);
        take_offset(cursor, time.offset);
        if (bracketed && cursor.is_text(0, ")")) cursor.skip(1);
        const bool has_other_zone = cursor.is_text(0, "(") && cursor.number(1, 4, 4) >= 0 && cursor.is_text(3, ")");
        if (has_other_zone && is_zone(*cursor.peek(2))) cursor.skip(4);  // "1425 GMT (2225 HKT)"
    } else if (take_offset(cursor, time.offset) && cursor.is_text(0, "(") && cursor.is_text(2, ")")) {
        cursor.skip(3);  // the comment in "+0000 (UTC)"
    }
}

bool is_meridiem(const DateCursor& cursor, size_t ahead) {
    return cursor.is_text(ahead, "am") || cursor.is_text(ahead, "pm");
}

/// `meridiem` is the word that stood before, as in 午後2時.
std::optional<ClockTime> take_digits_and_zone(DateCursor& cursor, bool date_is_complete, std::string meridiem) {
    auto digits = read_digits(cursor, date_is_complete);
    if (digits.hour < 0) return std::nullopt;
    const int first_hour = meridiem.empty() ? 1 : 0;  // 午前0時 is midnight
    if (meridiem.empty() && is_meridiem(cursor, digits.tokens)) meridiem = cursor.peek(digits.tokens++)->text;
    if (!meridiem.empty()) {
        if (digits.hour < first_hour || digits.hour > 12) return std::nullopt;
        digits.hour = digits.hour % 12 + (meridiem == "pm" ? 12 : 0);
    }
    if (digits.hour > 23 || digits.minute > 59 || digits.second > 60) return std::nullopt;
    cursor.skip(digits.tokens);
    for (const auto word : {"uhr", "h", "hrs"}) {
        if (cursor.is_text(0, word)) cursor.skip(1);
    }
    if (cursor.is_text(0, "local") && cursor.is_text(1, "time")) cursor.skip(2);
    ClockTime time{hours{digits.hour} + minutes{digits.minute} + seconds{digits.second}, {}, {}};
    take_zone(cursor, time);
    return time;
}

}  // namespace

std::optional<ClockTime> take_clock_time(DateCursor& cursor, bool date_is_complete) {
    const bool starts_with_meridiem = date_is_complete && is_meridiem(cursor, 0) && cursor.number(1, 1, 2) >= 0;
    if (!starts_with_meridiem) return take_digits_and_zone(cursor, date_is_complete, {});
    auto rest = cursor;
    rest.skip(1);
    auto time = take_digits_and_zone(rest, date_is_complete, cursor.peek()->text);
    if (time) cursor = std::move(rest);
    return time;
}

}  // namespace dateline
