// JSON Lines: one article a line, with the members that the documentation lists.

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

namespace {

using nlohmann::json;

// A member that should be text, without the control characters that \u0000 can smuggle in: numbers and booleans are
// taken as they are written, everything else is no text.
std::string text_member(const json& record, const char* name) {
    const auto found = record.find(name);
    if (found == record.end()) return {};
    if (found->is_string()) return without_controls(found->get_ref<const std::string&>());
    return found->is_number() || found->is_boolean() ? found->dump() : std::string();
}

// A member that is text or a list of texts; one text may hold several, parted by `separator`.
std::vector<std::string> list_member(const json& record, const char* name, char separator) {
    std::vector<std::string> values;
    const auto found = record.find(name);
    if (found == record.end()) return values;
    if (found->is_array()) {
        for (const json& item : *found) {
            if (item.is_string()) values.push_back(without_controls(item.get_ref<const std::string&>()));
        }
        return values;
    }
    const std::string all = text_member(record, name);
    for (std::size_t at = 0; at <= all.size();) {
        const std::size_t end = separator == '\0' ? all.size() : std::min(all.find(separator, at), all.size());
        values.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return values;
}

// A moment whose record says how much of it is known, as --print writes it: "month" with 2022-03-01T00:00:00Z.
Timestamp with_precision(Timestamp at, std::string_view precision) {
    const std::string text = to_rfc3339(at.at);
    for (const std::size_t length : {4, 7, 10}) {
        const auto shorter = parse_timestamp(text.substr(0, length));
        if (shorter && shorter->at == at.at && to_string(shorter->precision) == precision) return *shorter;
    }
    return at;
}

// What the record says goes before what its page says.
void take_text(const json& record, Article& article) {
    const std::string body = text_member(record, "body");
    if (!body.empty()) {
        article.body = clean_body(body, article.title);
    } else {
        take_html(text_member(record, "html"), article);
    }
}

struct Parsed {
    json value;
    std::string fault;  // empty where there is none
};

Parsed parse(std::string_view bytes) {
    const std::optional<std::string> text = decode_text(bytes);
    if (!text) return {{}, "is no JSON: it holds binary data"};
    try {
        return {json::parse(*text), {}};
    } catch (const json::parse_error& error) {
        return {{}, "is no JSON: error at byte " + std::to_string(error.byte)};
    } catch (const json::out_of_range&) {
        return {{}, "is no JSON that can be read: a number is too large"};
    }
}

Result<ReadArticle> read_record(const json& record, const Origin& origin) {
    if (!record.is_object()) return Fault{"is no JSON object"};

    ReadArticle read;
    Article& article = read.article;
    article.id = text_member(record, "id");
    article.url = text_member(record, "url");
    article.title = text_member(record, "title");
    article.summary = trim(text_member(record, "summary"));
    article.source = text_member(record, "source");
    article.authors = list_member(record, record.contains("author") ? "author" : "authors", '\0');
    article.section = text_member(record, "section");
    article.tags = list_member(record, "tags", ',');
    article.language = language_tag(text_member(record, "language"));
    if (const std::string published = text_member(record, "published"); !published.empty()) {
        article.published = parse_timestamp(trim(published));
        if (article.published)
            article.published = with_precision(*article.published, text_member(record, "published_precision"));
        if (!article.published)
            read.notes.push_back("published: no date in '" + published.substr(0, utf8_floor(published, 60)) + "'");
    }
    take_text(record, article);
    return finish_article(std::move(read), origin);
}

}  // namespace

ReadArticles read_json_record(std::string_view bytes, const Origin& origin) {
    const Parsed parsed = parse(bytes);
    if (!parsed.fault.empty()) return {Fault{parsed.fault}};
    return {read_record(parsed.value, origin)};
}

// A whole file that is one value: a list of records, or one over several lines.
ReadArticles read_json_file(std::string_view bytes, const Origin& origin) {
    const Parsed parsed = parse(bytes);
    if (!parsed.fault.empty()) return {Fault{parsed.fault}};
    if (!parsed.value.is_array()) return {read_record(parsed.value, origin)};
    ReadArticles articles;
    for (const json& record : parsed.value)
        articles.push_back(read_record(record, item_origin(origin, articles.size(), parsed.value.size())));
    return articles;
}

bool is_json_lines(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    if (!head.starts_with("{\"")) return false;
    return nlohmann::json::parse(head.substr(0, head.find('\n')), nullptr, false).is_object();
}

bool is_json_file(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    if (head.starts_with('[')) return trim(head.substr(1)).starts_with('{') || trim(head.substr(1)).starts_with(']');
    // An object over several lines: its first member stands on the second.
    return head.starts_with('{') && head.find('\n') < head.find_first_of("\":") &&
           trim(head.substr(1)).starts_with('"');
}

}  // namespace dateline
