#include "searchd/site.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/model/hash.h"
#include "searchd/metrics.h"
#include "searchd/site_call.h"
#include "searchd/to_json.h"
#include "searchd/url.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* html = "text/html; charset=utf-8";
// At once: a slow reader keeps a thread, and a list of what it still gets.
constexpr std::ptrdiff_t most_exports = 8;
constexpr const char* problem = "application/problem+json; charset=utf-8";

// Nothing but what lies in static/, and no code within a page.
constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

}  // namespace

struct Site::Route {
    std::string name;                        // also the label in /metrics
    std::vector<std::string_view> segments;  // "{}" takes any one
    HttpReply (Site::*handler)(const Call&);
    bool is_api = false;
};

const std::vector<Site::Route>& Site::routes() {
    static const std::vector<Route> table = {
        {"home", {}, &Site::home},
        {"search", {"search"}, &Site::search_page},
        {"article", {"article", "{}"}, &Site::article_page},
        {"story", {"story", "{}"}, &Site::story_page},
        {"feed", {"feed"}, &Site::feed, true},
        {"opensearch", {"opensearch.xml"}, &Site::opensearch_description, true},
        {"help", {"help"}, &Site::help_page},
        {"robots", {"robots.txt"}, &Site::robots},
        {"static", {"static", "{}"}, &Site::asset},
        {"api_search", {"api", "v1", "search"}, &Site::search_api, true},
        {"api_article", {"api", "v1", "articles", "{}"}, &Site::article_api, true},
        {"api_related", {"api", "v1", "articles", "{}", "related"}, &Site::related_api, true},
        {"api_export", {"api", "v1", "export"}, &Site::export_api, true},
        {"api_stats", {"api", "v1", "stats"}, &Site::stats_api, true},
        {"api_suggest", {"api", "v1", "suggest"}, &Site::suggest_api, true},
        {"healthz", {"healthz"}, &Site::alive, true},
        {"readyz", {"readyz"}, &Site::ready, true},
        {"metrics", {"metrics"}, &Site::metrics_page, true},
    };
    return table;
}

Site::Site(const SiteOptions& options, Searcher& searcher, Suggester& suggester, Metrics& metrics)
    : searcher_(searcher),
      suggester_(suggester),
      metrics_(metrics),
      templates_(options.web_folder + "/templates"),
      origin_(options.origin),
      summary_(std::make_unique<SummaryCache>()),
      free_exports_(most_exports) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(options.web_folder + "/static", error)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream body;
        body << file.rdbuf();
        const std::string tag = "\"" + hash_hex(body.str()).substr(0, 16) + "\"";
        assets_.emplace(entry.path().filename().string(),
                        Asset{content_type_of(entry.path().extension().string()), body.str(), tag});
    }
    const auto versioned = [&](const char* name) {
        const auto found = assets_.find(name);
        if (found == assets_.end())
            throw std::runtime_error("there is no static/" + std::string(name) + " in " + options.web_folder);
        return options.root + "/static/" + name + "?v=" + found->second.etag.substr(1, 8);
    };
    frame_ = {options.root, versioned("style.css"), versioned("favicon.svg"),
              assets_.contains("dateline.js") ? versioned("dateline.js") : ""};
}

Site::~Site() = default;

HttpReply Site::answer(const HttpRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    std::string route = "none";
    HttpReply reply = dispatch(request, route);
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Referrer-Policy", "same-origin");
    if (reply.content_type == html) reply.headers.emplace_back("Content-Security-Policy", content_security_policy);
    metrics_.count(route, reply.status,
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return reply;
}

HttpReply Site::dispatch(const HttpRequest& request, std::string& route_name) {
    std::string_view path = request.target;
    // A proxy may pass the path on with the site's prefix or without.
    if (!frame_.root.empty() && path.starts_with(frame_.root) &&
        path.substr(frame_.root.size()).find_first_of("/?") == 0) {
        path.remove_prefix(frame_.root.size());
    }
    std::optional<Target> target = parse_target(path);
    Call call{request, target ? std::move(*target) : Target{}, "", false};
    if (!target) return failure(call, 400, "the path does not start with a slash");
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
    return failure(call, 404, "There is no such page.");
}

HttpReply Site::answer_route(const Route& route, const Call& call) {
    HttpReply reply;
    const std::string& method = call.request.method;
    if (method == "OPTIONS") {
        reply.status = 204;
        reply.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    } else if (method != "GET" && method != "HEAD") {
        reply = failure(call, 405, "Use GET or HEAD.");
    } else {
        try {
            reply = (this->*route.handler)(call);
        } catch (const Overloaded&) {
            reply = failure(call, 503, "Too many searches at once. Try again in a moment.");
        } catch (const IndexUnavailable& error) {
            log_trouble(error.what());
            reply = failure(call, 503, "The index cannot be searched right now. Try again in a moment.");
        } catch (const std::exception& error) {
            log_trouble("internal error in " + route.name + ": " + error.what());
            reply = failure(call, 500, "Something went wrong here. It has been logged.");
        }
    }
    if (reply.status == 405 || reply.status == 204) reply.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    if (reply.status == 503) reply.headers.emplace_back("Retry-After", "2");
    if (route.is_api) reply.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return reply;
}

// The same trouble is said once a minute, however many requests run into it.
void Site::log_trouble(const std::string& what) {
    constexpr std::chrono::minutes silence{1};
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(trouble_mutex_);
    if (what == trouble_ && now - trouble_logged_ < silence) return;
    trouble_ = what;
    trouble_logged_ = now;
    std::cerr << "dateline-searchd: " << what << '\n';
}

HttpReply Site::failure(const Call& call, int status, std::string_view detail) const {
    const std::string_view title = reason_of(status);
    HttpReply reply;
    reply.status = status;
    reply.content_type = call.is_api ? problem : html;
    reply.body = call.is_api ? to_problem_json(status, title, detail)
                             : templates_.render("error", to_error_values(frame_, status, title, detail));
    return reply;
}

}  // namespace dateline
