// What the routes of the site answer.

#include <chrono>
#include <mutex>

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "searchd/entity_tag.h"
#include "searchd/metrics.h"
#include "searchd/pages/page_weight.h"
#include "searchd/site.h"
#include "searchd/site_call.h"
#include "searchd/suggester.h"
#include "searchd/text_format.h"
#include "searchd/to_json.h"

namespace dateline {

namespace {

constexpr const char* html = "text/html; charset=utf-8";
constexpr const char* json = "application/json; charset=utf-8";
constexpr const char* opensearch_json = "application/x-suggestions+json; charset=utf-8";
constexpr const char* plain = "text/plain; charset=utf-8";

std::chrono::sys_seconds now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

// Whether the header Accept names `media_type`, and not to refuse it (q=0).
bool accepts(std::string_view header, std::string_view media_type) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        const std::string range = fold_case(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const std::size_t type_end = std::min(range.find(';'), range.size());
        if (trim(std::string_view(range).substr(0, type_end)) != media_type) continue;
        const std::size_t quality = range.find("q=", type_end);
        return quality == std::string::npos || range.find_first_of("123456789", quality) != std::string::npos;
    }
    return false;
}

constexpr std::size_t most_quoted_bytes = 50;

// People get an answer whatever they typed: parameters that cannot be read are left out, with a warning.
SearchRequest lenient_request(const Parameters& typed, std::vector<std::string>& warnings) {
    Parameters parameters;
    parameters.reserve(typed.size());
    for (const auto& [name, value] : typed) {
        const std::string_view kept = name == "q" || name == "q2" ? shortened_q(value) : std::string_view(value);
        parameters.emplace_back(name, kept);
        if (kept.size() < value.size())
            warnings.push_back("Only the first " + std::to_string(longest_q) + " characters were read.");
    }
    const Checked<SearchRequest> checked = parse_search_request(parameters, now());
    for (const WrongParameter& one : checked.wrong) {
        const std::string_view value = value_of(parameters, one.name);
        const std::string quoted = value.size() > most_quoted_bytes ? "" : " “" + std::string(value) + "”";
        warnings.push_back("Left out: " + one.name + quoted + " " + one.complaint + ".");
    }
    return *checked;
}

// The search that led to a page which has its parameters; what cannot be read was told there.
SearchRequest search_before(const Parameters& parameters) {
    std::vector<std::string> warnings;
    return lenient_request(parameters, warnings);
}

}  // namespace

PageFrame Site::frame_of(const Call& call) const {
    PageFrame frame = frame_;
    frame.origin = origin_of(call.request);
    frame.today = to_readable({now(), Precision::day});
    return frame;
}

std::shared_ptr<const IndexSummary> Site::cached_summary() {
    const IndexState state = searcher_.state();
    metrics_.set_articles(state.articles);
    {
        const std::lock_guard lock(summary_->mutex);
        const std::shared_ptr<const IndexSummary>& known = summary_->summary;
        if (known != nullptr && known->state.uuid == state.uuid && known->state.revision == state.revision)
            return known;
    }
    std::shared_ptr<const IndexSummary> fresh = std::make_shared<const IndexSummary>(searcher_.summary());
    const std::lock_guard lock(summary_->mutex);
    summary_->summary = fresh;
    return fresh;
}

HttpReply Site::home(const Call& call) {
    const auto summary = cached_summary();
    SearchRequest newest;
    newest.sort = Sort::newest;
    newest.per_page = 5;
    newest.wants_facets = false;
    const ResultPage page = searcher_.search(newest);
    return tagged(call.request, edition_, summary->state,
                  {200, html, templates_.render("home", to_home_values(frame_of(call), *summary, page)), {}});
}

HttpReply Site::search_page(const Call& call) {
    std::vector<std::string> warnings;
    SearchRequest request = lenient_request(call.target.parameters, warnings);
    request.most_bars = most_bars_of_page(request);
    request.wants_alternatives = true;
    ResultPage page = searcher_.search(request);
    page.warnings.insert(page.warnings.begin(), warnings.begin(), warnings.end());
    nlohmann::ordered_json values = to_search_values(frame_of(call), page);
    // What is no date can be mended where it was typed.
    for (const char* name : {"from", "to"}) {
        if (values[name].get_ref<const std::string&>().empty()) values[name] = value_of(call.target.parameters, name);
    }
    return tagged(call.request, edition_, page.index, {200, html, templates_.render("search", values), {}});
}

