// The site: every URL and what answers it. Knows no HTTP library and no Xapian.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/searcher.h"
#include "searchd/templates.h"
#include "searchd/to_html.h"

namespace dateline {

/// A request as it arrives. All of it is hostile.
struct HttpRequest {
    std::string method;
    std::string target;  ///< path and query, as sent
    std::string if_none_match;
    bool takes_gzip = false;
    std::string accept;  ///< media types, as sent
    std::string host;
};

/// A body that is made while it is sent.
class BodyStream {
public:
    virtual ~BodyStream() = default;

    /// The next piece; empty at the end. Throws where there is more that cannot be made.
    virtual std::string next() = 0;
};

struct HttpReply {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::unique_ptr<BodyStream> stream = nullptr;  ///< where there is one, instead of `body`
};

struct SiteOptions {
    std::string web_folder;  ///< holds templates/ and static/
    std::string
        root;  ///< the path under which the site is reached, without a slash at its end; empty at the top of a host
    std::string origin = {};  ///< what comes before that: "https://news.example"; empty where it is not known
};

class Metrics;
class Suggester;

class Site {
public:
    /// Reads the web folder. Throws std::runtime_error where it is incomplete.
    Site(const SiteOptions& options, Searcher& searcher, Suggester& suggester, Metrics& metrics);
    ~Site();

    /// Never throws but for lack of memory; thread-safe.
    HttpReply answer(const HttpRequest& request);

    /// The answer to a request that could not be read, with the status of the reason: 400, 414, 501. `request`: what
    /// was read of it; where that is no address, an answer for programs. Likewise.
    HttpReply refuse(int status, const HttpRequest& request);

    /// An address of the API, which its document describes.
    struct ApiAddress {
        std::string path;  ///< "/api/v1/articles/{id}"
        std::vector<std::string_view> parameters;
    };
    static std::vector<ApiAddress> api_addresses();

private:
    struct Asset {
        std::string content_type;
        std::string body;
        std::string etag;

        std::string version() const { return etag.substr(1, 8); }  ///< "?v=" of the addresses in pages
    };
    struct Call;
    struct Route;

    static const std::vector<Route>& routes();
    std::string_view below_root(std::string_view path) const;
    static const Route* find_route(Call& call);
    HttpReply answer_route(const Route& route, const Call& call);
    HttpReply failure(const Call& call, int status, std::string_view detail,
                      const std::vector<WrongParameter>& wrong = {}) const;
    HttpReply bad_request(const Call& call, const std::vector<WrongParameter>& wrong) const;

    HttpReply home(const Call& call);
    HttpReply search_page(const Call& call);
    HttpReply article_page(const Call& call);
    HttpReply story_page(const Call& call);
    HttpReply help_page(const Call& call);
    HttpReply feed(const Call& call);
    HttpReply opensearch_description(const Call& call);
    HttpReply openapi_document(const Call& call);
    HttpReply robots(const Call& call);
    HttpReply asset(const Call& call);
    HttpReply favicon(const Call& call);
    static HttpReply asset_reply(const Call& call, const Asset& asset);
    HttpReply search_api(const Call& call);
    HttpReply article_api(const Call& call);
    HttpReply related_api(const Call& call);
    HttpReply export_api(const Call& call);
    HttpReply stats_api(const Call& call);
    HttpReply suggest_api(const Call& call);
    HttpReply alive(const Call& call);
    HttpReply ready(const Call& call);
    HttpReply metrics_page(const Call& call);

    std::shared_ptr<const IndexSummary> cached_summary();
    std::string origin_of(const HttpRequest& request) const;
    std::string base_of(const HttpRequest& request) const { return origin_of(request) + frame_.root; }
    PageFrame frame_of(const Call& call) const;
    void log_trouble(const std::string& what);

    Searcher& searcher_;
    Suggester& suggester_;
    Metrics& metrics_;
    Templates templates_;
    std::map<std::string, Asset, std::less<>> assets_;
    PageFrame frame_;
    std::string origin_;
    std::string edition_;  ///< see tagged()
    struct SummaryCache;
    std::unique_ptr<SummaryCache> summary_;
    std::counting_semaphore<> free_exports_;
    std::mutex trouble_mutex_;
    std::string trouble_;  ///< what was logged last
    std::chrono::steady_clock::time_point trouble_logged_;
};

}  // namespace dateline
