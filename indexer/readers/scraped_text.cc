#include "indexer/readers/scraped_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/readers/boilerplate_removal.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/scraped_head.h"
#include "indexer/readers/scraped_paragraphs.h"

namespace dateline {
namespace {

template <typename IsTaken>
std::string join(const std::vector<Paragraph>& paragraphs, IsTaken is_taken) {
    std::string body;
    for (const auto& paragraph : paragraphs) {
        if (paragraph.text.empty() || !is_taken(paragraph)) continue;
        if (!body.empty()) body += "\n\n";
        body += paragraph.text;
    }
    return body;
}

/// What is kept; if nothing is, the text without what is surely no article; if nothing is left then either, all of it.
std::string body_of(const std::vector<Paragraph>& paragraphs) {
    auto body = join(paragraphs, [](const Paragraph& paragraph) { return paragraph.is_kept; });
    if (body.empty())
        body = join(paragraphs, [](const Paragraph& paragraph) { return paragraph.kind == LineKind::text; });
    if (body.empty()) body = join(paragraphs, [](const Paragraph&) { return true; });
    return body;
}

void drop_repeats(std::vector<Paragraph>& paragraphs, std::string_view title) {
    for (auto& paragraph : paragraphs) {
        if (paragraph.kind == LineKind::text && repeats_title(paragraph.text, title)) paragraph.is_kept = false;
    }
}

/// Takes the headline off the paragraph that it was glued to.
void unglue_title(std::vector<Paragraph>& paragraphs, std::string_view title) {
    constexpr std::size_t least_words = 5;
    if (shape_of(title).words < least_words) return;
    const auto first = std::ranges::find_if(paragraphs, &Paragraph::is_kept);
    if (first == paragraphs.end() || !first->text.starts_with(title)) return;
    const auto rest = collapse_spaces(std::string_view{first->text}.substr(title.size()));
    const bool starts_sentence =
        first->text[std::min(title.size(), first->text.size() - 1)] == ' ' && !shape_of(rest).starts_lower;
    if (starts_sentence && is_prose(shape_of(rest))) first->set_text(rest);
}

}  // namespace

ScrapedText parse_scraped_text(std::string_view text) {
    auto paragraphs = to_paragraphs(text);
    trim_paragraphs(paragraphs);
    ScrapedText found;
    take_head(paragraphs, found);
    drop_repeats(paragraphs, found.title);
    unglue_title(paragraphs, found.title);
    drop_boilerplate(paragraphs);
    found.body = body_of(paragraphs);
    return found;
}

void take_scraped(ScrapedText text, Article& article) {
    article.title = std::move(text.title);
    article.body = std::move(text.body);
    article.published = text.published;
    article.authors = std::move(text.authors);
    article.source = std::move(text.source);
    article.section = std::move(text.section);
    article.url = std::move(text.url);
}

std::string clean_body(std::string_view body, std::string_view title) {
    auto paragraphs = to_paragraphs(body);
    trim_paragraphs(paragraphs);
    drop_repeats(paragraphs, title);
    drop_boilerplate(paragraphs);
    return body_of(paragraphs);
}

}  // namespace dateline
