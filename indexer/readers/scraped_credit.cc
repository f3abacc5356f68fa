#include "indexer/readers/scraped_credit.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_credit = 90;    ///< bytes
constexpr size_t longest_caption = 300;  ///< characters

bool has_agency(string_view text) {
    for (size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find_first_of("/:,;", at), text.size());
        if (is_outlet(phrase_key(text.substr(at, end - at)))) return true;
        at = end + 1;
    }
    const auto key = phrase_key(text);
    return key.ends_with("getty images") || key.ends_with("via reuters") || key.ends_with("via ap") ||
           key.ends_with("via afp");
}

bool has_credit_word(string_view text) {
    const auto key = phrase_key(text);
    return std::ranges::any_of(split_words(key), is_credit_word);
}

/// What stands in brackets behind a caption: "Photo: Jane Doe", "AP Photo/Jane Doe", "Reuters: Jane Doe", "File: Jane
/// Doe/Reuters", "Supplied".
bool is_bracketed_credit(string_view text) {
    if (text.empty() || text.size() > longest_credit) return false;
    const auto shape = shape_of(text);
    if (shape.words > 12 || shape.end_mark == U'?' || shape.end_mark == U'!') return false;
    const bool has_parts = text.find_first_of("/:") != string_view::npos;
    if (has_parts) return has_agency(text) || has_credit_word(text);
    return has_credit_word(text) && (shape.words <= 3 || phrase_key(text).find(" by ") != std::string::npos);
}

/// The same without brackets, behind the last sentence: only forms that nothing else has.
bool is_bare_credit(string_view text) {
    const auto shape = shape_of(text);
    if (text.empty() || text.size() > longest_credit || shape.words > 12 || shape.end_mark != 0) return false;
    if (text.starts_with("©")) return true;
    const auto key = phrase_key(text);
    for (const string_view start :
         {"photograph ", "photo by ", "photo courtesy ", "photos by ", "image courtesy ", "foto ", "picture by "}) {
        if (key.starts_with(start)) return true;
    }
    const auto [label, value] = split_label(text);
    if (label_of(label) == Label::credit && !value.empty()) return true;
    const bool is_compact = shape.capitals + 2 >= shape.words;
    return is_compact && text.find('/') != string_view::npos && has_agency(text);
}

/// "… in Washington Jane Doe/Reuters": a caption without a full stop.
bool ends_with_agency_slash(string_view text) {
    const auto slash = text.rfind('/');
    if (slash == string_view::npos || slash == 0 || text.size() - slash > 30 || text[slash - 1] == ' ') return false;
    const auto agency = text.substr(slash + 1);
    const auto key = phrase_key(agency);
    return shape_of(agency).lower == 0 && is_outlet(key) && key != "com" && key.find('#') == std::string::npos;
}

/// "Reuters: Jane Doe", whatever the agency.
bool is_agency_and_name(string_view text) {
    const auto colon = text.find(": ");
    if (colon == string_view::npos || text.size() > longest_credit) return false;
    const auto agency = shape_of(text.substr(0, colon));
    return agency.words > 0 && agency.words <= 3 && agency.lower == 0 && is_name(text.substr(colon + 2));
}

/// A capital letter at `at` right behind the end of a sentence, which is no "U.S.": "earlier.Port", "down.”Men".
bool is_glued_sentence(string_view text, size_t at) {
    if (!is_upper(decode_utf8(text, at).code)) return false;
    auto before = text.substr(0, at);
    for (const string_view closer : {"”", "’", "»", "\"", ")"}) {
        if (before.ends_with(closer)) before.remove_suffix(closer.size());
    }
    if (before.size() < 2 || string_view{".!?"}.find(before.back()) == string_view::npos) return false;
    const char last = before[before.size() - 2];
    return (last >= 'a' && last <= 'z') || is_digit(last) || (last & 0x80) != 0 || last == '"' || last == ')';
}

}  // namespace

size_t credit_start(string_view text) {
    for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
        const auto bracketed = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
        if (!bracketed.ends_with(close)) continue;
        const auto start = bracketed.rfind(open);
        if (start == string_view::npos) continue;
        if (is_bracketed_credit(trim(bracketed.substr(start + 1, bracketed.size() - start - 2)))) return start;
    }
    if (const auto start = last_sentence_start(text); start > 0 && is_bare_credit(text.substr(start))) return start;
    const auto window = text.size() > longest_credit ? text.size() - longest_credit : 0;
    for (const string_view sign : {"©", "REUTERS/", "(AP Photo", "AFP/", "EPA-EFE/", "Photograph: "}) {
        const auto start = text.find(sign, window);
        if (start != string_view::npos && start > 0 && shape_of(text.substr(start)).end_mark == 0) return start;
    }
    return text.size();
}

size_t glued_caption_start(string_view text) {
    const auto open = text.rfind('(');
    if (!text.ends_with(')') || open == string_view::npos || open == 0) return text.size();
    const auto credit = trim(text.substr(open + 1, text.size() - open - 2));
    if (!is_bracketed_credit(credit) && !is_agency_and_name(credit)) return text.size();
    const auto window = open > longest_caption ? open - longest_caption : 0;
    for (size_t at = open; at-- > std::max<size_t>(window, 2);) {
        if (is_glued_sentence(text, at)) return at;
    }
    return text.size();
}

bool is_caption(string_view paragraph) {
    const auto shape = shape_of(paragraph);
    if (shape.chars > longest_caption || shape.sentences > 3) return false;
    if (credit_start(paragraph) < paragraph.size()) return true;
    return shape.end_mark == 0 && !shape.has_quotes && ends_with_agency_slash(paragraph);
}

}  // namespace dateline
