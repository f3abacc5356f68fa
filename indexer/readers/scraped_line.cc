#include "indexer/readers/scraped_line.h"

#include <algorithm>
#include <array>

#include "indexer/base/letter_fold.h"
#include "indexer/base/utf8.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

bool is_in(char32_t code, std::u32string_view set) { return set.find(code) != std::u32string_view::npos; }

bool is_end_mark(char32_t code) {
    return code < 0x80 ? code == '.' || code == '!' || code == '?' : is_in(code, U"…。！？؟۔।");
}
bool is_closer(char32_t code) {
    return code < 0x80 ? code == '"' || code == '\'' || code == ')' || code == ']' : is_in(code, U"”’»›“\u201A");
}
bool is_double_quote(char32_t code) { return code < 0x80 ? code == '"' : is_in(code, U"“”„«»"); }

/// decode_utf8() with a short way for ASCII, which most text is.
Utf8Char char_at(string_view text, size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? Utf8Char{byte, 1} : decode_utf8(text, at);
}

/// Scripts that write no spaces: kana, Han, Hangul excepted since it has them, Thai.
bool is_unspaced(char32_t code) {
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xE00 && code <= 0xE7F);
}

bool is_invisible(char32_t code) { return code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0xAD; }

/// A full stop behind these ends no sentence: titles, initials, "U.S." and the like.
bool is_abbreviation(string_view word) {
    while (!word.empty() && !is_letter_or_digit(char_at(word, 0).code)) word.remove_prefix(char_at(word, 0).length);
    if (word.empty() || word.back() != '.') return false;
    word.remove_suffix(1);
    if (word.size() == 1) return is_upper(static_cast<unsigned char>(word[0]));
    if (word.size() <= 7 && word.find('.') != string_view::npos) {
        return std::ranges::none_of(split_words(word),
                                    [](string_view each) { return std::ranges::any_of(each, is_digit); });
    }
    constexpr std::array<string_view, 41> known{
        "mr",  "mrs",  "ms",  "dr",   "prof", "st",   "gen", "sen", "rep", "gov",  "lt",  "col", "sgt", "capt",
        "maj", "cmdr", "adm", "rev",  "hon",  "pres", "jr",  "sr",  "inc", "corp", "co",  "ltd", "no",  "vs",
        "jan", "feb",  "aug", "sept", "oct",  "nov",  "dec", "mt",  "ft",  "bzw",  "sra", "mme", "sir"};
    return std::ranges::find(known, string_view{fold_letters(word)}) != known.end();
}

/// Behind these a line may well end: "Apple Inc.", "China tells U.S."
bool is_final_abbreviation(string_view word) {
    const auto folded = fold_letters(word);
    if (folded == "inc." || folded == "corp." || folded == "co." || folded == "jr." || folded == "ltd.") return true;
    return std::ranges::count(folded, '.') >= 2 && folded.size() <= 8 && is_abbreviation(word);
}

/// Ends of sentences: `visit(end, next)` gets the place behind the end and its closers, and where the next one starts.
template <typename Visit>
void each_sentence_end(string_view line, Visit visit) {
    size_t word_start = 0;
    for (size_t at = 0; at < line.size();) {
        const auto mark = char_at(line, at);
        at += mark.length;
        if (mark.code == ' ') word_start = at;
        if (!is_end_mark(mark.code)) continue;
        const bool is_stop = mark.code == '.';
        const auto word = line.substr(word_start, at - word_start);
        size_t end = at;
        while (end < line.size() && (is_closer(char_at(line, end).code) || is_end_mark(char_at(line, end).code))) {
            end += char_at(line, end).length;
        }
        size_t next = end;
        while (next < line.size() && line[next] == ' ') ++next;
        const bool ends_line = next == line.size();
        const bool has_space = next > end || mark.code > 0x2FFF;
        at = end;
        const auto starts_another = [&] {
            return has_space && !is_lower(char_at(line, next).code) && !(is_stop && is_abbreviation(word));
        };
        if (ends_line || starts_another()) visit(end, next);
    }
}

/// Of U+0100 to U+017F: capitals have even numbers, in two ranges odd ones.
bool is_extended_upper(char32_t code) {
    const bool is_shifted = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    return (code % 2 == 0) != is_shifted && code != 0x138 && code != 0x17F;
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_upper(char32_t code) {
    if (code >= 0x100 && code <= 0x17F) return is_extended_upper(code);
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
           (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code <= 0x42F);
}

bool is_lower(char32_t code) {
    if (code >= 0x100 && code <= 0x17F) return !is_extended_upper(code);
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7) ||
           (code >= 0x3AC && code <= 0x3CE) || (code >= 0x430 && code <= 0x45F);
}

char32_t to_lower(char32_t code) {
    if (!is_upper(code)) return code;
    if (code >= 0x100 && code <= 0x17F) return code + 1;
    return code + (code >= 0x400 && code <= 0x40F ? 80 : 32);
}

