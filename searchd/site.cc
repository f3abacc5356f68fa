#include "searchd/site.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/model/hash.h"
#include "indexer/version.h"
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
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

constexpr const char* methods = "GET, HEAD, OPTIONS";

// What every answer has. Programs in pages of any origin may read those of the API, with these headers.
void add_common_headers(HttpReply& reply, bool is_api) {
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Referrer-Policy", "same-origin");
    if (reply.content_type == html) reply.headers.emplace_back("Content-Security-Policy", content_security_policy);
    if (!is_api) return;
    reply.headers.emplace_back("Access-Control-Allow-Origin", "*");
    reply.headers.emplace_back("Access-Control-Expose-Headers",
                               "ETag, Allow, Retry-After, Content-Disposition, X-Total-Count, X-Total-Is-Exact");
}

const char* content_type_of(const std::string& extension) {
    if (extension == ".css") return "text/css; charset=utf-8";
    if (extension == ".svg") return "image/svg+xml";
    if (extension == ".png") return "image/png";
    if (extension == ".ico") return "image/x-icon";
    if (extension == ".js") return "text/javascript; charset=utf-8";
    return "application/octet-stream";
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Tells this program, its templates and options from others: the same after a restart.
std::string edition_of(const SiteOptions& options, const PageFrame& frame) {
    std::string all = std::string(version) + "\n" + options.origin + "\n" + options.root + "\n" + frame.stylesheet +
                      "\n" + frame.favicon + "\n" + frame.script;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    all += "\n" + std::to_string(fs::file_size(program, error)) + "\n" +
           std::to_string(fs::last_write_time(program, error).time_since_epoch().count());
    std::set<fs::path> templates;
    for (const fs::directory_entry& entry : fs::directory_iterator(options.web_folder + "/templates", error))
        templates.insert(entry.path());
    for (const fs::path& path : templates) all += "\n" + path.filename().string() + "\n" + text_of(path);
    return hash_hex(all);
}

const char* reason_of(int status) {
    switch (status) {
        case 400: return "Bad request";
        case 404: return "Not found";
        case 405: return "Method not allowed";
        case 501: return "Not implemented";
        case 503: return "Not available right now";
        default: return "Internal error";
    }
}

constexpr const char* use_get = "Use GET or HEAD.";

// What helps with a request that could not be read.
const char* way_out_of(int status) {
    switch (status) {
        case 400: return "This is no HTTP, or one of its headers is longer than 8,000 bytes.";
        case 414: return "The address is longer than 8,000 bytes. Shorten the query, or leave some filters out.";
        case 501: return use_get;
        case 416: return "The header Range cannot be read. Leave it out: answers are always sent whole.";
        default: return "";
    }
}

}  // namespace

struct Site::Route {
    std::string name;                        // also the label in /metrics
    std::vector<std::string_view> segments;  // "{id}" takes any one
    HttpReply (Site::*handler)(const Call&);
    std::vector<std::string_view> parameters = {};  // that the handler sees; others are ignored
    bool is_api = false;
};

const std::vector<Site::Route>& Site::routes() {
    constexpr bool api = true;
    static const std::vector<Route> table = {
        {"home", {}, &Site::home},
        {"search", {"search"}, &Site::search_page, search_parameter_names()},
        {"article", {"article", "{id}"}, &Site::article_page, search_parameter_names()},
        {"story", {"story", "{id}"}, &Site::story_page, search_parameter_names()},
        {"feed", {"feed"}, &Site::feed, search_parameter_names(), api},
        {"opensearch", {"opensearch.xml"}, &Site::opensearch_description, {}, api},
        {"help", {"help"}, &Site::help_page},
        {"robots", {"robots.txt"}, &Site::robots},
        {"static", {"static", "{name}"}, &Site::asset, {"v"}},
        {"favicon", {"favicon.ico"}, &Site::favicon},
        {"api_search", {"api", "v1", "search"}, &Site::search_api, search_parameter_names(), api},
        {"api_article", {"api", "v1", "articles", "{id}"}, &Site::article_api, {}, api},
        {"api_related", {"api", "v1", "articles", "{id}", "related"}, &Site::related_api, limit_parameter_names(), api},
        {"api_export", {"api", "v1", "export"}, &Site::export_api, export_parameter_names(), api},
        {"api_stats", {"api", "v1", "stats"}, &Site::stats_api, limit_parameter_names(), api},
        {"api_suggest", {"api", "v1", "suggest"}, &Site::suggest_api, suggest_parameter_names(), api},
        {"api_document", {"api", "v1", "openapi.json"}, &Site::openapi_document, {}, api},
        {"healthz", {"healthz"}, &Site::alive, {}, api},
        {"readyz", {"readyz"}, &Site::ready, {}, api},
        {"metrics", {"metrics"}, &Site::metrics_page, {}, api},
    };
    return table;
}

