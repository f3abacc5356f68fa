// breadcrumbs() of boilerplate.h.
#include <algorithm>

#include "indexer/readers/boilerplate.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/boilerplate_table.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

struct Separator {
    string_view sign;
    bool is_arrow = false;    ///< stands in trails, and hardly elsewhere
    bool needs_home = false;  ///< stands in much else, so that the trail must start at the home page
};

constexpr Separator separators[] = {
    {" > ", true, false},  {" › ", true, false},  {" » ", true, false},  {" → ", true, false}, {" / ", false, false},
    {" | ", false, false}, {" • ", false, false}, {" · ", false, false}, {" - ", false, true}, {">", true, true},
    {"›", true, true},     {"»", true, true},     {"/", false, true},    {"|", false, true}};

bool is_home(string_view part) {
    static const PhraseSet table{
        "home|homepage|home page|startseite|accueil|inicio|portada|pagina inicial|hjem|hem|etusivu|strona glowna|"
        "kezdolap|acasa|anasayfa|ana sayfa|beranda|главная|головна|начало|الرئيسية|首页|首頁|ホーム|トップ|홈"};
    return table.contains(phrase_key(part));
}

/// A section's name, or the headline at the end of the trail.
bool is_crumb(string_view part) {
    const auto shape = shape_of(part);
    return shape.words > 0 && shape.words <= 16 && shape.end_mark != U'.';
}

bool is_trail(const std::vector<string_view>& parts, const Separator& separator) {
    const auto is_section_name = [](string_view part) { return is_section(phrase_key(part)); };
    const auto sections = static_cast<size_t>(std::ranges::count_if(parts, is_section_name));
    if (is_home(parts.front())) return parts.size() >= 3 || separator.is_arrow || sections >= 2;
    if (separator.needs_home) return false;
    if (separator.is_arrow && shape_of(parts.front()).words <= 3 && sections > 0) return true;
    return sections >= 2 && sections * 2 > parts.size();
}

}  // namespace

std::vector<string_view> breadcrumbs(string_view line) {
    constexpr size_t longest_trail = 300;  // bytes
    if (line.size() > longest_trail) return {};
    for (const auto& separator : separators) {
        auto parts = split_at(line, separator.sign);
        while (!parts.empty() && parts.back().empty()) parts.pop_back();  // "Home > World >"
        if (parts.size() >= 2 && std::ranges::all_of(parts, is_crumb) && is_trail(parts, separator)) return parts;
    }
    return {};
}

}  // namespace dateline
