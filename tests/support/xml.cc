#include "tests/support/xml.h"

#include <memory>
#include <stdexcept>

#include <libxml/parser.h>
#include <libxml/xpath.h>

namespace dateline::testing {

namespace {

struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
    void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
    void operator()(xmlChar* text) const { xmlFree(text); }
};

}  // namespace

std::vector<std::string> texts_in_xml(std::string_view document, const std::string& xpath) {
    const std::unique_ptr<xmlDoc, Free> tree(xmlReadMemory(document.data(), static_cast<int>(document.size()), "",
                                                           nullptr,
                                                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (tree == nullptr) throw std::runtime_error("this XML is not well-formed: " + std::string(document));
    const std::unique_ptr<xmlXPathContext, Free> context(xmlXPathNewContext(tree.get()));
    const std::unique_ptr<xmlXPathObject, Free> found(
        xmlXPathEval(reinterpret_cast<const xmlChar*>(xpath.c_str()), context.get()));
    std::vector<std::string> texts;
    const int count = found == nullptr ? 0 : xmlXPathNodeSetGetLength(found->nodesetval);
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<xmlChar, Free> text(xmlXPathCastNodeToString(xmlXPathNodeSetItem(found->nodesetval, i)));
        texts.emplace_back(reinterpret_cast<const char*>(text.get()));
    }
    return texts;
}

}  // namespace dateline::testing
