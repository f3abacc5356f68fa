#include "indexer/readers/html_text.h"

#include <algorithm>
#include <memory>
#include <span>

#include <libxml/HTMLparser.h>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::string_view skipped[] = {"aside",  "button", "footer",   "head",    "iframe", "label",
                                        "legend", "nav",    "noscript", "object",  "script", "select",
                                        "style",  "svg",    "template", "textarea"};
constexpr std::string_view blocks[] = {"address", "article", "blockquote", "dd",   "div", "dl", "dt",  "figcaption",
                                       "figure",  "form",    "h1",         "h2",   "h3",  "h4", "h5",  "h6",
                                       "header",  "hr",      "li",         "main", "ol",  "p",  "pre", "section",
                                       "table",   "td",      "th",         "tr",   "ul"};

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::binary_search(names, name);
}

struct Output {
    std::string text;
    int skipping = 0;  // depth of elements that are left out

    void end_block() {
        while (text.ends_with(' ')) text.pop_back();
        if (!text.empty() && !text.ends_with("\n\n")) text += "\n\n";
    }

    // White space in HTML is one blank, none at the start of a block.
    void add(std::string_view characters) {
        for (const char c : characters) {
            const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!is_blank) {
                text += c;
            } else if (!text.empty() && !text.ends_with(' ') && !text.ends_with('\n')) {
                text += ' ';
            }
        }
    }
};

std::string_view view(const xmlChar* name) { return reinterpret_cast<const char*>(name); }

void start_element(void* context, const xmlChar* name, const xmlChar** /*attributes*/) {
    auto& out = *static_cast<Output*>(context);
    if (is_one_of(skipped, view(name))) ++out.skipping;
    if (out.skipping > 0) return;
    if (is_one_of(blocks, view(name))) out.end_block();
    if (view(name) == "br") out.text += '\n';
}

void end_element(void* context, const xmlChar* name) {
    auto& out = *static_cast<Output*>(context);
    if (is_one_of(skipped, view(name)) && out.skipping > 0) --out.skipping;
    if (out.skipping == 0 && is_one_of(blocks, view(name))) out.end_block();
}

void characters(void* context, const xmlChar* text, int length) {
    auto& out = *static_cast<Output*>(context);
    if (out.skipping == 0) out.add({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

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

std::string html_to_text(std::string_view html) {
    // The parser takes an end tag before everything else for the end of the page.
    while ((html = trim(html)).starts_with("</")) html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
    Output out;
    htmlSAXHandler handler{};
    handler.startElement = start_element;
    handler.endElement = end_element;
    handler.characters = characters;
    handler.ignorableWhitespace = characters;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &out, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
    if (!parser) return {};
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    constexpr std::size_t piece = 1 << 16;
    for (std::size_t at = 0; at < html.size(); at += piece) {
        const std::string_view chunk = html.substr(at, piece);
        htmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    return std::string(trim(without_controls(without_c1(out.text))));
}

}  // namespace dateline
