#include "indexer/readers/charset.h"

#include <algorithm>
#include <array>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace dateline {

namespace {

struct Alias {
    std::string_view name;
    std::string_view meant;
};

// What browsers read by other names (https://encoding.spec.whatwg.org/#names-and-labels): supersets, mostly.
constexpr std::array aliases = {
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"us-ascii", "windows-1252"},
    Alias{"ascii", "windows-1252"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"iso-8859-11", "windows-874"},
    Alias{"tis-620", "windows-874"},
    Alias{"gb2312", "gb18030"},
    Alias{"gbk", "gb18030"},
    Alias{"gb_2312-80", "gb18030"},
    Alias{"ks_c_5601-1987", "windows-949"},
    Alias{"euc-kr", "windows-949"},
    Alias{"uhc", "windows-949"},
    Alias{"shift_jis", "windows-31j"},
    Alias{"shift-jis", "windows-31j"},
    Alias{"x-sjis", "windows-31j"},
    Alias{"sjis", "windows-31j"},
};

std::optional<std::string> convert(std::string_view bytes, std::string_view charset) {
    std::string name = lower_ascii(trim(charset));
    if (const auto* alias = std::ranges::find(aliases, name, &Alias::name); alias != aliases.end()) name = alias->meant;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(name.c_str(), &error), ucnv_close);
    if (U_FAILURE(error)) return std::nullopt;
    // At most three bytes of UTF-8 come of one byte.
    std::string text(bytes.size() * 3 + 16, '\0');
    const auto length = ucnv_toAlgorithmic(UCNV_UTF8, from.get(), text.data(), static_cast<int32_t>(text.size()),
                                           bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return std::nullopt;
    text.resize(static_cast<std::size_t>(length));
    return without_controls(text);
}

std::string detected_charset(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    constexpr std::size_t enough = 1 << 17;
    if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), enough)) != 0) return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool is_ascii(std::string_view bytes) {
    return std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_utf16_marked(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

// Some bytes of a cut or mixed page are wrong; most of its characters are right.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Char c = decode_utf8(bytes, at);
        if (c.code == replacement_character) {
            ++bad;
        } else if (c.length > 1) {
            ++good;
        }
        at += c.length;
    }
    return good > 10 * bad;
}

}  // namespace

std::optional<std::string> decode_text_in(std::string_view bytes, std::string_view declared) {
    constexpr std::size_t most = 1u << 29;  // what 32-bit lengths hold threefold
    const bool is_plain = bytes.size() > most || bytes.find('\0') != std::string_view::npos || is_utf16_marked(bytes) ||
                          is_ascii(bytes) || is_valid_utf8(bytes) || is_mostly_utf8(bytes);
    if (is_plain && !lower_ascii(declared).starts_with("iso-2022")) return decode_text(bytes);
    if (!declared.empty() && lower_ascii(declared) != "utf-8") {
        if (auto text = convert(bytes, declared)) return text;
    }
    if (const std::string detected = detected_charset(bytes); !detected.empty() && detected != "UTF-8") {
        if (auto text = convert(bytes, detected)) return text;
    }
    return decode_text(bytes);
}

std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t head = 4096;
    const std::string start = lower_ascii(bytes.substr(0, head));
    for (const std::string_view key : {"charset=", "encoding="}) {
        const std::size_t found = start.find(key);
        if (found == std::string::npos) continue;
        std::string_view value = std::string_view(start).substr(found + key.size());
        value.remove_prefix(std::min(value.find_first_not_of("\"' "), value.size()));
        const std::string_view name = value.substr(0, value.find_first_of("\"' ;/>?\r\n"));
        if (!name.empty()) return std::string(name);
    }
    return {};
}

}  // namespace dateline