HttpReply Site::article_page(const Call& call) {
    const auto page = searcher_.article(call.argument, search_before(call.target.parameters));
    if (!page)
        return failure(call, 404, "There is no article with this address. It may have been removed from the archive.");
    return tagged(call.request, edition_, page->index,
                  {200, html, templates_.render("article", to_article_values(frame_of(call), *page)), {}});
}

HttpReply Site::story_page(const Call& call) {
    auto page = searcher_.story(call.argument);
    if (!page)
        return failure(call, 404,
                       "There is no story with this address. Its articles may have been removed from the archive.");
    page->search = search_before(call.target.parameters);
    return tagged(call.request, edition_, page->index,
                  {200, html, templates_.render("story", to_story_values(frame_of(call), *page)), {}});
}

HttpReply Site::help_page(const Call& call) {
    return tagged_by_body(
        call.request,
        {200, html, templates_.render("help", to_help_values(frame_of(call))), {{"Cache-Control", "no-cache"}}});
}

// Result pages are endless; articles may be read.
HttpReply Site::robots(const Call&) {
    return {200,
            plain,
            "User-agent: *\nDisallow: " + frame_.root + "/search\nDisallow: " + frame_.root +
                "/feed\nDisallow: " + frame_.root + "/api/\n",
            {}};
}

// The address of a version never means another one. What else is asked for may be new in five minutes.
HttpReply Site::asset_reply(const Call& call, const Asset& asset) {
    const bool is_version = value_of(call.target.parameters, "v") == asset.version();
    const char* caching = is_version ? "public, max-age=31536000, immutable" : "public, max-age=300";
    return with_tag(call.request, asset.etag, {200, asset.content_type, asset.body, {{"Cache-Control", caching}}});
}

HttpReply Site::asset(const Call& call) {
    const auto found = assets_.find(call.argument);
    return found == assets_.end() ? failure(call, 404, "There is no such file.") : asset_reply(call, found->second);
}

// Browsers ask for it where no page names an icon: beside a feed or an answer in JSON.
HttpReply Site::favicon(const Call& call) {
    const auto own = assets_.find("favicon.ico");
    return asset_reply(call, own != assets_.end() ? own->second : assets_.at("favicon.svg"));
}

HttpReply Site::search_api(const Call& call) {
    const Checked<SearchRequest> request = parse_search_request(call.target.parameters, now());
    if (!request) return bad_request(call, request.wrong);
    const ResultPage page = searcher_.search(*request);
    return tagged(call.request, edition_, page.index, {200, json, to_json(page, frame_.root), {}});
}

HttpReply Site::article_api(const Call& call) {
    const auto page = searcher_.article(call.argument);
    if (!page) return failure(call, 404, "There is no article with this id.");
    return tagged(call.request, edition_, page->index, {200, json, to_json(*page), {}});
}

HttpReply Site::related_api(const Call& call) {
    const Checked<unsigned> limit = parse_related_limit(call.target.parameters);
    if (!limit) return bad_request(call, limit.wrong);
    const auto page = searcher_.related(call.argument, *limit);
    if (!page) return failure(call, 404, "There is no article with this id.");
    return tagged(call.request, edition_, page->index, {200, json, to_json(*page), {}});
}

HttpReply Site::stats_api(const Call& call) {
    const Checked<unsigned> limit = parse_stats_limit(call.target.parameters);
    if (!limit) return bad_request(call, limit.wrong);
    const auto summary = cached_summary();
    return tagged(call.request, edition_, summary->state, {200, json, to_json(*summary, *limit), {}});
}

HttpReply Site::suggest_api(const Call& call) {
    const Checked<SuggestRequest> request = parse_suggest_request(call.target.parameters);
    if (!request) return bad_request(call, request.wrong);
    SuggestionList list = suggester_.suggest(request->q, request->limit);
    list.suggestions =
        with_words(std::move(list.suggestions), searcher_.completions(request->q, request->limit), request->limit);
    const bool is_for_browsers =
        request->is_for_browsers || accepts(call.request.accept, "application/x-suggestions+json");
    HttpReply reply = is_for_browsers
                          ? HttpReply{200, opensearch_json, to_opensearch_json(list.suggestions, request->q), {}}
                          : HttpReply{200, json, to_json(list.suggestions, request->q), {}};
    reply.headers.emplace_back("Vary", "Accept");
    return tagged(call.request, edition_, list.index, std::move(reply));
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
    return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(), {{"Cache-Control", "no-store"}}};
}

}  // namespace dateline
