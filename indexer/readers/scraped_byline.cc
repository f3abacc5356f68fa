#include "indexer/readers/scraped_byline.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/boilerplate_table.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_byline = 200;  ///< bytes

constexpr std::array<string_view, 22> starts{
    "by ",          "von ",          "par ",        "por ",      "di ",        "door ",
    "written by ",  "reported by ",  "author ",     "authors ",  "posted by ", "story by ",
    "text by ",     "autor ",        "auteur ",     "words by ", "av ",        "scritto da ",
    "analysis by ", "published by ", "opinion by ", "review by "};

bool is_particle(string_view word) {
    static const PhraseSet table{"de|la|le|van|von|der|den|del|di|da|dos|bin|ibn|al|el|ter|ten|du|des|y|e|zu|af|della"};
    return table.contains(word);
}

/// A capitalised word without digits, such as "O'Neill-Smith", "J." or "McRoe".
bool is_name_word(string_view word) {
    if (word.ends_with(',')) return false;
    bool letters_only = true;
    for (size_t at = 0; at < word.size();) {
        const auto [code, length] = decode_utf8(word, at);
        letters_only &= is_letter_or_digit(code) || code == '.' || code == '-' || code == '\'' || code == U'’';
        letters_only &= code > 0x7F || !is_digit(static_cast<char>(code));
        at += length;
    }
    const auto first = decode_utf8(word, 0).code;
    return letters_only && !is_lower(first) && is_letter_or_digit(first);
}

bool is_capitals(string_view text) {
    for (size_t at = 0; at < text.size();) {
        const auto [code, length] = decode_utf8(text, at);
        if (is_lower(code)) return false;
        at += length;
    }
    return true;
}

/// Of the same length as `text`.
std::string with_small_ascii(string_view text) {
    std::string small{text};
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

/// "Jane O'Neill-McRae" of "JANE O'NEILL-MCRAE".
std::string in_name_case(string_view capitals) {
    std::string name;
    for (const auto word : split_words(capitals)) {
        if (!name.empty()) name += ' ';
        const bool stays_small = !name.empty() && is_particle(with_small_ascii(word));
        bool starts_part = !stays_small;
        const auto start = name.size();
        for (size_t at = 0; at < word.size();) {
            const auto [code, length] = decode_utf8(word, at);
            append_utf8(name, starts_part ? code : to_lower(code));
            at += length;
            const bool is_behind_mc = name.ends_with("Mc") && at >= 2 && (at == 2 || word[at - 3] == '-');
            starts_part = !is_letter_or_digit(code) || is_behind_mc;
        }
        if (stays_small) name.replace(start, word.size(), with_small_ascii(word));
    }
    return name;
}

/// The parts between commas, bars, "and" and the like.
std::vector<string_view> split_parts(string_view original) {
    std::vector<string_view> parts;
    const auto folded = is_capitals(original) ? with_small_ascii(original) : std::string{original};
    string_view text = folded;
    while (!text.empty()) {
        size_t end = text.size();
        size_t next = text.size();
        for (const string_view separator :
             {", ",  " and ", " & ", " und ", " et ", " | ",   "; ",     " – ",  " — ",    " - ", " with ",
              " / ", " en ",  " y ", " for ", " in ", " mit ", " avec ", " at ", ", and ", " • ", " · "}) {
            if (const auto at = text.find(separator); at < end || (at == end && at + separator.size() > next)) {
                end = at;
                next = at + separator.size();
            }
        }
        parts.push_back(trim(original.substr(0, end)));
        const auto taken = std::min(next, text.size());
        text.remove_prefix(taken);
        original.remove_prefix(taken);
    }
    return parts;
}

/// "Courier" of "special to the Courier".
string_view outlet_name(string_view part) {
    for (const string_view start : {"special to ", "exclusive to ", "the "}) {
        if (with_small_ascii(part.substr(0, start.size())) == start) part.remove_prefix(start.size());
    }
    return part;
}

size_t start_length(string_view line) {
    size_t best = 0;
    auto folded = with_small_ascii(line.substr(0, 24));
    std::ranges::replace(folded, ':', ' ');
    for (const auto start : starts) {
        if (folded.starts_with(start)) best = std::max(best, start.size());
    }
    return best;
}

}  // namespace

bool is_name(string_view text) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 5 || text.size() > 60) return false;
    const auto capitals = std::ranges::count_if(words, is_name_word);
    const auto small = std::ranges::count_if(words, is_particle);
    return capitals >= 2 && static_cast<size_t>(capitals + small) == words.size() && is_name_word(words.back());
}

std::optional<Byline> parse_names(string_view text) {
    Byline byline;
    bool has_person = false;
    for (const auto part : split_parts(text)) {
        const auto key = phrase_key(part);
        if (key.empty() || is_mail_address(part)) continue;
        if (names_outlet(part) || names_outlet(outlet_name(part))) {
            if (byline.source.empty()) byline.source = outlet_name(part);
        } else if (is_role(key)) {
            // "Staff Writer" names nobody
        } else if (is_name(part)) {
            byline.authors.push_back(is_capitals(part) ? in_name_case(part) : std::string{part});
            has_person = true;
        } else if (const auto shape = shape_of(part); !has_person || shape.words > 3 || shape.capitals != shape.words) {
            return std::nullopt;  // a single word behind the names is a place, before them it is no byline
        }
    }
    const bool is_empty = byline.authors.empty() && byline.source.empty() && !is_role(phrase_key(text));
    return is_empty ? std::nullopt : std::optional{byline};
}

std::optional<Byline> parse_byline(string_view line) {
    if (line.size() > longest_byline) return std::nullopt;
    while (line.ends_with('.') || line.ends_with('|') || line.ends_with(','))
        line = trim(line.substr(0, line.size() - 1));
    const auto start = start_length(line);
    if (start == 0) return std::nullopt;
    auto names = trim(line.substr(start));
    if (names.starts_with(':')) names = trim(names.substr(1));
    return parse_names(names);
}

std::optional<Byline> parse_glued_byline(string_view line) {
    for (const string_view start : {"By", "by", "Written by", "Reported by", "Posted by"}) {
        if (line.size() <= start.size() || !line.starts_with(start) || !is_upper(decode_utf8(line, start.size()).code))
            continue;
        auto byline = parse_names(line.substr(start.size()));
        if (byline && !byline->authors.empty()) return byline;
    }
    return std::nullopt;
}

string_view agency_behind_place(string_view line) {
    const auto open = line.find(" (");
    if (open == string_view::npos || !line.ends_with(')')) return {};
    const auto place = shape_of(line.substr(0, open));
    const auto inside = line.substr(open + 2, line.size() - open - 3);
    const auto agency = inside.substr(0, inside.find('/'));  // of "dpa/bb"
    const bool is_place = place.words > 0 && place.words <= 3 && place.lower == 0;
    return is_place && names_outlet(agency) ? agency : string_view{};
}

}  // namespace dateline
