#include "indexer/base/utf8.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// What Windows-1252 has at 0x80..0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr bool is_control(char32_t code) {
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r' && code != '\f') || code == 0x7F ||
           (code >= 0x80 && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
}

// What a look over the bytes tells of their encoding.
struct Survey {
    std::size_t nuls_even = 0;
    std::size_t nuls_odd = 0;
    std::size_t controls = 0;   // other than white space and NUL
    std::size_t multibyte = 0;  // well-formed characters of two bytes and more
    std::size_t malformed = 0;
    bool cut_at_end = false;  // the last malformed sequence is the start of a character, and the text ends there
};

Survey survey(std::string_view bytes) {
    Survey found;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x80) {
            if (byte == 0) {
                ++(at % 2 == 0 ? found.nuls_even : found.nuls_odd);
            } else if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') {
                ++found.controls;
            }
            ++at;
            continue;
        }
        const Utf8Char c = decode_utf8(bytes, at);
        if (c.code == replacement_character && bytes.substr(at, c.length) != "\xEF\xBF\xBD") {
            ++found.malformed;
            found.cut_at_end = byte >= 0xC2 && at + c.length == bytes.size();
        } else {
            ++found.multibyte;
        }
        at += c.length;
    }
    return found;
}

void append_clean(std::string& out, char32_t code) {
    if (!is_control(code)) append_utf8(out, code);
}

// Windows and old Mac line ends become LF; a form feed parts lines too.
std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
        } else {
            out += text[i] == '\f' ? '\n' : text[i];
        }
    }
    return out;
}

std::string from_utf16(std::string_view bytes, bool little_endian) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(little_endian ? first | second << 8 : first << 8 | second);
    };
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t code = unit(at);
        if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (code < 0xD800 || code >= 0xE000) append_clean(out, code);
    }
    return out;
}

std::string without_faults(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Char c = decode_utf8(bytes, at);
        const bool malformed = c.code == replacement_character && bytes.substr(at, c.length) != "\xEF\xBF\xBD";
        if (!malformed) append_clean(out, c.code);
        at += c.length;
    }
    return out;
}

}  // namespace

Utf8Char decode_utf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xC2 || lead > 0xF4) return {replacement_character, 1};
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= text.size()) return {replacement_character, i};
        const unsigned char next = byte(at + i);
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (i == 1) {
            if (lead == 0xE0) low = 0xA0;
            if (lead == 0xED) high = 0x9F;
            if (lead == 0xF0) low = 0x90;
            if (lead == 0xF4) high = 0x8F;
        }
        if (next < low || next > high) return {replacement_character, i};
        code = code << 6 | (next & 0x3Fu);
    }
    return {code, length};
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        if (c.code == replacement_character && text.substr(at, c.length) != "\xEF\xBF\xBD") return false;
        at += c.length;
    }
    return true;
}

std::size_t utf8_floor(std::string_view text, std::size_t limit) {
    if (limit >= text.size()) return text.size();
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0u) == 0x80u) --limit;
    return limit;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_clean(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80u] : byte);
    }
    return out;
}

std::optional<std::string> decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return with_plain_line_ends(from_utf16(bytes.substr(2), true));
    if (bytes.starts_with("\xFE\xFF")) return with_plain_line_ends(from_utf16(bytes.substr(2), false));
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

    const Survey found = survey(bytes);
    const std::size_t nuls = found.nuls_even + found.nuls_odd;
    if (nuls * 3 > bytes.size() && std::min(found.nuls_even, found.nuls_odd) * 20 < nuls) {
        return with_plain_line_ends(from_utf16(bytes, found.nuls_odd > found.nuls_even));
    }
    if ((nuls + found.controls) * 10 > bytes.size()) return std::nullopt;
    const std::string plain = with_plain_line_ends(bytes);
    const bool is_utf8 =
        found.malformed == 0 || found.multibyte >= found.malformed || (found.malformed == 1 && found.cut_at_end);
    return is_utf8 ? without_faults(plain) : from_windows_1252(plain);
}

std::string without_controls(std::string_view text) { return without_faults(with_plain_line_ends(text)); }

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const Utf8Char c = decode_utf8(text, 0);
        if (!is_space(c.code)) break;
        text.remove_prefix(c.length);
    }
    while (!text.empty()) {
        const std::size_t at = utf8_floor(text, text.size() - 1);
        if (!is_space(decode_utf8(text, at).code)) break;
        text = text.substr(0, at);
    }
    return text;
}

}  // namespace dateline
