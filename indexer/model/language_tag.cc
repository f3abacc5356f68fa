#include "indexer/model/language_tag.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"

namespace dateline {

namespace {

// ISO 639-2 has two codes for these; ICU knows the other one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> bibliographic = {{
    {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
    {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"},
    {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"},
}};

// "en" of "eng"; codes of two letters, and of languages that have none, stay.
std::string shortest_code(const std::string& code) {
    const auto* other =
        std::ranges::find(bibliographic, std::string_view(code), &decltype(bibliographic)::value_type::first);
    if (other != bibliographic.end()) return std::string(other->second);
    std::array<char, ULOC_LANG_CAPACITY> language{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(code.c_str(), language.data(), ULOC_LANG_CAPACITY, &status);
    return U_SUCCESS(status) && language[0] != '\0' ? language.data() : code;
}

bool names_none(std::string_view code) {
    constexpr std::string_view none[] = {"und", "mul", "mis", "zxx", "xx", "xxx"};
    return std::ranges::find(none, code) != std::end(none);
}

std::string folded(std::string_view name) { return fold_accents(fold_case(name)); }

// The codes of languages by their names, in English and in themselves. Of these with codes of two letters, which are
// those that news is written in.
std::unordered_map<std::string, std::string> codes_by_name() {
    std::unordered_map<std::string, std::string> codes;
    const auto add = [&](const char* code, const icu::Locale& in) {
        icu::UnicodeString name;
        std::string text;
        icu::Locale(code).getDisplayLanguage(in, name).toUTF8String(text);
        codes.try_emplace(folded(text), code);
    };
    for (const bool is_in_english : {true, false}) {
        for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
            if (std::string_view(*code).size() == 2)
                add(*code, is_in_english ? icu::Locale::getEnglish() : icu::Locale(*code));
        }
    }
    return codes;
}

}  // namespace

std::string language_named(std::string_view name) {
    static const std::unordered_map<std::string, std::string> codes = codes_by_name();
    const auto found = codes.find(folded(trim(name)));
    return found != codes.end() ? found->second : language_tag(name);
}

std::string language_tag(std::string_view language) {
    language = trim(language);
    const std::string code = lower_ascii(language.substr(0, language.find_first_of("-_")));
    const bool is_code = (code.size() == 2 || code.size() == 3) &&
                         std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code && !names_none(code) ? shortest_code(code) : std::string();
}

std::string language_name(const std::string& code) {
    icu::UnicodeString name;
    std::string text;
    icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name).toUTF8String(text);
    return text.empty() ? code : text;
}

}  // namespace dateline
