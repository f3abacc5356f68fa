#include "indexer/readers/feed_entry.h"

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"
#include "indexer/readers/feed_url.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// How blogs name the lack of a category.
constexpr std::array<std::string_view, 4> no_categories = {"Uncategorized", "Uncategorised", "uncategorized",
                                                           "Allgemein"};

bool begins_body(std::string_view summary, std::string_view body) {
    std::string start = collapse_spaces(summary);
    for (const std::string_view mark : {"…", "..."}) {
        if (start.ends_with(mark)) start.resize(start.size() - mark.size());
    }
    // The body may have paragraphs where the summary runs on.
    const std::size_t enough = start.size() + start.size() / 2 + 64;
    return collapse_spaces(body.substr(0, utf8_floor(body, enough))).starts_with(trim(start));
}

// "Thu, 01 Jan 04 19:48:21 EST" as RFC 822 had it, with the century that RFC 5322 (section 4.3) gives it.
std::string with_century(const std::vector<std::string_view>& words) {
    std::string date;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool is_year = i >= 2 && i <= 3 && word.size() == 2 && is_digit(word[0]) && is_digit(word[1]) &&
                             !is_digit(words[i - 1].front()) && is_digit(words[i - 2].front());
        date += (i == 0 ? "" : " ") + std::string(is_year ? word[0] < '5' ? "20" : "19" : "") + std::string(word);
    }
    return date;
}

std::optional<Timestamp> parse_feed_date(std::string_view text) {
    constexpr std::size_t longest = 100;
    if (auto date = parse_timestamp(trim(text)); date || text.size() > longest) return date;
    std::vector<std::string_view> words = split_words(text);
    if (auto date = parse_timestamp(with_century(words))) return date;
    // "+0000 GMT" names the zone twice.
    if (words.size() < 2) return std::nullopt;
    words.pop_back();
    return parse_timestamp(with_century(words));
}

}  // namespace

FeedHead short_head(FeedHead head) {
    constexpr std::size_t longest_name = 300;  // bytes
    constexpr std::size_t most_authors = 10;
    head.title = short_line(head.title, longest_name);
    head.section = short_line(head.section, longest_name);
    if (head.link.size() > longest_url) head.link.clear();
    if (head.authors.size() > most_authors) head.authors.resize(most_authors);
    for (std::string& author : head.authors) author = short_line(author, longest_name);
    return head;
}

Fault too_many_entries() { return {"is a feed of more than " + std::to_string(most_entries) + " entries"}; }

void take_texts(const FeedTexts& texts, Article& article) {
    std::vector<std::string> bodies;
    for (const FeedText& text : texts.contents) bodies.push_back(body_of(text));
    for (const FeedText& text : texts.summaries) bodies.push_back(body_of(text));
    const auto fullest = std::ranges::max_element(bodies, {}, [](const std::string& body) { return body.size(); });
    if (fullest != bodies.end()) article.body = *fullest;
    const auto summaries = bodies.begin() + static_cast<std::ptrdiff_t>(texts.contents.size());
    const auto summary = std::find_if(summaries, bodies.end(), [&](const std::string& text) {
        return !text.empty() && !begins_body(text, article.body);
    });
    if (summary != bodies.end()) article.summary = *summary;
    for (const FeedText& text : texts.asides) {
        if (article.body.empty()) article.body = body_of(text);
    }
}

void take_head(const FeedHead& head, std::string_view guid, Article& article) {
    constexpr std::size_t most = 200;
    if (article.tags.size() > most) article.tags.resize(most);
    if (article.authors.size() > most) article.authors.resize(most);
    if (article.source.empty()) article.source = head.title;
    if (article.language.empty()) article.language = head.language;
    if (article.authors.empty()) article.authors = head.authors;
    std::erase_if(article.tags, [](const std::string& tag) {
        return is_web_url(tag) || std::ranges::find(no_categories, tag) != no_categories.end();
    });
    if (article.section.empty() && article.tags.size() == 1) article.section = article.tags.front();
    if (article.section.empty()) article.section = head.section;
    if (!article.url.empty() || trim(guid).empty()) return;
    // A number is unique in its feed only.
    const std::string& feed = head.link.empty() ? head.title : head.link;
    article.id = has_scheme(trim(guid)) ? std::string(trim(guid)) : feed + "#" + std::string(trim(guid));
}

void take_date(const std::vector<std::string>& dates, ReadArticle& read) {
    for (const std::string& date : dates) {
        if (!read.article.published) read.article.published = parse_feed_date(date);
    }
    if (dates.empty() || read.article.published) return;
    const std::string_view date = dates.front();
    read.notes.push_back("published: no date in '" + std::string(date.substr(0, utf8_floor(date, 60))) + "'");
}

}  // namespace dateline
