// Words that the index does not know, taken for words that it knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/query.h"
#include "searchd/vocabulary.h"

namespace dateline {

/// What a word may have been meant to be.
struct Correction {
    std::string word;  ///< as it is read
    Span span;         ///< where it was typed
    std::vector<TermCount> candidates;
    Span phrase{};  ///< that it is a word of
};

/// Whether no article has the word that `node` is, or any word of the phrase, choice or NEAR.
bool is_unknown(const QueryNode& node, const Vocabulary& vocabulary);

/// Likewise for any word below `root` that is wanted.
bool has_unknown(const QueryNode& root, const Vocabulary& vocabulary);

/// For each word that no article has: the words that are one edit away from it. Only words that name no field, or title
/// or body, and that are wanted.
std::vector<Correction> corrections_of_unknown(const QueryNode& root, const Vocabulary& vocabulary);

/// For each word of a phrase that no article has just so, likewise, but without candidates where nothing is near or
/// the phrase is a compound ("e-mail"). None of phrases of which nothing would be left.
std::vector<Correction> corrections_in_phrases(const QueryNode& root, const Vocabulary& vocabulary);

/// For each word in few articles: the words one edit away that are in ten times as many at least.
std::vector<Correction> corrections_of_rare(const QueryNode& root, const Vocabulary& vocabulary);

/// `root` with each of these words replaced by any of its candidates.
QueryNode corrected(const QueryNode& root, const std::vector<Correction>& corrections, Analyser& analyser);

/// `q` with the first candidate of each in place of what was typed.
std::string corrected_text(std::string_view q, const std::vector<Correction>& corrections);

}  // namespace dateline
