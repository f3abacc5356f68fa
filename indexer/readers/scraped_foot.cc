#include "indexer/readers/scraped_foot.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/publication_date.h"
#include "indexer/readers/scraped_byline.h"

namespace dateline {
namespace {

using std::size_t;

constexpr size_t longest_foot_line = 250;  ///< bytes

/// "Jane Doe" again, and "Jane Doe is a reporter in Berlin."
bool is_note_on_author(const std::string& text, const std::vector<std::string>& authors) {
    const auto key = phrase_key(text);
    return std::ranges::any_of(authors, [&](const std::string& author) {
        const auto name = phrase_key(author);
        if (key == name) return true;
        if (!key.starts_with(name + " is a") && !key.starts_with(name + " covers ")) return false;
        const auto words = split_words(key);
        return std::ranges::any_of(words, [](std::string_view word) { return is_role(word); });
    });
}

void drop_notes_on_authors(std::vector<Paragraph>& paragraphs, size_t first, const std::vector<std::string>& authors) {
    for (size_t i = paragraphs.size(); i > first; --i) {
        auto& paragraph = paragraphs[i - 1];
        const bool is_note = paragraph.text.size() <= longest_foot_line && is_note_on_author(paragraph.text, authors);
        if (!is_note && paragraph.is_kept && paragraph.kind == LineKind::text) return;
        if (is_note) paragraph.is_kept = false;
    }
}

}  // namespace

FootDates take_foot(std::vector<Paragraph>& paragraphs, size_t first, ScrapedText& found) {
    FootDates dates;
    auto behind_story = paragraphs.size();
    while (behind_story > first && !paragraphs[behind_story - 1].is_story()) --behind_story;
    for (size_t i = first; i < paragraphs.size(); ++i) {
        auto& paragraph = paragraphs[i];
        if (!paragraph.is_kept || paragraph.kind == LineKind::furniture || paragraph.text.size() > longest_foot_line)
            continue;
        const auto line = parse_date_line(paragraph.text);
        if (line && (line->published || line->updated || i >= behind_story)) {
            if (!dates.published) dates.published = line->published;
            if (!dates.updated) dates.updated = line->updated;
            paragraph.is_kept = false;
        } else if (const auto byline = parse_byline(paragraph.text); byline && i >= behind_story) {
            if (found.authors.empty()) found.authors = byline->authors;
            paragraph.is_kept = false;
        }
    }
    drop_notes_on_authors(paragraphs, first, found.authors);
    return dates;
}

}  // namespace dateline
