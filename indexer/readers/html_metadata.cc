#include "indexer/readers/html_metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/html_authors.h"
#include "indexer/readers/html_dates.h"
#include "indexer/readers/json_ld.h"
#include "indexer/readers/metadata_text.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

enum class Fact { title, url, summary, published, author, source, section, tag };

struct MetaName {
    std::string_view name;
    Fact fact;
    int rank;  // the lowest rank found wins
};

// Names of meta elements (name, property or itemprop), lower case. What is written for machines that read news comes
// before what is written for those that show previews.
constexpr std::array meta_names = {
    MetaName{"dc:title", Fact::title, 1},
    MetaName{"dc.title", Fact::title, 1},
    MetaName{"dcterms:title", Fact::title, 1},
    MetaName{"dcterms.title", Fact::title, 1},
    MetaName{"citation_title", Fact::title, 1},
    MetaName{"og:title", Fact::title, 2},
    MetaName{"weibo:article:title", Fact::title, 3},
    MetaName{"parsely-title", Fact::title, 3},
    MetaName{"sailthru.title", Fact::title, 3},
    MetaName{"headline", Fact::title, 3},
    MetaName{"twitter:title", Fact::title, 4},
    MetaName{"og:url", Fact::url, 2},
    MetaName{"parsely-link", Fact::url, 3},
    MetaName{"dc:description", Fact::summary, 1},
    MetaName{"dc.description", Fact::summary, 1},
    MetaName{"og:description", Fact::summary, 2},
    MetaName{"description", Fact::summary, 3},
    MetaName{"twitter:description", Fact::summary, 4},
    MetaName{"article:published_time", Fact::published, 1},
    MetaName{"article:published", Fact::published, 1},
    MetaName{"og:published_time", Fact::published, 1},
    MetaName{"og:article:published_time", Fact::published, 1},
    MetaName{"datepublished", Fact::published, 1},
    MetaName{"parsely-pub-date", Fact::published, 2},
    MetaName{"sailthru.date", Fact::published, 2},
    MetaName{"publishdate", Fact::published, 2},
    MetaName{"publish-date", Fact::published, 2},
    MetaName{"publish_date", Fact::published, 2},
    MetaName{"published-date", Fact::published, 2},
    MetaName{"publication_date", Fact::published, 2},
    MetaName{"publication-date", Fact::published, 2},
    MetaName{"pubdate", Fact::published, 2},
    MetaName{"pdate", Fact::published, 2},
    MetaName{"ptime", Fact::published, 2},
    MetaName{"article.published", Fact::published, 2},
    MetaName{"article_date_original", Fact::published, 2},
    MetaName{"originalpublicationdate", Fact::published, 2},
    MetaName{"cxenseparse:recs:publishtime", Fact::published, 2},
    MetaName{"rnews:datepublished", Fact::published, 2},
    MetaName{"dc.date.issued", Fact::published, 3},
    MetaName{"dcterms.created", Fact::published, 3},
    MetaName{"dcterms.date", Fact::published, 3},
    MetaName{"dc.date.created", Fact::published, 3},
    MetaName{"dc.date", Fact::published, 3},
    MetaName{"dc:date", Fact::published, 3},
    MetaName{"citation_publication_date", Fact::published, 3},
    MetaName{"datecreated", Fact::published, 4},
    MetaName{"date", Fact::published, 4},
    MetaName{"dc:creator", Fact::author, 1},
    MetaName{"dc.creator", Fact::author, 1},
    MetaName{"dcterms:creator", Fact::author, 1},
    MetaName{"dcterms.creator", Fact::author, 1},
    MetaName{"author", Fact::author, 2},
    MetaName{"article:author", Fact::author, 3},
    MetaName{"og:article:author", Fact::author, 3},
    MetaName{"article:author_name", Fact::author, 2},
    MetaName{"parsely-author", Fact::author, 2},
    MetaName{"sailthru.author", Fact::author, 2},
    MetaName{"byl", Fact::author, 3},
    MetaName{"citation_author", Fact::author, 2},
    MetaName{"og:site_name", Fact::source, 1},
    MetaName{"dc.publisher", Fact::source, 2},
    MetaName{"dc:publisher", Fact::source, 2},
    MetaName{"dcterms.publisher", Fact::source, 2},
    MetaName{"application-name", Fact::source, 4},
    MetaName{"article:section", Fact::section, 1},
    MetaName{"parsely-section", Fact::section, 2},
    MetaName{"article:tag", Fact::tag, 1},
    MetaName{"news_keywords", Fact::tag, 2},
    MetaName{"parsely-tags", Fact::tag, 3},
    MetaName{"keywords", Fact::tag, 4},
};

