#include "searchd/to_manual.h"

#include <array>
#include <cstdio>

#include "indexer/base/utf8.h"
#include "indexer/version.h"
#include "searchd/query_syntax.h"

namespace dateline {

namespace {

// `text` as a line of groff, or a part of one.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        switch (c.code) {
            case '\\': out += "\\e"; break;
            case '-': out += "\\-"; break;
            case '\'': out += "\\(aq"; break;
            case '"': out += "\\(dq"; break;
            case 0x201C: out += "\\(lq"; break;
            case 0x201D: out += "\\(rq"; break;
            default:
                if (c.code < 0x80) {
                    out += static_cast<char>(c.code);
                } else {
                    std::array<char, 16> name{};
                    std::snprintf(name.data(), name.size(), "\\[u%04X]", static_cast<unsigned>(c.code));
                    out += name.data();
                }
        }
        at += c.length;
    }
    return out;
}

// No text line may begin with a dot, which \& shields.
std::string line(std::string_view text) { return "\\&" + escaped(text) + "\n"; }

std::string heading(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return ".SH " + escaped(capitals) + "\n";
}

std::string item(std::string_view form, std::string_view meaning) {
    return ".TP\n\\fB" + escaped(form) + "\\fR\n" + line(meaning);
}

std::string section(const SyntaxSection& section) {
    std::string page = heading(section.heading) + line(section.text);
    for (const SyntaxRow& row : section.rows) page += item(row.example, row.meaning);
    if (section.id != "dates") return page;
    page += ".PP\nA date is one of these:\n";
    for (const DateForm& form : date_forms) page += item(form.form, form.meaning);
    return page;
}

}  // namespace

std::string to_manual() {
    std::string page = ".TH DATELINE\\-QUERY 7 \"\" \"Dateline " + std::string(version) + "\" \"Dateline\"\n";
    page += heading("Name") + "dateline\\-query \\- what can be typed to search for news articles\n";
    page += heading("Description") +
            line(
                "The search field of dateline-searchd, and the parameter q of its addresses, take queries of this "
                "language. Nothing that is typed is an error: what cannot be read as it was meant is read as plain "
                "words. The answer tells in plain English how the query was read where that is not plain (read_as), "
                "and what could not be read (warnings).");
    for (const SyntaxSection& each : query_syntax()) page += section(each);
    page += heading("Parameters") +
            line(
                "The parameters from and to of an address take the same dates; both ends are included. The parameters "
                "source, author, section and lang take a whole value, and in takes title or body.");
    page += heading("Limits") + line(query_limits());
    page += heading("See also") + line("The page /help of the daemon; dateline-searchd --help.");
    return page;
}

}  // namespace dateline
