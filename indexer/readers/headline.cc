#include "indexer/readers/headline.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate_core.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_headline = 220;  ///< characters
constexpr size_t most_words = 32;
constexpr size_t repeats_within = 30;  ///< paragraphs

bool is_bullet(string_view line) {
    const auto code = decode_utf8(line, 0).code;
    return code == '-' || code == '*' || code == U'•' || code == U'–' || code == U'▪' || code == U'·';
}

/// No headline ends as a sentence, except in a question, an exclamation or an abbreviation.
bool has_headline_form(const Paragraph& paragraph) {
    const auto& shape = paragraph.shape;
    if (paragraph.kind != LineKind::text && paragraph.kind != LineKind::media_link) return false;
    if (shape.chars < 4 || shape.chars > longest_headline || shape.words > most_words || shape.words == 0) return false;
    if (std::u32string_view{U",;:—–-|"}.find(shape.last) != std::u32string_view::npos || is_bullet(paragraph.text))
        return false;
    const bool is_brand = paragraph.text.size() > 1 && is_upper(static_cast<unsigned char>(paragraph.text[1]));
    if (shape.starts_lower && !is_brand) return false;
    if (shape.end_mark == 0) return shape.sentences <= 1;
    const bool is_quoted_end = shape.last != shape.end_mark && shape.words > 12;  // a sentence with a question in it
    if (is_quoted_end) return false;
    if (shape.end_mark == U'?' || shape.end_mark == U'!' || shape.end_mark == U'？')
        return shape.words <= 20 && shape.sentences <= 2;
    return shape.ends_abbreviation && shape.words < 20;
}

/// "War in Ukraine" above a headline: few words, each with a capital or a preposition.
bool is_kicker(const LineShape& shape) {
    return shape.words <= 2 || (shape.words <= 4 && shape.lower <= 1 && shape.capitals + 1 >= shape.words);
}

/// " - Outlet" and " | Section | Outlet" behind a headline.
bool starts_outlet(string_view rest) {
    for (const string_view separator : {" | ", " - ", " – ", " — ", " :: "}) {
        if (rest.starts_with(separator)) return shape_of(rest).words <= 6;
    }
    return false;
}

/// "News / Cities / Pune / " before a headline.
bool ends_trail(string_view start) {
    const auto before = trim(start);
    const auto shape = shape_of(before);
    const bool ends_with_sign = std::ranges::any_of(std::initializer_list<string_view>{"/", ">", "›", "»", "→"},
                                                    [&](string_view sign) { return before.ends_with(sign); });
    return ends_with_sign && shape.words > 0 && shape.lower * 2 <= shape.words;
}

struct Candidate {
    size_t index;
    std::string key;
};

/// A line that comes again near the head is the headline; among several the longest is.
std::optional<size_t> find_repeated(std::span<const Paragraph> paragraphs, std::span<const char> is_meta) {
    std::vector<Candidate> seen;
    std::optional<size_t> best;
    size_t best_length = 0;
    for (size_t i = 0; i < std::min(paragraphs.size(), repeats_within); ++i) {
        const auto& shape = paragraphs[i].shape;
        const bool has_kind = paragraphs[i].kind == LineKind::text || paragraphs[i].kind == LineKind::media_link;
        if (is_meta[i] || !has_kind || shape.chars > longest_headline || shape.words < 3 || shape.sentences > 2)
            continue;
        auto key = phrase_key(without_outlet(paragraphs[i].text).text);
        const auto first = std::ranges::find(seen, key, &Candidate::key);
        const bool names_outlet_before = best_length == 0 && std::ranges::any_of(seen, [&](const Candidate& candidate) {
                                             const auto& text = paragraphs[candidate.index].text;
                                             return text.starts_with(paragraphs[i].text) &&
                                                    starts_outlet(string_view{text}.substr(paragraphs[i].text.size()));
                                         });
        if (names_outlet_before) {
            best = i;
            best_length = key.size();
        } else if (first == seen.end()) {
            seen.push_back({i, std::move(key)});
        } else if (key.size() > best_length) {
            best = first->index;
            best_length = key.size();
        }
    }
    return best;
}

/// Below a menu, whose lines look like headlines too: the longest line near the story wins, one above a date or byline
/// most of all.
std::optional<size_t> find_below_menu(std::span<const Paragraph> paragraphs, std::span<const char> is_meta) {
    constexpr size_t reach = 20;        // paragraphs above the story
    constexpr size_t most_counted = 8;  // words
    const auto story = start_below_menu(paragraphs);
    const auto is_candidate = [&](size_t i) {
        const auto& paragraph = paragraphs[i];
        return is_meta[i] == 0 && paragraph.kind == LineKind::text && has_headline_form(paragraph) &&
               paragraph.shape.words >= 3;
    };
    std::optional<size_t> best;
    long best_score = 0;
    for (size_t i = story > reach ? story - reach : 0; i < story; ++i) {
        if (!is_candidate(i)) continue;
        const auto below = is_meta.subspan(i + 1, std::min<size_t>(3, is_meta.size() - i - 1));
        const bool is_above_meta = std::ranges::any_of(below, [](char meta) { return meta != 0; });
        const long score = static_cast<long>(std::min(paragraphs[i].shape.words, most_counted)) +
                           (is_above_meta ? 6 : 0) - static_cast<long>(story - i) / 4;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    if (!best || *best == 0) return best;
    constexpr size_t least_words = 5;  // of a headline with a standfirst below, and of a notice between them
    const auto has_length = [&](size_t i) { return paragraphs[i].shape.words >= least_words; };
    const auto notice = *best - 1;
    const bool is_below_notice =
        notice > 0 && paragraphs[notice].kind == LineKind::furniture && is_meta[notice] == 0 && has_length(notice);
    const auto above = is_below_notice ? notice - 1 : notice;
    return is_candidate(above) && has_length(above) ? above : *best;
}

}  // namespace

