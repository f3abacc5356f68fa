#include "indexer/readers/boilerplate.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/base/letter_fold.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate_phrases.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_button = 80;   ///< characters
constexpr size_t longest_notice = 400;  ///< characters
constexpr size_t longest_credit = 300;  ///< characters
constexpr size_t longest_menu = 3'000;  ///< bytes

/// Speech and doubt: what notices have not and stories have.
bool is_reported(string_view key, const LineShape& shape) {
    if (shape.has_quotes) return true;
    for (const string_view word :
         {" said", " says", " told ", " according to ", " sagte", " selon ", " dijo ", " disse "}) {
        if (key.find(word) != string_view::npos) return true;
    }
    return false;
}

/// "Facebook Twitter Email": nothing but words of share bars, and enough of them.
bool is_share_bar(string_view key) {
    size_t strong = 0;
    for (const auto word : split_words(key)) {
        if (!is_share_word(word)) return false;
        strong += is_network(word) || word == "share" || word == "tweet" || word == "print" || word == "teilen" ||
                  word == "partager" || word == "compartir" || word == "condividi";
    }
    return strong >= 2;
}

/// "ShareTweetPin" gives "Share Tweet Pin".
std::string unglued(string_view line) {
    std::string spaced;
    for (size_t at = 0; at < line.size(); ++at) {
        const bool starts_word =
            at > 0 && line[at] >= 'A' && line[at] <= 'Z' && line[at - 1] >= 'a' && line[at - 1] <= 'z';
        if (starts_word) spaced += ' ';
        spaced += line[at];
    }
    return spaced;
}

/// A menu on one line: words and section names, no sentence.
bool is_menu(string_view line, const LineShape& shape) {
    if (line.size() > longest_menu || shape.words < 5 || shape.sentences > 0 || shape.lower * 8 > shape.words)
        return false;
    size_t known = 0;
    size_t words = 0;
    const auto key = phrase_key(line);
    for (const auto word : split_words(key)) {
        known += is_section(word) || is_network(word) || phrase_of(word) != Phrase::none;
        ++words;
    }
    return known >= 4 && known * 3 >= words * 2;
}

bool is_hashtags(string_view line) {
    const auto words = split_words(line);
    return !words.empty() && words.size() <= 30 && std::ranges::all_of(words, [](string_view word) {
        return word.size() > 1 && word[0] == '#' && !is_digit(word[1]);
    });
}

bool has_letter_or_digit(string_view line) {
    for (size_t at = 0; at < line.size(); at += decode_utf8(line, at).length) {
        if (is_letter_or_digit(decode_utf8(line, at).code)) return true;
    }
    return false;
}

/// "Listen to article • 3 min": several buttons on one line.
bool is_button_row(string_view line) {
    for (const string_view separator : {" | ", "•", "·"}) {
        const auto parts = split_at(line, separator);
        const auto is_button = [](string_view part) { return phrase_of(phrase_key(part)) != Phrase::none; };
        if (parts.size() >= 2 && std::ranges::all_of(parts, is_button)) return true;
    }
    return false;
}

/// "Follow NewsGrid24 on", whose icons are gone.
bool is_unfinished_invitation(string_view key, const LineShape& shape) {
    return key.starts_with("follow ") && key.ends_with(" on") && shape.end_mark == 0 && shape.words <= 8;
}

/// "Most Read News Headlines", "Most read in Sport"; not "Most read it twice".
bool is_ranking_heading(string_view line, string_view key, const LineShape& shape) {
    constexpr size_t most_words = 6;
    if (shape.end_mark != 0 || shape.words > most_words || !starts_ranking(key)) return false;
    return is_upper(decode_utf8(line, line.rfind(' ') + 1).code);
}

/// "Image source, Jane Doe".
bool is_labelled_caption(string_view line) {
    return caption_label_of(phrase_key(line.substr(0, std::min(line.find_first_of(",:"), longest_button)))) !=
           CaptionLabel::none;
}

