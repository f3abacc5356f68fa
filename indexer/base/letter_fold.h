// Letters without case, Latin ones without accents too: for comparing words with tables, never for showing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// The plain letter of a Latin one between U+00C0 and U+017F, given its two bytes; a blank for all else.
inline char plain_latin(unsigned char lead, unsigned char trail) {
    // The two signs among the first 64 have none.
    constexpr std::string_view letters =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    return lead >= 0xC3 && lead <= 0xC5 ? letters[(lead - 0xC3u) * 64 + (trail & 0x3Fu)] : ' ';
}

/// Makes a Cyrillic capital, U+0400 to U+042F, small; leaves other characters alone.
inline void to_small_cyrillic(unsigned char& lead, unsigned char& trail) {
    if (lead != 0xD0 || trail >= 0xB0) return;
    if (trail >= 0x90 && trail < 0xA0) {
        trail += 0x20;
    } else {
        lead = 0xD1;
        trail = static_cast<unsigned char>(trail < 0x90 ? trail + 0x10 : trail - 0x20);
    }
}

/// `text` with A-Z and Cyrillic capitals small and the Latin letters up to U+017F without accent ("Février" gives
/// "fevrier", "ß" gives "s", "Май" gives "май"). All else stays.
inline std::string fold_letters(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xC3 || lead > 0xD0 || at + 1 == text.size()) {
            folded += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
            continue;
        }
        auto trail = static_cast<unsigned char>(text[at + 1]);
        ++at;
        if (const char plain = plain_latin(lead, trail); plain != ' ') {
            folded += plain;
        } else {
            to_small_cyrillic(lead, trail);
            folded += static_cast<char>(lead);
            folded += static_cast<char>(trail);
        }
    }
    return folded;
}

}  // namespace dateline
