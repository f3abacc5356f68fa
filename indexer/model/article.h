// An article: what every reader makes, what the index stores, what the pages show.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/timestamp.h"

namespace dateline {

/// All text is valid UTF-8 without control characters but newline; an empty string or list means unknown.
struct Article {
    std::string id;       ///< unique in the index and stable over runs
    std::string url;      ///< http or https
    std::string title;    ///< one line
    std::string body;     ///< cleaned; paragraphs are separated by an empty line
    std::string summary;  ///< the article's own standfirst, where its source gives one apart
    std::optional<Timestamp> published;
    std::string source;
    std::vector<std::string> authors;
    std::string section;
    std::vector<std::string> tags;
    std::string language;  ///< BCP 47, lower case; empty where unknown
    std::string path;      ///< the file it was read from, absolute: what the index knows it by
    /// The same as visitors may see it, who are not to learn where on the machine it lies: from the name of its SOURCE
    /// on, and with the name inside of an archive. Empty where the index is older than this member. As it was when the
    /// article last changed.
    std::string shown_path;
    std::chrono::sys_seconds indexed{};  ///< when it was first indexed
    /// Numbers of the body's lines that recur over its outlet and are no text of the article, in order. Learnt by the
    /// index, not read.
    std::vector<std::size_t> boilerplate;
};

}  // namespace dateline
