#include "indexer/readers/newsml_reader.h"

#include <algorithm>
#include <array>

#include "indexer/readers/charset.h"
#include "indexer/readers/newsml_items.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

struct Root {
    std::string_view tag;
    bool is_item;  ///< or holds items
    std::string_view kind;
};

constexpr std::array roots = {
    Root{"newsItem", true, "a news item"},         Root{"packageItem", true, "a package"},
    Root{"conceptItem", true, "a concept"},        Root{"knowledgeItem", true, "a list of concepts"},
    Root{"planningItem", true, "a plan"},          Root{"catalogItem", true, "a catalogue"},
    Root{"NewsItem", true, "a news item"},         Root{"newsMessage", false, "a message"},
    Root{"NewsML", false, "an envelope of items"},
};

std::string named(std::string_view guid) { return guid.empty() ? "" : " (" + short_line(guid, 200) + ")"; }

Result<ReadArticle> read_item(const MarkupTree& tree, int item, const Origin& origin) {
    const std::string_view tag = tree[item].tag;
    if (tag == "newsItem") return read_newsml_g2_item(tree, item, origin);
    if (tag == "NewsItem") return read_newsml_1_item(tree, item, origin);
    const auto* root = std::ranges::find(roots, tag, &Root::tag);
    return Fault{"is " + std::string(root->kind) + " of NewsML-G2, not an article" +
                 named(tree.attribute(item, "guid"))};
}

}  // namespace

bool is_newsml(std::string_view head) {
    return std::ranges::find(roots, root_element(head), &Root::tag) != roots.end();
}

std::vector<Result<ReadArticle>> read_newsml(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text_in(bytes, declared_charset(bytes));
    if (!text) return {Fault{"is no NewsML: it holds binary data"}};
    const MarkupTree tree = parse_xml(*text);
    std::vector<std::string_view> tags;
    for (const Root& root : roots) {
        if (root.is_item) tags.push_back(root.tag);
    }
    const std::vector<int> items = outermost_of(tree, 0, tags);
    std::vector<Result<ReadArticle>> articles;
    for (const int item : items) {
        const bool is_only = items.size() == 1;
        articles.push_back(read_item(tree, item, is_only ? origin : origin_of_item(origin, articles.size() + 1)));
    }
    if (articles.empty()) articles.emplace_back(Fault{"is NewsML without an item"});
    return articles;
}

}  // namespace dateline
