#include "indexer/readers/feed_xml.h"

#include <algorithm>
#include <map>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/feed_construct.h"
#include "indexer/readers/feed_entry.h"
#include "indexer/readers/feed_fields.h"
#include "indexer/readers/feed_url.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// The elements of a feed or an entry that hold fields, by field; of each field those that are preferred come first.
class Fields {
public:
    Fields(const MarkupTree& tree, int node, std::string_view home) : tree_(tree), home_(home) {
        collect(node);
        for (auto& [field, found] : found_) std::ranges::stable_sort(found, {}, &Found::rank);
    }

    std::vector<int> nodes(FeedField field) const {
        std::vector<int> nodes;
        for (const Found& found : all(field)) nodes.push_back(found.node);
        return nodes;
    }

    /// Those of the lowest rank only.
    std::vector<int> best_nodes(FeedField field) const {
        std::vector<int> nodes;
        for (const Found& found : all(field)) {
            if (found.rank == all(field).front().rank) nodes.push_back(found.node);
        }
        return nodes;
    }

private:
    struct Found {
        int node = 0;
        int rank = 0;
    };

    void collect(int parent) {
        for (int node = tree_[parent].first_child; node >= 0; node = tree_[node].next) {
            if (tree_[node].tag.empty()) continue;
            const FieldRow row = find_field(tree_[node].tag, tree_[node].name_space, home_);
            if (row.field == FeedField::group) {
                collect(node);
            } else if (row.field != FeedField::none) {
                found_[row.field].push_back({node, row.rank});
            }
        }
    }

    const std::vector<Found>& all(FeedField field) const {
        static const std::vector<Found> none;
        const auto found = found_.find(field);
        return found == found_.end() ? none : found->second;
    }

    const MarkupTree& tree_;
    std::string_view home_;
    std::map<FeedField, std::vector<Found>> found_;
};

class FeedReading {
public:
    explicit FeedReading(const MarkupTree& tree) : tree_(tree) {}

    Result<std::vector<ReadArticle>> run() {
        for (int node = 1; node < tree_.size(); ++node) {
            const std::string tag = lower_ascii(tree_[node].tag);
            if (tag == "rss" || tag == "rdf" || tag == "feed" || tag == "channel") {
                is_feed_ = true;
                if (tag == "channel" || tag == "feed") start_feed(node);
            } else if (is_feed_ && (tag == "item" || tag == "entry") && is_entry(node)) {
                if (entries_.size() == most_entries) return too_many_entries();
                entries_.push_back(read_entry(node));
                node = tree_.end_of(node) - 1;
            }
        }
        if (!is_feed_) return Fault{"is no feed: it has no element rss, rdf:RDF, feed or channel"};
        return std::move(entries_);
    }

private:
    void start_feed(int node) {
        const std::string outer = std::move(head_.link);
        head_ = read_head(node);
        if (head_.link.empty()) head_.link = outer;
        home_ = tree_[node].name_space;
    }

    bool is_entry(int node) const {
        const std::string_view name_space = tree_[node].name_space;
        return name_space == home_ || is_feed_namespace(name_space);
    }

    std::string first_line(const std::vector<int>& nodes) const {
        for (const int node : nodes) {
            if (std::string line = line_of(text_in(tree_, node)); !line.empty()) return line;
        }
        return {};
    }

    std::vector<std::string> authors_in(const Fields& fields) const {
        std::vector<std::string> authors;
        for (const int node : fields.best_nodes(FeedField::author)) {
            for (std::string& name : names_in(tree_, node)) authors.push_back(std::move(name));
        }
        const auto is_mail = [](const std::string& name) { return name.find('@') != std::string::npos; };
        if (!std::ranges::all_of(authors, is_mail)) std::erase_if(authors, is_mail);
        return authors;
    }

    FeedHead read_head(int node) const {
        const Fields fields(tree_, node, tree_[node].name_space);
        FeedHead head;
        head.title = first_line(fields.nodes(FeedField::title));
        head.link = link_in(fields, {});
        if (head.link.empty()) head.link = self_link_in(fields);
        head.language = language_tag(first_line(fields.nodes(FeedField::language)));
        if (head.language.empty()) head.language = language_at(tree_, node);
        const std::vector<std::string> categories = categories_in(fields);
        if (categories.size() == 1) head.section = categories.front();
        // Atom hands the feed's authors down to its entries; the editor of RSS writes none.
        if (lower_ascii(tree_[node].tag) != "channel") head.authors = authors_in(fields);
        return short_head(std::move(head));
    }

    // Atom's in an attribute, with what it leads to in another; those of RSS in the element.
    std::string link_in(const Fields& fields, std::string_view feed) const {
        std::string other;
        for (const int node : fields.nodes(FeedField::link)) {
            const std::string_view href = loose_attribute(tree_, node, "href");
            const std::string rel = lower_ascii(tree_.attribute(node, "rel"));
            if (!rel.empty() && rel != "alternate" && !rel.ends_with("/alternate")) continue;
            const std::string text = href.empty() ? tree_.text_of(node) : std::string(href);
            if (trim(text).empty()) continue;
            std::string url = url_at(tree_, node, text, feed);
            const std::string type = lower_ascii(tree_.attribute(node, "type"));
            const bool is_page = type.empty() || type.find("html") != std::string::npos;
            if (is_web_url(url) && is_page) return url;
            if (is_web_url(url) && other.empty()) other = url;
        }
        return other;
    }

    std::string self_link_in(const Fields& fields) const {
        for (const int node : fields.nodes(FeedField::link)) {
            std::string url = url_at(tree_, node, tree_.attribute(node, "href"), {});
            if (lower_ascii(tree_.attribute(node, "rel")) == "self" && is_web_url(url)) return url;
        }
        return {};
    }

