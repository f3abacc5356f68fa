#include "searchd/url.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bad percent signs stand for themselves, control characters are dropped. What is no UTF-8 is Windows-1252, as old
// programs send it.
std::string decoded(std::string_view text, bool plus_is_blank) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
            bytes += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i] == '+' && plus_is_blank ? ' ' : text[i];
        }
    }
    if (!is_valid_utf8(bytes)) bytes = from_windows_1252(bytes);
    std::string clean;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Char c = decode_utf8(bytes, at);
        const bool is_malformed = c.code == replacement_character && bytes.compare(at, c.length, "\xEF\xBF\xBD") != 0;
        const bool is_blank = c.code == '\t' || c.code == '\n' || c.code == '\r';
        const bool is_control = c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0);
        if (is_blank) {
            clean += ' ';
        } else if (!is_malformed && !is_control) {
            append_utf8(clean, c.code);
        }
        at += c.length;
    }
    return clean;
}

template <typename Visit>
void split(std::string_view text, char separator, const Visit& visit) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        visit(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
    if (!target.starts_with('/')) return std::nullopt;
    Target parsed;
    const std::size_t question = target.find('?');
    split(target.substr(1, question == std::string_view::npos ? question : question - 1), '/',
          [&](std::string_view segment) { parsed.segments.push_back(decoded(segment, false)); });
    if (parsed.segments.size() == 1 && parsed.segments[0].empty()) parsed.segments.clear();
    if (question == std::string_view::npos) return parsed;
    parsed.query = target.substr(question + 1);
    split(parsed.query, '&', [&](std::string_view pair) {
        if (pair.empty()) return;
        const std::size_t equals = pair.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        parsed.parameters.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
    });
    return parsed;
}

std::string_view value_of(const Parameters& parameters, std::string_view name) {
    std::string_view found;
    for (const auto& [known, value] : parameters) {
        if (known == name) found = value;
    }
    return found;
}

bool is_authority(std::string_view text) {
    constexpr std::size_t longest = 255;
    constexpr std::size_t port_digits = 5;
    if (text.size() > longest) return false;
    const bool is_ipv6 = text.starts_with('[');
    const std::size_t end = std::min(is_ipv6 ? text.find(']') : text.find(':'), text.size());
    const std::string_view host = is_ipv6 ? text.substr(1, end - 1) : text.substr(0, end);
    const auto fits = [is_ipv6](char c) {
        return is_ipv6 ? hex_digit(c) >= 0 || c == ':' || c == '.'
                       : is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
    };
    if (host.empty() || (is_ipv6 && end == text.size()) || !std::ranges::all_of(host, fits)) return false;
    const std::string_view port = text.substr(is_ipv6 ? end + 1 : end);
    if (port.empty()) return true;
    return port.starts_with(':') && port.size() > 1 && port.size() <= 1 + port_digits &&
           std::ranges::all_of(port.substr(1), is_digit);
}

bool is_path(std::string_view text) {
    static constexpr std::string_view others = "-._~!$&'()*+,;=:@/";  // of RFC 3986, 3.3
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_encoded =
            text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (!is_encoded && !is_alphanumeric(text[i]) && others.find(text[i]) == std::string_view::npos) return false;
    }
    return text.empty() || text.starts_with('/');
}

std::string encode_component(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool is_plain = is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

std::string to_query_string(const Parameters& parameters) {
    std::string out;
    for (const auto& [name, value] : parameters) {
        if (value.empty()) continue;
        if (!out.empty()) out += '&';
        out += encode_component(name) + "=" + encode_component(value);
    }
    return out;
}

}  // namespace dateline
