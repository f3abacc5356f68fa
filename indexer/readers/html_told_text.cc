#include "indexer/readers/html_told_text.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "indexer/readers/feed_text.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// Letters and digits alone, so that it does not matter how either text is set.
std::string key_of(std::string_view text) {
    std::string key;
    std::ranges::copy_if(text, std::back_inserter(key), [](char c) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        return is_letter || is_digit(c);
    });
    return key;
}

// The text up to the paragraph with which `told` (a key) ends, if most of the text is in it.
std::string without_rest(const std::string& found, std::string_view told) {
    constexpr std::size_t shortest = 12;  // bytes of a key that can hardly occur by chance
    constexpr std::size_t longest = 60;   // that need be compared
    constexpr int most_paragraphs = 50;   // that need be looked up
    const std::string_view end = told.substr(told.size() - std::min(told.size(), longest));
    std::size_t told_size = 0;
    std::size_t size = 0;
    std::size_t last = std::string::npos;  // where the last paragraph ends
    int looked_up = 0;
    for (const std::string_view paragraph : split_at(found, "\n\n")) {
        const std::string key = key_of(paragraph);
        if (key.size() < shortest) continue;
        if (looked_up++ < most_paragraphs) {
            size += key.size();
            if (told.find(key.substr(0, longest)) != std::string_view::npos) told_size += key.size();
        }
        if (key.find(end) != std::string::npos || told.ends_with(key))
            last = static_cast<std::size_t>(paragraph.end() - found.c_str());
    }
    return 10 * told_size < 7 * size ? found : found.substr(0, last);
}

}  // namespace

std::string reconcile_with_told(std::string found, std::string_view told) {
    constexpr std::size_t shortest = 400;     // bytes; what is less is a summary
    constexpr std::size_t longest = 200'000;  // what is more is no article
    if (told.size() < shortest || told.size() > longest) return found;
    std::string text = body_of({std::string(told), looks_like_html(told)});
    const std::string key = key_of(text);
    return key.size() > 2 * key_of(found).size() ? text : without_rest(found, key);
}

}  // namespace dateline
