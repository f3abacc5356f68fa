#include "indexer/readers/html_selection.h"

#include <algorithm>
#include <cstddef>

#include "indexer/readers/boilerplate.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/publication_date.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

enum class Verdict { text, other, end };

using Verdicts = std::vector<Verdict>;

// A paragraph that is one link and no sentence leads to another article.
bool is_lone_link(const HtmlBlock& block, const LineShape& shape) {
    constexpr std::size_t most_words = 24;
    return block.link_share() > 0.95 && block.kind == BlockKind::paragraph && shape.words <= most_words &&
           (shape.end_mark == 0 || shape.end_mark == U'?');
}

// So does a headline behind a few words that are not linked: "Les også: …", "Lire aussi …"; an address is no headline.
bool is_introduced_link(const HtmlBlock& block, const LineShape& shape) {
    constexpr std::size_t most_words = 30;
    constexpr std::size_t shortest_headline = 20;  // characters
    if (block.kind != BlockKind::paragraph || shape.words > most_words || block.link_chars < shortest_headline)
        return false;
    if (block.text.find_first_of("@\n") != std::string::npos || block.text.find("://") != std::string::npos)
        return false;
    if (shape.end_mark == 0 && block.link_share() > 0.6) return true;
    const std::string_view value = split_label(block.text).value;
    return !value.empty() && block.link_share() > 0.5 && block.link_chars >= shape_of(value).chars;
}

// What a block is by itself.
Verdict judge(const HtmlBlock& block, std::string_view title) {
    const LineShape shape = shape_of(block.text);
    switch (kind_of(block.text, shape)) {
        case LineKind::comment_form:
        case LineKind::comment_count:
        case LineKind::comments: return Verdict::end;
        case LineKind::furniture:
        case LineKind::list_heading:
        case LineKind::media_link: return Verdict::other;
        case LineKind::navigation:
        case LineKind::text: break;
    }
    const bool is_other =
        is_lone_link(block, shape) || is_introduced_link(block, shape) || repeats_title(block.text, title);
    return is_other ? Verdict::other : Verdict::text;
}

// A list of links is navigation; one with words of its own between them is text.
void drop_link_lists(std::span<const HtmlBlock> blocks, Verdicts& verdicts) {
    for (std::size_t i = 0; i < blocks.size();) {
        const bool are_items = blocks[i].kind == BlockKind::item;
        const auto belongs = [&](const HtmlBlock& block) {
            if ((block.kind == BlockKind::item) != are_items) return false;
            return are_items || block.kind == BlockKind::heading || block.link_share() > 0.7;
        };
        std::size_t end = i;
        double chars = 0;
        double links = 0;
        for (; end < blocks.size() && belongs(blocks[end]); ++end) {
            chars += static_cast<double>(blocks[end].chars);
            links += static_cast<double>(blocks[end].link_chars);
        }
        const bool is_list = are_items ? end > i : end > i + 1;
        const double most_links = end == blocks.size() ? 0.4 : 0.6;
        if (is_list && links > most_links * chars) {
            for (std::size_t k = i; k < end; ++k) verdicts[k] = Verdict::other;
        }
        i = std::max(end, i + 1);
    }
}

// Where comments start the article has ended, if most of the text stands above.
void drop_comments(std::span<const HtmlBlock> blocks, Verdicts& verdicts) {
    std::size_t total = 0;
    for (const HtmlBlock& block : blocks) total += block.chars;
    std::size_t above = 0;
    bool is_over = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        above += blocks[i].chars;
        is_over = is_over || (verdicts[i] == Verdict::end && 2 * above > total);
        if (is_over) verdicts[i] = Verdict::other;
    }
}

// A heading of which nothing is left, and one at the end.
void drop_idle_headings(std::span<const HtmlBlock> blocks, Verdicts& verdicts) {
    bool has_text = false;
    bool has_lost = true;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        const bool is_heading = blocks[i].kind == BlockKind::heading;
        if (!is_heading) {
            (verdicts[i] == Verdict::text ? has_text : has_lost) = true;
            continue;
        }
        if (!has_text && has_lost) verdicts[i] = Verdict::other;
        has_text = has_lost = false;
    }
}

// What stands above the headline, and the byline and date between it and the story.
void drop_head(std::span<const HtmlBlock> blocks, std::string_view title, Verdicts& verdicts) {
    std::size_t story = 0;
    while (story < blocks.size() && !(verdicts[story] == Verdict::text && is_prose(shape_of(blocks[story].text))))
        ++story;
    if (story == blocks.size()) return;
    std::size_t headline = 0;
    for (std::size_t i = 0; i < story; ++i) {
        if (blocks[i].kind == BlockKind::heading && repeats_title(blocks[i].text, title)) headline = i;
    }
    for (std::size_t i = 0; i < story; ++i) {
        const bool is_meta = parse_date_line(blocks[i].text) || parse_byline(blocks[i].text);
        if (i < headline || is_meta) verdicts[i] = Verdict::other;
    }
}

}  // namespace

bool announces_article(const HtmlBlock& block, std::string_view title) {
    const bool is_link = block.kind == BlockKind::heading && block.link_share() > 0.9 && block.leads_away;
    return is_link && !repeats_title(block.text, title);
}

std::vector<char> select_text(std::span<const HtmlBlock> blocks, std::string_view title) {
    Verdicts verdicts;
    verdicts.reserve(blocks.size());
    for (const HtmlBlock& block : blocks) verdicts.push_back(judge(block, title));
    drop_head(blocks, title, verdicts);
    drop_link_lists(blocks, verdicts);
    drop_comments(blocks, verdicts);
    drop_idle_headings(blocks, verdicts);
    std::vector<char> selected;
    selected.reserve(blocks.size());
    for (const Verdict verdict : verdicts) selected.push_back(verdict == Verdict::text ? 1 : 0);
    // A page of little text: all of it, rather than none.
    if (std::ranges::count(selected, 1) == 0) std::ranges::fill(selected, 1);
    return selected;
}

}  // namespace dateline
