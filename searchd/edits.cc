#include "searchd/edits.h"

#include <algorithm>
#include <vector>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t longest_character = 4;  // bytes

std::vector<std::u32string_view> alphabets_of(std::u32string_view word) {
    constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
    constexpr std::u32string_view greek = U"αβγδεζηθικλμνξοπρσςτυφχψω";
    constexpr std::u32string_view cyrillic = U"абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ";
    std::vector<std::u32string_view> alphabets;
    for (const std::u32string_view alphabet : {latin, greek, cyrillic}) {
        const auto is_of_it = [&](char32_t c) { return alphabet.find(c) != std::u32string_view::npos; };
        if (std::ranges::any_of(word, is_of_it)) alphabets.push_back(alphabet);
    }
    return alphabets;
}

}  // namespace

std::u32string to_characters(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        characters += c.code;
        at += c.length;
    }
    return characters;
}

std::string to_bytes(std::u32string_view characters) {
    std::string text;
    for (const char32_t c : characters) append_utf8(text, c);
    return text;
}

std::set<std::string> edits_of(const std::u32string& word) {
    std::set<std::string> edits;
    const std::vector<std::u32string_view> alphabets = alphabets_of(word);
    const auto add = [&](std::size_t kept, std::u32string_view middle, std::size_t from) {
        edits.insert(to_bytes(word.substr(0, kept) + std::u32string(middle) + word.substr(from)));
    };
    for (std::size_t at = 0; at <= word.size(); ++at) {
        if (at < word.size()) add(at, {}, at + 1);
        if (at + 1 < word.size()) add(at, std::u32string{word[at + 1], word[at]}, at + 2);
        for (const std::u32string_view alphabet : alphabets) {
            for (const char32_t letter : alphabet) {
                add(at, {&letter, 1}, at);
                if (at < word.size()) add(at, {&letter, 1}, at + 1);
            }
        }
    }
    return edits;
}

std::size_t most_edits_of(const std::u32string& word) {
    std::size_t signs = 1;
    for (const std::u32string_view alphabet : alphabets_of(word)) signs += alphabet.size();
    return 2 * signs * (word.size() + 1);
}

bool are_one_edit_apart(std::string_view one, std::string_view other) {
    if (std::max(one.size(), other.size()) - std::min(one.size(), other.size()) > longest_character) return false;
    const std::u32string a = to_characters(one);
    const std::u32string b = to_characters(other);
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t begin = 0;
    while (begin < shorter && a[begin] == b[begin]) ++begin;
    std::size_t end = 0;
    while (end < shorter - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
    const std::size_t in_a = a.size() - begin - end;
    const std::size_t in_b = b.size() - begin - end;
    const bool is_swapped = in_a == 2 && in_b == 2 && a[begin] == b[begin + 1] && a[begin + 1] == b[begin];
    return is_swapped || std::max(in_a, in_b) == 1;
}

}  // namespace dateline
