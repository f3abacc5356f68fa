// What a web page says about its article: in JSON-LD, meta elements, microdata, and where sites usually print it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/readers/markup_tree.h"

namespace dateline {

/// Empty members were not found.
struct HtmlMetadata {
    std::string title;
    std::string url;  ///< the canonical one; may be relative
    std::string summary;
    std::string body;  ///< the whole text, where JSON-LD repeats it
    std::optional<Timestamp> published;
    std::vector<std::string> authors;
    std::string source;
    std::string section;
    std::vector<std::string> tags;
    std::string language;  ///< "en" for en-GB
};

HtmlMetadata read_metadata(const MarkupTree& tree);

}  // namespace dateline
