#include "tests/fuzz/export_promises.h"

#include <nlohmann/json.hpp>

#include "tests/support/csv.h"
#include "tests/support/xml.h"

namespace dateline::testing {

void check_jsonl(std::string_view body) {
    while (!body.empty()) {
        const std::size_t end = body.find('\n');
        expect(end != std::string_view::npos, "every line has an end");
        const auto article = nlohmann::json::parse(body.substr(0, end), nullptr, false);
        expect(article.is_object() && article.contains("body") && !article.value("id", "").empty(),
               "a line is an article");
        body.remove_prefix(end + 1);
    }
}

void check_csv(std::string_view body) {
    const std::vector<std::vector<std::string>> lines = parse_csv(body);
    expect(!lines.empty(), "there is a line with names");
    for (const std::vector<std::string>& line : lines) {
        expect(line.size() == lines.front().size(), "every line has the same cells");
        for (const std::string& cell : line)
            expect(cell.empty() || std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos,
                   "no cell is a formula");
    }
}

void check_feed(std::string_view body) {
    const std::size_t items = texts_in_xml(body, "/rss/channel/item").size();
    expect(texts_in_xml(body, "//*").size() >= items * 4, "a feed is XML");
    for (const char* member : {"title", "link", "guid", "description"})
        expect(texts_in_xml(body, std::string("/rss/channel/item/") + member).size() == items, "items are whole");
    for (const std::string& link : texts_in_xml(body, "//link|//source/@url|//@href"))
        expect(link.starts_with("http://localhost/"), "links lead to this site");
    for (const std::string& html : texts_in_xml(body, "//description"))
        expect(html.find('<') == std::string::npos, "a description is text");
}

}  // namespace dateline::testing
