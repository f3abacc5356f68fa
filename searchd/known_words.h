// A request in words and names that the index has.
#pragma once

#include <vector>

#include "searchd/relaxation.h"
#include "searchd/unknown_names.h"
#include "searchd/vocabulary.h"

namespace dateline {

inline constexpr std::size_t most_phrases_counted = 10;

/// `start` with names that the index has in place of all that are `unknown`, or without those to which none is alike.
/// Where one is unknown, one for each that is alike.
std::vector<Relaxation> with_known_names(const Relaxation& start, const ReadQuery& read,
                                         const std::vector<UnknownName>& unknown);

/// `request` without words that no article has, in phrases as well: each is taken for a word that is spelt like it, in
/// a phrase for the one with which the most articles have the phrase or its words, or else dropped. Where nothing is
/// left of the query, it is empty. Calls `count` at most most_phrases_counted times.
Relaxation with_known_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read,
                            const CountArticles& count);

/// Likewise, with all of them dropped.
Relaxation without_unknown_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read);

}  // namespace dateline
