#include "searchd/site.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/model/hash.h"
#include "searchd/metrics.h"
#include "searchd/to_json.h"
#include "searchd/url.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* html = "text/html; charset=utf-8";
constexpr const char* json = "application/json; charset=utf-8";
constexpr const char* problem = "application/problem+json; charset=utf-8";
constexpr const char* plain = "text/plain; charset=utf-8";
constexpr const char* no_cache = "no-cache";

// Nothing but our own stylesheet and images; no script at all.
constexpr const char* content_security_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::chrono::sys_seconds now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

const char* content_type_of(const std::string& extension) {
    if (extension == ".css") return "text/css; charset=utf-8";
    if (extension == ".svg") return "image/svg+xml";
    if (extension == ".png") return "image/png";
    if (extension == ".ico") return "image/x-icon";
    if (extension == ".js") return "text/javascript; charset=utf-8";
    return "application/octet-stream";
}

const char* reason_of(int status) {
    switch (status) {
        case 400: return "Bad request";
        case 404: return "Not found";
        case 405: return "Method not allowed";
        case 503: return "Not available right now";
        default: return "Internal error";
    }
}

// An answer stays the same as long as the index, this process (with its templates), the day (for from=7d) and the request do.
std::string entity_tag(const IndexState& state, std::string_view target) {
    static const std::string process = std::to_string(now().time_since_epoch().count());
    const auto today = std::chrono::floor<std::chrono::days>(now()).time_since_epoch().count();
    const std::string all = state.uuid + "." + std::to_string(state.revision) + "." + process + "." + std::to_string(today) + "." + std::string(target);
    return "W/\"" + hash_hex(all).substr(0, 16) + "\"";
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
    const auto opaque = [](std::string_view text) { return text.starts_with("W/") ? text.substr(2) : text; };
    while (!if_none_match.empty()) {
        const std::size_t end = std::min(if_none_match.find(','), if_none_match.size());
        std::string_view one = if_none_match.substr(0, end);
        while (one.starts_with(' ')) one.remove_prefix(1);
        while (one.ends_with(' ')) one.remove_suffix(1);
        if (one == "*" || opaque(one) == opaque(tag)) return true;
        if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
    }
    return false;
}

}  // namespace

struct Site::Call {
    const HttpRequest& request;
    Target target;
    std::string argument;  // what stands for {…} in the route
    bool is_api = false;
};

struct Site::Route {
    std::string name;  // also the label in /metrics
    std::vector<std::string_view> segments;  // "{}" takes any one
    HttpReply (Site::*handler)(const Call&);
    bool is_api = false;
};

struct Site::SummaryCache {
    std::mutex mutex;
    IndexSummary summary;
    bool is_filled = false;
};

const std::vector<Site::Route>& Site::routes() {
    static const std::vector<Route> table = {
        {"home", {}, &Site::home},
        {"search", {"search"}, &Site::search_page},
        {"article", {"article", "{}"}, &Site::article_page},
        {"help", {"help"}, &Site::help_page},
        {"robots", {"robots.txt"}, &Site::robots},
        {"static", {"static", "{}"}, &Site::asset},
        {"api_search", {"api", "v1", "search"}, &Site::search_api, true},
        {"api_article", {"api", "v1", "articles", "{}"}, &Site::article_api, true},
        {"api_stats", {"api", "v1", "stats"}, &Site::stats_api, true},
        {"healthz", {"healthz"}, &Site::alive, true},
        {"readyz", {"readyz"}, &Site::ready, true},
        {"metrics", {"metrics"}, &Site::metrics_page, true},
    };
    return table;
}

Site::Site(const SiteOptions& options, Searcher& searcher, Metrics& metrics)
    : searcher_(searcher), metrics_(metrics), templates_(options.web_folder + "/templates"), summary_(std::make_unique<SummaryCache>()) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(options.web_folder + "/static", error)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream body;
        body << file.rdbuf();
        const std::string tag = "\"" + hash_hex(body.str()).substr(0, 16) + "\"";
        assets_.emplace(entry.path().filename().string(), Asset{content_type_of(entry.path().extension().string()), body.str(), tag});
    }
    const auto versioned = [&](const char* name) {
        const auto found = assets_.find(name);
        if (found == assets_.end()) throw std::runtime_error("there is no static/" + std::string(name) + " in " + options.web_folder);
        return options.root + "/static/" + name + "?v=" + found->second.etag.substr(1, 8);
    };
    frame_ = {options.root, versioned("style.css"), versioned("favicon.svg")};
}

