#include "searchd/to_csv.h"

#include <array>
#include <string_view>
#include <vector>

namespace dateline {

namespace {

constexpr std::string_view line_end = "\r\n";

// `join` gives the text of a cell.
struct Column {
    std::string_view name;
    std::string (*cell)(const ListedArticle& one);
};

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) {
        if (!text.empty()) text += "; ";
        text += value;
    }
    return text;
}

std::string date(const std::optional<Timestamp>& published) { return published ? to_rfc3339(published->at) : ""; }

std::string precision(const std::optional<Timestamp>& published) {
    return published ? std::string(to_string(published->precision)) : "";
}

std::string indexed(const Article& article) {
    return article.indexed.time_since_epoch().count() == 0 ? "" : to_rfc3339(article.indexed);
}

constexpr std::array<Column, 15> columns = {{
    {"id", [](const ListedArticle& one) { return one.article.id; }},
    {"url", [](const ListedArticle& one) { return one.article.url; }},
    {"title", [](const ListedArticle& one) { return one.article.title; }},
    {"summary", [](const ListedArticle& one) { return one.article.summary; }},
    {"published", [](const ListedArticle& one) { return date(one.article.published); }},
    {"published_precision", [](const ListedArticle& one) { return precision(one.article.published); }},
    {"source", [](const ListedArticle& one) { return one.article.source; }},
    {"authors", [](const ListedArticle& one) { return joined(one.article.authors); }},
    {"section", [](const ListedArticle& one) { return one.article.section; }},
    {"tags", [](const ListedArticle& one) { return joined(one.article.tags); }},
    {"language", [](const ListedArticle& one) { return one.article.language; }},
    {"path", [](const ListedArticle& one) { return one.article.path; }},
    {"indexed", [](const ListedArticle& one) { return indexed(one.article); }},
    {"story", [](const ListedArticle& one) { return one.story; }},
    {"body", [](const ListedArticle& one) { return one.article.body; }},
}};

// As OWASP names them.
bool begins_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

void append_cell(std::string& line, std::string_view text) {
    const bool is_formula = begins_formula(text);
    if (!is_formula && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += is_formula ? "\"'" : "\"";
    for (const char c : text) line += c == '"' ? "\"\"" : std::string(1, c);
    line += '"';
}

}  // namespace

std::string csv_header() {
    std::string line;
    for (const Column& column : columns) {
        if (!line.empty()) line += ',';
        line += column.name;
    }
    return line.append(line_end);
}

std::string to_csv(const ListedArticle& one) {
    std::string line;
    for (const Column& column : columns) {
        if (&column != columns.begin()) line += ',';
        append_cell(line, column.cell(one));
    }
    return line.append(line_end);
}

}  // namespace dateline
