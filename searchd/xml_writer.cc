#include "searchd/xml_writer.h"

#include <new>

#include <libxml/xmlwriter.h>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

// Char of the XML recommendation, 2.2.
bool is_char(char32_t code) {
    return code == '\t' || code == '\n' || (code >= 0x20 && code < 0xD800) || (code >= 0xE000 && code < 0xFFFE) ||
           code >= 0x10000;
}

std::string to_chars(std::string_view text) {
    std::string chars;
    chars.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        if (is_char(c.code)) append_utf8(chars, c.code);
        at += c.length;
    }
    return chars;
}

const xmlChar* bytes(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// The library fails for lack of memory only.
void check(int written) {
    if (written < 0) throw std::bad_alloc();
}

}  // namespace

struct XmlWriter::State {
    struct Free {
        void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
        void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
    };

    std::unique_ptr<xmlBuffer, Free> buffer{xmlBufferCreate()};
    std::unique_ptr<xmlTextWriter, Free> writer{xmlNewTextWriterMemory(buffer.get(), 0)};
};

XmlWriter::XmlWriter() : state_(std::make_unique<State>()) {
    if (state_->buffer == nullptr || state_->writer == nullptr) throw std::bad_alloc();
    xmlTextWriterSetIndent(state_->writer.get(), 1);
    check(xmlTextWriterStartDocument(state_->writer.get(), nullptr, "UTF-8", nullptr));
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::begin(const char* name, const Attributes& attributes) {
    check(xmlTextWriterStartElement(state_->writer.get(), bytes(name)));
    for (const auto& [attribute, value] : attributes)
        check(xmlTextWriterWriteAttribute(state_->writer.get(), bytes(attribute), bytes(to_chars(value).c_str())));
}

void XmlWriter::text(std::string_view text) {
    check(xmlTextWriterWriteString(state_->writer.get(), bytes(to_chars(text).c_str())));
}

void XmlWriter::end() { check(xmlTextWriterEndElement(state_->writer.get())); }

void XmlWriter::element(const char* name, std::string_view text, const Attributes& attributes) {
    begin(name, attributes);
    if (!text.empty()) this->text(text);
    end();
}

std::string XmlWriter::finish() {
    check(xmlTextWriterEndDocument(state_->writer.get()));
    check(xmlTextWriterFlush(state_->writer.get()));
    const xmlBuffer* buffer = state_->buffer.get();
    return {reinterpret_cast<const char*>(xmlBufferContent(buffer)), static_cast<std::size_t>(xmlBufferLength(buffer))};
}

}  // namespace dateline
