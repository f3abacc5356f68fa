#include "indexer/base/date_tokens.h"

#include "indexer/base/letter_fold.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

struct Alias {
    string_view from;
    string_view to;
};

/// What stands for a separator, a space or a Latin word, in UTF-8: dashes, dots, ordinal signs, no-break spaces, and
/// the East Asian signs behind years, months, days, hours, minutes and seconds.
constexpr Alias aliases[] = {
    {"\u2013", "-"},  {"\u2014", "-"},  {"\u2022", ","},  {"\u00B7", ","},  {"\u00BA", " "},  {"\u00AA", " "},
    {"\u00B0", " "},  {"\u00A0", " "},  {"\u202F", " "},  {"\u2009", " "},  {"\u060C", ","},  {"\uFF0C", ","},
    {"\uFF08", "("},  {"\uFF09", ")"},  {"\uFF1A", ":"},  {"年", "-"},      {"月", "-"},      {"日", " "},
    {"년", "-"},      {"월", "-"},      {"일", " "},      {"时", "h"},      {"時", "h"},      {"시", "h"},
    {"点", "h"},      {"分", "m"},      {"분", "m"},      {"秒", "s"},      {"초", "s"},      {"上午", " am "},
    {"午前", " am "}, {"오전", " am "}, {"下午", " pm "}, {"午後", " pm "}, {"오후", " pm "},
};

std::string with_plain_signs(string_view text) {
    std::string plain;
    while (!text.empty()) {
        const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
        if (is_ascii) {
            plain += text.front();
            text.remove_prefix(1);
            continue;
        }
        const Alias* alias = nullptr;
        for (const auto& each : aliases) {
            if (text.starts_with(each.from)) alias = &each;
        }
        plain += alias ? alias->to : text.substr(0, 1);
        text.remove_prefix(alias ? alias->from.size() : 1);
    }
    return plain;
}

/// "a.m." and "p. m." as one word.
bool join_meridiem(std::vector<DateToken>& tokens) {
    const auto count = tokens.size();
    if (count < 3 || tokens[count - 1].text != "m" || tokens[count - 2].text != ".") return false;
    auto& first = tokens[count - 3];
    if (first.text != "a" && first.text != "p") return false;
    first.text += 'm';
    tokens.resize(count - 2);
    return true;
}

}  // namespace

std::vector<DateToken> to_date_tokens(string_view original) {
    const auto text = with_plain_signs(original);
    std::vector<DateToken> tokens;
    size_t at = 0;
    size_t end_of_last = 0;
    while (at < text.size()) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        const auto start = at;
        const auto kind = is_digit(text[at])       ? DateTokenKind::number
                          : is_word_byte(text[at]) ? DateTokenKind::word
                                                   : DateTokenKind::sign;
        ++at;
        if (kind == DateTokenKind::number) {
            while (at < text.size() && is_digit(text[at])) ++at;
        } else if (kind == DateTokenKind::word) {
            while (at < text.size() && is_word_byte(text[at])) ++at;
        }
        const auto token = string_view{text}.substr(start, at - start);
        tokens.push_back({kind, fold_letters(token), start == end_of_last});
        for (const char c : token) tokens.back().upper &= c >= 'A' && c <= 'Z';
        end_of_last = at;
        if (join_meridiem(tokens) && at < text.size() && text[at] == '.') end_of_last = ++at;
    }
    return tokens;
}

int DateCursor::number(size_t ahead, size_t least, size_t most) const {
    const auto* token = peek(ahead);
    if (!token || token->kind != DateTokenKind::number) return -1;
    if (token->text.size() < least || token->text.size() > most) return -1;
    int value = 0;
    for (const char c : token->text) value = value * 10 + (c - '0');
    return value;
}

}  // namespace dateline
