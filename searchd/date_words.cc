#include "searchd/date_words.h"

#include <algorithm>
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What digits, hyphens and slashes look like: "9999-9" of "2022-3".
std::string shape_of(std::string text) {
    std::ranges::replace_if(text, is_digit, '9');
    std::ranges::replace(text, '/', '-');
    return text;
}

// "2022-03" of "2022-3" and "3/2022".
std::string with_whole_month(const std::string& text) {
    const std::string shape = shape_of(text);
    if (shape == "9999-9") return text.substr(0, 4) + "-0" + text.substr(5);
    if (shape == "9-9999") return text.substr(2) + "-0" + text.substr(0, 1);
    if (shape == "99-9999") return text.substr(3) + "-" + text.substr(0, 2);
    return text;
}

std::optional<DateSpan> parse_date_with_year(const std::string& text, sys_seconds now) {
    if (const auto relative = parse_relative_date(text, now)) return relative;
    if (const auto quarter = parse_quarter_of_year(text)) return quarter;
    if (const auto timestamp = parse_timestamp(with_whole_month(text)))
        return DateSpan{timestamp->at, last_second(*timestamp)};
    return std::nullopt;
}

std::optional<DateSpan> parse_plain_date(const std::string& text, sys_seconds now) {
    const auto date = parse_date_with_year(text, now);
    return date ? date : parse_date_without_year(text, now);
}

struct RangeText {
    std::string left;
    std::string right;
};

// What stands on both sides of the sign between the ends of a range. NFKC has made three dots of an ellipsis.
std::optional<RangeText> split_range(const std::string& text) {
    if (shape_of(text) == "9999-9999") return RangeText{text.substr(0, 4), text.substr(5)};
    for (const std::string_view sign : {"...", "..", "–", "—", " - ", " to ", " till ", " until "}) {
        const std::size_t at = text.find(sign);
        if (at == std::string::npos) continue;
        return RangeText{std::string(trim(std::string_view(text).substr(0, at))),
                         std::string(trim(std::string_view(text).substr(at + sign.size())))};
    }
    return std::nullopt;
}

std::optional<DateRange> parse_range(const RangeText& text, sys_seconds now) {
    auto from = parse_date_with_year(text.left, now);
    auto to = parse_date_with_year(text.right, now);
    const bool may_go_on = !text.right.empty() && (!to || days_of_count(text.right));
    // "9 sep" of "7 sep 2022 to 9 sep": the first one from there on.
    constexpr days nearly_a_year{364};
    if (!to && !text.right.empty()) to = parse_date_without_year(text.right, from ? from->first + nearly_a_year : now);
    if (!from && !text.left.empty()) from = parse_date_without_year(text.left, to ? to->last : now);
    const bool is_bad = (!from && !text.left.empty()) || (!to && !text.right.empty()) || (!from && !to);
    if (is_bad) return std::nullopt;
    DateRange range;
    range.was_inverted = from && to && from->first > to->last;
    range.may_go_on = may_go_on;
    if (from) range.from = range.was_inverted ? to->first : from->first;
    if (to) range.to = range.was_inverted ? from->last : to->last;
    return range;
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
    if (const auto ends = split_range(typed)) {
        // "18 March 2022 - 10:00" is none.
        if (const auto range = parse_range(*ends, now)) return range;
    }
    const std::optional<int> ago = days_of_count(typed);
    const std::optional<DateSpan> whole = parse_date_with_year(typed, now);
    const std::optional<DateSpan> span = whole ? whole : parse_date_without_year(typed, now);
    const bool may_go_on = ago || !whole;
    if (!span) return std::nullopt;
    switch (limit) {
        case DateLimit::within: {
            const DateSpan till_now = ago ? till_today(*ago, now) : *span;
            return DateRange{till_now.first, till_now.last, false, may_go_on};
        }
        case DateLimit::since: return DateRange{span->first, std::nullopt, false, may_go_on};
        case DateLimit::after: return DateRange{span->last + seconds(1), std::nullopt, false, may_go_on};
        case DateLimit::before: return DateRange{std::nullopt, span->first - seconds(1), false, may_go_on};
        case DateLimit::until: return DateRange{std::nullopt, span->last, false, may_go_on};
    }
    return std::nullopt;
}

std::string describe_dates(std::optional<sys_seconds> from, std::optional<sys_seconds> to) {
    if (!from && !to) return "with a date";
    if (!from) return "published until " + last_text(*to);
    if (!to) return "published from " + first_text(*from) + " on";
    if (const std::string whole = whole_text(*from, *to); !whole.empty()) return "published " + whole;
    return "published from " + first_text(*from) + " to " + last_text(*to);
}

}  // namespace dateline
