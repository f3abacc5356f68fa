// NewsML 1.x: components in components, each with its own lines, metadata and content.

#include <algorithm>
#include <array>

#include "indexer/model/language_tag.h"
#include "indexer/readers/newsml_items.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

// Roles of components whose text is not the story's.
constexpr std::array<std::string_view, 6> other_roles = {"HeadLine", "StyleSheet", "Contact",
                                                         "Caption",  "Logo",       "Photo"};

// The id without its revision, so that a correction replaces what it corrects.
std::string id_of(const MarkupTree& tree, int item) {
    const int identifier = find_below(tree, item, "NewsIdentifier");
    std::string id = "urn:newsml";
    for (const std::string_view part : {"ProviderId", "DateId", "NewsItemId"}) {
        const std::string value = line_of(tree, child_of(tree, identifier, part));
        if (value.empty()) return line_of(tree, child_of(tree, identifier, "PublicIdentifier"));
        id += ":" + value;
    }
    return id;
}

std::string formal_name(const MarkupTree& tree, int node) { return attribute_of(tree, node, "FormalName"); }

std::optional<Timestamp> time_in(const MarkupTree& tree, int parent, std::string_view tag) {
    return parse_timestamp(line_of(tree, find_below(tree, parent, tag)));
}

bool is_story(const MarkupTree& tree, int content) {
    const std::string role = formal_name(tree, child_of(tree, tree[content].parent, "Role"));
    const std::string type = formal_name(tree, child_of(tree, content, "MimeType"));
    return std::ranges::find(other_roles, role) == other_roles.end() && type != "text/css";
}

// An item holds headline, contacts and the like as contents of their own: the longest is the story.
std::string content_of(const MarkupTree& tree, int item, Article& article) {
    std::string longest;
    for (const int content : outermost_of(tree, item, {"ContentItem"})) {
        const int inner = child_of(tree, content, "DataContent");
        if (inner < 0 || !is_story(tree, content)) continue;
        const std::string type = formal_name(tree, child_of(tree, content, "MimeType"));
        std::string text = inline_text(tree, inner, type, article);
        if (text.size() > longest.size()) longest = std::move(text);
    }
    return longest;
}

std::string party_of(const MarkupTree& tree, int item, std::string_view tag) {
    return formal_name(tree, find_below(tree, find_below(tree, item, tag), "Party"));
}

}  // namespace

Result<ReadArticle> read_newsml_1_item(const MarkupTree& tree, int item, const Origin& origin) {
    const int management = child_of(tree, item, "NewsManagement");
    if (auto fault = fault_of_status(formal_name(tree, child_of(tree, management, "Status")))) return *fault;

    ReadArticle read;
    Article& article = read.article;
    article.id = id_of(tree, item);
    article.title = line_of(tree, find_below(tree, item, "HeadLine"));
    article.summary = line_of(tree, find_below(tree, item, "SubHeadLine"));
    take_byline(line_of(tree, find_below(tree, item, "ByLine")), article);
    article.source = party_of(tree, item, "Provider");
    article.language = language_tag(formal_name(tree, find_below(tree, item, "Language")));
    for (const int keyword : outermost_of(tree, item, {"KeywordLine"})) article.tags.push_back(line_of(tree, keyword));
    const WireDates dates{std::nullopt, time_in(tree, management, "FirstCreated"), std::nullopt,
                          time_in(tree, management, "ThisRevisionCreated")};
    article.published = dates.published();
    article.body = with_dateline(line_of(tree, find_below(tree, item, "DateLine")), content_of(tree, item, article));
    fill_if_empty(article.title, line_of(tree, find_below(tree, item, "SlugLine")));
    fill_if_empty(article.source, party_of(tree, item, "Source"));
    fill_if_empty(article.source, party_of(tree, 0, "SentFrom"));
    return finish_article(std::move(read), origin);
}

}  // namespace dateline
