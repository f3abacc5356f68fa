#include "indexer/model/char_kind.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dateline {

namespace {

constexpr char32_t first_of_signs = 0x0E00;
constexpr char32_t first_of_pictures = 0x2600;  // before it are ©, ™ and arrows, which are emoji by name only

bool is_between(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

bool is_script_without_blanks(UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_BOPOMOFO:
        case USCRIPT_HANGUL: return true;
        default: break;
    }
    // Thai, Lao, Khmer, Burmese and their neighbours: where a line breaks takes a dictionary.
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

bool is_sign(char32_t code) {
    const auto c = static_cast<UChar32>(code);
    const bool is_prolonged_sound = code == 0x30FC || code == 0xFF70;
    const bool is_kangxi_radical = is_between(code, 0x2F00, 0x2FD5);
    return is_prolonged_sound || is_kangxi_radical || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) ||
           (u_isalpha(c) && is_script_without_blanks(c)) || is_emoji(code);
}

}  // namespace

bool is_emoji(char32_t code) {
    const auto c = static_cast<UChar32>(code);
    const bool is_sex = code == 0x2640 || code == 0x2642;  // part of a picture of a person, or in a list of species
    if (code < 0x80 || is_sex) return false;
    return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ||
           (code >= first_of_pictures && u_hasBinaryProperty(c, UCHAR_EMOJI));
}

CharKind classify(char32_t code) {
    if (is_between(code, 0x2000, 0x206F)) return CharKind::other;  // quotation marks, dashes: frequent
    const auto c = static_cast<UChar32>(code);
    const int8_t type = u_charType(c);
    const bool is_half_width_voicing = code == 0xFF9E || code == 0xFF9F;
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK ||
        is_half_width_voicing)
        return CharKind::mark;
    if (code >= first_of_signs && is_sign(code)) return CharKind::sign;
    const bool is_subscript = is_between(code, 0x2080, 0x2089);
    if (type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER || is_subscript) return CharKind::digit;
    const bool is_squared_unit = is_between(code, 0x3380, 0x33DF);  // ㎏, ㎡
    if (is_squared_unit) return CharKind::letter;
    if (!u_isalpha(c)) return CharKind::other;
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER ? CharKind::capital : CharKind::letter;
}

}  // namespace dateline
