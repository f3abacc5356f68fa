#include "indexer/model/article_json.h"

#include <nlohmann/json.hpp>

namespace dateline {

using nlohmann::ordered_json;

ordered_json to_json_head(const Article& article) {
    ordered_json json;
    json["id"] = article.id;
    json["url"] = article.url;
    json["title"] = article.title;
    json["summary"] = article.summary;
    if (article.published) {
        json["published"] = to_rfc3339(article.published->at);
        json["published_precision"] = to_string(article.published->precision);
    } else {
        json["published"] = nullptr;
        json["published_precision"] = nullptr;
    }
    json["source"] = article.source;
    json["authors"] = article.authors;
    json["section"] = article.section;
    json["tags"] = article.tags;
    json["language"] = article.language;
    json["path"] = article.path;
    if (article.indexed.time_since_epoch().count() != 0) json["indexed"] = to_rfc3339(article.indexed);
    return json;
}

std::string to_json_line(const Article& article) {
    ordered_json json = to_json_head(article);
    json["body"] = article.body;
    return dump(json);
}

std::string dump(const ordered_json& json) { return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

}  // namespace dateline
