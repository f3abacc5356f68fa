// Which element of a feed holds which field of an article.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

enum class FeedField {
    none,
    title,
    link,
    permanent_link,  ///< an entry's own address, where `link` counts clicks
    id,
    content,
    summary,
    aside,  ///< text about the entry that is used where it has no other
    published,
    updated,
    author,
    category,
    keywords,  ///< several, parted by commas
    section,
    source,
    group,  ///< holds fields of its own
    language,
};

struct FieldRow {
    std::string_view name;
    FeedField field = FeedField::none;
    int rank = 0;  ///< of those that hold the same field, the lowest is used
};

/// The row for an element, by its name without prefix and its namespace; `home` is the namespace of the entry itself.
/// Undeclared prefixes stand for what they usually stand for.
FieldRow find_field(std::string_view tag, std::string_view name_space, std::string_view home);

/// True for the namespaces of RSS and Atom, and for none.
bool is_feed_namespace(std::string_view name_space);

}  // namespace dateline
