// The language of a text, told by the text.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct DetectedLanguage {
    std::string tag;       ///< as language_tag() gives it; empty where the text does not tell
    bool is_sure = false;  ///< long enough and in hardly any other language: may contradict what is stated
};

/// `text` is valid UTF-8; its first kilobytes are looked at.
DetectedLanguage detect_language(std::string_view text);

/// The language an article is taken to be in: as it is stated, unless the text surely is in another. Languages that are
/// easily taken for each other (Norwegian and Danish) are not held against what is stated.
std::string settled_language(std::string_view stated, const DetectedLanguage& detected);

}  // namespace dateline