// --- meta elements

class MetaElements {
public:
    void read(const MarkupTree& tree, int node) {
        const std::string_view content = tree.attribute(node, "content");
        if (trim(content).empty()) return;
        for (const std::string_view key : {"property", "name", "itemprop"}) {
            const std::string names = lower_ascii(tree.attribute(node, key));
            for (const std::string_view name : split_words(names)) add(name, content, key != "property");
        }
    }

    std::string first(Fact fact) const {
        const auto found = best_.find(fact);
        return found == best_.end() ? std::string() : metadata_text(found->second.values.front());
    }

    std::vector<std::string> all(Fact fact) const {
        const auto found = best_.find(fact);
        return found == best_.end() ? std::vector<std::string>() : found->second.values;
    }

private:
    struct Values {
        int rank = 0;
        std::vector<std::string> values;
    };

    // Of two statements of one rank, that in RDFa ("property") goes before.
    void add(std::string_view name, std::string_view content, bool is_plain) {
        const auto* known = std::ranges::find(meta_names, name, &MetaName::name);
        if (known == meta_names.end()) return;
        if (known->fact == Fact::author && is_web_address_text(content)) return;
        if (known->fact == Fact::published && !parse_timestamp(trim(content))) return;
        const int rank = 2 * known->rank + (is_plain ? 1 : 0);
        auto [at, is_new] = best_.try_emplace(known->fact, Values{rank, {}});
        if (rank > at->second.rank) return;
        if (rank < at->second.rank) at->second = {rank, {}};
        at->second.values.emplace_back(content);
    }

    std::map<Fact, Values> best_;
};

// --- microdata and what sites mark by their class

bool has_word(std::string_view names, std::string_view wanted) {
    const std::string lower = lower_ascii(names);
    const auto words = split_words(lower);
    return std::ranges::find(words, wanted) != words.end();
}

// What the elements of the page say, before it is weighed.
struct Statements {
    JsonLdArticle json_ld{};
    MetaElements metas{};
    std::string title_element{};
    std::string canonical{};
    std::string language{};
    std::vector<std::string> headlines{};  ///< of the first level
};

Statements gather(const MarkupTree& tree) {
    Statements said;
    for (int node = 1; node < tree.size(); ++node) {
        const std::string_view tag = tree[node].tag;
        if (tag == "script" && lower_ascii(tree.attribute(node, "type")).find("ld+json") != std::string::npos) {
            read_json_ld(tree.text_of(node), said.json_ld);
        } else if (tag == "meta") {
            said.metas.read(tree, node);
        } else if (tag == "title" && said.title_element.empty()) {
            said.title_element = collapse_spaces(tree.text_of(node));
        } else if (tag == "link" && has_word(tree.attribute(node, "rel"), "canonical")) {
            said.canonical = trim(tree.attribute(node, "href"));
        } else if (tag == "html" && said.language.empty()) {
            said.language = tree.attribute(node, "lang");
        } else if (tag == "h1") {
            said.headlines.push_back(collapse_spaces(tree.text_of(node)));
        }
    }
    return said;
}

