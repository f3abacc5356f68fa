#include "indexer/readers/html_article.h"

#include <algorithm>
#include <cstddef>

#include "indexer/readers/headline.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/html_removal.h"
#include "indexer/readers/html_selection.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// Finds the element that holds the article: what is surely something else is taken off the page, then the walk goes
// down from the page as long as one child holds nearly all of the running text.
class Extraction {
public:
    Extraction(const MarkupTree& tree, std::string_view title)
        : tree_(tree), title_(title), shown_(remove_unshown(tree)) {}

    HtmlArticle run() {
        constexpr double little = 400;
        int container = find_container(true);
        if (const double found = prose(container); found < little) {
            // Names may have misled: do without them, if that finds much more.
            const int other = find_container(false);
            container = prose(other) > 3 * found ? other : find_container(true);
        }
        HtmlArticle article;
        article.body = text_in(container);
        article.head = head_lines();
        return article;
    }

private:
    double prose(int node) const { return prose_[static_cast<std::size_t>(node)]; }

    int find_container(bool by_names) {
        removed_ = shown_;
        remove_surroundings(tree_, title_, by_names, removed_);
        prose_ = measure_prose(tree_, title_, removed_);
        return walk_down();
    }

    int walk_down() const {
        int at = named_text();
        if (const int around = with_its_kin(at); around != at) return around;
        while (true) {
            int best = -1;
            double paragraphs = 0;  // directly in `at`
            for (int child = tree_[at].first_child; child >= 0; child = tree_[child].next) {
                if (tree_[child].tag == "p") paragraphs += prose(child);
                if (!tree_[child].tag.empty() && (best < 0 || prose(child) > prose(best))) best = child;
            }
            const double most = is_named_text(tree_, at) ? 0.95 : 0.8;
            const bool is_all = best >= 0 && tree_[best].tag != "p" && prose(best) > 0 &&
                                prose(best) >= most * prose(at) && paragraphs <= 0.03 * prose(at);
            if (!is_all || is_cut_at(best)) return at;
            at = best;
        }
    }

    // The rest of the text stands in neighbours of the same name.
    bool is_cut_at(int node) const {
        const std::string_view name = first_class(node);
        if (name.empty()) return false;
        const int around = tree_[node].parent;
        double kin = 0;
        for (int other = tree_[around].first_child; other >= 0; other = tree_[other].next) {
            if (first_class(other) == name) kin += prose(other);
        }
        return kin > 1.02 * prose(node) && kin > 0.9 * prose(around);
    }

    // The innermost element that is named as the text and holds a good part of it; the page where there is none.
    int named_text() const {
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
    int with_its_kin(int node) const {
        const std::string_view name = first_class(node);
        if (node == 0 || name.empty()) return node;
        constexpr int levels = 6;
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

    // The headline that is printed may be another than that told in the metadata.
    std::string_view headline_among(const std::vector<HtmlBlock>& blocks) const {
        const auto repeats = [&](const HtmlBlock& block) {
            return block.kind == BlockKind::heading && repeats_title(block.text, title_);
        };
        const auto is_first_level = [&](const HtmlBlock& block) { return tree_[block.node].tag == "h1"; };
        if (std::ranges::any_of(blocks, repeats) || std::ranges::count_if(blocks, is_first_level) != 1) return title_;
        return std::ranges::find_if(blocks, is_first_level)->text;
    }

    std::string text_in(int container) {
        const std::vector<HtmlBlock> blocks = blocks_of(tree_, container, removed_);
        const std::vector<char> is_text = select_text(blocks, headline_among(blocks));
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
    RemovedNodes shown_;    ///< without what is never text
    RemovedNodes removed_;  ///< besides, what stands around the article
    std::vector<double> prose_;
    int text_start_ = 0;
};

}  // namespace

HtmlArticle find_article(const MarkupTree& tree, std::string_view title) { return Extraction(tree, title).run(); }

}  // namespace dateline
