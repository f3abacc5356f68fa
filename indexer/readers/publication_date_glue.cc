#include "indexer/readers/publication_date_glue.h"

#include <cstddef>

#include "indexer/base/calendar_words.h"
#include "indexer/base/letter_fold.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of the run of letters or of digits around `at`.
template <typename Is>
size_t run_length(string_view text, size_t at, Is is) {
    size_t first = at;
    size_t end = at;
    while (first > 0 && is(text[first - 1])) --first;
    while (end < text.size() && is(text[end])) ++end;
    return end - first;
}

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_zone(string_view word) { return zone_offset(fold_letters(word), std::chrono::year{2000} / 1 / 1).has_value(); }

/// The capital letter that starts a word glued to a time or its zone: the "U" of "PMUpdated" and "UTCUpdated".
bool starts_word_behind_time(string_view line, size_t at) {
    if (at + 1 >= line.size() || !is_ascii_upper(line[at]) || line[at + 1] < 'a' || line[at + 1] > 'z') return false;
    size_t first = at;
    while (first > 0 && is_ascii_upper(line[first - 1])) --first;
    const auto word = line.substr(first, at - first);
    return word.size() >= 2 && (word == "AM" || word == "PM" || is_zone(word));
}

/// A year, and the hour behind it without a blank: "20235:06". `at` is the first digit of the hour.
bool starts_hour_behind_year(string_view line, size_t at) {
    if (at < 4 || !is_digit(line[at])) return false;
    const auto digits = run_length(line, at, is_digit);
    const bool is_year = line.substr(at - 4, 2) == "20" || line.substr(at - 4, 2) == "19";
    const bool is_start_of_run = at == 4 || !is_digit(line[at - 5]);
    return (digits == 5 || digits == 6) && is_year && is_start_of_run;
}

bool is_glued(string_view line, size_t at) {
    if (at == 0) return false;
    const char c = line[at];
    const char before = line[at - 1];
    const bool label_then_digit =
        is_digit(c) && is_ascii_letter(before) && run_length(line, at - 1, is_ascii_letter) >= 4;
    const bool digit_then_label = is_ascii_letter(c) && is_digit(before) && run_length(line, at, is_ascii_letter) >= 4;
    const bool case_change = is_ascii_upper(c) && before >= 'a' && before <= 'z';
    return label_then_digit || digit_then_label || case_change || c == '|' || before == '|' ||
           starts_hour_behind_year(line, at) || starts_word_behind_time(line, at);
}

}  // namespace

std::string unglued_date_line(string_view line) {
    constexpr string_view wide_colon = "\uFF1A";
    std::string spaced;
    for (size_t at = 0; at < line.size(); ++at) {
        if (line.substr(at).starts_with(wide_colon)) {
            spaced += ": ";
            at += wide_colon.size() - 1;
            continue;
        }
        if (is_glued(line, at)) spaced += ' ';
        spaced += line[at];
    }
    return spaced;
}

}  // namespace dateline
