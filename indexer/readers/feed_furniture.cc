#include "indexer/readers/feed_furniture.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_names.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

const std::set<std::string_view, std::less<>> never_text = {
    "audio",  "button", "canvas", "dialog", "embed", "figcaption", "footer",   "form",     "head",
    "iframe", "input",  "label",  "legend", "map",   "menu",       "nav",      "noscript", "object",
    "option", "script", "select", "style",  "svg",   "template",   "textarea", "title",    "video"};

// Parts of the classes and ids that plugins give to what they add to entries.
constexpr std::array<std::string_view, 19> added_names = {
    "feedflare", "sharedaddy", "sd-sharing",   "jp-relatedposts", "addtoany",          "a2a_",         "addthis",
    "sharethis", "yarpp",      "share-button", "sharebutton",     "social-share",      "related-post", "relatedpost",
    "mc4wp",     "wpcnt",      "crp_related",  "newsletter",      "screen-reader-text"};

// What the words of a link to the rest start with, as phrase_key() gives them.
constexpr std::array<std::string_view, 22> more_phrases = {
    "continue reading", "read more",  "read the full",  "read full",   "read the rest",      "keep reading",
    "view more",        "full story", "weiterlesen",    "mehr lesen",  "jetzt lesen",        "lire la suite",
    "lire plus",        "leer mas",   "seguir leyendo", "leia mais",   "continua a leggere", "leggi tutto",
    "lees verder",      "lees meer",  "las mer",        "читать далее"};

struct Credit {
    std::string_view start;
    std::string_view middle;
};

// "The post X appeared first on Y", as WordPress says it (its translations of "The post %s appeared first on %s").
constexpr std::array credits = {
    Credit{"The post ", " appeared first on "},
    Credit{"The article ", " appeared first on "},
    Credit{"The post ", " first appeared on "},
    Credit{"This article ", " appeared first on "},
    Credit{"This article ", " first appeared on "},
    Credit{"This article ", " originally appeared on "},
    Credit{"This post ", " appeared first on "},
    Credit{"This story ", " first appeared on "},
    Credit{"Der Beitrag ", " erschien zuerst auf "},
    Credit{"Der Artikel ", " erschien zuerst auf "},
    Credit{"L’article ", " est apparu en premier sur "},
    Credit{"L'article ", " est apparu en premier sur "},
    Credit{"Cet article ", " est apparu en premier sur "},
    Credit{"La entrada ", " apareció primero en "},
    Credit{"La entrada ", " se publicó primero en "},
    Credit{"El artículo ", " apareció primero en "},
    Credit{"O post ", " apareceu primeiro em "},
    Credit{"O conteúdo ", " aparece primeiro em "},
    Credit{"L'articolo ", " proviene da "},
    Credit{"L’articolo ", " proviene da "},
    Credit{"L'articolo ", " sembra essere il primo su "},
    Credit{"Het bericht ", " verscheen eerst op "},
    Credit{"Inlägget ", " dök först upp på "},
    Credit{"Indlægget ", " blev først udgivet på "},
    Credit{"Innlegget ", " dukket først opp på "},
    Credit{"Artikkeli ", " julkaistiin ensimmäisen kerran "},
    Credit{"Wpis ", " pojawił się poczatkowo na "},
    Credit{"Artykuł ", " pochodzi z serwisu "},
    Credit{"Сообщение ", " появились сначала на "},
    Credit{"Запись ", " впервые появилась "},
    Credit{"Yazı ", " ilk önce "},
    Credit{"投稿 ", " に最初に表示されました"},
};

bool is_credit(std::string_view text) {
    constexpr std::size_t longest = 600;
    return text.size() < longest && std::ranges::any_of(credits, [&](const Credit& credit) {
               return text.starts_with(credit.start) && text.find(credit.middle) != std::string_view::npos;
           });
}

bool is_more(std::string_view text) {
    constexpr std::size_t longest = 300;
    if (text.size() > longest) return false;
    const std::string key = phrase_key(text);
    return std::ranges::any_of(more_phrases, [&](std::string_view phrase) { return key.starts_with(phrase); });
}

bool is_added(const MarkupTree& tree, int node) {
    for (const char* attribute : {"class", "id"}) {
        const std::string value = lower_ascii(tree.attribute(node, attribute));
        if (value.empty()) continue;
        if (std::ranges::any_of(added_names, [&](auto name) { return value.find(name) != std::string::npos; }))
            return true;
    }
    return false;
}

// Nothing but signs follows it where it stands.
bool ends_its_parent(const MarkupTree& tree, int node) {
    constexpr int farthest = 16;
    const int end = tree.end_of(tree[node].parent);
    int at = tree.end_of(node);
    for (const int last = std::min(end, at + farthest); at < last; ++at) {
        if (tree[at].tag == "br" || is_block_element(tree[at].tag)) return true;
        const std::string_view text = tree[at].text;
        if (!phrase_key(text.substr(0, utf8_floor(text, 100))).empty()) return false;
    }
    return at >= end;
}

bool leads_to_the_rest(const MarkupTree& tree, int node) {
    if (tree[node].tag != "a") return false;
    if (lower_ascii(tree.attribute(node, "class")).find("more-link") != std::string::npos) return true;
    return is_more(tree.text_of(node)) && ends_its_parent(tree, node);
}

bool is_linked(const FeedBlock& block) { return block.link_share > 0.5; }

bool is_mere_furniture(const FeedBlock& block) {
    if (block.link_share > 0 && is_credit(block.text)) return true;
    return is_linked(block) && (kind_of(block.text) == LineKind::furniture || is_more(block.text));
}

// Below the text of an entry, where less needs to speak against a paragraph.
bool ends_an_entry(const FeedBlock& block) {
    if (is_credit(block.text)) return true;
    const LineShape shape = shape_of(block.text);
    if (is_prose(shape) || shape.end_mark == '.') return false;
    const LineKind kind = kind_of(block.text, shape);
    return kind != LineKind::text && (is_linked(block) || kind != LineKind::navigation);
}

void drop_ellipsis(std::string& text) {
    for (const std::string_view mark : {"[…]", "[...]", "[…", "[..."}) {
        if (!text.ends_with(mark)) continue;
        text.resize(text.size() - mark.size());
        text = std::string(trim(text)) + "…";
        return;
    }
}

}  // namespace

std::vector<char> furniture_of(const MarkupTree& tree) {
    std::vector<char> removed(static_cast<std::size_t>(tree.size()), 0);
    for (int node = 1; node < tree.size(); ++node) {
        if (tree[node].tag.empty()) continue;
        if (never_text.contains(tree[node].tag) || is_added(tree, node) || has_hiding_style(tree, node) ||
            leads_to_the_rest(tree, node))
            removed[static_cast<std::size_t>(node)] = 1;
    }
    return removed;
}

void drop_furniture(std::vector<FeedBlock>& blocks) {
    std::erase_if(blocks, is_mere_furniture);
    while (blocks.size() > 1 && ends_an_entry(blocks.back())) blocks.pop_back();
    if (!blocks.empty()) drop_ellipsis(blocks.back().text);
    if (!blocks.empty() && blocks.back().text == "…") blocks.pop_back();
}

}  // namespace dateline
