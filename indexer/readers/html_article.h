// The text of the article on a web page, without what stands around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

struct HtmlArticle {
    /// The paragraphs, separated by empty lines; without headline, byline, captions, and what is the site's.
    std::string body;
    /// The lines between the headline and the text: who wrote it, when.
    std::vector<std::string> head;
};

/// The article on a page whose headline is `title`; empty where it is not known.
HtmlArticle find_article(const MarkupTree& tree, std::string_view title);

}  // namespace dateline
