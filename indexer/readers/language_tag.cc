#include "indexer/readers/language_tag.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace dateline {

std::string language_tag(std::string_view language) {
    language = trim(language);
    std::string tag = lower_ascii(language.substr(0, language.find_first_of("-_")));
    const bool is_word = std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_word && (tag.size() == 2 || tag.size() == 3) ? tag : std::string();
}

}  // namespace dateline
