#include "indexer/base/timestamp.h"

#include <algorithm>
#include <cstdint>

#include "indexer/base/calendar_words.h"
#include "indexer/base/clock_time.h"
#include "indexer/base/date_tokens.h"

namespace dateline {
namespace {

using namespace std::chrono;
using std::size_t;
using std::string_view;

constexpr size_t longest_date = 100;  ///< bytes
constexpr int first_year = 1400;
constexpr int last_year = 2200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
int full_year(int two_digits) { return two_digits + (two_digits < 70 ? 2000 : 1900); }

std::optional<Timestamp> from_epoch(string_view text) {
    if (text.size() != 10 && text.size() != 13) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        number = number * 10 + (c - '0');
    }
    const sys_seconds at{seconds{text.size() == 13 ? number / 1000 : number}};
    if (year_month_day{floor<days>(at)}.year() > year{last_year}) return std::nullopt;
    return Timestamp{at, Precision::second};
}

/// Reads the parts of a date in whichever order they come; the order decides at the end whether it is one.
class DateReader {
public:
    explicit DateReader(string_view text) : cursor_{to_date_tokens(text)} {}

    std::optional<Timestamp> read() {
        while (!cursor_.at_end()) {
            if (!read_time() && !read_numeric_date() && !read_number() && !read_word() && !read_sign()) {
                return std::nullopt;
            }
        }
        return to_timestamp();
    }

private:
    bool read_time() {
        if (time_) return false;
        time_ = take_clock_time(cursor_, order_.size() == 3);
        if (time_) ends_open_ = false;
        return time_.has_value();
    }

    /// Three numbers with the same sign between, or eight digits, or a year and a month.
    bool read_numeric_date() {
        if (!order_.empty() || !cursor_.peek()) return false;
        if (const int number = cursor_.number(0, 8, 8); number >= 0) {
            return take_date(number / 10000, number / 100 % 100, number % 100, 1);
        }
        const bool is_dotted = cursor_.is_text(1, ".");
        const int second = cursor_.number(2, 1, 2);
        if (second < 0 || (!is_dotted && !cursor_.is_text(1, "-") && !cursor_.is_text(1, "/"))) return false;
        const bool has_third = cursor_.is_text(3, cursor_.peek(1)->text) && cursor_.number(4, 1, 4) >= 0;
        if (!has_third) return read_year_and_month(second);
        if (const int year = cursor_.number(0, 4, 4); year >= 0)
            return take_date(year, second, cursor_.number(4, 1, 2), 5);
        return read_day_month_year(cursor_.number(0, 1, 2), second, is_dotted);
    }

    /// With a point the day comes first; with other signs it must be plain which of the two is the day.
    bool read_day_month_year(int first, int second, bool is_dotted) {
        int year = cursor_.number(4, 4, 4);
        if (year < 0 && is_dotted && cursor_.number(4, 2, 2) >= 0) year = full_year(cursor_.number(4, 2, 2));
        if (is_dotted || first > 12 || first == second) return take_date(year, second, first, 5);
        return second > 12 && take_date(year, first, second, 5);
    }

    bool read_year_and_month(int month) {
        const bool is_whole = cursor_.is_glued(1) && cursor_.is_glued(2) && !cursor_.peek(3);
        if (!is_whole || cursor_.is_text(1, ".") || cursor_.number(2, 2, 2) < 0) return false;
        if (!take_date(cursor_.number(0, 4, 4), month, 1, 3)) return false;
        order_ = "yM";
        return true;
    }

    bool take_date(int year, int month, int day, size_t tokens) {
        if (year < 0 || month < 0 || day < 0) return false;
        year_ = year;
        month_ = static_cast<unsigned>(month);
        day_ = static_cast<unsigned>(day);
        order_ = "yMd";
        ends_open_ = false;
        cursor_.skip(tokens);
        return true;
    }

    bool read_number() {
        ends_open_ = false;
        const int year = cursor_.number(0, 4, 4);
        const int number = cursor_.number(0, 1, 2);
        if ((year < 0 && number < 0) || order_.size() >= 3) return false;
        const bool is_short_year = order_ == "dM" && cursor_.was_text("-") && cursor_.number(0, 2, 2) >= 0;
        if (year >= 0 || is_short_year) {
            year_ = year >= 0 ? year : full_year(number);
            order_ += 'y';
        } else {
            day_ = static_cast<unsigned>(number);
            order_ += 'd';
        }
        cursor_.skip(1);
        return true;
    }

    bool read_word() {
        if (!cursor_.is_word(0)) return false;
        const auto& word = cursor_.peek()->text;
        // Behind a date "Do" and "Sun" start a sentence.
        const bool may_be_weekday = order_.size() < 3 || word.size() >= 4 || (word[0] & 0x80) != 0;
        ends_open_ = false;
        if (const auto month = read_month(word)) {
            month_ = month;
            order_ += 'M';
        } else if (is_year_word(word) && order_.ends_with('y')) {
            // "2022 года"
        } else if (is_filler(word)) {
            ends_open_ = true;
        } else if (!is_ordinal(word) && !is_vietnamese_day(word) && !(may_be_weekday && is_weekday(word))) {
            return false;
        }
        cursor_.skip(1);
        return true;
    }

