#include "indexer/model/fold.h"

#include <algorithm>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dateline {

namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no normalisation data");
    return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& with, const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString out = with.normalize(text, error);
    return U_FAILURE(error) ? text : out;
}

icu::UnicodeString to_utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Range {
    UChar32 first;
    UChar32 last;
};

// Marks that a writer may leave out: accents, rings around digits, points of Hebrew, vowels and pauses of Arabic, and
// its tatweel, which only makes a word longer.
constexpr Range optional_marks[] = {{0x0300, 0x036F}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
                                    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640},
                                    {0x064B, 0x0652}, {0x0656, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
                                    {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x1AB0, 0x1AFF},
                                    {0x1DC0, 0x1DFF}, {0x20D0, 0x20F0}, {0xFE20, 0xFE2F}};

bool is_optional(UChar32 mark, UChar32 base) {
    if (mark < optional_marks[0].first) return false;
    const bool is_short_i = mark == 0x0306 && base == 0x0438;
    const bool is_on_alef = mark >= 0x0653 && mark <= 0x0655 && base == 0x0627;
    return is_on_alef || (!is_short_i && std::ranges::any_of(optional_marks, [=](const Range& range) {
               return mark >= range.first && mark <= range.last;
           }));
}

// Letters that have no decomposition but are typed without their stroke, as two letters, or with another keyboard's.
std::u16string_view spelt_out(UChar32 code) {
    switch (code) {
        case 0x00DF: return u"ss";
        case 0x00E6: return u"ae";
        case 0x0153: return u"oe";
        case 0x00F8: return u"o";
        case 0x0142: return u"l";
        case 0x0111:
        case 0x00F0: return u"d";
        case 0x00FE: return u"th";
        case 0x0131: return u"i";
        case 0x0671: return u"\u0627";  // alef that joins words
        case 0x06A9: return u"\u0643";  // kaf and yeh as Persian keyboards have them
        case 0x06CC: return u"\u064A";
        case 0x09CE: return u"\u09A4\u09CD";  // Bengali and Malayalam consonants without a vowel
        case 0x0D7A: return u"\u0D23\u0D4D";
        case 0x0D7B: return u"\u0D28\u0D4D";
        case 0x0D7C: return u"\u0D30\u0D4D";
        case 0x0D7D: return u"\u0D32\u0D4D";
        case 0x0D7E: return u"\u0D33\u0D4D";
        case 0x0D7F: return u"\u0D15\u0D4D";
        default: return {};
    }
}

void append_spelt_out(icu::UnicodeString& out, UChar32 code) {
    const std::u16string_view spelt = spelt_out(code);
    if (!spelt.empty()) {
        out.append(spelt.data(), static_cast<int32_t>(spelt.size()));
    } else if (const int32_t digit = u_charDigitValue(code); digit >= 0) {
        out.append(static_cast<UChar32>('0' + digit));
    } else {
        out.append(code);
    }
}

bool is_ring(UChar32 code) { return code == 0x0E4D || code == 0x0ECD; }
bool is_tone(UChar32 code) { return (code >= 0x0E48 && code <= 0x0E4B) || (code >= 0x0EC8 && code <= 0x0ECB); }

// Thai and Lao am taken apart: the ring stands before the tone where it was typed so, else behind it.
void append_ring(icu::UnicodeString& out, UChar32 ring) {
    const int32_t last = out.length() - 1;
    if (last >= 0 && is_tone(out.charAt(last))) {
        out.insert(last, ring);
    } else {
        out.append(ring);
    }
}

}  // namespace

std::string fold_case(std::string_view text) {
    std::string out;
    if (is_ascii(text)) {
        out = text;
        for (char& c : out) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        return out;
    }
    static const icu::Normalizer2& nfkc_casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
    normalized(nfkc_casefold, to_utf16(text)).toUTF8String(out);
    return out;
}

std::string fold_accents(std::string_view folded) {
    if (is_ascii(folded)) return std::string(folded);
    static const icu::Normalizer2& nfd = normalizer(icu::Normalizer2::getNFDInstance);
    static const icu::Normalizer2& nfc = normalizer(icu::Normalizer2::getNFCInstance);
    const icu::UnicodeString apart = normalized(nfd, to_utf16(folded));
    icu::UnicodeString kept;
    UChar32 base = 0;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 c = apart.char32At(at);
        if (is_optional(c, base)) continue;
        base = c;
        if (is_ring(c)) {
            append_ring(kept, c);
        } else {
            append_spelt_out(kept, c);
        }
    }
    std::string together;
    normalized(nfc, kept).toUTF8String(together);
    return together;
}

bool is_folded(char32_t code) {
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3041 && code <= 0x3096) ||
           (code >= 0x30A1 && code <= 0x30FA) || (code >= 0xAC00 && code <= 0xD7A3) ||
           (code >= 0x0E01 && code <= 0x0E32) || (code >= 0x0E40 && code <= 0x0E45);
}

}  // namespace dateline
