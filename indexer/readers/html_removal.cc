#include "indexer/readers/html_removal.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/html_selection.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

std::size_t index(int node) { return static_cast<std::size_t>(node); }

bool holds_headline(const MarkupTree& tree, int node) {
    for (int at = node, end = tree.end_of(node); at < end; ++at) {
        if (tree[at].tag == "h1") return true;
    }
    return false;
}

std::string_view first_class(const MarkupTree& tree, int node) {
    const auto words = split_words(tree.attribute(node, "class"));
    return words.empty() ? std::string_view() : words.front();
}

// Decides which elements that are named as something else are it.
class Surroundings {
public:
    Surroundings(const MarkupTree& tree, std::string_view title, const RemovedNodes& removed)
        : tree_(tree), prose_(measure_prose(tree, title, removed)), inner_(prose_.size(), 0) {
        for (int node = 1; node < tree_.size(); ++node) {
            const std::string_view tag = tree_[node].tag;
            const int around = tag == "h1" || tag == "article" ? article_around(node) : -1;
            if (tag == "h1" && around >= 0 && first_headline_ < 0) first_headline_ = node;
            if (tag == "article" && around >= 0) inner_[index(around)] += prose(node);
            if (prose(node) > 0 && is_layout(tree_, node)) layout_[kin_of(node)] += prose(node);
        }
    }

    bool is_removed(int node, bool by_names) const {
        if (tree_[node].tag == "article") return is_other_article(node);
        const bool is_named =
            by_names ? is_beside_text(tree_, node) : is_beside_by_tag(tree_, node) || is_comments(tree_, node);
        return is_named && !holds_article(node) && !kin_hold_article(node);
    }

private:
    using Kin = std::pair<int, std::string_view>;

    double prose(int node) const { return prose_[index(node)]; }

    // An element named as something else may still be the frame of the page.
    bool holds_article(int node) const {
        if (prose(node) <= 0) return false;
        if (!is_comments(tree_, node)) return prose(node) > 0.4 * prose(0);
        return prose(node) > 0.9 * prose(0) || holds_headline(tree_, node);
    }

    // An article inside the article announces another, unless the text is made of such, as that of a live ticker; one
    // that follows with a headline of its own is the next to read.
    bool is_other_article(int node) const {
        if (const int around = article_around(node); around >= 0)
            return prose(node) < 0.2 * prose(around) && inner_[index(around)] < 0.4 * prose(around);
        return first_headline_ >= 0 && first_headline_ < node && holds_headline(tree_, node);
    }

    int article_around(int node) const {
        int at = tree_[node].parent;
        while (at > 0 && tree_[at].tag != "article") at = tree_[at].parent;
        return at > 0 ? at : -1;
    }

    Kin kin_of(int node) const { return {tree_[node].parent, first_class(tree_, node)}; }

    // Some pages put each paragraph into a "widget" of its own.
    bool kin_hold_article(int node) const {
        const auto kin = layout_.find(kin_of(node));
        return kin != layout_.end() && kin->second > 0.5 * prose(0);
    }

    const MarkupTree& tree_;
    std::vector<double> prose_;
    std::vector<double> inner_;     ///< of an article: the running text of the articles inside it
    std::map<Kin, double> layout_;  ///< the running text of boxes of a layout, by parent and first class
    int first_headline_ = -1;       ///< the first h1 inside an article
};

}  // namespace

std::vector<double> measure_prose(const MarkupTree& tree, std::string_view title, const RemovedNodes& removed) {
    std::vector<double> prose(index(tree.size()), 0);
    constexpr int longest_teaser = 5;  // paragraphs
    int teaser = 0;                    // how many more may belong to one
    for (const HtmlBlock& block : blocks_of(tree, 0, removed)) {
        if (block.kind == BlockKind::heading) teaser = announces_article(block, title) ? longest_teaser : 0;
        if (block.link_share() > 0.5 || !is_prose(shape_of(block.text))) continue;
        const double weight = block.kind != BlockKind::item ? 1 : block.link_share() > 0.1 ? 0.02 : 0.5;
        const double amount = (teaser > 0 ? 0.2 : 1) * weight * static_cast<double>(block.chars - block.link_chars);
        teaser = std::max(0, teaser - 1);
        for (int at = block.node; at >= 0; at = tree[at].parent) prose[index(at)] += amount;
    }
    return prose;
}

RemovedNodes remove_unshown(const MarkupTree& tree) {
    RemovedNodes removed(index(tree.size()), 0);
    std::vector<int> hidden;
    for (int node = 1; node < tree.size(); ++node) {
        if (tree[node].tag.empty()) continue;
        if (is_never_text(tree, node)) {
            removed[index(node)] = 1;
        } else if (is_hidden(tree, node)) {
            hidden.push_back(node);
        }
    }
    if (hidden.empty()) return removed;
    const std::vector<double> prose = measure_prose(tree, {}, removed);
    for (const int node : hidden) {
        const bool is_page = prose[index(node)] > 0.8 * prose[0] && !is_comments(tree, node);
        if (!is_page) removed[index(node)] = 1;
    }
    return removed;
}

void remove_surroundings(const MarkupTree& tree, std::string_view title, bool by_names, RemovedNodes& removed) {
    const Surroundings surroundings(tree, title, removed);
    for (int node = 1; node < tree.size(); ++node) {
        const bool is_element = !tree[node].tag.empty() && removed[index(node)] == 0;
        if (is_element && surroundings.is_removed(node, by_names)) removed[index(node)] = 1;
    }
}

}  // namespace dateline
