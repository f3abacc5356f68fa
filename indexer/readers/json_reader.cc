// JSON Lines: one article a line, with the members that the documentation lists.

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/readers/html_text.h"
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

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
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

// Without a title and with HTML, the record is a scraped page.
void take_text(const json& record, Article& article) {
    const std::string body = text_member(record, "body");
    if (!body.empty()) {
        article.body = clean_body(body, article.title);
        return;
    }
    const std::string html = text_member(record, "html");
    if (html.empty()) return;
    const std::string text = html_to_text(html);
    if (!article.title.empty()) {
        article.body = clean_body(text, article.title);
        return;
    }
    ScrapedText scraped = parse_scraped_text(text);
    article.title = std::move(scraped.title);
    article.body = std::move(scraped.body);
    if (!article.published) article.published = scraped.published;
    if (article.authors.empty()) article.authors = std::move(scraped.authors);
}

}  // namespace

Result<ReadArticle> read_json_record(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text(bytes);
    if (!text) return Fault{"is no JSON: it holds binary data"};
    json record;
    try {
        record = json::parse(*text);
    } catch (const json::parse_error& error) {
        return Fault{"is no JSON: error at byte " + std::to_string(error.byte)};
    } catch (const json::out_of_range&) {
        return Fault{"is no JSON that can be read: a number is too large"};
    }
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
    article.language = lower_ascii(std::string(trim(text_member(record, "language"))));
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

}  // namespace dateline