// Of what is offered as title, in order of trust, the first that the page also shows.
std::string choose_title(const Statements& said) {
    const std::vector<std::string> offers = {said.json_ld.metadata.title, said.json_ld.name,
                                             said.metas.first(Fact::title)};
    const std::string shown = phrase_key(said.title_element);
    const auto is_shown = [&](const std::string& offer) {
        const std::string key = phrase_key(offer);
        if (key.empty()) return false;
        if (shown.find(key) != std::string::npos) return true;
        return std::ranges::any_of(said.headlines, [&](const std::string& line) { return phrase_key(line) == key; });
    };
    if (const auto found = std::ranges::find_if(offers, is_shown); found != offers.end()) return *found;
    const auto is_given = [](const std::string& offer) { return !offer.empty(); };
    if (const auto found = std::ranges::find_if(offers, is_given); found != offers.end()) return *found;
    if (!said.title_element.empty()) return said.title_element;
    return said.headlines.empty() ? std::string() : said.headlines.front();
}

// The headline of the page where `title` is that with the outlet's name behind it, or cut short.
std::string as_shown(const std::string& title, const Statements& said) {
    const bool is_cut = title.ends_with("…") || title.ends_with("...");
    const std::string key = phrase_key(title);
    for (const std::string& line : said.headlines) {
        if (is_cut && !key.empty() && phrase_key(line).starts_with(key)) return line;
        if (shape_of(line).words >= 3 && title.starts_with(line) && repeats_title(title, line)) return line;
    }
    return title;
}

// "Two flags on one boat" of "The Straits Pilot: Two flags on one boat".
std::string without_outlet_before(const std::string& title, const std::string& outlet) {
    const std::size_t end = title.find_first_of(":|-\xE2", 1);  // the last begins a dash
    const std::string key = phrase_key(outlet);
    if (end == std::string::npos || key.empty() || phrase_key(title.substr(0, end)) != key) return title;
    const std::size_t next = title.find(' ', end);
    return next == std::string::npos ? title : std::string(trim(std::string_view(title).substr(next)));
}

// Each of "harbour, cranes; strike" for itself.
std::vector<std::string> one_by_one(const std::vector<std::string>& lists) {
    std::vector<std::string> tags;
    for (const std::string_view list : lists) {
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find_first_of(",;", at), list.size());
            if (const auto tag = trim(list.substr(at, end - at)); !tag.empty()) tags.emplace_back(tag);
            at = end + 1;
        }
    }
    return tags;
}

// Where an outlet, an address or a login stands for the author, who is printed on the page goes before.
std::vector<std::string> choose_authors(std::vector<std::string> authors, const std::string& source,
                                        const MarkupTree& tree) {
    const auto is_person = [&](const std::string& author) {
        const bool is_ascii = std::ranges::all_of(author, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        return phrase_key(author) != phrase_key(source) && !names_outlet(author) && (!is_ascii || is_name(author));
    };
    if (std::ranges::any_of(authors, is_person)) {
        std::erase_if(authors, [&](const std::string& author) { return phrase_key(author) == phrase_key(source); });
        return authors;
    }
    std::vector<std::string> marked = marked_authors(tree);
    return marked.empty() ? authors : marked;
}

}  // namespace

HtmlMetadata read_metadata(const MarkupTree& tree) {
    const Statements said = gather(tree);
    HtmlMetadata found = said.json_ld.metadata;
    const auto fill = [&](std::string& member, std::string value) {
        if (member.empty()) member = std::move(value);
    };
    found.title = as_shown(choose_title(said), said);
    if (!said.canonical.empty()) found.url = said.canonical;
    fill(found.url, said.metas.first(Fact::url));
    fill(found.summary, said.metas.first(Fact::summary));
    fill(found.source, said.metas.first(Fact::source));
    found.title = without_outlet_before(found.title, found.source);
    fill(found.section, said.metas.first(Fact::section));
    fill(found.language, said.language);
    found.language = language_tag(found.language);
    if (!found.published) found.published = parse_timestamp(said.metas.first(Fact::published));
    if (!found.published) found.published = marked_time(tree);
    if (!found.published) found.published = said.json_ld.page_published;
    if (found.authors.empty()) found.authors = said.metas.all(Fact::author);
    found.authors = choose_authors(names_in(found.authors), found.source, tree);
    if (found.tags.empty()) found.tags = one_by_one(said.metas.all(Fact::tag));
    return found;
}

}  // namespace dateline
