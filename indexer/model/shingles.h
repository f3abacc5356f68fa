// Shingles: runs of four words, or of eight signs where words are written with several, by which near-duplicates are
// known.
//
// A. Broder, "On the resemblance and containment of documents", 1997: the overlap of two texts is that of their sets of
// shingles, and the least of their hashes under many orders (MinHash) tells which texts may overlap without comparing
// all. Indyk and Motwani, 1998: several of these joined into a band make a key to look candidates up by.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/model/analyser.h"

namespace dateline {

inline constexpr std::size_t words_a_shingle = 4;

/// Of the shingle that begins with `first`, in tokens: two signs count as a word.
std::size_t shingle_length(const Token& first);

/// The shingles of a text in its order, hashed: the nth begins with the nth word. A shorter text is one shingle; a text
/// without words has none.
std::vector<std::uint64_t> to_shingles(const std::vector<Token>& tokens);

/// What of an article is compared with others; sorted, each once.
struct ShingleSet {
    std::vector<std::uint64_t> shingles;  ///< of the headline and the text below it
    std::vector<std::uint64_t> numbers;   ///< hashed: notices of one kind share all but these
};

ShingleSet make_shingle_set(const std::vector<Token>& title, const std::vector<Token>& body);

struct Overlap {
    double resemblance = 0;  ///< shared shingles of all
    double containment = 0;  ///< shared shingles of the shorter one's
    double numbers = 1;      ///< shared numbers of those of the one that has fewer; 1 where one has none
    std::size_t fewest = 0;  ///< shingles of the shorter one
};

Overlap overlap(const ShingleSet& a, const ShingleSet& b);

/// Keys of which two articles that resemble each other share at least one: with a chance of 99 % at a resemblance of
/// .5, 78 % at .3, 15 % at .1, 1 % at .03.
inline constexpr std::size_t bands_an_article = 16;
std::array<std::uint64_t, bands_an_article> make_bands(const ShingleSet& set);

}  // namespace dateline
