#include "indexer/readers/markup_tree.h"

#include <algorithm>
#include <memory>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/html_bounds.h"
#include "indexer/readers/markup_tree_builder.h"
#include "indexer/readers/xml_repair.h"

namespace dateline {

namespace {

std::string_view view(const xmlChar* name) { return reinterpret_cast<const char*>(name); }

MarkupTreeBuilder& builder(void* context) { return *static_cast<MarkupTreeBuilder*>(context); }

void start_html_element(void* context, const xmlChar* name, const xmlChar** attributes) {
    builder(context).open(lower_ascii(view(name)), {});
    for (const xmlChar** at = attributes; at != nullptr && *at != nullptr; at += 2)
        builder(context).add_attribute(lower_ascii(view(at[0])), at[1] == nullptr ? std::string_view() : view(at[1]));
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
    if (view(name) == repaired_root) return;
    const xmlChar* name_space = uri != nullptr ? uri : prefix;
    builder(context).open(view(name), name_space == nullptr ? std::string_view() : view(name_space));
    for (int i = 0; i < attributes; ++i, values += 5) {
        const std::string written = values[1] == nullptr ? "" : std::string(view(values[1])) + ":";
        const auto* start = reinterpret_cast<const char*>(values[3]);
        builder(context).add_attribute(written + std::string(view(values[0])),
                                       attribute_value({start, reinterpret_cast<const char*>(values[4])}));
    }
}

void end_xml_element(void* context, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    if (view(name) != repaired_root) builder(context).close();
}

void characters(void* context, const xmlChar* text, int length) {
    builder(context).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
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

// `xml` with the entities of HTML as numbers. The parser drops all entities behind the first fault of a document,
// "&amp;" too, but never numbers.
std::string with_plain_entities(std::string_view xml) {
    std::string plain;
    plain.reserve(xml.size());
    while (!xml.empty()) {
        std::size_t length = std::min(xml.find_first_of("&<", 1), xml.size());
        if (xml.starts_with('&')) {
            const auto [text, entity] = plain_entity(xml);
            plain += text;
            xml.remove_prefix(entity);
            continue;
        }
        if (xml.starts_with("<![CDATA[")) length = std::min(xml.find("]]>"), xml.size());
        plain += xml.substr(0, length);
        xml.remove_prefix(length);
    }
    return plain;
}

void parse_in_pieces(std::string_view text, xmlParserCtxt* parser,
                     int (*parse)(xmlParserCtxt*, const char*, int, int)) {
    constexpr std::size_t length = 1 << 16;
    for (; !text.empty(); text.remove_prefix(std::min(length, text.size()))) {
        const std::string_view piece = text.substr(0, length);
        parse(parser, piece.data(), static_cast<int>(piece.size()), 0);
    }
    parse(parser, nullptr, 0, 1);
}

}  // namespace

int MarkupTree::end_of(int node) const {
    while (node > 0 && (*this)[node].next < 0) node = (*this)[node].parent;
    return node <= 0 ? size() : (*this)[node].next;
}

std::span<const MarkupTree::Attribute> MarkupTree::stored_attributes(int node) const {
    const auto at = static_cast<std::size_t>(node);
    const std::size_t begin = nodes_[at].attributes;
    const std::size_t end = at + 1 < nodes_.size() ? nodes_[at + 1].attributes : attributes_.size();
    return std::span(attributes_).subspan(begin, end - begin);
}

MarkupAttribute MarkupTree::view(const Attribute& attribute) const {
    const std::string_view text = text_;
    return {text.substr(attribute.name, attribute.value - attribute.name),
            text.substr(attribute.value, attribute.end - attribute.value)};
}

std::vector<MarkupAttribute> MarkupTree::attributes(int node) const {
    std::vector<MarkupAttribute> all;
    for (const Attribute& attribute : stored_attributes(node)) all.push_back(view(attribute));
    return all;
}

std::string_view MarkupTree::attribute(int node, std::string_view name) const {
    for (const Attribute& attribute : stored_attributes(node)) {
        if (const MarkupAttribute known = view(attribute); known.name == name) return known.value;
    }
    return {};
}

bool MarkupTree::has_attribute(int node, std::string_view name) const {
    return std::ranges::any_of(stored_attributes(node),
                               [&](const Attribute& attribute) { return view(attribute).name == name; });
}

std::string MarkupTree::text_of(int node) const {
    std::string text;
    for (int at = node, end = end_of(node); at < end; ++at) text += (*this)[at].text;
    return text;
}

MarkupTree parse_html(std::string_view page) {
    const std::string bounded = bounded_html(page);
    const std::string_view html = trim(bounded);
    MarkupTreeBuilder builder(html);
    htmlSAXHandler handler{};
    handler.startElement = start_html_element;
    handler.endElement = end_html_element;
    handler.characters = characters;
    handler.cdataBlock = characters;
    handler.ignorableWhitespace = characters;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
    if (!parser) return builder.take();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    parse_in_pieces(html, parser.get(), htmlParseChunk);
    return builder.take();
}

MarkupTree parse_xml(std::string_view xml) {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_xml_element;
    handler.endElementNs = end_xml_element;
    handler.characters = characters;
    handler.cdataBlock = characters;
    handler.ignorableWhitespace = characters;
    const std::string text = with_plain_entities(repaired_xml(xml));
    MarkupTreeBuilder builder(text);
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr), xmlFreeParserCtxt);
    if (!parser) return builder.take();
    // XML_PARSE_NOENT: attributes keep numbers such as "&#38;" as they are written otherwise.
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                        XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    parse_in_pieces(text, parser.get(), xmlParseChunk);
    return builder.take();
}

}  // namespace dateline
