#include "indexer/readers/html_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 42> block_elements = {
    "address", "article", "aside",    "blockquote", "body",   "caption", "center", "dd",  "details", "dialog", "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "form",   "h1",  "h2",      "h3",     "h4",
    "h5",      "h6",      "header",   "hr",         "li",     "main",    "menu",   "nav", "ol",      "p",      "pre",
    "section", "summary", "table",    "tbody",      "td",     "th",      "thead",  "tr",  "ul"};

BlockKind kind_in(const MarkupTree& tree, int node) {
    for (int at = node; at > 0; at = tree[at].parent) {
        const std::string_view tag = tree[at].tag;
        if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') return BlockKind::heading;
        if (tag == "li" || tag == "dd" || tag == "dt") return BlockKind::item;
        if (tag == "td" || tag == "th") return BlockKind::cell;
        if (tag == "pre") return BlockKind::preformatted;
        if (tag == "div" || tag == "section" || tag == "article" || tag == "blockquote") break;
    }
    return BlockKind::paragraph;
}

class BlockBuilder {
public:
    BlockBuilder(const MarkupTree& tree, const std::vector<char>& is_removed) : tree_(tree), is_removed_(is_removed) {}

    std::vector<HtmlBlock> build(int root) {
        walk(root);
        flush();
        return std::move(blocks_);
    }

private:
    void walk(int node) {
        if (is_removed_[static_cast<std::size_t>(node)] != 0) return;
        const MarkupNode at = tree_[node];
        if (at.tag.empty() && node != 0) {
            add(node);
            return;
        }
        const bool is_block = is_block_element(at.tag) && !is_data_cell(node);
        if (is_data_cell(node) && !text_.empty() && !text_.ends_with(' ')) text_ += ' ';
        const int outer = block_node_;
        if (is_block) {
            flush();
            block_node_ = node;
        }
        if (at.tag == "br") add_break();
        const bool leads_away = at.tag == "a" && !tree_.attribute(node, "href").starts_with('#');
        if (at.tag == "a") ++in_links_;
        if (leads_away) ++in_links_away_;
        for (int child = at.first_child; child >= 0; child = tree_[child].next) walk(child);
        if (at.tag == "a") --in_links_;
        if (leads_away) --in_links_away_;
        if (is_block) {
            flush();
            block_node_ = outer;
        }
    }

    // A cell without blocks of its own: its row is one block.
    bool is_data_cell(int node) const {
        const std::string_view tag = tree_[node].tag;
        if (tag != "td" && tag != "th") return false;
        for (int at = node + 1, end = tree_.end_of(node); at < end; ++at) {
            if (is_block_element(tree_[at].tag)) return false;
        }
        return true;
    }

    // Two breaks in a row part paragraphs.
    void add_break() {
        while (text_.ends_with(' ')) text_.pop_back();
        if (text_.ends_with('\n')) {
            flush();
        } else if (!text_.empty()) {
            text_ += '\n';
        }
    }

    void add(int node) {
        const std::string_view text = tree_[node].text;
        for (std::size_t at = 0; at < text.size();) {
            const Utf8Char c = decode_utf8(text, at);
            if (is_space(c.code)) {
                if (!text_.empty() && !text_.ends_with(' ') && !text_.ends_with('\n')) text_ += ' ';
            } else {
                if (first_ < 0) first_ = node;
                text_ += text.substr(at, c.length);
                ++chars_;
                if (in_links_ > 0) ++link_chars_;
                leads_away_ = leads_away_ || in_links_away_ > 0;
            }
            at += c.length;
        }
    }

    void flush() {
        const std::string_view text = trim(text_);
        if (chars_ > 0) {
            blocks_.push_back({kind_in(tree_, block_node_), block_node_, first_, std::string(text), chars_, link_chars_,
                               leads_away_});
        }
        text_.clear();
        leads_away_ = false;
        chars_ = link_chars_ = 0;
        first_ = -1;
    }

    const MarkupTree& tree_;
    const std::vector<char>& is_removed_;
    std::vector<HtmlBlock> blocks_;
    std::string text_;
    std::size_t chars_ = 0;
    std::size_t link_chars_ = 0;
    int first_ = -1;
    int block_node_ = 0;
    int in_links_ = 0;
    int in_links_away_ = 0;
    bool leads_away_ = false;
};

}  // namespace

bool is_block_element(std::string_view tag) { return std::ranges::binary_search(block_elements, tag); }

std::vector<HtmlBlock> blocks_of(const MarkupTree& tree, int root, const std::vector<char>& is_removed) {
    return BlockBuilder(tree, is_removed).build(root);
}

}  // namespace dateline
