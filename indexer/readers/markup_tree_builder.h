// Builds a MarkupTree from the events of a parser.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

class MarkupTreeBuilder {
public:
    /// Makes room for what `markup` may hold.
    explicit MarkupTreeBuilder(std::string_view markup);

    void open(std::string_view tag, std::string_view name_space);
    /// Of the element opened last, before anything else is added.
    void add_attribute(std::string_view name, std::string_view value);
    void close();
    void add_text(std::string_view text);

    MarkupTree take() { return std::move(tree_); }

private:
    struct Open {
        int node;
        int last_child;
    };

    MarkupTree::Node& node_at(int node) { return tree_.nodes_[static_cast<std::size_t>(node)]; }
    int append(MarkupTree::Node node);
    std::uint32_t place() const { return static_cast<std::uint32_t>(tree_.text_.size()); }

    MarkupTree tree_;
    std::unordered_map<std::string, std::uint32_t> name_spaces_;
    std::vector<Open> open_;
    int depth_ = 0;
};

}  // namespace dateline
