// A page of HTML or a document of XML as a tree of its elements and texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// An element, or a run of text (then `tag` is empty).
struct MarkupNode {
    std::string tag;         ///< of HTML in lower case; of XML without prefix
    std::string name_space;  ///< of XML: the URI, or an undeclared prefix; empty for none, and for all of HTML
    std::string text;        ///< of a text; scripts and styles hold one too
    std::vector<std::pair<std::string, std::string>> attributes;
    int parent = -1;
    int first_child = -1;
    int last_child = -1;
    int next = -1;
};

/// Nodes stand in the order of the document: a node's descendants follow it directly. Node 0 is the document itself,
/// with an empty tag. Elements nested deeper than `deepest` are taken as siblings, so that a walk down the tree may
/// recurse.
class MarkupTree {
public:
    static constexpr int deepest = 250;

    const MarkupNode& operator[](int node) const { return nodes_[static_cast<std::size_t>(node)]; }
    int size() const { return static_cast<int>(nodes_.size()); }

    /// The node after the last descendant of `node`.
    int end_of(int node) const;

    /// Empty where the element has no such attribute. In XML, names have the prefix they were written with: "xml:lang".
    std::string_view attribute(int node, std::string_view name) const;
    bool has_attribute(int node, std::string_view name) const;

    /// All text below `node`, as it stands there.
    std::string text_of(int node) const;

private:
    friend class MarkupTreeBuilder;
    std::vector<MarkupNode> nodes_;
};

/// Parses `page` (valid UTF-8), however broken it is. Nothing is loaded, nothing is executed.
MarkupTree parse_html(std::string_view page);

/// Parses `xml` (valid UTF-8, whatever it declares), as far as it can be understood where it is not well-formed.
/// Nothing is loaded; entities that the document declares are left out, those of HTML are known.
MarkupTree parse_xml(std::string_view xml);

}  // namespace dateline
