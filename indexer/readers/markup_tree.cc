#include "indexer/readers/markup_tree.h"

#include <algorithm>
#include <memory>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/html_bounds.h"

namespace dateline {

namespace {

std::string_view view(const xmlChar* name) { return reinterpret_cast<const char*>(name); }

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

}  // namespace

class MarkupTreeBuilder {
public:
    explicit MarkupTreeBuilder(MarkupTree& tree) : tree_(tree) {
        tree_.nodes_.emplace_back();
        open_.push_back(0);
    }

    void open(MarkupNode node) {
        ++depth_;
        // The deepest level holds the rest side by side.
        if (depth_ > MarkupTree::deepest) open_.pop_back();
        open_.push_back(append(std::move(node)));
    }

    void close() {
        if (depth_ > MarkupTree::deepest) {
            --depth_;
            return;
        }
        if (depth_ == 0) return;
        --depth_;
        open_.pop_back();
    }

    void add_text(std::string_view raw) {
        const std::string text = without_controls(without_c1(raw));
        const int last = tree_[open_.back()].last_child;
        if (last >= 0 && tree_[last].tag.empty()) {
            node_at(last).text += text;
            return;
        }
        MarkupNode node;
        node.text = text;
        append(std::move(node));
    }

private:
    MarkupNode& node_at(int node) { return tree_.nodes_[static_cast<std::size_t>(node)]; }

    int append(MarkupNode node) {
        const int number = tree_.size();
        const int parent = open_.back();
        node.parent = parent;
        tree_.nodes_.push_back(std::move(node));
        const int before = tree_[parent].last_child;
        (before < 0 ? node_at(parent).first_child : node_at(before).next) = number;
        node_at(parent).last_child = number;
        return number;
    }

