#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/query.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"
#include "searchd/url.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

// The search for all articles that have `value` in `field`.
std::string filter_url(const PageFrame& frame, const Field& field, const std::string& value) {
    SearchRequest request;
    request.filters.push_back({&field, value, false});
    return search_url(frame, request);
}

ordered_json linked(const PageFrame& frame, const char* field, const std::string& value) {
    if (value.empty()) return nullptr;
    return {{"text", value}, {"url", filter_url(frame, *find_field(field), value)}};
}

// Under names that the article itself has not: what is missing in a list, Mustache takes from around it.
ordered_json related_values(const PageFrame& frame, const std::vector<Hit>& related) {
    if (related.empty()) return nullptr;
    ordered_json values;
    for (const Hit& hit : related) {
        values["links"].push_back({{"link", article_url(frame, hit.article)},
                                   {"title", hit.article.title},
                                   {"outlet", hit.article.source},
                                   {"date", date_values(hit.article.published)}});
    }
    return values;
}

}  // namespace

ordered_json to_article_values(const PageFrame& frame, const ArticlePage& page) {
    const Article& article = page.article;
    ordered_json values = frame_values(frame, article.title + " – Dateline");
    values["q"] = page.q;
    if (!page.q.empty()) values["back"] = typed_url(frame, page.q);
    values["title_html"] = to_marked_html(article.title, page.title_marks);
    values["published"] = date_values(article.published);
    values["source"] = linked(frame, "source", article.source);
    for (const std::string& author : article.authors) values["authors"].push_back(linked(frame, "author", author));
    values["section"] = linked(frame, "section", article.section);
    for (const std::string& tag : article.tags)
        values["tags"].push_back({{"text", tag}, {"url", typed_url(frame, "tag:" + as_phrase(tag))}});
    values["language"] = article.language;
    values["story"] = also_values(frame, page.story, article);
    values["body_html"] = paragraphs_html(article.body, page.body_marks);
    values["related"] = related_values(frame, page.related);
    values["original"] = article.url;
    if (article.indexed != std::chrono::sys_seconds{})
        values["indexed"] = date_values(Timestamp{article.indexed, Precision::second});
    values["id"] = article.id;
    values["api"] = frame.root + "/api/v1/articles/" + encode_component(article.id);
    return values;
}

}  // namespace dateline
