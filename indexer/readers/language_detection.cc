#include "indexer/readers/language_detection.h"

#include <algorithm>
#include <array>
#include <cstdio>  // the next header needs it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"

namespace dateline {

namespace {

constexpr std::size_t most_bytes_looked_at = 16 << 10;
constexpr std::size_t fewest_bytes_to_be_sure = 400;
constexpr int least_percent_to_be_sure = 85;

constexpr std::array<std::string_view, 8> lookalikes = {"no nb nn da", "hr sr bs sh", "id ms", "cs sk",
                                                        "pt gl",       "bg mk",       "nl af", "hi mr ne"};

bool look_alike(std::string_view a, std::string_view b) {
    return std::ranges::any_of(lookalikes, [&](std::string_view group) {
        return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
    });
}

// Of the codes that were withdrawn, cld2 still uses these.
std::string current_tag(std::string_view code) {
    if (code == "iw") return "he";
    if (code == "jw") return "jv";
    return code == "un" ? std::string() : language_tag(code);
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
    text = text.substr(0, utf8_floor(text, most_bytes_looked_at));
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    bool is_reliable = false;
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0, languages.data(),
                                   percents.data(), scores.data(), nullptr, &bytes, &is_reliable);
    if (!is_reliable) return {};
    return {current_tag(CLD2::LanguageCode(languages[0])),
            text.size() >= fewest_bytes_to_be_sure && percents[0] >= least_percent_to_be_sure};
}

std::string settled_language(std::string_view stated, const DetectedLanguage& detected) {
    const std::string tag = language_tag(stated);
    if (tag.empty()) return detected.tag;
    return detected.is_sure && !look_alike(tag, detected.tag) ? detected.tag : tag;
}

}  // namespace dateline