    MarkupTree& tree_;
    std::vector<int> open_;
    int depth_ = 0;
};

namespace {

MarkupTreeBuilder& builder(void* context) { return *static_cast<MarkupTreeBuilder*>(context); }

void start_html_element(void* context, const xmlChar* name, const xmlChar** attributes) {
    MarkupNode node;
    node.tag = lower_ascii(view(name));
    for (const xmlChar** at = attributes; at != nullptr && *at != nullptr; at += 2)
        node.attributes.emplace_back(lower_ascii(view(at[0])), at[1] == nullptr ? "" : view(at[1]));
    builder(context).open(std::move(node));
}

void end_html_element(void* context, const xmlChar* /*name*/) { builder(context).close(); }

// libxml2 hands on the value of an attribute with every "&" as "&#38;".
std::string attribute_value(std::string_view value) {
    constexpr std::string_view ampersand = "&#38;";
    std::string plain;
    for (std::size_t found = value.find(ampersand); found != std::string_view::npos; found = value.find(ampersand)) {
        plain += value.substr(0, found + 1);
        value.remove_prefix(found + ampersand.size());
    }
    return plain += value;
}

// libxml2 gives an attribute as five pointers: name, prefix, URI, start and end of the value.
void start_xml_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                       int /*namespaces*/, const xmlChar** /*declared*/, int attributes, int /*defaulted*/,
                       const xmlChar** values) {
    MarkupNode node;
    node.tag = view(name);
    if (uri != nullptr || prefix != nullptr) node.name_space = view(uri != nullptr ? uri : prefix);
    for (int i = 0; i < attributes; ++i, values += 5) {
        const std::string written = values[1] == nullptr ? "" : std::string(view(values[1])) + ":";
        const auto* start = reinterpret_cast<const char*>(values[3]);
        node.attributes.emplace_back(written + std::string(view(values[0])),
                                     attribute_value({start, reinterpret_cast<const char*>(values[4])}));
    }
    builder(context).open(std::move(node));
}

void end_xml_element(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    builder(context).close();
}

void characters(void* context, const xmlChar* text, int length) {
    builder(context).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

// The place behind the document type at the start of `text`, which may hold declarations between brackets.
std::size_t end_of_doctype(std::string_view text) {
    const std::size_t end = text.find('>');
    const std::size_t bracket = text.substr(0, end).find('[');
    if (bracket == std::string_view::npos) return end == std::string_view::npos ? text.size() : end + 1;
    const std::size_t close = text.find(']', bracket);
    const std::size_t last = close == std::string_view::npos ? close : text.find('>', close);
    return last == std::string_view::npos ? text.size() : last + 1;
}

// The entity that starts at the "&" of `text`, as it should stand: "&#38;" for "&amp;" and for an "&" that is none.
std::pair<std::string, std::size_t> plain_entity(std::string_view text) {
    constexpr std::size_t longest = 32;
    const std::string_view rest = text.substr(1, longest);
    if (rest.starts_with('#')) return {"&", 1};
    const std::size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
    const bool is_entity = end != std::string_view::npos && end > 0 && rest[end] == ';';
    if (!is_entity) return {"&#38;", 1};
    const std::string name(rest.substr(0, end));
    const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (name == "apos") return {"'", end + 2};
    return {known == nullptr ? "" : "&#" + std::to_string(known->value) + ";", end + 2};
}

// `xml` with the entities of HTML as numbers, without a document type and what it declares. The parser drops all
// entities behind the first fault of a document, "&amp;" too, but never numbers.
std::string with_plain_entities(std::string_view xml) {
    std::string plain;
    plain.reserve(xml.size());
    while (!xml.empty()) {
        const std::size_t plain_length = std::min(xml.find_first_of("&<"), xml.size());
        plain += xml.substr(0, plain_length);
        xml.remove_prefix(plain_length);
        if (xml.starts_with('&')) {
            const auto [text, length] = plain_entity(xml);
            plain += text;
            xml.remove_prefix(length);
            continue;
        }
        std::size_t length = std::min<std::size_t>(1, xml.size());
        if (xml.starts_with("<!DOCTYPE")) {
            xml.remove_prefix(end_of_doctype(xml));
            continue;
        }
        if (xml.starts_with("<![CDATA[")) length = std::min(xml.find("]]>"), xml.size());
        if (xml.starts_with("<!--")) length = std::min(xml.find("-->"), xml.size());
        plain += xml.substr(0, length);
        xml.remove_prefix(length);
    }
    return plain;
}

}  // namespace

int MarkupTree::end_of(int node) const {
    while (node > 0 && (*this)[node].next < 0) node = (*this)[node].parent;
    return node <= 0 ? size() : (*this)[node].next;
}

std::string_view MarkupTree::attribute(int node, std::string_view name) const {
    for (const auto& [known, value] : (*this)[node].attributes) {
        if (known == name) return value;
    }
    return {};
}

bool MarkupTree::has_attribute(int node, std::string_view name) const {
    return std::ranges::any_of((*this)[node].attributes, [&](const auto& known) { return known.first == name; });
}

std::string MarkupTree::text_of(int node) const {
    std::string text;
    for (int at = node, end = end_of(node); at < end; ++at) text += (*this)[at].text;
    return text;
}

MarkupTree parse_html(std::string_view page) {
    const std::string bounded = bounded_html(page);
    const std::string_view html = trim(bounded);
    MarkupTree tree;
    MarkupTreeBuilder builder(tree);
    htmlSAXHandler handler{};
    handler.startElement = start_html_element;
    handler.endElement = end_html_element;
    handler.characters = characters;
    handler.cdataBlock = characters;
    handler.ignorableWhitespace = characters;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
    if (!parser) return tree;
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t piece = 1 << 16;
    for (std::size_t at = 0; at < html.size(); at += piece) {
        const std::string_view chunk = html.substr(at, piece);
        htmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    return tree;
}

MarkupTree parse_xml(std::string_view xml) {
    MarkupTree tree;
    MarkupTreeBuilder builder(tree);
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_xml_element;
    handler.endElementNs = end_xml_element;
    handler.characters = characters;
    handler.cdataBlock = characters;
    handler.ignorableWhitespace = characters;
    const std::string text = with_plain_entities(trim(xml));
    xml = text;
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr), xmlFreeParserCtxt);
    if (!parser) return tree;
    // XML_PARSE_NOENT: attributes keep numbers such as "&#38;" as they are written otherwise.
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                        XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    constexpr std::size_t piece = 1 << 16;
    for (std::size_t at = 0; at < xml.size(); at += piece) {
        const std::string_view chunk = xml.substr(at, piece);
        xmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    }
    xmlParseChunk(parser.get(), nullptr, 0, 1);
    return tree;
}

}  // namespace dateline
