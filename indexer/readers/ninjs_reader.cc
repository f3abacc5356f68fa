#include "indexer/readers/ninjs_reader.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/markup_tree.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/scraped_text.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

using nlohmann::json;

// Version 3 writes what earlier ones wrote in lower case with humps: "versionCreated".
const json* member(const json& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    for (const auto& [key, value] : object.items()) {
        if (key.size() == name.size() && lower_ascii(key) == name) return &value;
    }
    return nullptr;
}

std::string text_of(const json* value) {
    return value != nullptr && value->is_string() ? without_controls(value->get_ref<const std::string&>()) : "";
}

std::string text_in(const json& object, std::string_view name) { return text_of(member(object, name)); }

std::optional<Timestamp> time_in(const json& object, std::string_view name) {
    return parse_timestamp(text_in(object, name));
}

// The first of these members that holds text.
std::string first_text(const json& object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string text = text_in(object, name);
        if (!trim(text).empty()) return text;
    }
    return {};
}

// The value of the first of [{"role": …, "value": …}] with the role "main", else of the first that is no caption.
std::string value_in(const json& object, std::string_view name) {
    const json* list = member(object, name);
    if (list == nullptr || !list->is_array()) return {};
    std::string first;
    for (const json& entry : *list) {
        const std::string role = text_in(entry, "role");
        std::string value = text_in(entry, "value");
        if (role == "main") return value;
        if (first.empty() && role != "caption") first = std::move(value);
    }
    return first;
}

// The names in a list of texts or of objects.
void take_names(const json* list, std::vector<std::string>& names) {
    if (list == nullptr || !list->is_array()) return;
    for (const json& entry : *list) names.push_back(entry.is_string() ? text_of(&entry) : text_in(entry, "name"));
    std::erase(names, "");
}

enum class BodyForm { html, nitf, plain };

struct Body {
    BodyForm form;
    std::string text;
};

BodyForm form_of(std::string_view hint, std::string_view text) {
    const std::string lower = lower_ascii(hint);
    if (lower.find("nitf") != std::string::npos) return BodyForm::nitf;
    if (lower.find("html") != std::string::npos) return BodyForm::html;
    return hint.empty() && trim(text).starts_with('<') ? BodyForm::html : BodyForm::plain;
}

// "body_text", "body_xhtml" and others by that pattern of version 1, "bodies" of later ones.
std::vector<Body> bodies_of(const json& record) {
    std::vector<Body> bodies;
    for (const auto& [key, value] : record.items()) {
        if (!lower_ascii(key).starts_with("body_")) continue;
        std::string text = text_of(&value);
        const BodyForm form = form_of(key, text);
        bodies.push_back({form, std::move(text)});
    }
    const json* list = member(record, "bodies");
    if (list == nullptr || !list->is_array()) return bodies;
    for (const json& entry : *list) {
        const std::string role = text_in(entry, "role");
        if (role == "caption" || role == "teaser") continue;
        std::string text = text_in(entry, "value");
        const BodyForm form = form_of(first_text(entry, {"contenttype", "role"}), text);
        bodies.push_back({form, std::move(text)});
    }
    return bodies;
}

// Marked-up text goes first: what is plain has often lost its paragraphs.
void take_body(const json& record, Article& article) {
    std::vector<Body> bodies = bodies_of(record);
    std::ranges::stable_sort(bodies, {}, &Body::form);
    for (const Body& body : bodies) {
        if (!article.body.empty()) return;
        if (body.form == BodyForm::plain) article.body = clean_body(body.text, article.title);
        if (body.form == BodyForm::html)
            article.body = without_title(paragraphs_of(parse_html(body.text), 0), article.title);
        if (body.form == BodyForm::nitf) {
            const MarkupTree tree = parse_xml(body.text);
            const int nitf = find_below(tree, 0, "nitf");
            if (nitf >= 0) take_nitf(tree, nitf, article);
        }
    }
}

void take_title(const json& record, Article& article) {
    article.title = text_in(record, "headline");
    fill_if_empty(article.title, value_in(record, "headlines"));
    fill_if_empty(article.title, first_text(record, {"title", "slugline"}));
}

