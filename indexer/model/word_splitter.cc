#include "indexer/model/word_splitter.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t longest_spelling = 1024;  // bytes; normalising a letter takes the square of its marks

bool is_between(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07 || c == 0x05F3;
}

// Characters that do not part a word: soft hyphen, zero-width joiners, marks of direction.
bool is_invisible(char32_t c) { return c == 0xAD || is_between(c, 0x200C, 0x200F) || c == 0x061C; }

char32_t half_width(char32_t c) { return is_between(c, 0xFF01, 0xFF5E) ? c - 0xFF01 + '!' : c; }

bool is_superscript(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || is_between(c, 0x2074, 0x2079);
}

bool is_skin_colour(char32_t c) { return is_between(c, 0x1F3FB, 0x1F3FF); }
bool is_half_a_flag(char32_t c) { return is_between(c, 0x1F1E6, 0x1F1FF); }
// Vowels and final consonants, which follow the first consonant of a syllable.
bool is_later_jamo(char32_t c) { return is_between(c, 0x1160, 0x11FF) || is_between(c, 0xD7B0, 0xD7FB); }
// Puts the next consonant below the last, in Khmer, Burmese and Tai Tham.
bool is_stacker(char32_t c) { return c == 0x17D2 || c == 0x1039 || c == 0x1A60; }
// The Thai and Lao vowel am, in one piece or as the ring (nikhahit) and a.
bool is_am(char32_t c) { return c == 0x0E33 || c == 0x0EB3; }
bool is_ring(char32_t c) { return c == 0x0E4D || c == 0x0ECD; }
bool is_long_a(char32_t c) { return c == 0x0E32 || c == 0x0EB2; }

bool is_alphabetic(CharKind c) { return c == CharKind::letter || c == CharKind::capital; }

}  // namespace

bool is_wordlike(CharKind kind) { return is_alphabetic(kind) || kind == CharKind::digit || kind == CharKind::mark; }

bool is_hyphen(char32_t code) { return code == '-' || code == 0x2010 || code == 0x2011 || code == 0xFF0D; }

WordSpan WordSplitter::word(std::size_t at) const {
    const WordSpan acronym = dotted(at);
    if (acronym.is_acronym) return acronym;
    WordSpan span{at, at};
    while (true) {
        const Cursor c = look(text_, span.end);
        if (is_wordlike(c.kind)) {
            span.all_capitals &= c.kind != CharKind::letter;
            span.has_digit |= c.kind == CharKind::digit;
            span.has_letter |= is_alphabetic(c.kind);
        } else if (c.length == 0 || !joins(c, span)) {
            break;
        }
        span.end += c.length;
    }
    if (const std::size_t suffix = possessive(span.end); suffix > span.begin)
        span.all_capitals = is_in_capitals(span.begin, suffix);
    return with_superscript(with_suffix(span));
}

WordSpan WordSplitter::sign(std::size_t at) const {
    char32_t last = look(text_, at).code;
    WordSpan span{at, at + look(text_, at).length};
    const Cursor partner = look(text_, span.end);
    if (is_half_a_flag(last) && is_half_a_flag(partner.code)) span.end += partner.length;
    bool has_ring = false;
    while (true) {
        const Cursor c = look(text_, span.end);
        const bool belongs = c.kind == CharKind::mark || is_invisible(c.code) || is_skin_colour(c.code) ||
                             is_later_jamo(c.code) || is_am(c.code) || (is_long_a(c.code) && has_ring) ||
                             (c.kind == CharKind::sign && is_stacker(last));
        if (!belongs) return span;
        has_ring |= is_ring(c.code);
        last = c.code;
        span.end += c.length;
    }
}

// U.S., U.S.A., p.m.: single letters, each with a dot behind it; the last dot may be missing.
WordSpan WordSplitter::dotted(std::size_t at) const {
    WordSpan span{at, at};
    std::size_t letters = 0;
    bool capitals = true;
    while (true) {
        const Cursor letter = look(text_, span.end);
        if (!is_alphabetic(letter.kind)) break;
        const std::size_t next = span.end + letter.length;
        const bool has_dot = next < text_.size() && text_[next] == '.';
        const bool is_single = !is_wordlike(look(text_, next).kind);
        if (!has_dot && !(is_single && letters > 0)) break;
        capitals &= letter.kind == CharKind::capital;
        span.end = next + (has_dot ? 1 : 0);
        ++letters;
        if (!has_dot) break;
    }
    span.is_acronym = letters > 1;
    span.all_capitals = capitals;
    span.has_letter = true;
    const Cursor apostrophe = look(text_, span.end);
    const std::size_t s = span.end + apostrophe.length;
    if (span.is_acronym && is_apostrophe(apostrophe.code) && is_s(s) && !is_wordlike(look(text_, s + 1).kind))
        span.end = s + 1;
    return span;
}