std::vector<Site::ApiAddress> Site::api_addresses() {
    std::vector<ApiAddress> addresses;
    for (const Route& route : routes()) {
        if (!route.is_api) continue;
        ApiAddress address{"", route.parameters};
        for (const std::string_view segment : route.segments) address.path.append("/").append(segment);
        addresses.push_back(std::move(address));
    }
    return addresses;
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
        const std::string body = text_of(entry.path());
        const std::string tag = "\"" + hash_hex(body).substr(0, 16) + "\"";
        assets_.emplace(entry.path().filename().string(),
                        Asset{content_type_of(entry.path().extension().string()), body, tag});
    }
    const auto versioned = [&](const char* name) {
        const auto found = assets_.find(name);
        if (found == assets_.end())
            throw std::runtime_error("there is no static/" + std::string(name) + " in " + options.web_folder);
        return options.root + "/static/" + name + "?v=" + found->second.version();
    };
    frame_ = {options.root, versioned("style.css"), versioned("favicon.svg"),
              assets_.contains("dateline.js") ? versioned("dateline.js") : ""};
    edition_ = edition_of(options, frame_);
}

Site::~Site() = default;

HttpReply Site::answer(const HttpRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    std::optional<Target> target = parse_target(below_root(request.target));
    const bool is_path = target.has_value();
    Call call{request, is_path ? std::move(*target) : Target{}, "", false};
    const Route* route = is_path ? find_route(call) : nullptr;
    HttpReply reply = route != nullptr ? answer_route(*route, call)
                      : is_path        ? failure(call, 404, "There is no such page.")
                                       : failure(call, 400, "The path does not start with a slash.");
    add_common_headers(reply, call.is_api);
    metrics_.count(route != nullptr ? route->name : "none", reply.status,
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return reply;
}

// A proxy may pass the path on with the site's prefix or without.
std::string_view Site::below_root(std::string_view path) const {
    const bool has_root = !frame_.root.empty() && path.starts_with(frame_.root) &&
                          path.substr(frame_.root.size()).find_first_of("/?") == 0;
    return has_root ? path.substr(frame_.root.size()) : path;
}

HttpReply Site::refuse(int status, const HttpRequest& request) {
    std::optional<Target> target = parse_target(below_root(request.target));
    Call call{request, target ? std::move(*target) : Target{}, "", true};
    if (target) find_route(call);
    HttpReply reply = failure(call, status, way_out_of(status));
    add_common_headers(reply, call.is_api);
    if (status == 501) reply.headers.emplace_back("Allow", methods);
    metrics_.count("none", status, 0);
    return reply;
}

// Tells `call` what stands for {…}, and leaves it the parameters of the route. Null where there is none.
const Site::Route* Site::find_route(Call& call) {
    std::vector<std::string>& segments = call.target.segments;
    // "/search/", as people type it; the addresses of the API are those of its document.
    if (segments.size() > 1 && segments.back().empty() && segments.front() != "api") segments.pop_back();
    const auto is_any = [](std::string_view segment) { return segment.starts_with('{'); };
    const auto fits = [&](std::string_view known, const std::string& segment) {
        return is_any(known) || known == segment;
    };
    const auto route = std::ranges::find_if(
        routes(), [&](const Route& one) { return std::ranges::equal(one.segments, segments, fits); });
    call.is_api = route != routes().end() ? route->is_api : !segments.empty() && segments[0] == "api";
    if (route == routes().end()) return nullptr;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (is_any(route->segments[i])) call.argument = segments[i];
    }
    std::erase_if(call.target.parameters, [&](const auto& parameter) {
        return std::ranges::find(route->parameters, parameter.first) == route->parameters.end();
    });
    return &*route;
}

HttpReply Site::answer_route(const Route& route, const Call& call) {
    HttpReply reply;
    const std::string& method = call.request.method;
    if (method == "OPTIONS") {
        reply.status = 204;
        reply.headers.emplace_back("Access-Control-Allow-Methods", methods);
        reply.headers.emplace_back("Access-Control-Allow-Headers", "*");
        reply.headers.emplace_back("Access-Control-Max-Age", "86400");
    } else if (method != "GET" && method != "HEAD") {
        reply = failure(call, 405, use_get);
    } else {
        try {
            reply = (this->*route.handler)(call);
        } catch (const Overloaded& error) {
            reply = failure(call, 503, std::string(error.what()) + " Try again in a moment.");
        } catch (const IndexUnavailable& error) {
            log_trouble(error.what());
            reply = failure(call, 503, "The index cannot be searched right now. Try again in a moment.");
        } catch (const std::exception& error) {
            log_trouble("internal error in " + route.name + ": " + error.what());
            reply = failure(call, 500, "Something went wrong here. It has been logged.");
        }
    }
    if (reply.status == 405 || reply.status == 204) reply.headers.emplace_back("Allow", methods);
    if (reply.status == 503) reply.headers.emplace_back("Retry-After", "2");
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

HttpReply Site::bad_request(const Call& call, const std::vector<WrongParameter>& wrong) const {
    return failure(call, 400, to_string(wrong), wrong);
}

HttpReply Site::failure(const Call& call, int status, std::string_view detail,
                        const std::vector<WrongParameter>& wrong) const {
    HttpReply reply;
    reply.status = status;
    reply.content_type = call.is_api ? problem : html;
    reply.body = call.is_api ? to_problem_json(status, detail, wrong)
                             : templates_.render("error", to_error_values(frame_, status, reason_of(status), detail));
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

}  // namespace dateline
