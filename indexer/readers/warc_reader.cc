#include "indexer/readers/warc_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/header_fields.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/scraped_text.h"
#include "indexer/readers/warc_header.h"

namespace dateline {

namespace {

// What a record holds, whether it came over HTTP or not.
struct Payload {
    MediaType type;
    std::string body;
    bool is_cut;
};

enum class Content { page, text, other };

// --- what it is

// How pages start (https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type).
constexpr std::array page_starts = {"!doctype html", "html", "head", "body", "title", "meta", "script", "style",
                                    "!--",           "h1",   "div",  "p",    "a",     "b",    "br",     "table",
                                    "iframe",        "font"};

// The name ends there; "<b" must not find "<book".
bool starts_with_tag(std::string_view start, std::string_view tag) {
    if (!start.starts_with(tag)) return false;
    constexpr std::string_view ends = " \t\r\n/>";
    return tag == "!--" || start.size() == tag.size() || ends.find(start[tag.size()]) != std::string_view::npos;
}

bool looks_like_page(std::string_view body) {
    constexpr std::size_t enough = 1024;
    if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
    const std::string start = lower_ascii(trim_header(body.substr(0, enough)));
    if (start.starts_with("<?xml")) return start.find("<html") != std::string::npos;
    if (!start.starts_with('<')) return false;
    return std::ranges::any_of(
        page_starts, [&](std::string_view tag) { return starts_with_tag(std::string_view(start).substr(1), tag); });
}

bool is_unknown(std::string_view type) {
    return type.empty() || type == "*/*" || type == "unknown/unknown" || type == "application/unknown" ||
           type == "no-type";
}

bool is_page_type(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

Content content_of(const Payload& payload) {
    const std::string& type = payload.type.name;
    if (is_page_type(type)) return Content::page;
    if (type == "text/plain") return Content::text;
    return is_unknown(type) && looks_like_page(payload.body) ? Content::page : Content::other;
}

// --- where it was

// The authority and the path of an http or https URL; both empty where it is none.
struct UrlParts {
    std::string host;  ///< lower case, without a leading "www."
    std::string_view path;
};

UrlParts split_url(std::string_view url) {
    const std::size_t scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) return {};
    const std::string scheme = lower_ascii(url.substr(0, scheme_end));
    if (scheme != "http" && scheme != "https") return {};
    url.remove_prefix(scheme_end + 3);
    const std::size_t host_end = std::min(url.find_first_of("/?#\\"), url.size());
    std::string_view host = url.substr(0, host_end);
    host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0
    std::string name = lower_ascii(host.substr(0, host.rfind(':')));
    if (name.starts_with("www.")) name.erase(0, 4);
    const std::string_view path = url.substr(host_end);
    return {std::move(name), path.substr(0, path.find_first_of("?#"))};
}

bool is_front_page(std::string_view path) { return path.empty() || path == "/"; }

// Whether a page at `target` may call itself `canonical`. Pages that all name the front page of their site have been
// seen: they would be one article.
bool may_be_called(std::string_view canonical, std::string_view target) {
    constexpr std::string_view forbidden(" \t\n\r\\\"<>");
    const UrlParts named = split_url(canonical);
    const UrlParts found = split_url(target);
    return !named.host.empty() && named.host == found.host &&
           canonical.find_first_of(forbidden) == std::string_view::npos &&
           (!is_front_page(named.path) || is_front_page(found.path));
}

// --- what it says

bool take_page(const Payload& payload, Article& article) {
    const std::string& declared = payload.type.charset;
    const std::optional<std::string> text =
        decode_text_in(payload.body, declared.empty() ? declared_charset(payload.body) : declared);
    if (text) take_html(*text, article);
    return text.has_value();
}

bool take_text(const Payload& payload, Article& article) {
    const std::optional<std::string> text = decode_text_in(payload.body, payload.type.charset);
    if (!text) return false;
    take_scraped(parse_scraped_text(*text), article);
    return true;
}

Result<ReadArticle> read_payload(const Payload& payload, Content content, const std::string& target,
                                 const Origin& origin) {
    ReadArticle read;
    Article& article = read.article;
    const bool is_text = content == Content::page ? take_page(payload, article) : take_text(payload, article);
    if (!is_text) return Fault{"is no page: it holds binary data"};
    if (trim(article.body).empty()) return Fault{"holds no text of an article"};
    const std::string named(trim(article.url));
    article.url = may_be_called(named, target) ? named : target;
    if (payload.is_cut) read.notes.emplace_back("body: breaks off in the archive");
    return finish_article(std::move(read), origin);
}

// Nothing where the record is passed over.
std::optional<Result<Payload>> take_payload(const WarcHeader& header, std::string_view block) {
    if (!header.is_http) {
        if (header.type != "resource") return std::nullopt;
        return Payload{parse_media_type(header.content_type), std::string(block), header.is_truncated};
    }
    const Result<HttpHead> head = parse_http_head(block);
    if (!head) return Fault{head.fault()};
    // Texts that a site serves are robots.txt and the like, under whatever name.
    constexpr int ok = 200;
    const bool is_wanted = is_page_type(head->content_type) || is_unknown(head->content_type);
    if (head->status != ok || !is_wanted) return std::nullopt;
    Result<HttpMessage> message = parse_http_response(block);
    if (!message) return Fault{message.fault()};
    return Payload{{std::move(message->content_type), std::move(message->charset)},
                   std::move(message->body),
                   message->is_cut || header.is_truncated};
}

std::optional<Result<ReadArticle>> read_block(const WarcHeader& header, std::string_view block, const Origin& origin) {
    if (split_url(header.target_uri).path == "/robots.txt") return std::nullopt;
    const std::optional<Result<Payload>> payload = take_payload(header, block);
    if (!payload) return std::nullopt;
    if (!*payload) return Fault{payload->fault()};
    const Content content = content_of(**payload);
    if (content == Content::other) return std::nullopt;
    return read_payload(**payload, content, header.target_uri, origin);
}

}  // namespace

ReadArticles read_warc_record(std::string_view bytes, const Origin& origin) {
    const Result<WarcHeader> header = parse_warc_header(bytes);
    if (!header) return {Fault{header.fault()}};
    if (!may_hold_article(*header)) return {};
    std::optional<Result<ReadArticle>> read = read_block(*header, bytes.substr(header->size, header->length), origin);
    if (!read) return {};
    if (!*read) return {Fault{message_prefix(*header) + read->fault()}};
    std::vector<Result<ReadArticle>> articles;
    articles.push_back(std::move(*read));
    return articles;
}

}  // namespace dateline
