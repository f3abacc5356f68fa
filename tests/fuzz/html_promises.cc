#include "tests/fuzz/html_promises.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tests/fuzz/promises.h"

namespace dateline::testing {

namespace {

using namespace std::string_view_literals;

constexpr std::array empty_elements = {"br"sv, "input"sv, "link"sv, "meta"sv};

// Of a drawing: they end with />.
constexpr std::array shapes = {"path"sv};

constexpr std::array elements = {
    "a"sv,      "article"sv, "aside"sv, "b"sv,      "body"sv,  "button"sv,  "code"sv,    "dd"sv,   "details"sv,
    "div"sv,    "dl"sv,      "dt"sv,    "footer"sv, "form"sv,  "h1"sv,      "h2"sv,      "h3"sv,   "head"sv,
    "header"sv, "html"sv,    "i"sv,     "kbd"sv,    "label"sv, "li"sv,      "main"sv,    "mark"sv, "nav"sv,
    "ol"sv,     "p"sv,       "s"sv,     "script"sv, "span"sv,  "section"sv, "summary"sv, "svg"sv,  "table"sv,
    "tbody"sv,  "td"sv,      "th"sv,    "thead"sv,  "time"sv,  "title"sv,   "tr"sv,      "ul"sv};

constexpr std::array attributes = {"action"sv,
                                   "aria-current"sv,
                                   "aria-hidden"sv,
                                   "aria-label"sv,
                                   "aria-labelledby"sv,
                                   "autocapitalize"sv,
                                   "autocomplete"sv,
                                   "charset"sv,
                                   "class"sv,
                                   "d"sv,
                                   "preserveAspectRatio"sv,
                                   "viewBox"sv,
                                   "width"sv,

                                   "content"sv,
                                   "datetime"sv,
                                   "defer"sv,
                                   "src"sv,
                                   "dir"sv,
                                   "enterkeyhint"sv,
                                   "for"sv,
                                   "hidden"sv,
                                   "href"sv,
                                   "id"sv,
                                   "lang"sv,
                                   "method"sv,
                                   "name"sv,
                                   "open"sv,
                                   "placeholder"sv,
                                   "rel"sv,
                                   "role"sv,
                                   "scope"sv,
                                   "spellcheck"sv,
                                   "tabindex"sv,
                                   "title"sv,
                                   "type"sv,
                                   "value"sv};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string_view take_name(std::string_view& text) {
    const auto is_of_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    const auto end = std::ranges::find_if_not(text, is_of_name);
    const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(name.size());
    return name;
}

bool take(std::string_view& text, std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

void check_link(std::string_view url) {
    const bool is_page = (url.starts_with('/') && !url.starts_with("//")) || url.starts_with('#');
    expect(is_page || url.starts_with("http://") || url.starts_with("https://"), "a link leads to a page");
}

// What stands between the name of an element and the > of its tag.
void check_attributes(std::string_view text) {
    while (!text.empty()) {
        expect(take(text, " "), "attributes are parted by blanks");
        const std::string_view name = take_name(text);
        expect(is_among(attributes, name), "an attribute is one of our own");
        if (!take(text, "=")) continue;
        expect(take(text, "\""), "values of attributes are quoted");
        const std::string_view value = text.substr(0, text.find('"'));
        text.remove_prefix(value.size());
        expect(take(text, "\""), "quotation marks are closed");
        if (name == "src") expect(value.starts_with("/static/dateline.js?v="), "the script is our own");
        if (name == "href" || name == "action") check_link(value);
    }
}

}  // namespace

void check_html(std::string_view page) {
    expect(take(page, "<!doctype html>"), "a page says what it is");
    std::vector<std::string_view> open;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<')) {
        page.remove_prefix(at + 1);
        std::string_view tag = page.substr(0, page.find('>'));
        expect(tag.size() < page.size() && tag.find('<') == std::string_view::npos, "a tag is closed");
        page.remove_prefix(tag.size());
        const bool is_end = take(tag, "/");
        const std::string_view name = take_name(tag);
        expect(is_among(elements, name) || is_among(empty_elements, name) || is_among(shapes, name),
               "an element is one of our own");
        const bool is_shape = is_among(shapes, name);
        if (is_shape) {
            expect(tag.ends_with('/'), "shapes have no content");
            tag.remove_suffix(1);
        }
        check_attributes(tag);
        if (name == "script" && !is_end) expect(page.starts_with("></script>"), "a script lies elsewhere");
        if (is_end) {
            expect(tag.empty() && !open.empty() && open.back() == name, "elements are closed in order");
            open.pop_back();
        } else if (!is_shape && !is_among(empty_elements, name)) {
            open.push_back(name);
        }
    }
    expect(open.empty(), "all elements are closed");
}

}  // namespace dateline::testing
