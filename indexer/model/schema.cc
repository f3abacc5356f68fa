#include "indexer/model/schema.h"

#include <algorithm>

#include "indexer/model/hash.h"

namespace dateline {

namespace {

// Xapian takes terms of at most 245 bytes.
constexpr std::size_t longest_term = 240;

// A term of any length: what does not fit is told apart by its hash.
std::string bounded(std::string term) {
    if (term.size() <= longest_term) return term;
    const std::string hash = hash_hex(term);
    term.resize(longest_term - hash.size());
    return term + hash;
}

// 42 bits of it.
std::string short_key(std::uint64_t key) {
    std::string text;
    for (int shift = 0; shift < 42; shift += 6)
        text += "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"[(key >> shift) & 63u];
    return text;
}

}  // namespace

const Field* find_field(std::string_view name) {
    const auto* found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : found;
}

namespace term {

std::string unique_id(std::string_view id) { return bounded("Q" + std::string(id)); }

std::string file(std::string_view path) { return "F" + hash_hex(path); }

std::string whole_value(const Field& field, std::string_view folded) {
    return bounded(std::string(field.prefix) + ":" + std::string(folded));
}

std::string key(const Field& field, std::string_view value) {
    return bounded(std::string(field.prefix) + std::string(value));
}

std::string hyphenated(std::string_view first, std::string_view rest) {
    return bounded("XH" + std::string(first) + "-" + std::string(rest));
}

std::string story(std::string_view id) { return key(*find_field("story"), id); }

std::string band(std::size_t number, std::uint64_t key) {
    return std::string(band_prefix) + static_cast<char>('a' + number) + short_key(key);
}

std::string outlet(std::string_view name) { return std::string(outlet_prefix) + short_key(hash64(name)); }

std::string line(std::string_view outlet_term, std::string_view text) {
    return std::string(line_prefix) + short_key(hash64(std::string(outlet_term) + std::string(text)));
}

std::string title_only(std::string_view language, std::string_view stem) { return term::stem("T", language, stem); }

std::string stem(std::string_view prefix, std::string_view language, std::string_view stem) {
    std::string term = "Z";
    term += prefix;
    term += language;
    term += ':';
    term += stem;
    return term;
}

}  // namespace term

}  // namespace dateline
