// The tables of boilerplate_phrases.h that are about names and labels.
#include <algorithm>
#include <span>

#include "indexer/readers/boilerplate_phrases.h"

namespace dateline {
namespace {

using std::string_view;

struct LabelRow {
    Label label;
    string_view key;
};

constexpr LabelRow labels[] = {
    {Label::link, "related"}, {Label::link, "related story"}, {Label::link, "related stories"}, {Label::link, "related article"},
    {Label::link, "related articles"}, {Label::link, "related coverage"}, {Label::link, "related news"}, {Label::link, "related video"},
    {Label::link, "related post"}, {Label::link, "related content"}, {Label::link, "related link"}, {Label::link, "related links"},
    {Label::link, "read"}, {Label::link, "read more"}, {Label::link, "read also"}, {Label::link, "also read"}, {Label::link, "read next"},
    {Label::link, "read this"}, {Label::link, "must read"}, {Label::link, "see also"}, {Label::link, "see more"}, {Label::link, "also see"},
    {Label::link, "also watch"}, {Label::link, "watch also"}, {Label::link, "more"}, {Label::link, "more on this"},
    {Label::link, "more on this story"}, {Label::link, "more stories"}, {Label::link, "up next"}, {Label::link, "recommended"},
    {Label::link, "dont miss"}, {Label::link, "you may also like"}, {Label::link, "you might also like"}, {Label::link, "trending"},
    {Label::link, "click here"}, {Label::link, "further reading"}, {Label::link, "in case you missed it"}, {Label::link, "icymi"},
    {Label::link, "continue reading"}, {Label::link, "lesen sie auch"}, {Label::link, "lesen sie mehr"}, {Label::link, "lesen sie hier"},
    {Label::link, "mehr dazu"}, {Label::link, "mehr zum thema"}, {Label::link, "siehe auch"}, {Label::link, "auch interessant"},
    {Label::link, "lire aussi"}, {Label::link, "a lire aussi"}, {Label::link, "lire egalement"}, {Label::link, "a lire"},
    {Label::link, "lire"}, {Label::link, "voir aussi"}, {Label::link, "a voir aussi"}, {Label::link, "lea tambien"},
    {Label::link, "lee tambien"}, {Label::link, "leer tambien"}, {Label::link, "te puede interesar"}, {Label::link, "ver tambien"},
    {Label::link, "vea tambien"}, {Label::link, "mas informacion"}, {Label::link, "leia tambem"}, {Label::link, "leia mais"},
    {Label::link, "veja tambem"}, {Label::link, "leggi anche"}, {Label::link, "lees ook"}, {Label::link, "lees meer"},
    {Label::media, "watch"}, {Label::media, "watch live"}, {Label::media, "watch video"}, {Label::media, "video"}, {Label::media, "videos"},
    {Label::media, "photos"}, {Label::media, "in pictures"}, {Label::media, "in photos"}, {Label::media, "gallery"},
    {Label::media, "listen"}, {Label::media, "podcast"}, {Label::media, "live"}, {Label::media, "live updates"},
    {Label::credit, "photo"}, {Label::credit, "photo by"}, {Label::credit, "photos by"}, {Label::credit, "photo credit"},
    {Label::credit, "photo credits"}, {Label::credit, "photo courtesy"}, {Label::credit, "image"}, {Label::credit, "image credit"},
    {Label::credit, "image credits"}, {Label::credit, "image source"}, {Label::credit, "images"}, {Label::credit, "picture"},
    {Label::credit, "picture credit"}, {Label::credit, "pictures"}, {Label::credit, "pic credit"}, {Label::credit, "credit"},
    {Label::credit, "credits"}, {Label::credit, "file photo"}, {Label::credit, "file image"}, {Label::credit, "file"},
    {Label::credit, "photograph"}, {Label::credit, "photography"}, {Label::credit, "illustration"}, {Label::credit, "graphic"},
    {Label::credit, "caption"}, {Label::credit, "representational image"}, {Label::credit, "representative image"},
    {Label::credit, "foto"}, {Label::credit, "fotos"}, {Label::credit, "bild"}, {Label::credit, "bilder"}, {Label::credit, "credit photo"},
    {Label::credit, "imagen"}, {Label::credit, "imagem"}, {Label::credit, "video credit"}, {Label::credit, "beeld"},
    {Label::staff, "editor"}, {Label::staff, "edited by"}, {Label::staff, "editing by"}, {Label::staff, "editing"},
    {Label::staff, "reporting by"}, {Label::staff, "additional reporting"}, {Label::staff, "additional reporting by"},
    {Label::staff, "web editor"}, {Label::staff, "redaktion"}, {Label::staff, "translated by"},
    {Label::source, "source"}, {Label::source, "sources"}, {Label::source, "via"}, {Label::source, "quelle"}, {Label::source, "quellen"},
    {Label::source, "fuente"}, {Label::source, "fonte"}, {Label::source, "bron"}, {Label::source, "publisher"}, {Label::source, "outlet"},
    {Label::source, "agency"}, {Label::source, "publication"},
    {Label::tags, "tags"}, {Label::tags, "tag"}, {Label::tags, "tagged"}, {Label::tags, "tagged with"}, {Label::tags, "topics"},
    {Label::tags, "topic"}, {Label::tags, "keywords"}, {Label::tags, "labels"}, {Label::tags, "related topics"}, {Label::tags, "hashtags"},
    {Label::tags, "read more about"}, {Label::tags, "more about"}, {Label::tags, "more on"}, {Label::tags, "themen"},
    {Label::tags, "schlagworte"}, {Label::tags, "stichworte"}, {Label::tags, "etiquetas"}, {Label::tags, "mots cles"},
    {Label::tags, "filed under"}, {Label::tags, "filed in"}, {Label::tags, "posted in"}, {Label::tags, "post tags"},
    {Label::section, "section"}, {Label::section, "category"}, {Label::section, "categories"}, {Label::section, "rubrik"},
    {Label::section, "ressort"}, {Label::section, "rubrique"}, {Label::section, "seccion"}, {Label::section, "kategorie"},
    {Label::section, "desk"},
    {Label::author, "author"}, {Label::author, "authors"}, {Label::author, "autor"}, {Label::author, "autorin"},
    {Label::author, "auteur"}, {Label::author, "autore"}, {Label::author, "writer"}, {Label::author, "written by"}, {Label::author, "by"},
    {Label::author, "reported by"}, {Label::author, "byline"}, {Label::author, "reporter"}, {Label::author, "posted by"},
    {Label::author, "published by"}, {Label::author, "story by"},
    {Label::title, "title"}, {Label::title, "headline"}, {Label::title, "titel"}, {Label::title, "titre"}, {Label::title, "titulo"},
    {Label::url, "url"}, {Label::url, "link"}, {Label::url, "permalink"}, {Label::url, "source url"}, {Label::url, "article link"},
    {Label::url, "original link"}, {Label::url, "original article"}, {Label::url, "short url"},
    {Label::share, "share"}, {Label::share, "share this"}, {Label::share, "share on"}, {Label::share, "share this article"},
    {Label::share, "share this story"}, {Label::share, "follow us"}, {Label::share, "follow us on"}, {Label::share, "follow"},
    {Label::share, "connect with us"}, {Label::share, "find us on"}, {Label::share, "subscribe"}, {Label::share, "subscribe to"},
    {Label::share, "like this"}, {Label::share, "teilen"}, {Label::share, "partager"}, {Label::share, "compartir"},
    {Label::notice, "disclaimer"}, {Label::notice, "copyright"}, {Label::notice, "haftungsausschluss"},
};

constexpr string_view networks[] = {"facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "telegram", "tumblr", "instagram",
                                    "youtube", "flipboard", "messenger", "tiktok", "mastodon", "bluesky", "threads", "vk", "viber", "xing",
                                    "skype", "snapchat", "digg", "stumbleupon", "weibo", "wechat", "koo", "truth", "gab", "odnoklassniki"};

constexpr string_view share_words[] = {"share", "shares", "tweet", "tweets", "email", "mail", "e", "print", "copy", "link", "url", "pin", "it",
                                       "on", "via", "this", "to", "with", "by", "or", "and", "a", "in", "rss", "sms", "x", "google",
                                       "more", "save", "article", "story", "post", "page", "comment", "comments", "like", "likes", "#",
                                       "bookmark", "click", "opens", "new", "window", "tab", "blog", "friend", "social", "media", "follow", "us", "icon",
                                       "listen", "send", "your", "friends", "feed", "logo", "k", "views", "gift", "teilen", "drucken",
                                       "auf", "partager", "sur", "compartir", "en", "imprimir", "imprimer", "condividi", "su", "linked",
                                       "merken", "twittern", "the", "line", "ok", "blogger", "plus", "button", "buttons", "facebookshare"};

constexpr string_view outlets[] = {
    "reuters", "thomson reuters", "ap", "associated press", "the associated press", "afp", "agence france presse", "bbc", "cnn",
    "cnn international", "dpa", "efe", "ansa", "tass", "ria novosti", "xinhua", "bloomberg", "the guardian", "guardian", "washington post",
    "the economist", "al jazeera", "aljazeera", "rt", "sputnik", "dw", "deutsche welle", "france #", "npr", "pbs", "pbs newshour", "politico",
    "axios", "the hill", "business insider", "insider", "forbes", "cnbc", "msnbc", "upi", "ani", "pti", "ians", "kyodo", "yonhap", "cgtn",
    "global times", "the hindu", "ndtv", "indian express", "the indian express", "dawn", "the independent", "independent", "mailonline",
    "the sun", "the mirror", "spiegel", "der spiegel", "die zeit", "zeit online", "faz", "faz net", "bild", "tagesschau", "tagesschau de",
    "ntv", "die welt", "taz", "der standard", "nzz", "orf", "srf", "le monde", "le figaro", "liberation", "franceinfo", "lexpress",
    "le parisien", "rfi", "el pais", "el mundo", "la vanguardia", "abc es", "la repubblica", "corriere della sera", "la stampa", "ansa it",
    "folha de s paulo", "o globo", "g #", "uol", "publico", "nos", "nu nl", "nrc", "de volkskrant", "getty", "getty images", "epa",
    "epa efe", "shutterstock", "pa", "pa media", "press association", "the canadian press", "vox", "vice", "slate", "salon", "wired",
    "the verge", "techcrunch", "ars technica", "euronews", "the conversation", "medium", "substack", "propublica", "the atlantic",
    "the new yorker", "national geographic", "cbs", "nbc", "abc", "fox", "sky", "itv", "cbc", "rte", "nhk", "keystone", "alamy", "pool",
    "scmp", "msn", "usa today", "picture alliance", "imago", "imago images", "zuma", "unsplash", "pexels", "pixabay", "wikimedia commons",
    "vietnamplus", "bernama", "antara", "interfax", "ukrinform", "belga", "lusa", "aap", "nyt", "zee news", "mint", "livemint",
    "daily beast", "the daily beast", "breitbart", "huffpost", "buzzfeed", "mashable", "quartz", "fortune", "barrons", "marketwatch"};

constexpr string_view outlet_endings[] = {"news", "times", "post", "herald", "tribune", "gazette", "journal", "chronicle", "telegraph",
                                          "press", "observer", "magazine", "tv", "radio", "media", "agency", "agencies", "zeitung",
                                          "newspaper", "weekly", "online", "network", "com", "today", "daily", "wire", "dispatch",
                                          "courier", "examiner", "sentinel", "bulletin", "mail", "newsroom", "anzeiger", "allgemeine",
                                          "rundschau", "nachrichten", "review", "blog", "net", "org", "co uk", "enquirer", "globe"};

constexpr string_view roles[] = {"writer", "reporter", "correspondent", "editor", "staff", "columnist", "contributor", "journalist",
                                 "bureau", "redakteur", "korrespondent", "correspondant", "journaliste", "redaccion", "redazione",
                                 "editors", "reporters", "analyst", "desk", "newsroom", "producer", "admin", "team", "writers"};

constexpr string_view credit_words[] = {"photo", "photos", "photograph", "photographer", "image", "images", "picture", "pictures", "foto",
                                        "fotos", "bild", "getty", "shutterstock", "supplied", "courtesy", "handout", "screenshot",
                                        "illustration", "imagen", "file", "alamy", "archivbild", "symbolbild", "archiv"};

bool contains(std::span<const string_view> table, string_view key) { return std::ranges::find(table, key) != table.end(); }

string_view last_word(string_view key) {
    const auto blank = key.rfind(' ');
    return blank == string_view::npos ? key : key.substr(blank + 1);
}

}  // namespace

Label label_of(string_view key) {
    if (key.empty() || key.size() > 40) return Label::none;
    const auto row = std::ranges::find(labels, key, &LabelRow::key);
    return row == std::end(labels) ? Label::none : row->label;
}

bool is_network(string_view word) { return contains(networks, word); }

bool is_share_word(string_view word) { return contains(share_words, word) || is_network(word); }

bool is_outlet(string_view key) {
    if (key.empty() || key.size() > 60 || std::ranges::count(key, ' ') > 5) return false;
    if (contains(outlets, key)) return true;
    return key.find(' ') != string_view::npos && contains(outlet_endings, last_word(key));
}

bool is_role(string_view key) {
    if (key.size() > 60 || std::ranges::count(key, ' ') > 5) return false;
    for (std::size_t at = 0; at <= key.size();) {
        const auto end = std::min(key.find(' ', at), key.size());
        if (contains(roles, key.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

bool is_credit_word(string_view word) { return contains(credit_words, word); }

}  // namespace dateline