    std::string url_of(int entry, const Fields& fields) const {
        for (const int node : fields.nodes(FeedField::permanent_link)) {
            if (std::string url = url_at(tree_, node, tree_.text_of(node), head_.link); is_web_url(url)) return url;
        }
        if (std::string url = link_in(fields, head_.link); !url.empty()) return url;
        for (const int node : fields.nodes(FeedField::id)) {
            const std::string permanent = lower_ascii(loose_attribute(tree_, node, "ispermalink"));
            if (permanent == "false") continue;
            const std::string id = tree_.text_of(node);
            std::string url = permanent == "true" ? url_at(tree_, node, id, head_.link) : std::string(trim(id));
            if (is_web_url(url)) return url;
        }
        for (const char* attribute : {"href", "about"}) {
            const std::string_view reference = loose_attribute(tree_, entry, attribute);
            if (trim(reference).empty()) continue;
            if (std::string url = url_at(tree_, entry, reference, head_.link); is_web_url(url)) return url;
        }
        for (const int node : fields.nodes(FeedField::content)) {
            const std::string_view source = tree_.attribute(node, "src");
            if (std::string url = url_at(tree_, node, source, head_.link); !source.empty() && is_web_url(url))
                return url;
        }
        return {};
    }

    std::vector<std::string> categories_in(const Fields& fields) const {
        std::vector<std::string> categories;
        const auto add = [&](std::string_view list, std::string_view separator) {
            for (const std::string_view part : split_at(list, separator)) {
                if (!part.empty()) categories.emplace_back(part);
            }
        };
        for (const int node : fields.nodes(FeedField::category)) {
            const std::string_view label = tree_.attribute(node, "label");
            const std::string_view term = tree_.attribute(node, "term");
            if (!label.empty() || !term.empty()) {
                categories.emplace_back(label.empty() ? term : label);
            } else {
                add(line_of(text_in(tree_, node)), ";");
            }
        }
        for (const int node : fields.nodes(FeedField::keywords)) add(line_of(text_in(tree_, node)), ",");
        return categories;
    }

    FeedTexts texts_in(const Fields& fields) const {
        FeedTexts texts;
        for (const int node : fields.nodes(FeedField::content)) add_content(node, texts.contents);
        for (const int node : fields.nodes(FeedField::summary)) texts.summaries.push_back(text_in(tree_, node));
        for (const int node : fields.nodes(FeedField::aside)) texts.asides.push_back(text_in(tree_, node));
        return texts;
    }

    // "multipart/alternative" holds several.
    void add_content(int node, std::vector<FeedText>& contents) const {
        if (!lower_ascii(tree_.attribute(node, "type")).starts_with("multipart/")) {
            contents.push_back(text_in(tree_, node));
            return;
        }
        for (int part = tree_[node].first_child; part >= 0; part = tree_[part].next) {
            if (lower_ascii(tree_[part].tag) == "content") contents.push_back(text_in(tree_, part));
        }
    }

    // When it was changed last says when it came out at the latest, and to the day for most: Atom demands that date and
    // no other, so that many feeds have nothing else.
    std::vector<std::string> dates_of(int entry, const Fields& fields) const {
        std::vector<std::string> dates;
        for (const FeedField field : {FeedField::published, FeedField::updated}) {
            for (const int node : fields.nodes(field)) dates.push_back(line_of(text_in(tree_, node)));
        }
        dates.emplace_back(loose_attribute(tree_, entry, "lastmod"));
        std::erase(dates, "");
        return dates;
    }

    std::string language_of(int entry, const Fields& fields) const {
        std::string named = language_tag(first_line(fields.nodes(FeedField::language)));
        if (!named.empty()) return named;
        for (const FeedField field : {FeedField::content, FeedField::summary, FeedField::title}) {
            for (const int node : fields.nodes(field)) {
                if (std::string language = language_at(tree_, node); !language.empty()) return language;
            }
        }
        return language_at(tree_, entry);
    }

    bool is_text(int node) const { return tree_.end_of(node) == node + 2 && tree_[node + 1].tag.empty(); }

    // An entry of another feed brings along what that said.
    void take_source(const Fields& fields, Article& article) const {
        for (const int node : fields.nodes(FeedField::source)) {
            const FeedHead source = read_head(node);
            article.source = source.title.empty() && is_text(node) ? line_of(text_in(tree_, node)) : source.title;
            if (article.authors.empty()) article.authors = source.authors;
            if (!article.source.empty()) return;
        }
    }

    ReadArticle read_entry(int node) const {
        const Fields fields(tree_, node, tree_[node].name_space);
        ReadArticle read;
        Article& article = read.article;
        article.title = first_line(fields.nodes(FeedField::title));
        article.url = url_of(node, fields);
        article.authors = authors_in(fields);
        article.tags = categories_in(fields);
        article.section = first_line(fields.nodes(FeedField::section));
        article.language = language_of(node, fields);
        take_source(fields, article);
        take_date(dates_of(node, fields), read);
        take_texts(texts_in(fields), article);
        const std::vector<int> ids = fields.nodes(FeedField::id);
        take_head(head_, ids.empty() ? std::string() : tree_.text_of(ids.front()), article);
        return read;
    }

    const MarkupTree& tree_;
    bool is_feed_ = false;
    FeedHead head_;
    std::string_view home_;
    std::vector<ReadArticle> entries_;
};

}  // namespace

Result<std::vector<ReadArticle>> read_xml_feed(std::string_view text) { return FeedReading(parse_xml(text)).run(); }

}  // namespace dateline
