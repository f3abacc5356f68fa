#include "indexer/readers/scraped_source.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/boilerplate_table.h"
#include "indexer/readers/scraped_byline.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_notice = 300;  ///< bytes
constexpr size_t most_words = 5;        ///< of an outlet's name

bool is_company_form(string_view key) {
    static const PhraseSet table{
        "ltd|limited|inc|llc|llp|plc|gmbh|ag|se|kg|bv|nv|ab|sa|sas|srl|spa|corp|corporation|co|company|pty"};
    return table.contains(key);
}

bool ends_part(string_view word) { return word.find_first_of(",;|") != string_view::npos || word.ends_with('.'); }

/// The name at the start of `words`: capitalised, without the company's legal form.
std::string leading_name(const std::vector<string_view>& words, size_t first) {
    std::string name;
    size_t count = 0;
    for (size_t i = first; i < words.size(); ++i) {
        auto word = words[i];
        const bool is_last = ends_part(word);
        while (!word.empty() && ends_part(word)) word.remove_suffix(1);
        const auto key = phrase_key(word);
        const bool is_small = key == "of" || key == "the" || key == "de" || key == "and" || key == "la";
        if (key.empty() || key == "all" || key.starts_with('#') || is_company_form(key)) break;
        if (is_lower(decode_utf8(word, 0).code) && !is_small) return {};
        name += (name.empty() ? "" : " ") + std::string{word};
        ++count;
        if (is_last) break;
    }
    return count <= most_words ? name : std::string{};
}

bool reserves_rights(string_view key) {
    constexpr string_view reserved[] = {"rights reserved",      "droits reserves",   "rechte vorbehalten",
                                        "derechos reservados",  "diritti riservati", "direitos reservados",
                                        "rechten voorbehouden", "prawa zastrzezone"};
    return std::ranges::any_of(reserved, [&](string_view phrase) { return key.find(phrase) != string_view::npos; });
}

/// Only with a year, or where rights are reserved: without either it is the credit of a picture.
std::string copyright_holder(string_view line) {
    const auto words = split_words(line);
    size_t next = 0;
    bool has_sign = false;
    for (; next < words.size(); ++next) {
        const auto key = phrase_key(words[next]);
        const bool is_sign =
            words[next].starts_with("©") || key == "copyright" || words[next] == "(c)" || words[next] == "(C)";
        const bool is_year = key == "#" || key == "# #";
        has_sign |= is_sign;
        if (!has_sign || (!is_sign && !is_year && !key.empty() && key != "by")) break;
    }
    const auto whole = phrase_key(line);
    if (!has_sign || (whole.find('#') == std::string::npos && !reserves_rights(whole))) return {};
    auto holder = leading_name(words, next);
    const auto key = phrase_key(holder);
    return std::ranges::any_of(split_words(key), is_credit_word) ? std::string{} : holder;
}

std::string first_publisher(string_view line) {
    for (const string_view sign :
         {"appeared first on ", "first appeared on ", "first appeared in ", "originally appeared on ",
          "originally appeared in ", "originally published on ", "originally published by ", "originally published in ",
          "first published on ", "first published by ", "first published in "}) {
        const auto at = line.find(sign);
        if (at != string_view::npos) return leading_name(split_words(line.substr(at + sign.size())), 0);
    }
    return {};
}

/// People are followed as well: a name of two words must be that of an outlet.
std::string followed_outlet(string_view line) {
    constexpr string_view start = "Follow ";
    const auto end = line.rfind(" on");
    if (!line.starts_with(start) || end == string_view::npos || end <= start.size()) return {};
    const auto name = line.substr(start.size(), end - start.size());
    static const PhraseSet nobody{"us|me|him|her|them|it|live|updates"};
    const auto shape = shape_of(name);
    const bool is_network_behind = line.size() == end + 3 || line.size() <= end + 30;
    if (shape.lower > 0 || shape.words > most_words || nobody.contains(phrase_key(name)) || !is_network_behind)
        return {};
    return shape.words == 1 || names_outlet(name) ? std::string{name} : std::string{};
}

}  // namespace

std::string outlet_in_notice(string_view line) {
    if (line.size() > longest_notice || line.find('@') != string_view::npos) return {};
    for (const auto find : {copyright_holder, first_publisher, followed_outlet}) {
        if (auto name = find(line); !name.empty()) return name;
    }
    return {};
}

std::string find_outlet_in_notices(std::span<const Paragraph> paragraphs) {
    std::string last;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.kind == LineKind::text) continue;
        if (auto name = outlet_in_notice(paragraph.text); !name.empty()) last = std::move(name);
    }
    return last;
}

}  // namespace dateline
