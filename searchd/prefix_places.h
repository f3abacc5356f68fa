// The places in a list of keys at which a beginning may match, in the order of what follows them: all that begin with
// the same letters are next to each other, and the best of many are found without looking at the others. Immutable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct PlacedKey {
    std::string text;                 ///< without NULs
    std::vector<std::size_t> starts;  ///< bytes where a match may begin; 0 is the beginning
};

class PrefixPlaces {
public:
    /// Places with the same letters before them, [begin, end).
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool empty() const { return begin >= end; }
    };

    PrefixPlaces() = default;

    /// `keys`: the best first; fewer than 2^31, of less than 4 GB.
    explicit PrefixPlaces(const std::vector<PlacedKey>& keys);

    Range all() const { return {0, places_.size()}; }

    /// Those of `range`, which have their first `depth` bytes in common, that go on with `bytes` (no NULs).
    Range narrowed(Range range, std::size_t depth, std::string_view bytes) const;

    /// The character behind the first `depth` bytes at the beginning of `range`, which is not empty; empty where the
    /// key ends.
    std::string_view next(Range range, std::size_t depth) const;

    /// The numbers of the best `limit` keys with a place in one of `ranges`, each once and none of `known`: first those
    /// with a place at their beginning. O(limit * log n) beside the ranges themselves.
    std::vector<std::uint32_t> best(const std::vector<Range>& ranges, std::size_t limit,
                                    const std::vector<std::uint32_t>& known) const;

private:
    std::string keys_;                   // each ends with a NUL
    std::vector<std::uint32_t> places_;  // offsets in keys_
    // A binary tree of the least mark below each node; the leaves are those from places_.size() on. A mark is a key's
    // number, with the highest bit set where the place is not at its beginning.
    std::vector<std::uint32_t> least_;
};

}  // namespace dateline