Site::~Site() = default;

HttpReply Site::answer(const HttpRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    std::string route = "none";
    HttpReply reply = dispatch(request, route);
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Referrer-Policy", "same-origin");
    if (reply.content_type == html) reply.headers.emplace_back("Content-Security-Policy", content_security_policy);
    metrics_.count(route, reply.status, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return reply;
}

HttpReply Site::dispatch(const HttpRequest& request, std::string& route_name) {
    std::string_view path = request.target;
    // A proxy may pass the path on with the site's prefix or without.
    if (!frame_.root.empty() && path.starts_with(frame_.root) && path.substr(frame_.root.size()).find_first_of("/?") == 0) {
        path.remove_prefix(frame_.root.size());
    }
    std::optional<Target> target = parse_target(path);
    Call call{request, target ? std::move(*target) : Target{}, "", false};
    if (!target) return failure(call, 400, reason_of(400), "the path does not start with a slash");
    const std::vector<std::string>& segments = call.target.segments;
    call.is_api = !segments.empty() && segments[0] == "api";
    for (const Route& route : routes()) {
        if (route.segments.size() != segments.size()) continue;
        bool fits = true;
        for (std::size_t i = 0; i < segments.size() && fits; ++i) {
            if (route.segments[i] == "{}") {
                call.argument = segments[i];
            } else {
                fits = route.segments[i] == segments[i];
            }
        }
        if (!fits) continue;
        route_name = route.name;
        call.is_api = route.is_api;
        return answer_route(route, call);
    }
    return failure(call, 404, reason_of(404), "There is no such page.");
}

HttpReply Site::answer_route(const Route& route, const Call& call) {
    HttpReply reply;
    const std::string& method = call.request.method;
    if (method == "OPTIONS") {
        reply.status = 204;
        reply.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    } else if (method != "GET" && method != "HEAD") {
        reply = failure(call, 405, reason_of(405), "Use GET or HEAD.");
    } else {
        try {
            reply = (this->*route.handler)(call);
        } catch (const Overloaded&) {
            reply = failure(call, 503, reason_of(503), "Too many searches at once. Try again in a moment.");
        } catch (const IndexUnavailable& error) {
            std::cerr << "dateline-searchd: " << error.what() << '\n';
            reply = failure(call, 503, reason_of(503), "The index cannot be searched right now. Try again in a moment.");
        } catch (const std::exception& error) {
            std::cerr << "dateline-searchd: internal error in " << route.name << ": " << error.what() << '\n';
            reply = failure(call, 500, reason_of(500), "Something went wrong here. It has been logged.");
        }
    }
    if (reply.status == 405 || reply.status == 204) reply.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    if (reply.status == 503) reply.headers.emplace_back("Retry-After", "2");
    if (route.is_api) reply.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return reply;
}

HttpReply Site::failure(const Call& call, int status, std::string_view title, std::string_view detail) const {
    HttpReply reply;
    reply.status = status;
    reply.content_type = call.is_api ? problem : html;
    reply.body = call.is_api ? to_problem_json(status, title, detail) : templates_.render("error", to_error_values(frame_, status, title, detail));
    return reply;
}

namespace {

HttpReply tagged(const HttpRequest& request, const IndexState& state, HttpReply reply) {
    const std::string tag = entity_tag(state, request.target);
    reply.headers.emplace_back("ETag", tag);
    reply.headers.emplace_back("Cache-Control", no_cache);
    if (matches_tag(request.if_none_match, tag)) {
        reply.status = 304;
        reply.body.clear();
    }
    return reply;
}

}  // namespace

namespace {

// People get an answer whatever they typed: parameters that cannot be read are left out, with a warning.
SearchRequest lenient_request(Parameters parameters, std::vector<std::string>& warnings) {
    for (auto& [name, value] : parameters) {
        const std::string_view kept = name == "q" ? shortened_q(value) : std::string_view(value);
        if (kept.size() == value.size()) continue;
        value.resize(kept.size());
        warnings.push_back("Only the first " + std::to_string(longest_q) + " characters were read.");
    }
    while (true) {
        const Result<SearchRequest> request = parse_search_request(parameters, now());
        if (request) return *request;
        const std::string name = request.fault().substr(0, request.fault().find(' '));
        warnings.push_back("Left out: " + request.fault() + ".");
        if (std::erase_if(parameters, [&](const auto& parameter) { return parameter.first == name; }) == 0) return {};
    }
}

}  // namespace

IndexSummary Site::cached_summary() {
    const IndexState state = searcher_.state();
    metrics_.set_articles(state.articles);
    {
        const std::lock_guard lock(summary_->mutex);
        const IndexState& known = summary_->summary.state;
        if (summary_->is_filled && known.uuid == state.uuid && known.revision == state.revision) return summary_->summary;
    }
    IndexSummary fresh = searcher_.summary();
    const std::lock_guard lock(summary_->mutex);
    summary_->summary = fresh;
    summary_->is_filled = true;
    return fresh;
}

HttpReply Site::home(const Call& call) {
    const IndexSummary summary = cached_summary();
    SearchRequest newest;
    newest.sort = Sort::newest;
    newest.per_page = 5;
    newest.wants_facets = false;
    const ResultPage page = searcher_.search(newest);
    return tagged(call.request, summary.state, {200, html, templates_.render("home", to_home_values(frame_, summary, page)), {}});
}

HttpReply Site::search_page(const Call& call) {
    std::vector<std::string> warnings;
    const SearchRequest request = lenient_request(call.target.parameters, warnings);
    ResultPage page = searcher_.search(request);
    page.warnings.insert(page.warnings.begin(), warnings.begin(), warnings.end());
    return tagged(call.request, page.index, {200, html, templates_.render("search", to_search_values(frame_, page)), {}});
}

HttpReply Site::article_page(const Call& call) {
    const auto page = searcher_.article(call.argument, shortened_q(value_of(call.target.parameters, "q")));
    if (!page) return failure(call, 404, reason_of(404), "There is no article with this address. It may have been removed from the archive.");
    return tagged(call.request, page->index, {200, html, templates_.render("article", to_article_values(frame_, *page)), {}});
}

HttpReply Site::help_page(const Call&) { return {200, html, templates_.render("help", to_help_values(frame_)), {}}; }

// Result pages are endless; articles may be read.
HttpReply Site::robots(const Call&) {
    return {200, plain, "User-agent: *\nDisallow: " + frame_.root + "/search\nDisallow: " + frame_.root + "/api/\n", {}};
}

HttpReply Site::asset(const Call& call) {
    const auto found = assets_.find(call.argument);
    if (found == assets_.end()) return failure(call, 404, reason_of(404), "There is no such file.");
    const bool is_versioned = has(call.target.parameters, "v");
    HttpReply reply{200, found->second.content_type, found->second.body, {}};
    reply.headers.emplace_back("ETag", found->second.etag);
    reply.headers.emplace_back("Cache-Control", is_versioned ? "public, max-age=31536000, immutable" : "public, max-age=300");
    if (matches_tag(call.request.if_none_match, found->second.etag)) {
        reply.status = 304;
        reply.body.clear();
    }
    return reply;
}

HttpReply Site::search_api(const Call& call) {
    const Result<SearchRequest> request = parse_search_request(call.target.parameters, now());
    if (!request) return failure(call, 400, reason_of(400), request.fault());
    const ResultPage page = searcher_.search(*request);
    return tagged(call.request, page.index, {200, json, to_json(page, frame_.root), {}});
}

HttpReply Site::article_api(const Call& call) {
    const auto page = searcher_.article(call.argument, "");
    if (!page) return failure(call, 404, reason_of(404), "There is no article with this id.");
    return tagged(call.request, page->index, {200, json, to_json(*page), {}});
}

HttpReply Site::stats_api(const Call& call) {
    const IndexSummary summary = cached_summary();
    return tagged(call.request, summary.state, {200, json, to_json(summary), {}});
}

HttpReply Site::alive(const Call&) { return {200, plain, "ok\n", {{"Cache-Control", "no-store"}}}; }

HttpReply Site::ready(const Call&) {
    const IndexState state = searcher_.state();
    return {200, plain, "ready: " + std::to_string(state.articles) + " articles\n", {{"Cache-Control", "no-store"}}};
}

HttpReply Site::metrics_page(const Call&) {
    try {
        metrics_.set_articles(searcher_.state().articles);
    } catch (const IndexUnavailable&) {
        metrics_.set_articles(0);
    }
    return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(), {}};
}

}  // namespace dateline
