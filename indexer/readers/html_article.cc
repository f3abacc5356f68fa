#include "indexer/readers/html_article.h"

#include <algorithm>
#include <cstddef>

#include "indexer/readers/headline.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/html_selection.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// Finds the element that holds the article: what is surely something else is taken off the page, then the walk goes
// down from the page as long as one child holds nearly all of the running text.
class Extraction {
public:
    Extraction(const MarkupTree& tree, std::string_view title)
        : tree_(tree), title_(title), removed_(static_cast<std::size_t>(tree.size()), 0) {}

    HtmlArticle run() {
        for (int node = 1; node < tree_.size(); ++node) removed(node) = is_never_text(tree_, node) ? 1 : 0;
        shown_ = removed_;
        measure();
        for (int node = 1; node < tree_.size(); ++node) {
            const bool is_element = !tree_[node].tag.empty() && removed(node) == 0;
            if (is_element && is_beside_text(tree_, node) && !holds_article(node)) removed(node) = 1;
        }
        measure();
        HtmlArticle article;
        article.body = text_in(find_container());
        article.head = head_lines();
        return article;
    }

private:
    char& removed(int node) { return removed_[static_cast<std::size_t>(node)]; }
    double& prose(int node) { return prose_[static_cast<std::size_t>(node)]; }

    // How much running text stands below each node, in characters; list items count less, since they announce other
    // articles as often as they tell of this one.
    void measure() {
        prose_.assign(static_cast<std::size_t>(tree_.size()), 0);
        for (const HtmlBlock& block : blocks_of(tree_, 0, removed_)) {
            if (block.link_share() > 0.5 || !is_prose(shape_of(block.text))) continue;
            const double weight = block.kind != BlockKind::item ? 1 : block.link_share() > 0.1 ? 0.02 : 0.5;
            const double amount = weight * static_cast<double>(block.chars - block.link_chars);
            for (int at = block.node; at >= 0; at = tree_[at].parent) prose(at) += amount;
        }
    }

    // An element named as something else may still be the frame of the page.
    bool holds_article(int node) {
        if (prose(node) <= 0) return false;
        if (!is_comments(tree_, node)) return prose(node) > 0.4 * prose(0);
        return prose(node) > 0.9 * prose(0) || holds_headline(node);
    }

    bool holds_headline(int node) const {
        for (int at = node, end = tree_.end_of(node); at < end; ++at) {
            if (tree_[at].tag == "h1") return true;
        }
        return false;
    }

    int find_container() {
        int at = named_text();
        if (const int around = with_its_kin(at); around != at) return around;
        while (true) {
            int best = -1;
            double paragraphs = 0;  // directly in `at`
            for (int child = tree_[at].first_child; child >= 0; child = tree_[child].next) {
                if (tree_[child].tag == "p") paragraphs += prose(child);
                if (!tree_[child].tag.empty() && (best < 0 || prose(child) > prose(best))) best = child;
            }
            const bool is_all = best >= 0 && tree_[best].tag != "p" && prose(best) > 0 &&
                                prose(best) >= 0.8 * prose(at) && paragraphs <= 0.03 * prose(at);
            if (!is_all) return at;
            at = best;
        }
    }

    // The innermost element that is named as the text and holds a good part of it; the page where there is none.
    int named_text() {
        int found = 0;
        for (int node = 1; node < tree_.size(); ++node) {
            const bool holds_much = prose(node) > 0.35 * prose(0) && (found == 0 || prose(node) > 0.7 * prose(found));
            if (holds_much && is_named_text(tree_, node)) found = node;
        }
        return found;
    }

    std::string_view first_class(int node) const {
        const auto words = split_words(tree_.attribute(node, "class"));
        return words.empty() ? std::string_view() : words.front();
    }

    // Some pages cut the text in several elements of one name: the element around all of them, if it holds little else.
    int with_its_kin(int node) {
        const std::string_view name = first_class(node);
        if (node == 0 || name.empty()) return node;
        constexpr int levels = 3;
        int around = tree_[node].parent;
        for (int level = 0; level < levels && around > 0; ++level, around = tree_[around].parent) {
            double kin = 0;
            for (int other = around + 1, end = tree_.end_of(around); other < end; ++other) {
                if (prose(other) <= 0 || first_class(other) != name || !is_named_text(tree_, other)) continue;
                kin += prose(other);
                other = tree_.end_of(other) - 1;
            }
            if (kin > 1.02 * prose(node) && kin > 0.85 * prose(around)) return around;
        }
        return node;
    }

    std::string text_in(int container) {
        const std::vector<HtmlBlock> blocks = blocks_of(tree_, container, removed_);
        const std::vector<char> is_text = select_text(blocks, title_);
        std::string text;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (is_text[i] == 0) continue;
            if (text.empty()) text_start_ = blocks[i].first;
            if (!text.empty()) text += "\n\n";
            text += blocks[i].text;
        }
        return text;
    }

    std::vector<std::string> head_lines() const {
        constexpr std::size_t most_lines = 20;
        constexpr std::size_t longest_line = 300;
        std::vector<std::string> lines;
        bool is_below_headline = false;
        for (const HtmlBlock& block : blocks_of(tree_, 0, shown_)) {
            if (is_below_headline && block.first >= text_start_) break;
            if (block.kind == BlockKind::heading && repeats_title(block.text, title_)) {
                lines.clear();
                is_below_headline = true;
            } else if (is_below_headline && block.text.size() < longest_line && lines.size() < most_lines) {
                lines.push_back(block.text);
            }
        }
        return lines;
    }

    const MarkupTree& tree_;
    std::string_view title_;
    std::vector<char> removed_;
    std::vector<char> shown_;  ///< as `removed_`, with only what is never text
    std::vector<double> prose_;
    int text_start_ = 0;
};

}  // namespace

HtmlArticle find_article(const MarkupTree& tree, std::string_view title) { return Extraction(tree, title).run(); }

}  // namespace dateline
