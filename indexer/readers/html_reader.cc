// Web pages. What their metadata say goes before what they show, since it is written to be read by programs.

#include "indexer/readers/html_reader.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/html_article.h"
#include "indexer/readers/html_dates.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/html_told_text.h"
#include "indexer/readers/publication_date.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {

namespace {

template <typename T>
void fill(T& member, T value) {
    if (member.empty()) member = std::move(value);
}

bool is_head_line(std::string_view line) {
    constexpr std::size_t longest_line_of_head = 150;
    if (line.size() > longest_line_of_head) return false;
    if (parse_byline(line)) return true;
    const std::optional<DateLine> date = parse_date_line(line);
    return date && (date->others.empty() || parse_byline(date->others.front()).has_value());
}

// `body` without the headline, the byline and the dates that stand among its first lines.
std::string without_head_lines(std::string_view body, std::string_view title) {
    constexpr std::size_t lines_of_head = 6;
    std::string kept;
    for (std::size_t line = 0; line < lines_of_head && !body.empty(); ++line) {
        const std::size_t end = std::min(body.find('\n'), body.size());
        const std::size_t next = std::min(body.find_first_not_of('\n', end), body.size());
        const std::string_view text = body.substr(0, end);
        if (text != title && !is_head_line(text)) kept += body.substr(0, next);
        body.remove_prefix(next);
    }
    return kept + std::string(body);
}

// Bylines and dates that are printed above the text, or begin it, as the reader of scraped text understands them.
void take_visible(const std::vector<std::string>& head, Article& article) {
    std::string text = article.title;
    for (const std::string& line : head) text += "\n\n" + line;
    ScrapedText shown = parse_scraped_text(text + "\n\n" + article.body);
    if (!article.published) article.published = shown.published;
    fill(article.authors, std::move(shown.authors));
    fill(article.section, std::move(shown.section));
    article.body = without_head_lines(article.body, article.title);
}

// A part of a page without a headline of its own: the first line may be one.
void take_as_text(Article& article) {
    ScrapedText scraped = parse_scraped_text(article.body);
    article.title = std::move(scraped.title);
    article.body = std::move(scraped.body);
    if (!article.published) article.published = scraped.published;
    fill(article.authors, std::move(scraped.authors));
}

}  // namespace

void take_html(std::string_view html, Article& article) {
    if (trim(html).empty()) return;
    const MarkupTree tree = parse_html(html);
    HtmlMetadata metadata = read_metadata(tree);
    fill(article.title, std::move(metadata.title));
    HtmlArticle found = find_article(tree, article.title);
    fill(article.body, reconcile_with_told(std::move(found.body), metadata.body));
    if (article.title.empty()) take_as_text(article);
    fill(article.url, std::move(metadata.url));
    fill(article.summary, std::move(metadata.summary));
    fill(article.source, std::move(metadata.source));
    fill(article.section, std::move(metadata.section));
    fill(article.language, std::move(metadata.language));
    fill(article.tags, std::move(metadata.tags));
    if (!article.published) article.published = metadata.published;
    fill(article.authors, std::move(metadata.authors));
    take_visible(found.head, article);
    if (!article.published) article.published = named_date(tree, article.title);
}

bool is_html(std::string_view head) {
    // What may stand before the first element.
    while (true) {
        head = trim(head);
        if (head.starts_with("\xEF\xBB\xBF")) {
            head.remove_prefix(3);
        } else if (head.starts_with("<!--")) {
            head.remove_prefix(std::min(head.find("-->"), head.size() - 3) + 3);
        } else if (head.starts_with("<?xml")) {
            head.remove_prefix(std::min(head.find("?>"), head.size() - 2) + 2);
        } else {
            break;
        }
    }
    std::string start(head.substr(0, 15));
    for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") ||
           start.starts_with("<body");
}

ReadArticles read_html(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text_in(bytes, declared_charset(bytes));
    if (!text) return {Fault{"is no page: it holds binary data"}};
    ReadArticle read;
    take_html(*text, read.article);
    if (!read.article.published) read.article.published = date_in_path(origin.dated_name());
    return {finish_article(std::move(read), origin)};
}

}  // namespace dateline
