// The index schema: every term prefix, value slot and metadata key, written down once.
//
// Indexing, query parsing, facets and the help page walk `fields`. A new field is a new row.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Raised whenever the meaning of what is stored changes; an index with another version has to be rebuilt.
inline constexpr std::string_view schema_version = "3";

enum class FieldKind {
    text,  ///< analysed words with positions
    name,  ///< analysed words with positions, and the whole value as one term to filter by
    key,   ///< the whole value as one term, no words
};

inline constexpr std::uint32_t no_slot = 0xFFFFFFFF;

struct Field {
    std::string_view name;    ///< as typed in a query: name:word
    std::string_view prefix;  ///< of its terms
    FieldKind kind;
    bool searched;  ///< by words that name no field
    std::uint32_t facet_slot;
    std::string_view parameter;  ///< the URL parameter that filters by the whole value; empty if none
    std::string_view help;       ///< one line for people
};

inline constexpr std::array fields = {
    Field{"title", "S", FieldKind::text, true, no_slot, "", "words of the headline"},
    Field{"body", "", FieldKind::text, true, no_slot, "", "words of the text below the headline"},
    Field{"source", "XSO", FieldKind::name, false, 10, "source", "the outlet that published it"},
    Field{"author", "A", FieldKind::name, false, 11, "author", "who wrote it"},
    Field{"section", "XSE", FieldKind::name, false, 12, "section", "the section it stood in"},
    Field{"lang", "L", FieldKind::name, false, 13, "lang", "its language, by name or code: german, de"},
    Field{"tag", "K", FieldKind::name, false, no_slot, "", "a keyword it was filed under"},
    Field{"url", "U", FieldKind::key, false, no_slot, "", "its address, or how it begins: bbc.co.uk/news"},
    Field{"story", "XST", FieldKind::key, false, no_slot, "", "the story it is one telling of, as an id"},
};

/// The row of that name, or null.
const Field* find_field(std::string_view name);

/// How often a word counts in ranking, by where it stands: BM25F, whose term frequencies are weighted sums over fields.
/// News says what it is about in its headline and its first sentence or two.
inline constexpr unsigned title_wdf = 4;
inline constexpr unsigned lead_wdf = 3;
inline constexpr unsigned body_wdf = 1;
inline constexpr std::size_t lead_words = 30;  ///< of the body

inline const Field& title_field = fields[0];
inline const Field& body_field = fields[1];
inline const Field& language_field = fields[5];

namespace term {
/// The article with this id; at most 245 bytes whatever the id.
std::string unique_id(std::string_view id);
/// All articles that were read from this file.
std::string file(std::string_view path);
/// The whole value of a `name` field, folded: "XSO:global times".
std::string whole_value(const Field& field, std::string_view folded);
/// The value of a `key` field: "Ubbc.co.uk/news". `value`: as the field has it, see address_keys() for url.
std::string key(const Field& field, std::string_view value);
/// Hyphenated compounds seen in the index: "XHadd-on" says that "addon" may also be written "add on".
std::string hyphenated(std::string_view first, std::string_view rest);
/// All articles of a story of several.
std::string story(std::string_view id);
/// All articles with this key in the band of that number, among them those that may tell the same story.
std::string band(std::size_t number, std::uint64_t key);
inline constexpr std::string_view band_prefix = "XB";
/// All articles of an outlet, see outlet_of().
std::string outlet(std::string_view name);
inline constexpr std::string_view outlet_prefix = "XN";
/// All articles of the outlet with that term that have this line.
std::string line(std::string_view outlet_term, std::string_view text);
inline constexpr std::string_view line_prefix = "XL";
/// A stem that the title has and the body has not.
std::string title_only(std::string_view language, std::string_view stem);
/// A stem of a field, in the language of the article: "ZSen:price". Exact words carry the prefix alone: "Sprices".
/// Without a prefix, "Zen:price" is a stem of title or body, and the one that ranks.
std::string stem(std::string_view prefix, std::string_view language, std::string_view stem);
}  // namespace term

namespace slot {
inline constexpr std::uint32_t published = 0;         ///< YYYYMMDDhhmmss in UTC; empty where unknown
inline constexpr std::uint32_t published_oldest = 1;  ///< the same, but sorts last where unknown
inline constexpr std::uint32_t fingerprint = 2;       ///< hash of the article as it was read, to tell an update
inline constexpr std::uint32_t indexed = 3;           ///< when first indexed, YYYYMMDDhhmmss
inline constexpr std::uint32_t story = 4;             ///< id of the story; empty where the article is the only one
inline constexpr std::uint32_t title = 5;             ///< its beginning, at most longest_title_value bytes
inline constexpr std::size_t longest_title_value = 200;
}  // namespace slot

namespace metadata {
inline constexpr std::string_view schema = "dateline.schema";
inline constexpr std::string_view language = "dateline.language";  ///< as IndexLanguage stores it
inline constexpr std::string_view state = "dateline.state";        ///< revision and time of the last commit, as JSON
inline constexpr std::string_view file = "dateline.file.";         ///< + hash of the path: what is known of a file
inline constexpr std::string_view line = "dateline.line.";  ///< + its term: a line that recurs over an outlet, as JSON
inline constexpr std::string_view line_overrides = "dateline.line-overrides";  ///< those in force, as JSON
inline constexpr std::string_view baselines = "dateline.baselines";  ///< of SOURCEs that lost articles, as JSON
}  // namespace metadata

/// Values of a facet slot are separated by this.
inline constexpr char value_separator = '\x1F';

}  // namespace dateline
