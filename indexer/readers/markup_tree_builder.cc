#include "indexer/readers/markup_tree_builder.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

// &#146; names what Windows-1252 has there, as in browsers.
std::string without_c1(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_c1 =
            text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (is_c1) {
            out += decode_text(text.substr(++at, 1)).value_or("");
        } else {
            out += text[at];
        }
    }
    return out;
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
}

void append_clean(std::string& out, std::string_view text) {
    if (is_plain(text)) {
        out += text;
    } else {
        out += without_controls(without_c1(text));
    }
}

}  // namespace

MarkupTreeBuilder::MarkupTreeBuilder(std::string_view markup) {
    // An element starts with one "<", and ends or is followed by text before another.
    tree_.nodes_.reserve(static_cast<std::size_t>(std::ranges::count(markup, '<')) + 8);
    tree_.text_.reserve(markup.size() / 2);
    tree_.nodes_.emplace_back();
    tree_.name_spaces_.resize(2);
    name_spaces_.emplace("", MarkupTree::none);
    open_.push_back({0, -1});
}

void MarkupTreeBuilder::open(std::string_view tag, std::string_view name_space) {
    MarkupTree::Node node;
    node.begin = place();
    append_clean(tree_.text_, tag);
    node.length = place() - node.begin;
    if (!name_space.empty()) {
        const auto next = static_cast<std::uint32_t>(tree_.name_spaces_.size());
        const auto [known, is_new] = name_spaces_.emplace(name_space, next);
        if (is_new) tree_.name_spaces_.emplace_back(name_space);
        node.name_space = known->second;
    }
    ++depth_;
    // The deepest level holds the rest side by side.
    if (depth_ > MarkupTree::deepest) open_.pop_back();
    open_.push_back({append(node), -1});
}

void MarkupTreeBuilder::add_attribute(std::string_view name, std::string_view value) {
    MarkupTree::Attribute attribute{place(), 0, 0};
    append_clean(tree_.text_, name);
    attribute.value = place();
    append_clean(tree_.text_, value);
    attribute.end = place();
    tree_.attributes_.push_back(attribute);
}

void MarkupTreeBuilder::close() {
    if (depth_ == 0) return;
    --depth_;
    if (depth_ < MarkupTree::deepest) open_.pop_back();
}

void MarkupTreeBuilder::add_text(std::string_view text) {
    int last = open_.back().last_child;
    if (last < 0 || node_at(last).name_space != MarkupTree::of_text) {
        MarkupTree::Node node;
        node.begin = place();
        node.name_space = MarkupTree::of_text;
        last = append(node);
    }
    // Nothing was added since the last text but this.
    append_clean(tree_.text_, text);
    node_at(last).length = place() - node_at(last).begin;
}

int MarkupTreeBuilder::append(MarkupTree::Node node) {
    const int number = tree_.size();
    node.parent = open_.back().node;
    node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
    tree_.nodes_.push_back(node);
    if (open_.back().last_child >= 0) node_at(open_.back().last_child).next = number;
    open_.back().last_child = number;
    return number;
}

}  // namespace dateline
