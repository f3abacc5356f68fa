// /feed, /opensearch.xml and /api/v1/openapi.json: what feed readers, browsers and other programs find their way by.

#include <chrono>

#include "searchd/entity_tag.h"
#include "searchd/site.h"
#include "searchd/site_call.h"
#include "searchd/to_openapi.h"
#include "searchd/to_rss.h"
#include "searchd/url.h"

namespace dateline {

namespace {

constexpr const char* json = "application/json; charset=utf-8";
constexpr const char* rss = "application/rss+xml; charset=utf-8";
constexpr const char* opensearch = "application/opensearchdescription+xml; charset=utf-8";

// Of the site itself, which changes with the program alone.
HttpReply description(const HttpRequest& request, const char* content_type, const std::string& text) {
    return tagged_by_body(request, {200, content_type, text, {{"Cache-Control", "max-age=3600"}}});
}

}  // namespace

// --base-url, else as the client found the way. A header is whatever the client says; only what can be a host is taken.
std::string Site::origin_of(const HttpRequest& request) const {
    if (!origin_.empty()) return origin_;
    return "http://" + (is_authority(request.host) ? request.host : "localhost");
}

HttpReply Site::feed(const Call& call) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const Checked<SearchRequest> request = parse_feed_request(call.target.parameters, now);
    if (!request) return bad_request(call, request.wrong);
    HttpReply reply = tagged(call.request, edition_, searcher_.state(), {200, rss, "", {}});
    if (reply.status == 200) reply.body = to_rss(searcher_.search(*request), base_of(call.request));
    return reply;
}

HttpReply Site::opensearch_description(const Call& call) {
    return description(call.request, opensearch, to_opensearch_description(base_of(call.request)));
}

HttpReply Site::openapi_document(const Call& call) {
    return description(call.request, json, to_openapi_json(base_of(call.request)));
}

}  // namespace dateline
