#include "indexer/model/word_splitter.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

CharKind classify(char32_t code) {
    const auto c = static_cast<UChar32>(code);
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
        return CharKind::mark;
    if (type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER) return CharKind::digit;
    if (!u_isalpha(c)) return CharKind::other;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return CharKind::ideograph;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) return CharKind::ideograph;
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER ? CharKind::capital : CharKind::letter;
}

constexpr std::array<CharKind, 128> ascii_classes = [] {
    std::array<CharKind, 128> classes{};
    for (unsigned char c = 0; c < 128; ++c) {
        classes[c] = c >= 'a' && c <= 'z'   ? CharKind::letter
                     : c >= 'A' && c <= 'Z' ? CharKind::capital
                     : c >= '0' && c <= '9' ? CharKind::digit
                                            : CharKind::other;
    }
    return classes;
}();

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07; }
// Characters that do not part a word: soft hyphen and zero-width joiners.
bool is_invisible(char32_t c) { return c == 0xAD || c == 0x200C || c == 0x200D; }
bool is_alphabetic(CharKind c) { return c == CharKind::letter || c == CharKind::capital; }

}  // namespace

Cursor look(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, 1, ascii_classes[byte]};
    const Utf8Char c = decode_utf8(text, at);
    return {c.code, c.length, classify(c.code)};
}

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
    return with_suffix(span);
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
    if (c.code == '.' || c.code == ',') {
        return before == CharKind::digit && next.kind == CharKind::digit && (c.code == '.' || groups(span.end));
    }
    if (c.code != '&' || !is_alphabetic(before) || !is_alphabetic(next.kind)) return false;
    return (before == CharKind::capital && next.kind == CharKind::capital) || is_short_around(span.begin, span.end);
}

// Whether at most two letters stand on both sides of the sign at `sign`: at&t, q&a.
bool WordSplitter::is_short_around(std::size_t begin, std::size_t sign) const {
    if (sign - begin > 2) return false;
    std::size_t letters = 0;
    for (std::size_t at = sign + 1; is_wordlike(look(text_, at).kind) && ++letters <= 2;) at += look(text_, at).length;
    return letters <= 2;
}

// A comma at `at` followed by three digits and no fourth: 1,000 but not 1,2.
bool WordSplitter::groups(std::size_t at) const {
    for (std::size_t i = 1; i <= 3; ++i) {
        if (look(text_, at + i).kind != CharKind::digit) return false;
    }
    return look(text_, at + 4).kind != CharKind::digit;
}

// C++ and C#.
WordSpan WordSplitter::with_suffix(WordSpan span) const {
    if (span.end - span.begin > 2 || span.has_digit) return span;
    const std::string_view rest = text_.substr(span.end);
    const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with("#") ? 1 : 0;
    if (length != 0 && !is_wordlike(look(text_, span.end + length).kind)) span.end += length;
    return span;
}

std::string plain_spelling(std::string_view text, const WordSpan& span) {
    std::string out;
    for (std::size_t at = span.begin; at < span.end;) {
        const Cursor c = look(text, at);
        const bool is_dropped =
            is_invisible(c.code) || (c.code == ',' && !is_wordlike(c.kind)) || (span.is_acronym && c.code == '.');
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
