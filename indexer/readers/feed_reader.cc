#include "indexer/readers/feed_reader.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/feed_json.h"
#include "indexer/readers/feed_xml.h"

namespace dateline {

namespace {

// What proves that a document of RDF is a feed, which may describe anything.
constexpr std::array<std::string_view, 4> rss_signs = {"purl.org/rss/", "purl.org/net/rss", "netscape.com/rdf",
                                                       "channel"};

bool skip_to(std::string_view& text, std::string_view end) {
    const std::size_t found = text.find(end);
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + end.size());
    return true;
}

// The name of the first element, without prefix; empty where `text` holds none.
std::string_view root_name(std::string_view text) {
    while (skip_to(text, "<")) {
        if (text.starts_with("!--")) {
            if (!skip_to(text, "-->")) return {};
        } else if (text.starts_with('?')) {
            if (!skip_to(text, "?>")) return {};
        } else if (text.starts_with('!')) {
            const bool has_subset = text.find('[') < text.find('>');
            if (!skip_to(text, has_subset ? "]" : ">") || (has_subset && !skip_to(text, ">"))) return {};
        } else {
            const std::string_view name = text.substr(0, text.find_first_of(" \t\r\n/>"));
            const std::size_t colon = name.find(':');
            return colon == std::string_view::npos ? name : name.substr(colon + 1);
        }
    }
    return {};
}

}  // namespace

bool is_feed(std::string_view head) {
    const std::optional<std::string> decoded = decode_text_in(head, declared_charset(head));
    if (!decoded) return false;
    const std::string text = lower_ascii(trim(*decoded));
    if (text.starts_with('{')) return is_json_feed(text);
    const std::string_view name = root_name(text);
    if (name == "rdf") {
        return std::ranges::any_of(rss_signs,
                                   [&](std::string_view sign) { return text.find(sign) != std::string::npos; });
    }
    return name == "rss" || name == "feed" || name == "channel";
}

std::vector<Result<ReadArticle>> read_feed(std::string_view bytes, const Origin& origin) {
    std::vector<Result<ReadArticle>> articles;
    const std::optional<std::string> text = decode_text_in(bytes, declared_charset(bytes));
    if (!text) {
        articles.emplace_back(Fault{"is no feed: it holds binary data"});
        return articles;
    }
    auto entries = trim(*text).starts_with('{') ? read_json_feed(*text) : read_xml_feed(*text);
    if (!entries) {
        articles.emplace_back(Fault{entries.fault()});
        return articles;
    }
    articles.reserve(entries->size());
    Origin place = origin;
    for (ReadArticle& entry : *entries) {
        place.line = articles.size() + 1;
        Result<ReadArticle> article = finish_article(std::move(entry), place);
        if (!article) article = Fault{"entry " + std::to_string(place.line) + " " + article.fault()};
        articles.push_back(std::move(article));
    }
    return articles;
}

}  // namespace dateline
