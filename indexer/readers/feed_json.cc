#include "indexer/readers/feed_json.h"

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/feed_entry.h"
#include "indexer/readers/feed_person.h"
#include "indexer/readers/feed_url.h"

namespace dateline {

namespace {

using nlohmann::json;

constexpr std::string_view version_sign = "jsonfeed.org/version";

std::string text_member(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return {};
    if (found->is_string()) return without_controls(found->get_ref<const std::string&>());
    return found->is_number() ? found->dump() : std::string();
}

const json& list_member(const json& object, const char* name) {
    static const json none = json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

// "authors" of version 1.1, "author" of 1.0.
std::vector<std::string> authors_of(const json& object) {
    std::vector<std::string> names;
    const auto add = [&](const json& person) {
        const std::string text = person.is_object()   ? text_member(person, "name")
                                 : person.is_string() ? without_controls(person.get_ref<const std::string&>())
                                                      : std::string();
        for (std::string& name : names_of_author(text)) names.push_back(std::move(name));
    };
    for (const json& person : list_member(object, "authors")) add(person);
    if (names.empty() && object.contains("author")) add(object["author"]);
    return names;
}

FeedTexts texts_of(const json& item) {
    FeedTexts texts;
    texts.contents.push_back({text_member(item, "content_html"), true});
    texts.contents.push_back({text_member(item, "content_text"), false});
    texts.summaries.push_back({text_member(item, "summary"), false});
    return texts;
}

std::string url_of(const json& item, const FeedHead& head) {
    for (const char* name : {"url", "external_url", "id"}) {
        const std::string reference = text_member(item, name);
        const bool is_id = name == std::string_view("id");
        std::string url = is_id ? reference : resolve_url(head.link, reference);
        if (!reference.empty() && is_web_url(url)) return url;
    }
    return {};
}

ReadArticle read_item(const json& item, const FeedHead& head) {
    ReadArticle read;
    Article& article = read.article;
    const std::string title = text_member(item, "title");
    article.title = line_of({title, looks_like_html(title)});
    article.url = url_of(item, head);
    article.authors = authors_of(item);
    article.language = language_tag(text_member(item, "language"));
    for (const json& tag : list_member(item, "tags")) {
        if (tag.is_string()) article.tags.push_back(without_controls(tag.get_ref<const std::string&>()));
    }
    std::vector<std::string> dates;
    for (const char* name : {"date_published", "date_modified"}) {
        if (std::string date = text_member(item, name); !date.empty()) dates.push_back(std::move(date));
    }
    take_date(dates, read);
    take_texts(texts_of(item), article);
    take_head(head, text_member(item, "id"), article);
    return read;
}

FeedHead head_of(const json& feed) {
    FeedHead head;
    head.title = text_member(feed, "title");
    head.link = text_member(feed, "home_page_url");
    if (head.link.empty()) head.link = text_member(feed, "feed_url");
    head.language = language_tag(text_member(feed, "language"));
    head.authors = authors_of(feed);
    return short_head(std::move(head));
}

}  // namespace

bool is_json_feed(std::string_view head) {
    return head.find(version_sign) != std::string_view::npos ||
           head.find("jsonfeed.org\\/version") != std::string_view::npos;
}

Result<std::vector<ReadArticle>> read_json_feed(std::string_view text) {
    json feed;
    try {
        feed = json::parse(text);
    } catch (const json::parse_error& error) {
        return Fault{"is no JSON: error at byte " + std::to_string(error.byte)};
    } catch (const json::out_of_range&) {
        return Fault{"is no JSON that can be read: a number is too large"};
    }
    if (!feed.is_object() || !feed.contains("items") || !feed["items"].is_array())
        return Fault{"is no JSON Feed: it has no list of items"};
    if (feed["items"].size() > most_entries) return too_many_entries();
    const FeedHead head = head_of(feed);
    std::vector<ReadArticle> entries;
    for (const json& item : feed["items"]) {
        entries.push_back(item.is_object() ? read_item(item, head) : ReadArticle{});
    }
    return entries;
}

}  // namespace dateline
