#include "indexer/readers/feed_construct.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/feed_entry.h"
#include "indexer/readers/feed_person.h"
#include "indexer/readers/feed_url.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 4> void_elements = {"br", "hr", "img", "input"};
constexpr std::array<std::string_view, 2> plain_types = {"text", "text/plain"};
constexpr std::array<std::string_view, 2> html_types = {"html", "text/html"};

template <typename List>
bool contains(const List& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '"') {
            out += "&quot;";
        } else {
            out += c;
        }
    }
}

void append_html(std::string& out, const MarkupTree& tree, int node) {
    const MarkupNode at = tree[node];
    append_escaped(out, at.text);
    if (!at.tag.empty()) {
        out.append("<").append(at.tag);
        for (const auto& [name, value] : tree.attributes(node)) {
            out.append(" ").append(name).append("=\"");
            append_escaped(out, value);
            out += '"';
        }
        out += '>';
    }
    for (int child = at.first_child; child >= 0; child = tree[child].next) append_html(out, tree, child);
    if (!at.tag.empty() && !contains(void_elements, at.tag)) out.append("</").append(at.tag).append(">");
}

std::string inner_html(const MarkupTree& tree, int node) {
    std::string html;
    for (int child = tree[node].first_child; child >= 0; child = tree[child].next) append_html(html, tree, child);
    return html;
}

bool has_elements(const MarkupTree& tree, int node) {
    for (int child = tree[node].first_child; child >= 0; child = tree[child].next) {
        if (!tree[child].tag.empty()) return true;
    }
    return false;
}

bool is_xml_type(std::string_view type) { return type == "xhtml" || type.ends_with("+xml") || type.ends_with("/xml"); }

// Atom 0.3 says so; in Atom 1.0 everything is that is neither text nor XML.
bool is_base64(std::string_view type, std::string_view mode) {
    if (!mode.empty()) return mode == "base64";
    return type.find('/') != std::string_view::npos && !type.starts_with("text/") && !is_xml_type(type);
}

}  // namespace

FeedText text_in(const MarkupTree& tree, int node) {
    if (has_elements(tree, node)) return {inner_html(tree, node), true};
    const std::string type = lower_ascii(tree.attribute(node, "type"));
    const std::string mode = lower_ascii(tree.attribute(node, "mode"));
    FeedText text{tree.text_of(node), false};
    if (is_base64(type, mode)) {
        text.value = decode_base64(text.value);
        text.is_html = !contains(plain_types, type) && looks_like_html(text.value);
    } else if (contains(html_types, type)) {
        text.is_html = true;
    } else if (!contains(plain_types, type) && (!is_xml_type(type) || mode == "escaped")) {
        text.is_html = looks_like_html(text.value);
    }
    return text;
}

std::vector<std::string> names_in(const MarkupTree& tree, int node) {
    if (!has_elements(tree, node)) return names_of_author(line_of(text_in(tree, node)));
    for (const std::string_view part : {"name", "value", "email"}) {
        for (int at = node + 1, end = tree.end_of(node); at < end; ++at) {
            if (lower_ascii(tree[at].tag) != part) continue;
            std::vector<std::string> names = names_of_author(line_of(text_in(tree, at)));
            if (!names.empty()) return names;
        }
    }
    return {};
}

std::string_view loose_attribute(const MarkupTree& tree, int node, std::string_view name) {
    for (const auto& [known, value] : tree.attributes(node)) {
        const std::string lower = lower_ascii(known);
        if (lower == name || (lower.ends_with(name) && lower[lower.size() - name.size() - 1] == ':')) return value;
    }
    return {};
}

std::string url_at(const MarkupTree& tree, int node, std::string_view reference, std::string_view feed) {
    // An address ends the search: what stands around it does not matter any more.
    constexpr std::size_t most_bases = 8;
    std::vector<std::string_view> bases;
    for (int at = node; at > 0 && bases.size() < most_bases; at = tree[at].parent) {
        const std::string_view base = trim(tree.attribute(at, "xml:base"));
        if (!base.empty() && base.size() <= longest_url) bases.push_back(base);
        if (has_scheme(base)) break;
    }
    std::string around(feed);
    while (!bases.empty()) {
        around = resolve_url(around, bases.back());
        bases.pop_back();
    }
    return resolve_url(around, reference);
}

std::string language_at(const MarkupTree& tree, int node) {
    for (int at = node; at > 0; at = tree[at].parent) {
        if (tree.has_attribute(at, "xml:lang")) return language_tag(tree.attribute(at, "xml:lang"));
    }
    return {};
}

}  // namespace dateline
