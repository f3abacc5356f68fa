#include "tests/support/csv.h"

#include <stdexcept>
#include <utility>

namespace dateline::testing {

namespace {

bool take(std::string_view& text, std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

std::string take_quoted(std::string_view& text) {
    std::string cell;
    while (!text.empty()) {
        const std::string_view plain = text.substr(0, text.find('"'));
        cell += plain;
        text.remove_prefix(plain.size());
        if (take(text, "\"\"")) {
            cell += '"';
        } else if (take(text, "\"")) {
            return cell;
        }
    }
    throw std::runtime_error("a quotation mark is not closed");
}

std::string take_cell(std::string_view& text) {
    if (take(text, "\"")) return take_quoted(text);
    const std::string cell(text.substr(0, text.find_first_of(",\"\r\n")));
    text.remove_prefix(cell.size());
    return cell;
}

}  // namespace

std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
    std::vector<std::vector<std::string>> lines;
    while (!text.empty()) {
        std::vector<std::string> line = {take_cell(text)};
        while (take(text, ",")) line.push_back(take_cell(text));
        if (!take(text, "\r\n")) throw std::runtime_error("a cell is followed by neither a comma nor a line end");
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace dateline::testing
