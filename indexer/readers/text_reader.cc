// Plain text files: whatever a scraper left of a page.

#include "indexer/base/utf8.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

ReadArticles read_text(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text(bytes);
    if (!text) return {Fault{"is no text: it holds binary data"}};
    if (trim(*text).empty()) return {Fault{"is empty"}};

    ScrapedText scraped = parse_scraped_text(*text);
    ReadArticle read;
    Article& article = read.article;
    article.title = std::move(scraped.title);
    article.body = std::move(scraped.body);
    article.published = scraped.published;
    article.authors = std::move(scraped.authors);
    article.source = std::move(scraped.source);
    article.section = std::move(scraped.section);
    article.url = std::move(scraped.url);
    if (!article.published) article.published = date_in_path(origin.dated_name());
    return {finish_article(std::move(read), origin)};
}

}  // namespace dateline