    /// "listopada" is October in Croatian, with a point behind the day, and November in Polish, without. In Vietnamese
    /// a month is a word and its number.
    unsigned read_month(string_view word) {
        if (word == "listopada" && cursor_.was_text(".")) return 10;
        const int number = word == "thang" ? cursor_.number(1, 1, 2) : -1;
        if (number < 1 || number > 12) return month_number(word);
        cursor_.skip(1);
        return static_cast<unsigned>(number);
    }

    /// "thứ hai" to "thứ bảy": the second to the seventh day of the week.
    bool is_vietnamese_day(string_view word) const {
        return cursor_.was_text("thứ") && is_one_of({"hai", "ba", "tư", "nam", "sau", "bảy"}, word);
    }

    bool is_ordinal(string_view word) const {
        if (!cursor_.is_glued(0) || order_.empty() || order_.back() != 'd') return false;
        return is_one_of({"st", "nd", "rd", "th", "er", "e"}, word);
    }

    static bool is_filler(string_view word) {
        return is_one_of({"at",  "on", "of", "the",  "de",    "del",  "den", "der", "le",   "el", "il",
                          "um",  "am", "op", "om",   "a",     "as",   "las", "ore", "alle", "t",  "kl",
                          "klo", "в",  "о",  "saat", "pukul", "ngay", "nam", "luc", "u"},
                         word);
    }

    /// "year" as some languages put it behind the number.
    static bool is_year_word(string_view word) {
        return is_one_of({"г", "года", "год", "р", "року", "r", "roku"}, word);
    }

    static bool is_one_of(std::initializer_list<string_view> words, string_view word) {
        return std::ranges::find(words, word) != words.end();
    }

    bool read_sign() {
        if (string_view{",.-/|@()"}.find(cursor_.peek()->text) == string_view::npos) return false;
        cursor_.skip(1);
        return true;
    }

    std::optional<Timestamp> to_timestamp() const {
        const bool names_day = order_ == "dMy" || order_ == "Mdy" || order_ == "yMd";
        const bool names_month = order_ == "My" || order_ == "yM";
        if ((!names_day && !names_month && order_ != "y") || ends_open_) return std::nullopt;
        const year_month_day day = year{year_} / static_cast<int>(month_) / static_cast<int>(day_);
        if (!day.ok() || year_ < first_year || year_ > last_year) return std::nullopt;
        if (time_ && names_day) {
            const auto shift = time_->offset + zone_offset(time_->zone, day).value_or(minutes{0});
            return Timestamp{sys_days{day} + time_->since_midnight - shift, Precision::second};
        }
        if (time_) return std::nullopt;
        return Timestamp{sys_days{day}, names_day ? Precision::day : names_month ? Precision::month : Precision::year};
    }

    DateCursor cursor_;
    std::string order_;  ///< 'y', 'M' and 'd' as they came
    int year_ = 0;
    unsigned month_ = 1;
    unsigned day_ = 1;
    bool ends_open_ = false;  ///< the last word was one like "at"
    std::optional<ClockTime> time_;
};

std::string padded(unsigned number, size_t width) {
    auto digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::string_view to_string(Precision precision) {
    switch (precision) {
        case Precision::year: return "year";
        case Precision::month: return "month";
        case Precision::day: return "day";
        case Precision::second: return "second";
    }
    return "second";
}

std::optional<Timestamp> parse_timestamp(string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    if (text.empty() || text.size() > longest_date) return std::nullopt;
    if (const auto epoch = from_epoch(text)) return epoch;
    return DateReader{text}.read();
}

std::string to_rfc3339(sys_seconds at) {
    const auto midnight = floor<days>(at);
    const year_month_day day{midnight};
    const hh_mm_ss clock{at - midnight};
    const auto number = [](auto duration) { return padded(static_cast<unsigned>(duration.count()), 2); };
    return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + '-' +
           padded(static_cast<unsigned>(day.month()), 2) + '-' + padded(static_cast<unsigned>(day.day()), 2) + 'T' +
           number(clock.hours()) + ':' + number(clock.minutes()) + ':' + number(clock.seconds()) + 'Z';
}

sys_seconds last_second(Timestamp timestamp) {
    const year_month_day day{floor<days>(timestamp.at)};
    switch (timestamp.precision) {
        case Precision::year: return sys_days{(day.year() + years{1}) / 1 / 1} - seconds{1};
        case Precision::month: return sys_days{(day.year() / day.month() / 1) + months{1}} - seconds{1};
        case Precision::day: return sys_days{day} + days{1} - seconds{1};
        case Precision::second: break;
    }
    return timestamp.at;
}

}  // namespace dateline
