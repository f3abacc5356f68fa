// The elements of a newsItem are those of the specification, "NewsML-G2 Specification", parts itemMeta to contentSet.

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/newsml_items.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/scraped_text.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 6> other_classes = {"picture", "graphic", "video", "audio", "animation", "icon"};

std::optional<Timestamp> time_in(const MarkupTree& tree, int parent, std::string_view tag) {
    return parse_timestamp(line_of(tree, child_of(tree, parent, tag)));
}

// A code, as a qcode or as a URI.
std::string code_in(const MarkupTree& tree, int node) {
    const std::string qcode = attribute_of(tree, node, "qcode");
    return std::string(code_of(qcode.empty() ? attribute_of(tree, node, "uri") : qcode));
}

// The name of a party or subject, in the language of the item where it has several.
std::string name_in(const MarkupTree& tree, int node, std::string_view language) {
    std::string name;
    for (int child = node < 0 ? -1 : tree[node].first_child; child >= 0; child = tree[child].next) {
        if (tree[child].tag != "name") continue;
        const bool is_in_language = language_tag(tree.attribute(child, "xml:lang")) == language;
        if (name.empty() || is_in_language) name = line_of(tree, child);
        if (is_in_language) break;
    }
    return name.empty() ? attribute_of(tree, node, "literal") : name;
}

std::optional<Fault> fault_of_class(std::string_view item_class) {
    if (std::ranges::find(other_classes, item_class) == other_classes.end()) return std::nullopt;
    return Fault{"is no text: its class is " + std::string(item_class)};
}

WireDates dates_of(const MarkupTree& tree, int item_meta, int content_meta) {
    return {time_in(tree, item_meta, "embargoed"), time_in(tree, item_meta, "firstCreated"),
            time_in(tree, content_meta, "contentCreated"), time_in(tree, item_meta, "versionCreated")};
}

// A summary may have a role, "drol:summary"; a caption is that of a picture.
std::string summary_of(const MarkupTree& tree, int content_meta) {
    for (const int description : outermost_of(tree, content_meta, {"description"})) {
        if (code_of(tree.attribute(description, "role")) != "caption") return line_of(tree, description);
    }
    return {};
}

void take_content_meta(const MarkupTree& tree, int meta, Article& article) {
    fill_if_empty(article.language, language_tag(attribute_of(tree, child_of(tree, meta, "language"), "tag")));
    article.title = line_of(tree, child_of(tree, meta, "headline"));
    article.summary = summary_of(tree, meta);
    take_byline(line_of(tree, child_of(tree, meta, "by")), article);
    const bool has_byline = !article.authors.empty();
    for (int child = meta < 0 ? -1 : tree[meta].first_child; child >= 0; child = tree[child].next) {
        const std::string_view tag = tree[child].tag;
        if (tag == "creator" && !has_byline) article.authors.push_back(name_in(tree, child, article.language));
        if (tag == "subject") article.tags.push_back(name_in(tree, child, article.language));
        if (tag == "keyword") article.tags.push_back(line_of(tree, child));
    }
    std::erase(article.authors, "");
    std::erase(article.tags, "");
}

// The same story may be given in several renditions; the first that is text will do.
std::string content_of(const MarkupTree& tree, int item, Article& article) {
    const int set = child_of(tree, item, "contentSet");
    for (int content = set < 0 ? -1 : tree[set].first_child; content >= 0; content = tree[content].next) {
        const std::string_view tag = tree[content].tag;
        if (tag != "inlineXML" && tag != "inlineData") continue;
        if (tree.has_attribute(content, "encoding")) continue;
        std::string text = inline_text(tree, content, tree.attribute(content, "contenttype"), article);
        if (!text.empty()) return text;
    }
    return {};
}

}  // namespace

std::string inline_text(const MarkupTree& tree, int node, std::string_view content_type, Article& article) {
    if (const int nitf = find_below(tree, node, "nitf"); nitf >= 0) {
        article.body.clear();
        take_nitf(tree, nitf, article);
        return std::move(article.body);
    }
    for (const std::string_view tag : {"body.content", "body", "html", "p", "div", "pre"}) {
        const int found = find_below(tree, node, tag);
        const bool is_part = tag == "p" || tag == "div" || tag == "pre";
        if (found >= 0) return without_title(paragraphs_of(tree, is_part ? node : found), article.title);
    }
    const std::string text = tree.text_of(node);
    if (trim(text).empty()) return {};
    if (content_type.find("html") != std::string_view::npos)
        return without_title(paragraphs_of(parse_html(text), 0), article.title);
    const bool is_plain = content_type.empty() || content_type.starts_with("text/plain");
    return is_plain ? clean_body(text, article.title) : std::string();
}

Result<ReadArticle> read_newsml_g2_item(const MarkupTree& tree, int item, const Origin& origin) {
    const int item_meta = child_of(tree, item, "itemMeta");
    const int content_meta = child_of(tree, item, "contentMeta");
    const int provider = child_of(tree, item_meta, "provider");
    if (auto fault = fault_of_status(code_in(tree, child_of(tree, item_meta, "pubStatus")))) return *fault;
    if (auto fault = fault_of_class(code_in(tree, child_of(tree, item_meta, "itemClass")))) return *fault;

    ReadArticle read;
    Article& article = read.article;
    article.id = attribute_of(tree, item, "guid");
    const std::string language = language_tag(tree.attribute(item, "xml:lang"));
    const int holder = child_of(tree, child_of(tree, item, "rightsInfo"), "copyrightHolder");
    article.source = name_in(tree, holder, language);
    fill_if_empty(article.source, name_in(tree, provider, language));
    article.published = dates_of(tree, item_meta, content_meta).published();
    take_content_meta(tree, content_meta, article);
    article.body = content_of(tree, item, article);
    article.body = with_dateline(line_of(tree, child_of(tree, content_meta, "dateline")), std::move(article.body));
    fill_if_empty(article.title, line_of(tree, child_of(tree, content_meta, "slugline")));
    fill_if_empty(article.language, language);
    fill_if_empty(article.source, code_in(tree, provider));
    return finish_article(std::move(read), origin);
}

}  // namespace dateline
