#include "searchd/entity_tag.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "indexer/model/hash.h"

namespace dateline {

namespace {

// An answer stays the same as long as the index, the program with its templates, the day (for from=7d), the request and
// the kind of answer do.
std::string entity_tag(std::string_view edition, const IndexState& state, std::string_view target) {
    using std::chrono::system_clock;
    const auto today = std::chrono::floor<std::chrono::days>(system_clock::now()).time_since_epoch().count();
    const std::string all = state.uuid + "." + std::to_string(state.revision) + "." + std::string(edition) + "." +
                            std::to_string(today) + "." + std::string(target);
    return "W/\"" + hash_hex(all).substr(0, 16) + "\"";
}

}  // namespace

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

HttpReply with_tag(const HttpRequest& request, const std::string& tag, HttpReply reply) {
    reply.headers.emplace_back("ETag", tag);
    if (matches_tag(request.if_none_match, tag)) {
        reply.status = 304;
        reply.body.clear();
        reply.stream.reset();
    }
    return reply;
}

HttpReply tagged_by_body(const HttpRequest& request, HttpReply reply) {
    const std::string tag = "W/\"" + hash_hex(reply.body).substr(0, 16) + "\"";
    return with_tag(request, tag, std::move(reply));
}

HttpReply tagged(const HttpRequest& request, std::string_view edition, const IndexState& state, HttpReply reply) {
    reply.headers.emplace_back("Cache-Control", "no-cache");
    const std::string tag = entity_tag(edition, state, request.target + " " + reply.content_type);
    return with_tag(request, tag, std::move(reply));
}

}  // namespace dateline