bool WordSplitter::is_s(std::size_t at) const { return at < text_.size() && (text_[at] == 's' || text_[at] == 'S'); }

// Where the possessive ending of a word that ends at `end` starts; 0 if it has none.
std::size_t WordSplitter::possessive(std::size_t end) const {
    if (end < 3 || !is_s(end - 1)) return 0;
    const std::size_t apostrophe = utf8_floor(text_, end - 2);
    return is_apostrophe(look(text_, apostrophe).code) ? apostrophe : 0;
}

bool WordSplitter::is_in_capitals(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
        const Cursor c = look(text_, at);
        if (c.kind == CharKind::letter) return false;
        at += c.length;
    }
    return true;
}

// Whether `c`, which is no part of a word by itself, stands inside one.
bool WordSplitter::joins(const Cursor& c, const WordSpan& span) const {
    if (is_invisible(c.code)) return true;
    const Cursor next = look(text_, span.end + c.length);
    if (!is_wordlike(next.kind)) return false;
    if (is_apostrophe(c.code)) return is_alphabetic(next.kind);
    const CharKind before = look(text_, utf8_floor(text_, span.end - 1)).kind;
    const char32_t code = half_width(c.code);
    if (code == '.' || code == ',') {
        return before == CharKind::digit && next.kind == CharKind::digit &&
               (code == '.' || groups(span.end + c.length));
    }
    if (code != '&' || !is_alphabetic(before) || !is_alphabetic(next.kind)) return false;
    return (before == CharKind::capital && next.kind == CharKind::capital) || is_short_around(span.begin, span.end);
}

// Whether at most two letters stand on both sides of the sign at `sign`: at&t, q&a.
bool WordSplitter::is_short_around(std::size_t begin, std::size_t sign) const {
    if (sign - begin > 2) return false;
    std::size_t letters = 0;
    for (std::size_t at = sign + look(text_, sign).length; is_wordlike(look(text_, at).kind) && ++letters <= 2;)
        at += look(text_, at).length;
    return letters <= 2;
}

// Three digits at `at` and no fourth: 1,000 but not 1,2.
bool WordSplitter::groups(std::size_t at) const {
    for (int i = 0; i < 3; ++i) {
        const Cursor c = look(text_, at);
        if (c.kind != CharKind::digit) return false;
        at += c.length;
    }
    return look(text_, at).kind != CharKind::digit;
}

// C++ and C#.
WordSpan WordSplitter::with_suffix(WordSpan span) const {
    if (span.end - span.begin > 2 || span.has_digit) return span;
    const std::string_view rest = text_.substr(span.end);
    const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with("#") ? 1 : 0;
    if (length != 0 && !is_wordlike(look(text_, span.end + length).kind)) span.end += length;
    return span;
}

// m² and a word with the number of a note; not 10², which is no 102.
WordSpan WordSplitter::with_superscript(WordSpan span) const {
    const auto is_ascii = [&](std::size_t at) {
        return at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80;
    };
    if (is_ascii(span.end) || !is_alphabetic(look(text_, utf8_floor(text_, span.end - 1)).kind)) return span;
    std::size_t end = span.end;
    while (!is_ascii(end) && is_superscript(look(text_, end).code)) end += look(text_, end).length;
    if (is_wordlike(look(text_, end).kind)) return span;
    span.superscript = end - span.end;
    span.end = end;
    return span;
}

std::string plain_spelling(std::string_view text, const WordSpan& span) {
    std::string out;
    for (std::size_t at = span.begin; at < span.end && out.size() < longest_spelling;) {
        const Cursor c = look(text, at);
        const bool is_dropped = is_invisible(c.code) || half_width(c.code) == ',' ||
                                (span.is_acronym && c.code == '.') || (is_skin_colour(c.code) && at > span.begin);
        if (is_apostrophe(c.code)) {
            out += '\'';
        } else if (!is_dropped) {
            out += text.substr(at, c.length);
        }
        at += c.length;
    }
    return out;
}

bool is_shouting(std::string_view line) {
    std::size_t capitals = 0;
    std::size_t small = 0;
    std::size_t run = 0;
    std::size_t longest_run = 0;
    for (std::size_t at = 0; at < line.size();) {
        const Cursor c = look(line, at);
        capitals += c.kind == CharKind::capital;
        small += c.kind == CharKind::letter;
        run = c.kind == CharKind::capital ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
        at += c.length;
    }
    return longest_run > 5 && capitals >= 4 * small;
}

}  // namespace dateline
