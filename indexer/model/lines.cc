#include "indexer/model/lines.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

// Bounds for what is no news: the terms of a document have to fit into memory.
constexpr std::size_t longest_compared = 1000;
constexpr std::size_t most_lines = 500;

// Cuts the next line off `rest`.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return "";
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    url.remove_prefix(url.rfind('@') + 1);
    url = url.substr(0, url.rfind(':'));
    std::string host(url);
    for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

std::string outlet_of(const Article& article) {
    if (!article.source.empty()) return article.source;
    if (std::string host = host_of(article.url); !host.empty()) return host;
    return article.path.substr(0, article.path.rfind('/'));
}

std::vector<Line> lines_of(std::string_view body) {
    std::vector<Line> lines;
    for (std::size_t number = 0; !body.empty() && lines.size() < most_lines; ++number) {
        const std::string_view text = trim(take_line(body));
        if (!text.empty() && text.size() <= longest_compared) lines.push_back({number, text});
    }
    return lines;
}

std::string without_lines(std::string_view body, const std::vector<std::size_t>& numbers) {
    if (numbers.empty()) return std::string(body);
    std::string shown;
    bool is_after_gap = false;
    for (std::size_t number = 0; !body.empty(); ++number) {
        const std::string_view line = take_line(body);
        if (std::ranges::binary_search(numbers, number)) continue;
        if (line.empty()) {
            is_after_gap = true;
            continue;
        }
        if (!shown.empty()) shown += is_after_gap ? "\n\n" : "\n";
        is_after_gap = false;
        shown += line;
    }
    return shown;
}

}  // namespace dateline