std::optional<Fault> fault_of_type(std::string_view type) {
    constexpr std::array<std::string_view, 4> types = {"", "text", "article", "composite"};
    if (std::ranges::find(types, type) != types.end()) return std::nullopt;
    return Fault{"is no text: its type in ninjs is " + short_line(type, 40)};
}

Result<ReadArticle> read_object(const json& record, const Origin& origin) {
    if (!record.is_object()) return Fault{"is no ninjs: it is no JSON object"};
    if (auto fault = fault_of_type(lower_ascii(text_in(record, "type")))) return *fault;
    if (auto fault = fault_of_status(text_in(record, "pubstatus"))) return *fault;
    ReadArticle read;
    Article& article = read.article;
    article.id = text_in(record, "uri");
    article.url = article.id;
    take_title(record, article);
    article.summary = first_text(record, {"description_text", "description"});
    fill_if_empty(article.summary, value_in(record, "descriptions"));
    article.summary = trim(article.summary);
    article.published = WireDates{time_in(record, "embargoed"), time_in(record, "firstcreated"),
                                  time_in(record, "contentcreated"), time_in(record, "versioncreated")}
                            .published();
    article.language = language_tag(text_in(record, "language"));
    article.source = first_text(record, {"copyrightholder", "source"});
    take_byline(first_text(record, {"byline", "by"}), article);
    for (const char* name : {"subject", "subjects", "keywords"}) take_names(member(record, name), article.tags);
    take_body(record, article);
    article.body = with_dateline(text_in(record, "dateline"), std::move(article.body));
    return finish_article(std::move(read), origin);
}

std::optional<json> parse(std::string_view text) {
    json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? std::nullopt : std::optional<json>(std::move(value));
}

std::vector<Result<ReadArticle>> read_lines(std::string_view text, const Origin& origin) {
    const Fault fault{"is no ninjs: it is not well-formed JSON"};
    std::vector<Result<ReadArticle>> articles;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        at = end + 1;
        ++number;
        if (line.empty()) continue;
        const std::optional<json> record = parse(line);
        // A single object over many lines that is broken somewhere.
        if (!record && articles.empty()) return {fault};
        articles.push_back(record ? read_object(*record, origin_of_item(origin, number)) : fault);
    }
    if (articles.empty()) articles.emplace_back(fault);
    return articles;
}

// The names of the members of the first object in `text`, which may be cut off anywhere.
std::vector<std::string> first_members(std::string_view text) {
    std::vector<std::string> names;
    int depth = 0;
    std::string_view last;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || (c == '[' && depth > 0)) ++depth;
        if (c == '}' || (c == ']' && depth > 0)) --depth;
        if (c == '}' && depth <= 0) break;
        if (c == ':' && depth == 1) names.push_back(lower_ascii(last));
        if (c != '"') continue;
        const std::size_t start = ++at;
        while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
        last = text.substr(start, std::min(at, text.size()) - start);
    }
    return names;
}

}  // namespace

bool is_ninjs(std::string_view head) {
    constexpr std::size_t enough = 4096;
    constexpr std::array<std::string_view, 9> telling = {"versioncreated", "firstcreated", "headline",
                                                         "headlines",      "bodies",       "type",
                                                         "body_text",      "body_xhtml",   "$standard"};
    const std::optional<std::string> text = decode_text(head.substr(0, enough));
    if (!text) return false;
    std::string_view start = trim(*text);
    if (start.starts_with('[')) start = trim(start.substr(1));
    if (!start.starts_with('{')) return false;
    const std::vector<std::string> names = first_members(start);
    const auto has = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    return has("uri") && std::ranges::any_of(telling, has);
}

std::vector<Result<ReadArticle>> read_ninjs(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text(bytes);
    if (!text) return {Fault{"is no ninjs: it holds binary data"}};
    const std::optional<json> value = parse(*text);
    if (!value) return read_lines(*text, origin);
    if (!value->is_array()) return {read_object(*value, origin)};
    std::vector<Result<ReadArticle>> articles;
    for (const json& record : *value)
        articles.push_back(read_object(record, origin_of_item(origin, articles.size() + 1)));
    if (articles.empty()) articles.emplace_back(Fault{"is no ninjs: it is an empty list"});
    return articles;
}

}  // namespace dateline
