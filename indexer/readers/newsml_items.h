// One item of NewsML as an article.
#pragma once

#include "indexer/readers/markup_tree.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// A newsItem of NewsML-G2.
Result<ReadArticle> read_newsml_g2_item(const MarkupTree& tree, int item, const Origin& origin);

/// A NewsItem of NewsML 1.0 to 1.2.
Result<ReadArticle> read_newsml_1_item(const MarkupTree& tree, int item, const Origin& origin);

/// The text in the content at `node`: NITF (which also fills what else `article` does not know), HTML or plain text.
/// Empty where it is none of these.
std::string inline_text(const MarkupTree& tree, int node, std::string_view content_type, Article& article);

}  // namespace dateline
