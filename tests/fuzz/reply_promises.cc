#include "tests/fuzz/reply_promises.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "searchd/text_format.h"
#include "tests/fuzz/export_promises.h"
#include "tests/fuzz/html_promises.h"

namespace dateline::testing {

namespace {

using nlohmann::json;

void check_head(const HttpReply& reply) {
    static constexpr std::array statuses = {200, 304, 400, 404};
    expect(std::ranges::find(statuses, reply.status) != statuses.end(), "a GET is answered");
    expect(!reply.body.empty() || reply.stream != nullptr || reply.status == 304, "an answer says something");
    const auto is_line = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    };
    expect(is_line(reply.content_type), "a content type is a line");
    for (const auto& [name, value] : reply.headers)
        expect(!name.empty() && is_line(name) && is_line(value), "a header is a line");
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const auto is_hex = [](char c) {
            return std::string_view("0123456789abcdefABCDEF").find(c) != std::string::npos;
        };
        if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return std::nullopt;
        out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
        i += 2;
    }
    const bool is_text =
        is_valid_utf8(out) && without_controls(out) == out && out.find_first_of("\n\t") == std::string::npos;
    return is_text ? std::optional(out) : std::nullopt;
}

// The parameter q of `target`, where it is written without faults.
std::optional<std::string> plain_q(std::string_view target) {
    std::optional<std::string> q = "";
    std::string_view rest = target.substr(std::min(target.find('?'), target.size()));
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(pair.size());
        const std::optional<std::string> name = percent_decoded(pair.substr(0, pair.find('=')));
        if (!name) return std::nullopt;
        if (*name == "q") q = percent_decoded(pair.substr(std::min(pair.find('='), pair.size() - 1) + 1));
        if (!q) return std::nullopt;
    }
    return q;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) ++count;
    return count;
}

void check_hit(const json& hit) {
    const std::string text = hit.at("snippet_text");
    std::size_t at = 0;
    std::size_t marks = 0;
    for (const json& match : hit.at("matches")) {
        const std::size_t begin = match.at(0);
        const std::size_t length = match.at(1);
        expect(length > 0 && begin >= at, "matches are in order and not empty");
        at = begin + length;
        ++marks;
    }
    expect(at <= count_characters(text), "matches lie inside the snippet");
    std::string html = hit.at("snippet");
    for (const std::string_view tag : {"<mark>", "</mark>"}) {
        std::size_t found = 0;
        for (std::size_t from = 0; (from = html.find(tag, from)) != std::string::npos; ++found)
            html.erase(from, tag.size());
        expect(found == marks, "a snippet marks its matches");
    }
    expect(html == escape_html(text), "a snippet is escaped");
}

void check_scores(const json& page) {
    double before = std::numeric_limits<double>::infinity();
    for (const json& hit : page.at("hits")) {
        const double score = hit.at("score");
        expect(std::isfinite(score) && score >= 0, "a score is a number");
        expect(score <= before, "scores do not rise");
        before = score;
        double sum = 0;
        for (const json& part : hit.value("explanation", json::array())) sum += part.at("score").get<double>();
        expect(!hit.contains("explanation") || std::abs(sum - score) < 1e-3, "an explanation sums to the score");
    }
}

void check_timeline(const json& timeline, std::size_t found) {
    expect(!timeline.at("bars").empty() && timeline.at("bars").size() <= 100, "a timeline can be shown");
    std::size_t sum = 0;
    std::string before;
    for (const json& bar : timeline.at("bars")) {
        const std::string from = bar.at("from");
        const std::string to = bar.at("to");
        expect(from.size() == 10 && to.size() == 10 && before < from && from <= to, "bars are in order");
        before = to;
        expect(bar.at("count") <= bar.at("total"), "what was found is of what was published");
        sum += bar.at("count").get<std::size_t>();
    }
    expect(sum > 0 && sum <= found, "a timeline counts what was found");
}

void check_result_page(const HttpRequest& request, const json& page) {
    if (const auto q = plain_q(request.target)) expect(page.at("query") == *q, "the query comes back");
    const std::size_t total = page.at("total");
    const std::size_t stories = page.at("stories");
    const std::size_t number = page.at("page");
    const std::size_t size = page.at("per_page");
    const std::size_t pages = page.at("pages");
    const bool is_folded = request.target.find("fold=none") == std::string::npos;
    expect(stories <= total && (stories > 0 || total == 0), "stories are of articles");
    expect(page.at("hits").size() <= size, "a page has at most as many hits as were asked for");
    expect(pages <= (total + size - 1) / size && (pages > 0 || total == 0), "pages hold what was found");
    const bool is_within = number <= pages;
    expect(page.at("hits").empty() != is_within, "every page has hits, and none behind the last");
    if (number < pages) expect(page.at("hits").size() == size, "only the last page is shorter");
    expect(page.at("next").is_null() == (number >= pages), "there is a next page where there are more");
    if (is_folded && number == 1 && pages == 1)
        expect(page.at("hits").size() <= total, "hits are among what was found");
    for (const json& hit : page.at("hits")) check_hit(hit);
    const bool is_ranked = request.target.find("sort=") == std::string::npos;
    if (is_ranked) check_scores(page);
    for (const json& warning : page.at("warnings")) {
        expect(warning.get<std::string>().size() < 2000, "a warning can be read");
    }
    expect(page.at("warnings").size() <= 20, "few things are told");
    const json facets = page.value("facets", json::object());
    for (const auto& [name, values] : facets.items()) {
        for (const json& value : values)
            expect(value.at("count") > 0 && value.at("count") <= total, "a facet counts what was found");
    }
    const json timeline = page.value("timeline", json());
    if (!timeline.is_null()) check_timeline(timeline, total);
}

void check_json(const HttpRequest& request, const HttpReply& reply) {
    const json answer = json::parse(reply.body, nullptr, false);
    expect(!answer.is_discarded(), "JSON can be read");
    const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
    if (reply.status != 200) expect(answer.at("status") == reply.status, "a problem tells its status");
    if (reply.status == 200 && path == "/api/v1/search") check_result_page(request, answer);
}

}  // namespace

void check_reply(const HttpRequest& request, const HttpReply& reply) {
    check_head(reply);
    expect(is_valid_utf8(reply.body), "an answer is valid UTF-8");
    if (reply.body.empty()) return;
    const auto is = [&](std::string_view type) { return reply.content_type.starts_with(type); };
    if (is("application/json;") || is("application/x-suggestions+json") || is("application/problem+json"))
        check_json(request, reply);
    if (is("application/jsonl")) check_jsonl(reply.body);
    if (is("text/csv")) check_csv(reply.body);
    if (is("application/rss+xml")) check_feed(reply.body);
    if (reply.content_type.starts_with("text/html")) check_html(reply.body);
}

}  // namespace dateline::testing
