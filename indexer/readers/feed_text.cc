#include "indexer/readers/feed_text.h"

#include <algorithm>
#include <set>

#include "indexer/base/utf8.h"
#include "indexer/readers/feed_furniture.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/markup_tree.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

const std::set<std::string_view, std::less<>> html_elements = {
    "a",       "abbr", "acronym", "address", "article", "aside",  "audio",      "b",      "big",   "blockquote",
    "body",    "br",   "caption", "center",  "cite",    "code",   "dd",         "del",    "dfn",   "div",
    "dl",      "dt",   "em",      "embed",   "figure",  "font",   "figcaption", "footer", "form",  "h1",
    "h2",      "h3",   "h4",      "h5",      "h6",      "header", "hr",         "html",   "i",     "iframe",
    "img",     "ins",  "kbd",     "li",      "main",    "mark",   "nav",        "object", "ol",    "p",
    "picture", "pre",  "q",       "s",       "samp",    "script", "section",    "small",  "span",  "strike",
    "strong",  "sub",  "style",   "sup",     "svg",     "table",  "tbody",      "td",     "tfoot", "th",
    "thead",   "time", "tr",      "tt",      "u",       "ul",     "var",        "video",  "wbr"};

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string_view name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_name_char(text[end])) ++end;
    return text.substr(at, end - at);
}

bool is_entity(std::string_view text) {
    constexpr std::size_t longest = 10;
    const std::size_t start = text.starts_with("&#") ? 2 : 1;
    const std::string_view name = name_at(text.substr(0, longest), start);
    return !name.empty() && text.substr(start + name.size()).starts_with(';');
}

bool is_html_tag(std::string_view text) {
    if (text.starts_with("<!--")) return true;
    const std::size_t start = text.starts_with("</") ? 2 : 1;
    constexpr std::size_t longest = 12;
    std::string name(name_at(text.substr(0, longest), start));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string_view behind = text.substr(std::min(start + name.size(), text.size()), 1);
    return html_elements.contains(name) && (behind == ">" || behind == " " || behind == "/" || behind == "\n");
}

// Lines without blanks around them, paragraphs parted by empty ones.
std::vector<FeedBlock> plain_blocks(std::string_view text) {
    std::vector<FeedBlock> blocks;
    std::string block;
    const auto flush = [&] {
        if (!block.empty()) blocks.push_back({std::move(block), 0});
        block.clear();
    };
    for (const std::string_view line : split_at(text, "\n")) {
        if (line.empty()) {
            flush();
            continue;
        }
        if (!block.empty()) block += '\n';
        block += line;
    }
    flush();
    return blocks;
}

std::vector<FeedBlock> html_blocks(std::string_view html) {
    const MarkupTree tree = parse_html(html);
    std::vector<FeedBlock> blocks;
    for (HtmlBlock& block : blocks_of(tree, 0, furniture_of(tree))) {
        const double link_share = block.link_share();
        blocks.push_back({std::move(block.text), link_share});
    }
    return blocks;
}

std::string joined(const std::vector<FeedBlock>& blocks, std::string_view separator) {
    std::string text;
    for (const FeedBlock& block : blocks) {
        if (!text.empty()) text += separator;
        text += block.text;
    }
    return text;
}

bool needs_html(const FeedText& text) { return text.is_html && text.value.find_first_of("<&") != std::string::npos; }

}  // namespace

bool looks_like_html(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
         at = text.find_first_of("<&", at + 1)) {
        const std::string_view rest = text.substr(at);
        if (rest.front() == '&' ? is_entity(rest) : is_html_tag(rest)) return true;
    }
    return false;
}

std::string line_of(const FeedText& text) {
    if (!needs_html(text)) return collapse_spaces(text.value);
    return collapse_spaces(joined(html_blocks(text.value), " "));
}

std::string body_of(const FeedText& text) {
    std::vector<FeedBlock> blocks = needs_html(text) ? html_blocks(text.value) : plain_blocks(text.value);
    drop_furniture(blocks);
    return joined(blocks, "\n\n");
}

std::string decode_base64(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) {
            if (c == '=' || is_space(static_cast<unsigned char>(c))) continue;
            return {};
        }
        bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFU;
        if ((count += 6) < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
    return decode_text(bytes).value_or("");
}

}  // namespace dateline
