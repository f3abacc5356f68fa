#include "indexer/readers/html_authors.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

constexpr std::size_t longest_byline = 120;  // bytes

bool has_name(const MarkupTree& tree, int node, std::string_view key, std::string_view wanted) {
    const std::string names = lower_ascii(tree.attribute(node, key));
    const auto words = split_words(names);
    return std::ranges::find(words, wanted) != words.end();
}

// Elements that are there for the author's name.
bool is_author_element(const MarkupTree& tree, int node) {
    if (has_name(tree, node, "rel", "author") || has_name(tree, node, "itemprop", "author")) return true;
    for (const char* key : {"class", "id", "data-testid"}) {
        const std::string name = lower_ascii(tree.attribute(node, key));
        if (name.find("byline") != std::string::npos || name.find("author") != std::string::npos) return true;
    }
    return false;
}

// Without the signs that part the names from what stands beside them, and what is in brackets.
std::string_view bare(std::string_view piece) {
    constexpr std::string_view signs = " ,;:|/-()•·–—.";
    piece = piece.substr(0, piece.find(" ("));
    const auto is_sign = [&](char32_t code) {
        for (std::size_t at = 0; at < signs.size(); at += decode_utf8(signs, at).length) {
            if (decode_utf8(signs, at).code == code) return true;
        }
        return is_space(code);
    };
    while (!piece.empty() && is_sign(decode_utf8(piece, 0).code)) piece.remove_prefix(decode_utf8(piece, 0).length);
    for (std::size_t start = piece.size(); start-- > 0;) {
        if ((static_cast<unsigned char>(piece[start]) & 0xC0) == 0x80) continue;
        if (!is_sign(decode_utf8(piece, start).code)) break;
        piece = piece.substr(0, start);
    }
    return piece;
}

// Names in Chinese characters, kana or Hangul are a word of two to six.
bool is_east_asian_name(std::string_view text) {
    std::size_t chars = 0;
    for (std::size_t at = 0; at < text.size(); ++chars) {
        const auto [code, length] = decode_utf8(text, at);
        const bool is_known = (code >= 0x3040 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7A3);
        if (!is_known) return false;
        at += length;
    }
    return chars >= 2 && chars <= 6;
}

// The names among the texts of an element, up to the first that is none: "By", "Jane Doe", "March 11, 2015".
std::vector<std::string> names_among(const MarkupTree& tree, int element) {
    std::vector<std::string> names;
    for (int node = element + 1, end = tree.end_of(element); node < end; ++node) {
        const std::string text = tree[node].tag.empty() ? collapse_spaces(tree[node].text) : std::string();
        const std::string_view piece = bare(text);
        if (text.starts_with('(') && !names.empty()) break;
        if (piece.empty()) continue;
        if (const auto byline = parse_byline(piece)) {
            names.insert(names.end(), byline->authors.begin(), byline->authors.end());
        } else if (const auto known = parse_names(piece); known && !known->authors.empty()) {
            names.insert(names.end(), known->authors.begin(), known->authors.end());
        } else if (is_east_asian_name(piece)) {
            names.emplace_back(piece);
        } else if (split_words(piece).size() > 3) {
            break;
        }
    }
    return names;
}

std::vector<std::string> names_at(const MarkupTree& tree, int element) {
    const std::string text = collapse_spaces(tree.text_of(element));
    if (text.empty() || text.size() > longest_byline) return {};
    if (auto byline = parse_byline(text); byline && !byline->authors.empty()) return byline->authors;
    // An element for each author goes before what else stands among them.
    std::vector<std::string> names;
    for (int node = element + 1, end = tree.end_of(element); node < end; ++node) {
        if (tree[node].tag.empty() || !is_author_element(tree, node)) continue;
        for (std::string& name : names_at(tree, node)) {
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        }
        node = tree.end_of(node) - 1;
    }
    return names.empty() ? names_among(tree, element) : names;
}

}  // namespace

std::vector<std::string> marked_authors(const MarkupTree& tree) {
    std::vector<std::string> above;
    bool is_below = false;
    for (int node = 1; node < tree.size(); ++node) {
        const std::string_view tag = tree[node].tag;
        is_below = is_below || tag == "h1";
        if (tag.empty()) continue;
        if (is_comments(tree, node) || is_never_text(tree, node)) {  // the latter: pictures and their captions
            node = tree.end_of(node) - 1;
            continue;
        }
        if (tag == "meta" || !is_author_element(tree, node)) continue;
        std::vector<std::string> names = names_at(tree, node);
        if (names.empty()) continue;
        if (is_below) return names;
        if (above.empty()) above = std::move(names);
    }
    return above;
}

std::vector<std::string> names_in(const std::vector<std::string>& bylines) {
    std::vector<std::string> names;
    for (const std::string& author : bylines) {
        auto byline = parse_byline(author);
        if (!byline || byline->authors.empty()) byline = parse_names(author);
        if (!byline || byline->authors.empty()) {
            names.push_back(author);
        } else {
            names.insert(names.end(), byline->authors.begin(), byline->authors.end());
        }
    }
    return names;
}

}  // namespace dateline
