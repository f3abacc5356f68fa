#include "indexer/readers/metadata_text.h"

#include "indexer/readers/markup_tree.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

bool is_web_address_text(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.");
}

std::string metadata_text(std::string_view value) {
    std::string text = collapse_spaces(value);
    const bool is_escaped = text.find('&') != std::string::npos && text.find(';') != std::string::npos;
    if (!is_escaped) return text;
    return collapse_spaces(parse_html("<p>" + text + "</p>").text_of(0));
}

}  // namespace dateline
