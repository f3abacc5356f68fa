#include <nlohmann/json.hpp>

#include "indexer/model/language_tag.h"
#include "searchd/pages/body_values.h"
#include "searchd/pages/shared_values.h"
#include "searchd/query.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"
#include "searchd/url.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

// "4 times in the text, at 2 places": marks near each other are one place.
std::string places_text(std::size_t places, std::size_t marks) {
    const std::string at = "at " + with_thousands(places) + (places == 1 ? " place" : " places");
    return marks == places ? at + " in the text" : with_thousands(marks) + " times in the text, " + at;
}

// `value` of `field`, called `text`, with the search for all articles that have it.
ordered_json linked(const PageFrame& frame, const char* field, const std::string& value, const std::string& text) {
    if (value.empty()) return nullptr;
    SearchRequest request;
    request.filters.push_back({find_field(field), value, false});
    return {{"text", text}, {"url", search_url(frame, request)}};
}

ordered_json linked(const PageFrame& frame, const char* field, const std::string& value) {
    return linked(frame, field, value, value);
}

// With what of it is not known.
std::string published_text(const std::optional<Timestamp>& published) {
    if (!published) return "not known";
    const std::string text = to_readable(*published);
    switch (published->precision) {
        case Precision::year: return text + "; the month is not known";
        case Precision::month: return text + "; the day is not known";
        case Precision::day: return text + "; the time is not known";
        case Precision::second: break;
    }
    return text + " UTC";
}

// The members of its story, this article among them.
ordered_json telling_values(const PageFrame& frame, const ArticlePage& page) {
    if (page.members.empty()) return nullptr;
    const std::optional<Timestamp>& first = page.members.front().published;
    ordered_json members = ordered_json::array();
    for (const Article& member : page.members) {
        ordered_json listed = listed_values(frame, member, page.search);
        listed["is_this"] = member.id == page.article.id;
        if (first && member.published)
            listed["when"] = members.empty() ? "first" : to_distance(*first, *member.published);
        members.push_back(std::move(listed));
    }
    return {{"members", std::move(members)},
            {"all_text", "All " + count_of_articles(page.story.size) + " and what each adds"},
            {"all_url", story_url(frame, page.story.id, page.search)}};
}

ordered_json related_values(const PageFrame& frame, const ArticlePage& page) {
    if (page.related.empty()) return nullptr;
    ordered_json values;
    for (const Hit& hit : page.related) values["links"].push_back(listed_values(frame, hit.article, page.search));
    return values;
}

}  // namespace

ordered_json to_article_values(const PageFrame& frame, const ArticlePage& page) {
    const Article& article = page.article;
    ordered_json values = frame_values(frame, article.title + " – Dateline", article_url(frame, article, page.search));
    values["q"] = page.search.q;
    values["back"] = back_url(frame, page.search);
    values["title_html"] = to_marked_html(article.title, page.title_marks);
    values["published"] = date_values(article.published);
    values["published_text"] = published_text(article.published);
    values["source"] = linked(frame, "source", article.source);
    for (const std::string& author : article.authors) values["authors"].push_back(linked(frame, "author", author));
    values["section"] = linked(frame, "section", article.section);
    for (const std::string& tag : article.tags)
        values["tags"].push_back({{"text", tag}, {"url", typed_url(frame, "tag:" + as_phrase(tag))}});
    values["language"] = article.language;
    values["language_link"] = linked(frame, "lang", article.language, language_name(article.language));
    values["story"] = also_values(frame, page.story, article, page.search);
    values["parts"] = parts_values(article.body, page.body_marks);
    if (const std::size_t places = values["parts"].size() - 1; places > 0)
        values["places_text"] = places_text(places, std::max(places, page.body_marks.size()));
    values["telling"] = telling_values(frame, page);
    values["related"] = related_values(frame, page);
    values["original"] = article.url;
    if (article.indexed != std::chrono::sys_seconds{})
        values["indexed"] = date_values(Timestamp{article.indexed, Precision::second});
    values["id"] = article.id;
    values["api"] = frame.root + "/api/v1/articles/" + encode_component(article.id);
    return values;
}

}  // namespace dateline
