// Letters of ASCII, which is what names in formats are made of.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` with its capitals of ASCII small; other characters stay as they are.
inline std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace dateline
