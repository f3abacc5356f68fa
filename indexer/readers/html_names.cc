#include "indexer/readers/html_names.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "indexer/base/ascii.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// Words, and how others start: "related" of "relatedposts".
class Names {
public:
    Names(std::initializer_list<std::string_view> words, std::initializer_list<std::string_view> starts = {})
        : words_(words), starts_(starts) {}

    bool contains(std::string_view word) const {
        const auto starts_word = [&](std::string_view start) { return word.starts_with(start); };
        return words_.contains(word) || std::ranges::any_of(starts_, starts_word);
    }

private:
    std::set<std::string_view> words_;
    std::vector<std::string_view> starts_;
};

const Names& never_text_tags() {
    static const Names names = {
        "audio",    "button", "canvas", "datalist", "dialog", "embed",    "figcaption", "figure", "head",   "iframe",
        "img",      "input",  "label",  "legend",   "map",    "math",     "menu",       "object", "option", "picture",
        "progress", "script", "select", "style",    "svg",    "template", "textarea",   "title",  "video"};
    return names;
}

const Names& beside_text_tags() {
    static const Names names = {"address", "aside", "fieldset", "footer", "form", "header", "nav", "time"};
    return names;
}

const Names& beside_text_roles() {
    static const Names names = {"alert",  "alertdialog", "banner",  "button",  "complementary", "contentinfo",
                                "dialog", "form",        "menu",    "menubar", "navigation",    "note",
                                "search", "tablist",     "toolbar", "tooltip"};
    return names;
}

const Names& beside_text_words() {
    static const Names names(
        {// sharing and following
         "addthis", "addtoany", "crp", "follow", "jetpack", "share", "sharebar", "sharedaddy", "shares", "sharethis",
         "sharing", "social", "socials",
         // other articles
         "carousel", "morestories", "mostread", "popular", "readmore", "recirc", "recirculation", "revcontent",
         "teaser", "teasers", "trending", "yarpp", "zergnet", "mgid",
         // what the site wants of its readers
         "consent", "cookie", "cookies", "disclaimer", "donate", "donation", "download", "feedback", "gdpr", "login",
         "paywall", "promo", "promos", "promoted", "promotion", "quiz", "rating", "ratings", "reactions", "register",
         "signup", "subscribe", "subscription", "survey", "upsell",
         // advertisements
         "ad", "ads", "adsbygoogle", "adslot", "dfp", "sponsor", "sponsored", "sponsors",
         // the site's frame
         "actions", "dropdown", "footer", "infobox", "masthead", "menu", "menus", "modal", "nav", "navbar", "navbox",
         "navigation", "noprint", "overlay", "pager", "pagination", "popup", "references", "reflist", "skip", "sticky",
         "toc", "toolbar", "tools", "tooltip", "utility", "widget", "widgets",
         // about the article
         "author", "authors", "bio", "byline", "bylines", "copyright", "dateline", "dek", "hashtags", "meta",
         "metadata", "standfirst", "strapline", "postmeta", "tagcloud", "taglist", "tags", "timestamp", "topics",
         // beside pictures
         "caption", "captions", "credit", "credits", "figure", "media", "photo", "slideshow", "video",
         // comments
         "comment", "commentlist", "comments", "disqus", "respond"},
        {"advert", "breadcrumb", "newsletter", "outbrain", "recommend", "related", "sidebar", "taboola"});
    return names;
}

const Names& comment_words() {
    static const Names names = {"comment", "commentlist", "comments", "consent", "cookie",
                                "cookies", "disqus",      "gdpr",     "respond"};
    return names;
}

const Names& text_words() {
    static const Names names = {"articlebody", "articletext", "bodytext", "storybody", "storytext"};
    return names;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_letter(c) || is_digit(c); }

// "n1AuAdJ", "4fe0": letters between digits, or digits between letters, are no words.
bool is_generated(std::string_view part) {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < part.size(); ++i) runs += i == 0 || is_digit(part[i]) != is_digit(part[i - 1]) ? 1 : 0;
    return runs >= 3;
}

// The words of "articleBody2": each starts with a capital.
void add_words(std::string_view part, std::vector<std::string>& words) {
    char before = ' ';
    for (const char c : part) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        if (is_letter(c)) {
            if (!is_letter(before) || (is_capital && before >= 'a')) words.emplace_back();
            words.back() += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
        }
        before = c;
    }
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// "article-body", "entry-content", "story__text": what it is about, and the part of it.
bool is_text_pair(std::string_view subject, std::string_view part) {
    return subject != part &&
           is_one_of(subject, {"article", "blog", "content", "detail", "entry", "main", "maincontent", "news", "page",
                               "post", "single", "story", "text"}) &&
           is_one_of(part, {"body", "chunks", "content", "copy", "entry", "inner", "main", "paragraphs", "text"});
}