/// A link by itself, as pages for the blind describe it: "Acquire Licensing Rights, opens new tab".
bool is_described_link(string_view key, const LineShape& shape) {
    constexpr size_t most_words = 14;
    if (shape.end_mark != 0 || shape.words > most_words) return false;
    return key.ends_with(" opens new tab") || key.ends_with(" opens in new tab") ||
           key.ends_with(" opens in a new tab") || key.ends_with(" opens in new window") ||
           key.ends_with(" opens in a new window") || key.ends_with(" opens external website");
}

/// "Listen to this article" of "Listen to this article (4 min)".
string_view without_bracket(string_view line) {
    const auto open = line.rfind('(');
    return line.ends_with(')') && open != string_view::npos && open > 0 ? trim(line.substr(0, open)) : line;
}

/// "1. One headline 2. Another 3. A third".
bool is_numbered_list(string_view text) { return text.starts_with("1. ") && text.find(" 2. ") != string_view::npos; }

LineKind to_kind(Phrase phrase) {
    switch (phrase) {
        case Phrase::none: return LineKind::text;
        case Phrase::furniture: return LineKind::furniture;
        case Phrase::navigation: return LineKind::navigation;
        case Phrase::list_heading: return LineKind::list_heading;
        case Phrase::comment_form: return LineKind::comment_form;
        case Phrase::comment_count: return LineKind::comment_count;
        case Phrase::comments: return LineKind::comments;
    }
    return LineKind::text;
}

LineKind kind_of_labelled(string_view line, const LineShape& shape) {
    const auto [label, value] = split_label(line);
    if (label.empty() || value.empty()) return LineKind::text;
    if (phrase_of(label) == Phrase::list_heading && is_numbered_list(value)) return LineKind::furniture;
    const bool is_short = shape.words <= 25 && shape.sentences <= 1;
    switch (label_of(label)) {
        case Label::link: return is_short ? LineKind::furniture : LineKind::text;
        case Label::media: return is_short && shape.end_mark != U'.' ? LineKind::media_link : LineKind::text;
        case Label::credit: return shape.chars <= longest_credit ? LineKind::furniture : LineKind::text;
        case Label::tags:
        case Label::share: return is_short && shape.end_mark != U'.' ? LineKind::furniture : LineKind::text;
        case Label::staff: return shape.chars <= 200 ? LineKind::furniture : LineKind::text;
        case Label::source:
        case Label::section:
        case Label::author:
        case Label::url: return shape.words <= 12 && shape.end_mark == 0 ? LineKind::furniture : LineKind::text;
        case Label::notice: return LineKind::navigation;
        case Label::title:
        case Label::none: break;
    }
    return LineKind::text;
}

}  // namespace

LineKind kind_of(string_view line) { return kind_of(line, shape_of(line)); }

