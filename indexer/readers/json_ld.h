// The article that a page describes in JSON-LD, by the words of schema.org.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/html_metadata.h"

namespace dateline {

struct JsonLdArticle {
    bool is_found = false;
    HtmlMetadata metadata{};
    std::string name;                           ///< the article's name, beside its headline
    std::optional<Timestamp> page_published{};  ///< of the page that shows it
};

/// Looks for an article in the content of a script element, unless one was found already. Faulty scripts are passed
/// over.
void read_json_ld(std::string_view script, JsonLdArticle& found);

}  // namespace dateline
