#include "indexer/readers/html_bounds.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t name_length(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) return 0;
    const auto* end = std::ranges::find_if_not(
        text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '-'; });
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::string bounded_html(std::string_view html) {
    constexpr std::ptrdiff_t most_spaces = 500;
    constexpr std::ptrdiff_t most_values = 200;
    std::string out;
    out.reserve(html.size());
    std::unordered_map<std::string, int> open;
    while (!html.empty()) {
        const std::size_t text = std::min(html.find('<'), html.size());
        out += html.substr(0, text);
        html.remove_prefix(text);
        if (html.starts_with("<?")) {
            html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
            continue;
        }
        const std::size_t start = html.starts_with("</") ? 2 : 1;
        const std::size_t length = html.empty() ? 0 : name_length(html.substr(start));
        std::string name(html.substr(std::min(start, html.size()), length));
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const std::string_view tag = html.substr(0, html.find_first_of("<>", start));
        html.remove_prefix(tag.size());
        const bool is_stray = start == 2 && --open[name] < 0;
        if (start == 1 && length > 0) ++open[name];
        if (is_stray) {
            open[name] = 0;
            if (html.starts_with('>')) html.remove_prefix(1);
        } else if (length > 0 && (std::ranges::count(tag, ' ') + std::ranges::count(tag, '\n') > most_spaces ||
                                  std::ranges::count(tag, '=') > most_values)) {
            out += tag.substr(0, start + length);
        } else {
            out += tag;
        }
    }
    return out;
}

}  // namespace dateline