// "has-sidebar", "comments-enabled", "cookies-not-set": how the page is, not what the element is.
bool is_state(const std::vector<std::string>& words) {
    if (words.empty()) return true;
    return is_one_of(words.front(), {"has", "no", "with", "without"}) ||
           is_one_of(words.back(), {"disabled", "enabled"}) || std::ranges::find(words, "not") != words.end();
}

// "hidden", "is-hidden" and "visually-hidden", but not "label-hidden", which hides a part, nor "hidden-xs".
bool is_word_for_hidden(const std::vector<std::string>& words) {
    if (!is_one_of(words.back(), {"hidden", "invisible"})) return false;
    return words.size() == 1 || is_one_of(words[words.size() - 2], {"is", "js", "visually"});
}

bool is_heading(std::string_view tag) { return is_one_of(tag, {"h1", "h2", "h3", "h4", "h5", "h6"}); }

bool is_pair(const std::string& first, const std::string& second, const Names& wanted) {
    return first.size() > 1 && second.size() > 1 && wanted.contains(first + second);
}

// The words by which an element is of a kind: each alone or, as "read-more" and "readMore", in a pair.
bool has_word(const MarkupTree& tree, int node, const Names& wanted) {
    for (const std::string_view attribute : {"class", "id"}) {
        if (attribute == "id" && is_heading(tree[node].tag)) continue;  // made from the words of the heading
        for (const std::string_view name : split_words(tree.attribute(node, attribute))) {
            const std::vector<std::string> words = words_of_name(name);
            if (is_state(words) || name.find('[') != std::string_view::npos) continue;
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (wanted.contains(words[i])) return true;
                if (i + 1 < words.size() && is_pair(words[i], words[i + 1], wanted)) return true;
            }
        }
    }
    return false;
}

// "paywall" on a paragraph is what subscribers may read; on a box, what others see in its place.
bool is_paid_paragraph(const MarkupTree& tree, int node) {
    static const Names words = {"paywall"};
    return is_one_of(tree[node].tag, {"blockquote", "h2", "h3", "li", "ol", "p", "ul"}) && has_word(tree, node, words);
}

bool is_named_hidden(const MarkupTree& tree, int node) {
    const auto names = split_words(tree.attribute(node, "class"));
    return std::ranges::any_of(names, [](std::string_view name) {
        const std::vector<std::string> words = words_of_name(name);
        return !words.empty() && is_word_for_hidden(words);
    });
}

bool is_frame(std::string_view tag) { return is_one_of(tag, {"article", "body", "html", "main"}); }

// A post of somebody else, quoted in the article.
bool is_embedded_quote(const MarkupTree& tree, int node) {
    static const Names embeds = {"embed", "embedded", "tweet"};
    if (!has_word(tree, node, embeds)) return false;
    for (int at = node, end = tree.end_of(node); at < end; ++at) {
        if (tree[at].tag == "blockquote") return true;
    }
    return false;
}

}  // namespace

bool is_never_text(const MarkupTree& tree, int node) { return never_text_tags().contains(tree[node].tag); }

bool has_hiding_style(const MarkupTree& tree, int node) {
    if (tree.has_attribute(node, "hidden")) return true;
    std::string style = lower_ascii(tree.attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool is_hidden(const MarkupTree& tree, int node) {
    return tree[node].tag == "noscript" || has_hiding_style(tree, node);
}

bool is_beside_by_tag(const MarkupTree& tree, int node) {
    return beside_text_tags().contains(tree[node].tag) || beside_text_roles().contains(tree.attribute(node, "role"));
}

bool is_layout(const MarkupTree& tree, int node) {
    static const Names words = {"carousel", "media", "slideshow", "widget", "widgets"};
    return has_word(tree, node, words);
}

bool is_beside_text(const MarkupTree& tree, int node) {
    if (is_beside_by_tag(tree, node)) return true;
    if (is_frame(tree[node].tag) || is_paid_paragraph(tree, node)) return false;
    return is_named_hidden(tree, node) || (has_word(tree, node, beside_text_words()) && !is_embedded_quote(tree, node));
}

bool is_comments(const MarkupTree& tree, int node) {
    return !is_frame(tree[node].tag) && has_word(tree, node, comment_words());
}

bool is_named_text(const MarkupTree& tree, int node) {
    if (!is_one_of(tree[node].tag, {"article", "div", "main", "section", "span", "td"})) return false;
    if (tree.attribute(node, "itemprop") == "articleBody") return true;
    for (const char* attribute : {"class", "id"}) {
        const std::vector<std::string> words = words_of_name(tree.attribute(node, attribute));
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (text_words().contains(words[i])) return true;
            if (i + 1 < words.size() && is_text_pair(words[i], words[i + 1])) return true;
        }
    }
    return false;
}

std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const auto* end = std::ranges::find_if_not(name, is_name_char);
        const std::string_view part = name.substr(0, static_cast<std::size_t>(end - name.begin()));
        name.remove_prefix(std::min(part.size() + 1, name.size()));
        if (!is_generated(part)) add_words(part, words);
    }
    return words;
}

}  // namespace dateline
