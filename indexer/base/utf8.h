// UTF-8 as the rest of the program relies on it: everything behind decode_text() is valid UTF-8 without NULs or
// control characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr char32_t replacement_character = 0xFFFD;

/// One character and the number of bytes it took. A malformed sequence gives U+FFFD and the length of its longest
/// well-formed start (at least 1), as the Unicode standard recommends (chapter 3.9, table 3-8).
struct Utf8Char {
    char32_t code = 0;
    std::size_t length = 0;
};

/// The character at `at`; `at` must be inside `text`.
Utf8Char decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code);

bool is_valid_utf8(std::string_view text);

/// The largest end <= `limit` that does not split a character of valid UTF-8.
std::size_t utf8_floor(std::string_view text, std::size_t limit);

/// Outside bytes as valid UTF-8: a byte order mark is dropped, UTF-16 (marked, or told by its NULs) and Windows-1252
/// (which holds Latin-1) are converted, CR LF becomes LF, NULs and other control characters but tab and newline are
/// dropped. A stray malformed sequence in text that is otherwise UTF-8 (half a character at a cut) is dropped. Nothing
/// where the bytes are no text.
std::optional<std::string> decode_text(std::string_view bytes);

/// Any bytes as valid UTF-8, each a character. Control characters but tab and newline are dropped.
std::string from_windows_1252(std::string_view bytes);

/// `text`, which is valid UTF-8, without NULs and other control characters but tab and newline; line ends as
/// decode_text() leaves them.
std::string without_controls(std::string_view text);

/// `text` without white space (Unicode's, no-break and zero-width ones included) at its ends.
std::string_view trim(std::string_view text);

/// True for Unicode white space, no-break spaces, zero-width spaces and the byte order mark.
bool is_space(char32_t code);

}  // namespace dateline
