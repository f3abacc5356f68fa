// Web addresses that were pasted: address() of query_terms.h.
#include <algorithm>

#include "searchd/query_terms.h"
#include "searchd/query_tree.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// Of an address: no number, no id, no single letter.
bool tells_something(const QueryWord& word) {
    const std::string& text = word.token.words.front();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return word.token.parts.empty() && text.size() > 1 &&
           (std::ranges::none_of(text, is_digit) || (text.size() <= 4 && !is_digit(text.front())));
}

// Escapes blanked out, byte by byte.
std::string without_escapes(std::string_view text) {
    std::string out(text);
    for (std::size_t at = 0; (at = out.find('%', at)) != std::string::npos;)
        out.replace(at, std::min<std::size_t>(3, out.size() - at), 3, ' ');
    out.resize(text.size(), ' ');
    return out;
}

}  // namespace

std::vector<QueryNode> TermReader::address(Span span) {
    std::vector<QueryNode> readings = key(span, *find_field("url"));
    std::vector<QueryNode> words = slug(span);
    if (words.empty()) {
        // Articles that mention it.
        const std::size_t scheme = typed(span).find("//");
        const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 2;
        words = phrase({span.begin + host, span.end}, nullptr);
    }
    readings.push_back(group(Kind::all, std::move(words), true));
    std::vector<QueryNode> nodes;
    nodes.push_back(group(Kind::any, std::move(readings)));
    nodes.back().prefers_first = nodes.back().kind == Kind::any;
    return nodes;
}

// The words of the last part of a path that has several: "council-votes-on-masks" of "/2026/council-votes-on-masks/1/".
// Or else the one word that its last part is: "strike" of "/2026/strike.html".
std::vector<QueryNode> TermReader::slug(Span address) {
    std::string_view path = typed(address);
    path = path.substr(0, path.find_first_of("?#"));
    const std::size_t scheme = path.find("//");
    const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 2;
    std::vector<QueryWord> words;
    bool is_last = true;
    for (std::size_t end = path.size(); end > host && words.size() < 2;) {
        const std::size_t slash = path.rfind('/', end - 1);
        if (slash == std::string_view::npos || slash < host) break;
        std::string_view segment = path.substr(slash + 1, end - slash - 1);
        segment = segment.substr(0, segment.rfind('.'));
        std::vector<QueryWord> found = analysed(without_escapes(segment), address.begin + slash + 1);
        const bool is_word = is_last && found.size() == 1 && segment.find('%') == std::string_view::npos;
        is_last = is_last && segment.empty();
        std::erase_if(found, [](const QueryWord& word) { return !tells_something(word); });
        if (found.size() > 1 || is_word) words = std::move(found);
        end = slash;
    }
    if (!has_room(words.size())) return {};
    std::vector<QueryNode> nodes;
    nodes.reserve(words.size());
    for (QueryWord& word : words) nodes.push_back(leaf(Kind::word, context_.in, {std::move(word)}));
    drop_stopwords(nodes);
    return nodes;
}

}  // namespace dateline