Headline without_outlet(string_view line) {
    constexpr size_t least_words = 3;  // of the headline before the outlet
    for (const string_view separator : {" | ", " - ", " – ", " — ", " :: ", " » ", " • "}) {
        const bool is_bar = separator == " | " || separator == " :: " || separator == " » ";
        const auto at = is_bar ? line.find(separator) : line.rfind(separator);
        if (at == string_view::npos) continue;
        const auto before = trim(line.substr(0, at));
        const auto after = trim(line.substr(at + separator.size()));
        const auto last_bar = after.rfind(" | ");
        const auto outlet = last_bar == string_view::npos ? after : trim(after.substr(last_bar + 3));
        const auto shape = shape_of(after);
        const bool is_known = names_outlet(outlet) && shape_of(outlet).lower == 0;
        const bool is_name =
            is_known || (is_bar && shape.words <= 6 && shape.lower <= 2 && shape.words < shape_of(before).words);
        const bool ends_before = shape_of(before).words >= least_words;
        if (is_name && ends_before && shape.end_mark == 0) return {std::string{before}, std::string{outlet}};
    }
    return {std::string{line}, {}};
}

std::optional<size_t> find_headline(std::span<const Paragraph> paragraphs, std::span<const char> is_meta) {
    const auto is_start = [&](const Paragraph& paragraph) {
        return paragraph.is_story() && !has_headline_form(paragraph);
    };
    const auto story = static_cast<size_t>(std::ranges::find_if(paragraphs, is_start) - paragraphs.begin());
    if (const auto repeated = find_repeated(paragraphs, is_meta); repeated && *repeated <= story) return repeated;

    if (const auto below_menu = find_below_menu(paragraphs, is_meta)) return below_menu;

    std::vector<size_t> candidates;
    for (size_t i = 0; i < std::min(story, repeats_within) && candidates.size() < 3; ++i) {
        if (is_meta[i] || paragraphs[i].kind != LineKind::text) {
            if (is_meta[i] || paragraphs[i].kind != LineKind::media_link || !candidates.empty()) continue;
        }
        if (!has_headline_form(paragraphs[i])) break;
        candidates.push_back(i);
    }
    if (candidates.empty() || paragraphs.size() < 2) return std::nullopt;
    const auto first = candidates.front();
    if (candidates.size() > 1 && is_kicker(paragraphs[first].shape)) {
        const auto& second = paragraphs[candidates[1]].shape;
        if (second.words >= 5 && second.sentences == 0) return candidates[1];
    }
    // Verse and lists have no story: there a first line stands apart from the rest or is no headline.
    const bool has_story = story < paragraphs.size();
    const bool stands_apart = first + 1 < paragraphs.size() && (paragraphs[first + 1].after_gap || is_meta[first + 1]);
    const bool rest_is_verse = candidates.size() >= 3 && paragraphs[first + 2].after_gap;
    if (!has_story && (!stands_apart || rest_is_verse)) return std::nullopt;
    return first;
}

bool repeats_title(string_view line, string_view title) {
    if (title.empty() || line.size() > title.size() + 80) return false;
    if (line.starts_with(title) && starts_outlet(line.substr(title.size()))) return true;
    if (line.ends_with(title) && ends_trail(line.substr(0, line.size() - title.size()))) return true;
    const auto key = phrase_key(title);
    auto other = phrase_key(without_outlet(line).text);
    if (other == key || phrase_key(line) == key) return !key.empty();
    const bool is_cut = line.ends_with("…") || line.ends_with("...");
    return is_cut && std::ranges::count(other, ' ') >= 3 && key.starts_with(other);
}

std::string title_from_body(string_view body) {
    constexpr size_t longest_title = 120;  // characters
    const auto paragraph = trim(body.substr(0, body.find("\n\n", body.find_first_not_of('\n'))));
    constexpr size_t window = 2'000;  // bytes: more cannot be shown
    auto line = collapse_spaces(paragraph.substr(0, utf8_floor(paragraph, window)));
    auto sentence = first_sentence_end(line);
    const auto shape = shape_of(string_view{line}.substr(0, sentence));
    const bool is_dateline = shape.lower == 0 && shape.capitals > 0 && shape.words <= 4;  // "BERLIN, March 18."
    if (is_dateline && sentence < line.size()) sentence += first_sentence_end(string_view{line}.substr(sentence));
    line.resize(sentence);
    size_t end = 0;
    size_t last_blank = 0;
    for (size_t chars = 0; end < line.size() && chars < longest_title; ++chars) {
        if (line[end] == ' ') last_blank = end;
        end += decode_utf8(line, end).length;
    }
    if (end >= line.size()) return line;
    if (line[end] == ' ') last_blank = end;
    line.resize(last_blank > 0 ? last_blank : end);
    while (!line.empty() && (line.back() == ',' || line.back() == ';' || line.back() == ':' || line.back() == ' '))
        line.pop_back();
    return line + "…";
}

}  // namespace dateline
