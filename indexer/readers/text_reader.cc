// Plain text files: whatever a scraper left of a page.

#include "indexer/base/utf8.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

ReadArticles read_text(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text(bytes);
    if (!text) return {Fault{"is no text: it holds binary data"}};
    if (trim(*text).empty()) return {Fault{"is empty"}};

    ReadArticle read;
    take_scraped(parse_scraped_text(*text), read.article);
    if (!read.article.published) read.article.published = date_in_path(origin.dated_name());
    return {finish_article(std::move(read), origin)};
}

}  // namespace dateline
