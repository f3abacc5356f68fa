// A page of HTML or a document of XML as a tree of its elements and texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An element, or a run of text (then `tag` is empty). The strings are the tree's.
struct MarkupNode {
    std::string_view tag;         ///< of HTML in lower case; of XML without prefix
    std::string_view name_space;  ///< of XML: the URI, or an undeclared prefix; empty for none, and for all of HTML
    std::string_view text;        ///< of a text; scripts and styles hold one too
    int parent = -1;
    int first_child = -1;
    int next = -1;
};

/// In XML, names have the prefix they were written with: "xml:lang".
struct MarkupAttribute {
    std::string_view name;
    std::string_view value;
};

/// Nodes stand in the order of the document: a node's descendants follow it directly. Node 0 is the document itself,
/// with an empty tag. Elements nested deeper than `deepest` are taken as siblings, so that a walk down the tree may
/// recurse. Text, in attributes too, is valid UTF-8 without control characters. A page may be made of millions of
/// nodes: each takes 24 bytes beside its text.
class MarkupTree {
public:
    static constexpr int deepest = 250;

    MarkupNode operator[](int node) const {
        const Node& at = nodes_[static_cast<std::size_t>(node)];
        const std::string_view content(text_.data() + at.begin, at.length);
        const bool has_child = node + 1 < size() && nodes_[static_cast<std::size_t>(node) + 1].parent == node;
        const bool is_text = at.name_space == of_text;
        return {is_text ? std::string_view() : content,
                name_spaces_[at.name_space],
                is_text ? content : std::string_view(),
                at.parent,
                has_child ? node + 1 : -1,
                at.next};
    }
    int size() const { return static_cast<int>(nodes_.size()); }

    /// The node after the last descendant of `node`.
    int end_of(int node) const;

    std::vector<MarkupAttribute> attributes(int node) const;

    /// Empty where the element has no such attribute.
    std::string_view attribute(int node, std::string_view name) const;
    bool has_attribute(int node, std::string_view name) const;

    /// All text below `node`, as it stands there.
    std::string text_of(int node) const;

private:
    friend class MarkupTreeBuilder;

    // The first name spaces: that of no element, and the one without a name.
    static constexpr std::uint32_t of_text = 0;
    static constexpr std::uint32_t none = 1;

    struct Node {
        std::uint32_t begin = 0;  // of the tag or the text, in text_
        std::uint32_t length = 0;
        int parent = -1;
        int next = -1;
        std::uint32_t attributes = 0;  // where they begin; they end where those of the next node begin
        std::uint32_t name_space = none;
    };

    // The name stands in [name, value) of text_, the value in [value, end).
    struct Attribute {
        std::uint32_t name;
        std::uint32_t value;
        std::uint32_t end;
    };

    std::span<const Attribute> stored_attributes(int node) const;
    MarkupAttribute view(const Attribute& attribute) const;

    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<std::string> name_spaces_;
    std::string text_;  // all strings of the nodes, one after the other
};

/// Parses `page` (valid UTF-8), however broken it is. Nothing is loaded, nothing is executed.
MarkupTree parse_html(std::string_view page);

/// Parses `xml` (valid UTF-8, whatever it declares), as far as it can be understood where it is not well-formed.
/// Nothing is loaded; entities that the document declares are left out, those of HTML are known.
MarkupTree parse_xml(std::string_view xml);

}  // namespace dateline
