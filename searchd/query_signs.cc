#include "searchd/query_signs.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace dateline {

namespace {

struct QuotePair {
    char32_t opening;
    char32_t closing;
};

// Those that open and close in one way only.
constexpr std::array<QuotePair, 4> brackets = {QuotePair{0x300C, 0x300D}, QuotePair{0x300E, 0x300F},
                                               QuotePair{0x300A, 0x300B}, QuotePair{0x3008, 0x3009}};

// Habits differ in which of these opens and which closes.
constexpr std::array<char32_t, 10> marks = {'"',    0x201C, 0x201D, 0x201E, 0x201F,
                                            0x2033, 0xFF02, 0x301D, 0x301E, 0x301F};
constexpr std::array<char32_t, 2> guillemets = {0xAB, 0xBB};

bool holds(const auto& codes, char32_t code) { return std::ranges::find(codes, code) != codes.end(); }

}  // namespace

char32_t plain_sign(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFF01 + '!';
    return code == 0x2212 ? U'-' : code;
}

std::string plain_signs(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        append_utf8(plain, plain_sign(c.code));
        at += c.length;
    }
    return plain;
}

bool is_quote(char32_t code) {
    if (code < 0x80) return code == '"';
    return holds(marks, code) || holds(guillemets, code) || std::ranges::any_of(brackets, [&](const QuotePair& pair) {
               return pair.opening == code || pair.closing == code;
           });
}

bool closes_quote(char32_t opening, char32_t closing) {
    if (holds(marks, opening)) return holds(marks, closing);
    if (holds(guillemets, opening)) return holds(guillemets, closing);
    return std::ranges::any_of(
        brackets, [&](const QuotePair& pair) { return pair.opening == opening && pair.closing == closing; });
}

std::string_view without_quotes(std::string_view text) {
    std::vector<Utf8Char> quotes;
    std::size_t last = 0;  // where the last character begins
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        if (is_quote(c.code)) quotes.push_back(c);
        if (quotes.empty() || quotes.size() > 2) return text;
        last = at;
        at += c.length;
    }
    if (quotes.size() != 2 || decode_utf8(text, last).code != quotes[1].code ||
        !closes_quote(quotes[0].code, quotes[1].code))
        return text;
    return text.substr(quotes[0].length, last - quotes[0].length);
}

namespace {

// As browsers show addresses: bbc.co.uk/news.
bool begins_with_host_and_path(std::string_view text) {
    const auto is_host = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    const std::size_t slash = static_cast<std::size_t>(std::ranges::find_if_not(text, is_host) - text.begin());
    const std::size_t dot = text.substr(0, slash).rfind('.');
    if (slash + 1 >= text.size() || text[slash] != '/' || is_space(decode_utf8(text, slash + 1).code)) return false;
    if (dot == std::string_view::npos || dot == 0 || slash - dot < 3) return false;
    return std::ranges::all_of(text.substr(dot + 1, slash - dot - 1), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool begins_address(std::string_view text) {
    constexpr std::size_t longest = 8;
    const std::string start = lower_ascii(text.substr(0, longest));
    return begins_with_host_and_path(text) ||
           std::ranges::any_of(std::array<std::string_view, 3>{"http://", "https://", "www."},
                               [&](std::string_view beginning) {
                                   return start.starts_with(beginning) && text.size() > beginning.size() &&
                                          !is_space(decode_utf8(text, beginning.size()).code);
                               });
}

std::size_t address_length(std::string_view text) {
    std::size_t end = 0;
    std::size_t open = 0;
    while (end < text.size()) {
        const Utf8Char c = decode_utf8(text, end);
        if (is_space(c.code) || is_quote(c.code) || c.code == '<' || c.code == '>') break;
        if (c.code == '(') ++open;
        if (c.code == ')' && open-- == 0) break;
        end += c.length;
    }
    while (end > 0 && std::string_view(".,;:!?'").find(text[end - 1]) != std::string_view::npos) --end;
    return end;
}

}  // namespace dateline
