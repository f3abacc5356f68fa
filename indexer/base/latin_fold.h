// Latin letters without case and accents: for comparing words with tables, never for showing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// `text` with A-Z in lower case and the letters U+00C0 to U+00FF without accent ("Février" gives "fevrier", "ß" gives
/// "s"). Other bytes stay.
inline std::string fold_latin(std::string_view text) {
    constexpr std::string_view letters = "aaaaaaaceeeeiiii nooooo ouuuuy saaaaaaaceeeeiiii nooooo ouuuuy y";
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\xC3' && at + 1 < text.size()) {
            folded += letters[static_cast<unsigned char>(text[++at]) & 0x3Fu];
        } else {
            folded += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
        }
    }
    return folded;
}

}  // namespace dateline
