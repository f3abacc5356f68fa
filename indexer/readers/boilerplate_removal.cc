#include "indexer/readers/boilerplate_removal.h"

#include <algorithm>
#include <cstddef>

#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate_core.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_credit.h"

namespace dateline {
namespace {

using std::size_t;

/// How much of the story stands before a paragraph.
struct StoryBefore {
    size_t paragraphs = 0;
    size_t chars = 0;
    size_t neighbours = 0;  ///< paragraphs that follow another one at once
};

bool is_kept_story(const Paragraph& paragraph) { return paragraph.is_kept && paragraph.is_story(); }

/// One more than there are paragraphs: the last one is about all of them.
std::vector<StoryBefore> stories_before(const std::vector<Paragraph>& paragraphs) {
    std::vector<StoryBefore> before(paragraphs.size() + 1);
    bool follows_story = false;
    for (size_t i = 0; i < paragraphs.size(); ++i) {
        auto next = before[i];
        const bool is_story = is_kept_story(paragraphs[i]);
        if (is_story) {
            ++next.paragraphs;
            next.chars += paragraphs[i].shape.chars;
            next.neighbours += follows_story;
        }
        if (paragraphs[i].is_kept) follows_story = is_story;
        before[i + 1] = next;
    }
    return before;
}

void drop_from(std::vector<Paragraph>& paragraphs, size_t first) {
    for (size_t i = first; i < paragraphs.size(); ++i) paragraphs[i].is_kept = false;
}

/// Whether buttons and forms of a discussion follow a paragraph.
std::vector<char> replies_after(const std::vector<Paragraph>& paragraphs) {
    std::vector<char> replies(paragraphs.size());
    for (size_t i = paragraphs.size(); i-- > 1;) {
        const auto& paragraph = paragraphs[i];
        const bool is_reply =
            paragraph.kind == LineKind::comment_form ||
            (paragraph.kind == LineKind::furniture && phrase_key(paragraph.text.substr(0, 20)).starts_with("reply"));
        replies[i - 1] = static_cast<char>(is_reply ? 1 : replies[i]);
    }
    return replies;
}

/// Everything behind a comment form is not the article; other headings of comments may also stand above it.
void cut_comments(std::vector<Paragraph>& paragraphs) {
    const auto before = stories_before(paragraphs);
    const auto& all = before.back();
    const auto has_replies = replies_after(paragraphs);
    for (size_t i = 0; i < paragraphs.size(); ++i) {
        const auto kind = paragraphs[i].kind;
        if (!paragraphs[i].is_kept || before[i].paragraphs == 0) continue;
        const auto chars_after = all.chars - before[i].chars;
        const bool is_rest = chars_after == 0;
        const bool has_prose_next = i + 1 < paragraphs.size() && is_kept_story(paragraphs[i + 1]);
        const bool ends_article =
            (kind == LineKind::comment_form && before[i].chars * 8 >= chars_after) ||
            (kind == LineKind::comment_count && (is_rest || before[i].chars * 2 >= chars_after)) ||
            (kind == LineKind::comments &&
             (is_rest || (has_replies[i] && !has_prose_next && before[i].chars >= chars_after)));
        if (ends_article) return drop_from(paragraphs, i);
    }
}

/// Links have neither the end of a sentence nor that of a list's introduction.
bool may_be_link(const Paragraph& paragraph) {
    return !paragraph.is_story() && paragraph.shape.end_mark != U'.' && paragraph.shape.last != ':';
}

/// A list of links goes to the next paragraph of the story; to the end, if only teasers follow, each on its own.
void drop_link_lists(std::vector<Paragraph>& paragraphs) {
    const auto before = stories_before(paragraphs);
    const auto& all = before.back();
    for (size_t i = 0; i < paragraphs.size(); ++i) {
        if (!paragraphs[i].is_kept || paragraphs[i].kind != LineKind::list_heading) continue;
        paragraphs[i].is_kept = false;
        if (before[i].paragraphs == 0) continue;
        const auto stories_after = all.paragraphs - before[i].paragraphs;
        const auto neighbours_after = all.neighbours - before[i].neighbours;
        if (stories_after == 0 ||
            (stories_after >= 2 && neighbours_after == 0 && before[i].paragraphs >= stories_after)) {
            return drop_from(paragraphs, i);
        }
        for (size_t link = i + 1; link < paragraphs.size() && may_be_link(paragraphs[link]); ++link) {
            if (paragraphs[link].kind == LineKind::list_heading) break;
            paragraphs[link].is_kept = false;
        }
    }
}

/// A section's or network's name is dropped beside other boilerplate, above the story and below it, but not from a list
/// that the story introduces.
void drop_navigation(std::vector<Paragraph>& paragraphs) {
    const auto before = stories_before(paragraphs);
    const auto stories = before.back().paragraphs;
    const auto is_text = [&](size_t i) { return paragraphs[i].kind == LineKind::text && paragraphs[i].is_kept; };
    bool is_introduced = false;
    for (size_t first = 0; first < paragraphs.size();) {
        if (is_text(first)) {
            is_introduced = paragraphs[first].shape.last == ':' || (is_introduced && !paragraphs[first].is_story());
            ++first;
            continue;
        }
        size_t end = first;
        while (end < paragraphs.size() && !is_text(end)) ++end;
        const bool at_edge = stories > 0 ? before[first].paragraphs == 0 || before[end].paragraphs == stories
                                         : first == 0 || end == paragraphs.size();
        const bool is_dropped = !is_introduced && (end - first >= 2 || at_edge);
        for (size_t i = first; i < end; ++i) {
            auto& paragraph = paragraphs[i];
            if (paragraph.kind == LineKind::navigation || paragraph.kind == LineKind::comments)
                paragraph.is_kept &= !is_dropped;
        }
        first = end;
    }
}

void drop_furniture(std::vector<Paragraph>& paragraphs) {
    size_t stories = 0;
    for (auto& paragraph : paragraphs) {
        stories += is_kept_story(paragraph);
        const bool is_furniture = paragraph.kind == LineKind::furniture || paragraph.kind == LineKind::comment_form ||
                                  paragraph.kind == LineKind::comment_count ||
                                  (paragraph.kind == LineKind::media_link && stories > 0);
        if (is_furniture) paragraph.is_kept = false;
    }
}

bool is_headline_like(const Paragraph& paragraph) {
    const auto& shape = paragraph.shape;
    return paragraph.kind == LineKind::text && shape.words >= 5 && shape.chars >= 25 && shape.chars <= 160 &&
           !shape.starts_lower && (shape.end_mark == 0 || shape.end_mark == U'?') && shape.last != ',' &&
           shape.last != ':' && shape.last != ';' && shape.numbers * 4 < shape.words && !is_numbered(paragraph.text) &&
           is_letter_or_digit(decode_utf8(paragraph.text, 0).code);
}

/// Headlines of other articles at the end: several in a row, below a story that does not announce a list.
void drop_trailing_headlines(std::vector<Paragraph>& paragraphs) {
    const auto before = stories_before(paragraphs);
    if (before.back().paragraphs < 3) return;
    size_t first = paragraphs.size();
    size_t headlines = 0;
    while (first > 0 && !is_kept_story(paragraphs[first - 1])) {
        const auto& paragraph = paragraphs[first - 1];
        if (paragraph.is_kept && !is_headline_like(paragraph)) return;
        headlines += paragraph.is_kept;
        --first;
    }
    const bool is_set_off = first < paragraphs.size() && !paragraphs[first].is_kept;
    const bool is_list = headlines >= 3 || (headlines == 2 && is_set_off);
    if (is_list && first > 0 && paragraphs[first - 1].shape.last != ':') drop_from(paragraphs, first);
}

/// Counters of comments and likes below the story, where nothing else stands.
void drop_trailing_numbers(std::vector<Paragraph>& paragraphs) {
    if (stories_before(paragraphs).back().paragraphs == 0) return;
    size_t first = paragraphs.size();
    while (first > 0 && !is_kept_story(paragraphs[first - 1])) {
        const auto& paragraph = paragraphs[first - 1];
        if (paragraph.is_kept && !std::ranges::all_of(paragraph.text, is_digit)) return;
        --first;
    }
    drop_from(paragraphs, first);
}

void drop_doubles(std::vector<Paragraph>& paragraphs) {
    const Paragraph* last = nullptr;
    for (auto& paragraph : paragraphs) {
        if (!paragraph.is_kept) continue;
        if (last && paragraph.is_story() && last->text == paragraph.text) paragraph.is_kept = false;
        if (paragraph.is_kept) last = &paragraph;
    }
}

/// "… he said. Read more": a button of some words behind the last sentence.
std::string without_button(const std::string& text) {
    const auto start = last_sentence_start(text);
    if (start == 0 || text.size() - start > 60) return text;
    const auto button = text.substr(start);
    const auto shape = shape_of(button);
    if (shape.words < 2 || shape.end_mark != 0 || shape.starts_lower) return text;
    const auto kind = kind_of(button, shape);
    const bool is_button =
        kind == LineKind::furniture || kind == LineKind::list_heading || kind == LineKind::comment_form;
    return is_button ? collapse_spaces(text.substr(0, start)) : text;
}

void trim_start(Paragraph& paragraph) {
    const auto icons = icon_names_length(paragraph.text);
    if (icons > 0 && icons < paragraph.text.size()) paragraph.set_text(collapse_spaces(paragraph.text.substr(icons)));
}

/// What pages tell the blind of a link, inside a sentence.
void drop_link_descriptions(Paragraph& paragraph) {
    if (paragraph.kind != LineKind::text || paragraph.text.find("opens ") == std::string::npos) return;
    auto text = paragraph.text;
    for (const std::string_view sign : {", opens new tab", " (opens in new tab)", " (opens in a new tab)",
                                        " (opens in new window)", " (opens in a new window)"}) {
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at)) text.erase(at, sign.size());
    }
    if (text != paragraph.text && !text.empty()) paragraph.set_text(std::move(text));
}