bool is_letter_or_digit(char32_t code) {
    if (code < 0x80) return (code >= '0' && code <= '9') || is_upper(code) || is_lower(code);
    const bool is_sign = code < 0xC0 || code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF) ||
                         (code >= 0x3000 && code <= 0x3030) || (code >= 0xE000 && code <= 0xF8FF) ||
                         (code >= 0xFE00 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF0F) || code >= 0x1F000 ||
                         code == 0xFEFF || code == 0xFFFD;
    return !is_sign;
}

LineShape shape_of(string_view line) {
    LineShape shape;
    size_t unspaced = 0;
    bool in_word = false;
    bool has_first = false;
    for (size_t at = 0; at < line.size();) {
        const auto [code, length] = char_at(line, at);
        at += length;
        ++shape.chars;
        if (is_unspaced(code)) ++unspaced;
        if (is_double_quote(code)) shape.has_quotes = true;
        if (code == ' ') {
            in_word = false;
        } else if (!in_word && is_letter_or_digit(code)) {
            in_word = true;
            ++shape.words;
            shape.capitals += is_upper(code);
            shape.lower += is_lower(code);
            shape.numbers += code >= '0' && code <= '9';
            if (!has_first) shape.starts_lower = is_lower(code) && shape.chars == 1;
            has_first = true;
        }
        if (code != ' ') shape.last = code;
        if (is_end_mark(code)) shape.end_mark = code;
        if (!is_end_mark(code) && !is_closer(code) && code != ' ') shape.end_mark = 0;
    }
    shape.words += unspaced / 2;
    each_sentence_end(line, [&](size_t, size_t) { ++shape.sentences; });
    const auto last_blank = line.rfind(' ');
    shape.ends_abbreviation =
        shape.end_mark == U'.' &&
        is_final_abbreviation(last_blank == string_view::npos ? line : line.substr(last_blank + 1));
    return shape;
}

bool is_prose(const LineShape& shape) {
    const bool has_grammar = shape.lower * 3 >= shape.words || shape.capitals + shape.lower == 0;
    if (shape.chars >= 200) return has_grammar;
    if (shape.words < 8) return false;
    if (shape.sentences >= 2) return true;
    if (shape.ends_abbreviation && shape.words < 20) return false;
    return shape.end_mark != 0 || ((shape.last == ':' || shape.last == ',' || shape.last == ';') && has_grammar);
}

std::string phrase_key(string_view line) {
    std::string key;
    const auto folded = fold_letters(line);
    const string_view text = folded;
    bool in_number = false;
    for (size_t at = 0; at < text.size();) {
        const auto [code, length] = char_at(text, at);
        if (code == '\'' || code == U'’' || code == U'‘') {
            // "editors' picks" and "editors picks" are one phrase
        } else if (code < 0x80 && is_digit(static_cast<char>(code))) {
            if (!in_number) key += key.ends_with(' ') || key.empty() ? "#" : " #";
            in_number = true;
        } else if (is_letter_or_digit(code)) {
            if (in_number) key += ' ';
            key += text.substr(at, length);
            in_number = false;
        } else if (const bool is_inside_number = in_number && (code == '.' || code == ',' || code == ':') &&
                                                 at + 1 < text.size() && is_digit(text[at + 1]);
                   !is_inside_number) {
            if (!key.empty() && !key.ends_with(' ')) key += ' ';
            in_number = false;
        }
        at += length;
    }
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

bool is_numbered(string_view line) {
    const auto end = line.find_first_not_of("0123456789");
    if (end == string_view::npos || end == 0 || end > 2 || end + 1 >= line.size()) return false;
    return (line[end] == '.' || line[end] == ')') && line[end + 1] == ' ';
}

std::vector<string_view> split_words(string_view line) {
    std::vector<string_view> words;
    for (size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        if (end > at) words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::vector<string_view> split_at(string_view line, string_view separator) {
    std::vector<string_view> parts;
    for (size_t at = 0; at <= line.size();) {
        const auto end = std::min(line.find(separator, at), line.size());
        parts.push_back(trim(line.substr(at, end - at)));
        at = end + separator.size();
    }
    return parts;
}

std::string collapse_spaces(string_view text) {
    std::string line;
    for (size_t at = 0; at < text.size();) {
        const auto [code, length] = char_at(text, at);
        if (is_space(code) && !is_invisible(code)) {
            if (!line.empty() && line.back() != ' ') line += ' ';
        } else if (!is_invisible(code)) {
            line += text.substr(at, length);
        }
        at += length;
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

size_t last_sentence_start(string_view line) {
    size_t start = 0;
    each_sentence_end(line, [&](size_t, size_t next) {
        if (next < line.size()) start = next;
    });
    return start;
}

size_t first_sentence_end(string_view line) {
    size_t first = line.size();
    each_sentence_end(line, [&](size_t end, size_t) { first = std::min(first, end); });
    return first;
}

}  // namespace dateline