LineKind kind_of(string_view line, const LineShape& shape) {
    if (!has_letter_or_digit(line)) return LineKind::furniture;
    if (icon_names_length(line) == line.size() || line == "&#3;") return LineKind::furniture;
    if (shape.chars > longest_notice) return is_menu(line, shape) ? LineKind::furniture : LineKind::text;
    if (is_web_address(line) || is_hashtags(line)) return LineKind::furniture;
    if (is_mail_address(line)) return LineKind::navigation;
    if (line.starts_with("©") && (shape.words <= 20 || shape.end_mark == 0)) return LineKind::furniture;
    const auto key = phrase_key(line);
    const auto spaced = unglued(line);
    const auto unglued_key = spaced == line ? key : phrase_key(spaced);
    if (is_labelled_caption(line) || is_described_link(key, shape)) return LineKind::furniture;
    const bool is_speech = shape.has_quotes && (shape.end_mark == '?' || shape.end_mark == '!');  // “Comments?”
    if (shape.chars <= longest_button && !is_speech) {
        if (is_ranking_heading(line, key, shape)) return LineKind::list_heading;
        if (const auto kind = to_kind(phrase_of(key)); kind != LineKind::text) return kind;
        if (phrase_of(phrase_key(without_bracket(line))) == Phrase::furniture) return LineKind::furniture;
        if (is_unfinished_invitation(key, shape)) return LineKind::furniture;
        if (is_share_bar(key) || is_share_bar(unglued_key) || is_button_row(line)) return LineKind::furniture;
        if (names_outlet(line) && !is_notice(key) && shape.end_mark == 0 &&
            (shape.lower == 0 || shape.words == 1 || key.find(" of ") != std::string::npos))
            return LineKind::navigation;
    }
    if (!breadcrumbs(line).empty()) return LineKind::furniture;
    if (const auto kind = kind_of_labelled(line, shape); kind != LineKind::text) return kind;
    if (is_comment_notice(key) && (key.starts_with('#') || !is_reported(key, shape))) return LineKind::comment_form;
    if ((is_notice(key) || (unglued_key != key && is_notice(unglued_key))) && !is_reported(key, shape))
        return LineKind::furniture;
    return is_menu(line, shape) ? LineKind::furniture : LineKind::text;
}

LabelledLine split_label(string_view line) {
    constexpr size_t longest_label = 40;
    constexpr string_view wide_colon = "\uFF1A";
    const auto start = line.substr(0, longest_label);
    const auto wide = start.find(wide_colon);
    const auto sign = std::min(start.find_first_of(":|"), wide);
    if (sign == string_view::npos || sign == 0) return {};
    return {phrase_key(line.substr(0, sign)), trim(line.substr(sign + (sign == wide ? wide_colon.size() : 1)))};
}

bool is_web_address(string_view line) {
    if (line.find(' ') != string_view::npos) return false;
    return line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
}

bool is_mail_address(string_view line) {
    const auto at = line.find('@');
    if (at == string_view::npos || line.find(' ') != string_view::npos) return false;
    return line.size() > at + 1 && (at == 0 || line.find('.', at) != string_view::npos);
}

size_t icon_names_length(string_view line) {
    constexpr string_view name = "icon";
    if (!line.starts_with(name)) return 0;
    constexpr size_t longest_gap = 24;  // between the starts of two names
    size_t names = 1;
    size_t end = name.size();
    for (auto at = line.find(name, end); at != string_view::npos && at - end <= longest_gap;
         at = line.find(name, end)) {
        ++names;
        end = at + name.size();
    }
    if (names < 4) return 0;
    // The last name goes to the next capital letter, which starts something else.
    while (end < line.size() && !(line[end] >= 'A' && line[end] <= 'Z') && !is_digit(line[end])) ++end;
    return end;
}

size_t glued_form_start(string_view paragraph) {
    constexpr size_t window = 1'500;  // bytes of a form, at most
    const auto from = paragraph.size() > window ? paragraph.size() - window : 0;
    size_t start = paragraph.size();
    for (const string_view sign :
         {"Your email address will not be published", "Save my name, email, and website in this browser",
          "This site uses Akismet to reduce spam", "Leave a Reply Cancel reply", "Deine E-Mail-Adresse wird nicht",
          "Votre adresse e-mail ne sera pas", "Tu dirección de correo electrónico no será"}) {
        start = std::min(start, paragraph.find(sign, from));
    }
    if (start >= paragraph.size()) return paragraph.size();
    for (bool found = true; found;) {
        found = false;
        const auto before = trim(paragraph.substr(0, start));
        for (const string_view heading :
             {"Leave a Reply", "Leave a Comment", "Leave a comment", "Cancel reply", "Post a Comment", "Comments",
              "Source link", "Schreibe einen Kommentar", "Laisser un commentaire"}) {
            if (before.size() <= heading.size() || !before.ends_with(heading)) continue;
            start = before.size() - heading.size();
            found = true;
        }
    }
    return trim(paragraph.substr(0, start)).size();
}

}  // namespace dateline
