// What the formats of news agencies have in common: elements to look up, paragraphs, bylines, datelines, dates.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/article.h"
#include "indexer/readers/markup_tree.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// The local name of the element that a document of XML starts with; empty where `head`, the first bytes of it in any
/// character set, shows none.
std::string root_element(std::string_view head);

/// The first child of `node` that is a `tag`; -1 for none, and where `node` is -1.
int child_of(const MarkupTree& tree, int node, std::string_view tag);

/// The first descendant of `node` that is a `tag`; -1 for none, and where `node` is -1.
int find_below(const MarkupTree& tree, int node, std::string_view tag);

/// The descendants of `node` that are one of `tags`, without those inside another of them.
std::vector<int> outermost_of(const MarkupTree& tree, int node, const std::vector<std::string_view>& tags);

/// The text below `node` on one line; empty where `node` is -1.
std::string line_of(const MarkupTree& tree, int node);

/// Empty where `node` is -1.
std::string attribute_of(const MarkupTree& tree, int node, std::string_view name);

/// The paragraphs below `node` (NITF or HTML), separated by an empty line: headings, list items and rows of tables are
/// paragraphs too. Media with their captions, scripts and notes to editors are left out.
std::string paragraphs_of(const MarkupTree& tree, int node);

/// `body` behind `dateline`, as agencies print it: "BERLIN, March 18 - The government …". As it is where it starts so.
std::string with_dateline(std::string_view dateline, std::string body);

/// `body` without a first paragraph that repeats `title`.
std::string without_title(std::string body, std::string_view title);

/// Adds whom a byline names: people without "By" and their posts; the whole line where it names nobody plainly. An
/// agency alone becomes the source, where none is known.
void take_byline(std::string_view byline, Article& article);

/// What an item says of its own time.
struct WireDates {
    std::optional<Timestamp> embargoed;
    std::optional<Timestamp> first_created;
    std::optional<Timestamp> content_created;
    std::optional<Timestamp> version_created;

    std::optional<Timestamp> published() const;
};

/// Why an item with this status, such as "stat:canceled" or "Withheld", is not for readers; nothing where it is.
std::optional<Fault> fault_of_status(std::string_view status);

/// What stands behind the scheme of a code or at the end of a URI: "text" of "ninat:text".
std::string_view code_of(std::string_view qcode);

/// The origin of item `number`, from 1, of a file that holds several.
Origin origin_of_item(const Origin& file, std::size_t number);

template <typename T>
void fill_if_empty(T& member, T value) {
    if (member.empty()) member = std::move(value);
}

}  // namespace dateline
