// Words that are one edit apart: a letter wrong, missing, too many, or two swapped (Damerau 1964).
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace dateline {

std::u32string to_characters(std::string_view text);
std::string to_bytes(std::u32string_view characters);

/// Every word that is one edit away from `word`, with letters of its alphabets: Latin, Greek, Cyrillic.
std::set<std::string> edits_of(const std::u32string& word);

/// Not fewer than edits_of() makes.
std::size_t most_edits_of(const std::u32string& word);

/// Whether the two, which may be in any script, are; not where they are the same.
bool are_one_edit_apart(std::string_view one, std::string_view other);

}  // namespace dateline