/// The lines below "Image source" and "Image caption".
void drop_labelled_captions(std::vector<Paragraph>& paragraphs) {
    constexpr size_t most_credit_words = 8;
    constexpr size_t longest_caption = 300;  // characters
    for (size_t i = 0; i + 1 < paragraphs.size(); ++i) {
        const auto label = caption_label_of(phrase_key(paragraphs[i].text.substr(0, 60)));
        if (label == CaptionLabel::none) continue;
        auto& next = paragraphs[i + 1];
        const auto& shape = next.shape;
        const bool is_labelled = label == CaptionLabel::credit ? shape.words <= most_credit_words && shape.end_mark == 0
                                                               : shape.chars <= longest_caption && shape.sentences <= 3;
        if (is_labelled && next.kind == LineKind::text) next.kind = LineKind::furniture;
    }
}

/// "… from a year earlier.The director at a meeting.(Agency: Jane Doe)".
void drop_glued_caption(Paragraph& paragraph) {
    if (paragraph.kind != LineKind::text) return;
    const auto caption = glued_caption_start(paragraph.text);
    if (caption < paragraph.text.size()) paragraph.set_text(paragraph.text.substr(0, caption));
}

}  // namespace

void trim_paragraphs(std::vector<Paragraph>& paragraphs) {
    for (size_t i = 0; i < paragraphs.size(); ++i) {
        trim_start(paragraphs[i]);
        drop_link_descriptions(paragraphs[i]);
        drop_glued_caption(paragraphs[i]);
        const auto form = glued_form_start(paragraphs[i].text);
        if (form == paragraphs[i].text.size() || form == 0) continue;
        paragraphs[i].set_text(paragraphs[i].text.substr(0, form));
        paragraphs.resize(i + 1);
    }
    drop_labelled_captions(paragraphs);
    const bool has_story = std::ranges::any_of(
        paragraphs, [](const Paragraph& paragraph) { return paragraph.is_story() && !is_caption(paragraph.text); });
    for (auto& paragraph : paragraphs) {
        if (paragraph.kind != LineKind::text || parse_byline(paragraph.text)) continue;
        if (has_story && is_caption(paragraph.text)) {
            paragraph.kind = LineKind::furniture;
            continue;
        }
        auto text = without_button(collapse_spaces(paragraph.text.substr(0, credit_start(paragraph.text))));
        if (!text.empty() && text != paragraph.text) paragraph.set_text(std::move(text));
    }
}

void drop_boilerplate(std::vector<Paragraph>& paragraphs) {
    cut_comments(paragraphs);
    drop_link_lists(paragraphs);
    drop_navigation(paragraphs);
    drop_outside_core(paragraphs);
    drop_furniture(paragraphs);
    drop_trailing_headlines(paragraphs);
    drop_trailing_numbers(paragraphs);
    drop_doubles(paragraphs);
}

}  // namespace dateline
