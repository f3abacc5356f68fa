#include "indexer/readers/html_dates.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/publication_date.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

using Words = std::initializer_list<std::string_view>;

bool has_value(const MarkupTree& tree, int node, std::string_view key, std::string_view wanted) {
    const std::string values = lower_ascii(tree.attribute(node, key));
    const auto words = split_words(values);
    return std::ranges::find(words, wanted) != words.end();
}

bool has_word_of(const MarkupTree& tree, int node, Words wanted) {
    for (const char* key : {"class", "id", "data-testid"}) {
        for (const std::string& word : words_of_name(tree.attribute(node, key))) {
            if (std::ranges::find(wanted, word) != wanted.end()) return true;
        }
    }
    return false;
}

// "entry-date", "published", "artikeldatum"; "update" is another thing.
bool is_date_word(const std::string& word) {
    static constexpr std::array<std::string_view, 8> words = {"created", "dates",     "fecha", "posted",
                                                              "pubdate", "published", "time",  "timestamp"};
    if (std::ranges::find(words, word) != words.end()) return true;
    return word.ends_with("datum") || (word.ends_with("date") && word != "update" && word != "candidate");
}

bool is_named_date(const MarkupTree& tree, int node) {
    if (has_word_of(tree, node, {"change", "changed", "event", "expires", "lastmod", "modified", "update"}))
        return false;
    bool is_date = tree[node].tag == "time";
    bool is_entry = false;
    for (const char* key : {"class", "id", "data-testid"}) {
        for (const std::string& word : words_of_name(tree.attribute(node, key))) {
            is_date = is_date || is_date_word(word);
            is_entry = is_entry || word == "published" || word == "entry";  // hAtom: "entry-date updated"
        }
    }
    return is_date && (is_entry || !has_word_of(tree, node, {"updated"}));
}

// Where the dates of other stories stand.
bool is_of_others(const MarkupTree& tree, int node) {
    const std::string_view tag = tree[node].tag;
    if (tag == "aside" || tag == "footer" || tag == "nav" || is_comments(tree, node)) return true;
    return has_word_of(
        tree, node,
        {"latest", "mostread", "popular", "recommended", "related", "sidebar", "teaser", "teasers", "trending"});
}

// The date of today, which newspapers print in the head of every page, stands in an element without the headline.
bool is_of_site(const MarkupTree& tree, int node, int headline) {
    for (int at = node; at > 0 && tree.end_of(at) <= headline; at = tree[at].parent) {
        if (is_of_others(tree, at) || tree[at].tag == "header") return true;
        if (has_word_of(tree, at, {"clock", "current", "masthead", "menu", "navbar", "today", "topbar", "weather"}))
            return true;
    }
    return false;
}

// A date among the words of a short text: "am 18.03.2022", "Posted the March 18, 2022 at 0h00".
std::optional<Timestamp> date_among(std::string_view text) {
    constexpr std::size_t longest = 80;  // bytes
    if (text.size() > longest || std::ranges::none_of(text, is_digit)) return std::nullopt;
    if (const auto line = parse_date_line(text)) return line->best();
    const auto words = split_words(text);
    for (std::size_t first = 0; first < words.size() && first < 5; ++first) {
        for (std::size_t end = words.size(); end > first; --end) {
            const auto size = static_cast<std::size_t>(words[end - 1].end() - words[first].begin());
            std::string_view part(words[first].data(), size);
            while (!part.empty() && (part.ends_with('.') || part.ends_with(',') || part.ends_with('|')))
                part.remove_suffix(1);
            const auto at = parse_timestamp(part);
            if (at && at->precision >= Precision::day) return at;
        }
    }
    return std::nullopt;
}

std::optional<Timestamp> date_at(const MarkupTree& tree, int node) {
    for (const char* key : {"datetime", "content", "title"}) {
        if (const auto at = parse_timestamp(trim(tree.attribute(node, key)))) return at;
    }
    return date_among(collapse_spaces(tree.text_of(node)));
}

int headline_of(const MarkupTree& tree, std::string_view title) {
    int first = -1;
    for (int node = 1; node < tree.size(); ++node) {
        if (tree[node].tag != "h1" && tree[node].tag != "h2") continue;
        if (repeats_title(collapse_spaces(tree.text_of(node)), title)) return node;
        if (first < 0 && tree[node].tag == "h1") first = node;
    }
    return first;
}

}  // namespace

std::optional<Timestamp> marked_time(const MarkupTree& tree) {
    for (int node = 1; node < tree.size(); ++node) {
        const bool is_published = has_value(tree, node, "itemprop", "datepublished");
        if (has_value(tree, node, "itemprop", "datemodified")) continue;
        if (!is_published && (tree[node].tag != "time" || !tree.has_attribute(node, "pubdate"))) continue;
        if (const auto at = parse_timestamp(trim(tree.attribute(node, "datetime")))) return at;
        if (const auto shown = parse_timestamp(collapse_spaces(tree.text_of(node)))) return shown;
    }
    return std::nullopt;
}

std::optional<Timestamp> named_date(const MarkupTree& tree, std::string_view title) {
    constexpr int closely = 60;  // nodes
    constexpr int most_candidates = 100;
    const int headline = headline_of(tree, title);
    if (headline < 0) return std::nullopt;
    std::optional<Timestamp> above;
    int candidates = 0;
    for (int node = std::max(1, headline - closely); node < tree.size() && candidates < most_candidates; ++node) {
        if (tree[node].tag.empty()) continue;
        if (node > headline && is_of_others(tree, node)) {
            node = tree.end_of(node) - 1;
            continue;
        }
        if (!is_named_date(tree, node)) continue;
        ++candidates;
        const auto at = date_at(tree, node);
        if (at && node > headline) return at;
        if (at && !is_of_site(tree, node, headline)) above = at;
    }
    return above;
}

}  // namespace dateline
