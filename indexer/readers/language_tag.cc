#include "indexer/readers/language_tag.h"

#include "indexer/base/utf8.h"

namespace dateline {

std::string language_tag(std::string_view language) {
    language = trim(language);
    std::string tag(language.substr(0, language.find_first_of("-_")));
    for (char& c : tag) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c < 'a' || c > 'z') return {};
    }
    return tag.size() == 2 || tag.size() == 3 ? tag : std::string();
}

}  // namespace dateline
