// Latin letters without case and accents: for comparing words with tables, never for showing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// `text` with A-Z in lower case and the letters U+00C0 to U+00FF without accent ("Février" gives "fevrier", "ß" gives
/// "s"). All else stays.
inline std::string fold_latin(std::string_view text) {
    // U+00C0 to U+00FF; the two signs among them have none.
    constexpr std::string_view letters = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char accented = text[at] == '\xC3' && at + 1 < text.size()
                                  ? letters[static_cast<unsigned char>(text[at + 1]) & 0x3Fu]
                                  : ' ';
        if (accented != ' ') {
            folded += accented;
            ++at;
        } else {
            folded += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
        }
    }
    return folded;
}

}  // namespace dateline
