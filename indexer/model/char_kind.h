// Kinds of characters: what each is to a text that is cut into words.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/base/utf8.h"

namespace dateline {

enum class CharKind : unsigned char {
    other,
    letter,
    capital,
    digit,
    mark,
    sign,  ///< stands for a word of its own: an ideograph, a kana, a letter of Thai, a syllable of Korean, an emoji
};

CharKind classify(char32_t code);

/// A character that shows as a picture where nothing else is asked for, or is often made one (⚠ in ⚠️).
bool is_emoji(char32_t code);

/// A character of a text, classified; past the end it is `other` with length 0.
struct Cursor {
    char32_t code = 0;
    std::size_t length = 0;
    CharKind kind = CharKind::other;
};

inline constexpr std::array<CharKind, 128> ascii_kinds = [] {
    std::array<CharKind, 128> kinds{};
    for (unsigned char c = 0; c < 128; ++c) {
        kinds[c] = c >= 'a' && c <= 'z'   ? CharKind::letter
                   : c >= 'A' && c <= 'Z' ? CharKind::capital
                   : c >= '0' && c <= '9' ? CharKind::digit
                                          : CharKind::other;
    }
    return kinds;
}();

inline Cursor look(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, 1, ascii_kinds[byte]};
    const Utf8Char c = decode_utf8(text, at);
    return {c.code, c.length, classify(c.code)};
}

}  // namespace dateline
