#include "indexer/model/fold.h"

#include <algorithm>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "indexer/base/utf8.h"

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

// Letters that have no decomposition but are typed without their stroke or as two letters.
std::string_view spelt_out(char32_t code) {
    switch (code) {
        case 0x00DF: return "ss";
        case 0x00E6: return "ae";
        case 0x0153: return "oe";
        case 0x00F8: return "o";
        case 0x0142: return "l";
        case 0x0111:
        case 0x00F0: return "d";
        case 0x00FE: return "th";
        case 0x0131: return "i";
        default: return {};
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
        const bool is_accent = c >= 0x0300 && c <= 0x036F;
        const bool is_short_i = c == 0x0306 && base == 0x0438;
        if (!is_accent) base = c;
        if (!is_accent || is_short_i) kept.append(c);
    }
    std::string together;
    normalized(nfc, kept).toUTF8String(together);
    std::string out;
    for (std::size_t at = 0; at < together.size();) {
        const Utf8Char c = decode_utf8(together, at);
        const std::string_view spelt = spelt_out(c.code);
        out += spelt.empty() ? std::string_view(together).substr(at, c.length) : spelt;
        at += c.length;
    }
    return out;
}

}  // namespace dateline
