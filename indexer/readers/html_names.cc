#include "indexer/readers/html_names.h"

#include <algorithm>
#include <set>

#include "indexer/base/ascii.h"

namespace dateline {

namespace {

using Names = std::set<std::string_view, std::less<>>;

const Names& never_text_tags() {
    static const Names names = {
        "audio",   "button",   "canvas", "datalist", "dialog", "embed", "figcaption", "figure",   "head",   "iframe",
        "img",     "input",    "label",  "legend",   "map",    "math",  "menu",       "noscript", "object", "option",
        "picture", "progress", "script", "select",   "style",  "svg",   "template",   "textarea", "title",  "video"};
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
    static const Names names = {
        // sharing and following
        "a2a", "addthis", "addtoany", "crp", "follow", "jetpack", "share", "sharebar", "sharedaddy", "shares",
        "sharethis", "sharing", "social", "socials",
        // other articles
        "carousel", "morestories", "mostread", "outbrain", "popular", "readmore", "recirc", "recirculation",
        "recommendation", "recommendations", "recommended", "related", "revcontent", "taboola", "teaser", "teasers",
        "trending", "yarpp", "zergnet", "mgid",
        // what the site wants of its readers
        "consent", "cookie", "cookies", "disclaimer", "donate", "donation", "download", "feedback", "gdpr", "login",
        "newsletter", "newsletters", "paywall", "promo", "promos", "promoted", "promotion", "quiz", "rating", "ratings",
        "reactions", "register", "signup", "subscribe", "subscription", "survey", "upsell",
        // advertisements
        "ad", "ads", "adsbygoogle", "adslot", "advert", "advertisement", "advertising", "adverts", "dfp", "sponsor",
        "sponsored", "sponsors",
        // the site's frame
        "actions", "breadcrumb", "breadcrumbs", "dropdown", "footer", "hidden", "infobox", "invisible", "masthead",
        "menu", "menus", "modal", "nav", "navbar", "navbox", "navigation", "noprint", "overlay", "pager", "pagination",
        "popup", "references", "reflist", "sidebar", "sidebars", "skip", "sticky", "toc", "toolbar", "tools", "tooltip",
        "utility", "widget", "widgets",
        // about the article
        "author", "authors", "bio", "byline", "bylines", "copyright", "dateline", "hashtags", "meta", "metadata",
        "postmeta", "tagcloud", "taglist", "tags", "timestamp", "topics",
        // beside pictures
        "caption", "captions", "credit", "credits", "figure", "media", "photo", "slideshow", "video",
        // comments
        "comment", "commentlist", "comments", "disqus", "respond"};
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

// Names are words apart or, as "read-more" and "readMore", in a pair.
bool has_word(const MarkupTree& tree, int node, const Names& wanted) {
    for (const char* attribute : {"class", "id"}) {
        const std::vector<std::string> words = words_of_name(tree.attribute(node, attribute));
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (wanted.contains(words[i])) return true;
            if (i + 1 < words.size() && wanted.contains(words[i] + words[i + 1])) return true;
        }
    }
    return false;
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

bool is_hidden(const MarkupTree& tree, int node) {
    if (tree.has_attribute(node, "hidden")) return true;
    std::string style = lower_ascii(tree.attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_never_text(const MarkupTree& tree, int node) {
    return never_text_tags().contains(tree[node].tag) || is_hidden(tree, node);
}

bool is_beside_text(const MarkupTree& tree, int node) {
    const std::string_view tag = tree[node].tag;
    if (beside_text_tags().contains(tag)) return true;
    if (beside_text_roles().contains(tree.attribute(node, "role"))) return true;
    return !is_frame(tag) && has_word(tree, node, beside_text_words()) && !is_embedded_quote(tree, node);
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
    bool starts_word = true;
    char before = ' ';
    for (const char c : name) {
        const bool is_small = c >= 'a' && c <= 'z';
        const bool is_capital = c >= 'A' && c <= 'Z';
        starts_word = starts_word || (is_capital && before >= 'a' && before <= 'z');
        if (is_small || is_capital) {
            if (starts_word) words.emplace_back();
            words.back() += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
        }
        starts_word = !is_small && !is_capital;
        before = c;
    }
    return words;
}

}  // namespace dateline
