// What a scraper left of a news page, as plain text: finds the article in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/model/article.h"

namespace dateline {

/// The article found in scraped text. Empty members were not found: nothing is invented.
struct ScrapedText {
    std::string title;
    std::string body;  ///< paragraphs separated by an empty line; without the headline, unless the title was taken from
                       ///< the first sentence
    std::optional<Timestamp> published;
    std::vector<std::string> authors;
    std::string source;
    std::string section;
    std::string url;
};

/// Finds headline, publication date and body in `text` (valid UTF-8), and leaves out what is not the article. Linear in
/// the length of the text.
ScrapedText parse_scraped_text(std::string_view text);

/// `article` as `text` has it.
void take_scraped(ScrapedText text, Article& article);

/// The body of an article whose title is known already: the same cleaning, without looking for a headline or a date.
std::string clean_body(std::string_view body, std::string_view title);

/// The first sentence of `body` (with the next one, if it is no more than "BERLIN, March 18."), shortened at a word to
/// about 120 characters with "…": a title for an article without a headline.
std::string title_from_body(std::string_view body);

/// The date in a path or URL such as /2022/03/18/ or 2022-03-18-slug; nothing where it has none.
std::optional<Timestamp> date_in_path(std::string_view path);

}  // namespace dateline
