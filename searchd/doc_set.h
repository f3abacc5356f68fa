// A set of articles by their docids, one bit each: what matching works with. A million articles take 125 kB.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// As Xapian numbers documents, from 1. Means something for one state of the index only.
using DocId = std::uint32_t;

class DocSet {
public:
    /// Empty, with room for docids up to `last`. Sets that are combined must have the same room.
    explicit DocSet(DocId last) : last_(last), words_(last / 64 + 1) {}

    void add(DocId id) { words_[id / 64] |= std::uint64_t{1} << (id % 64); }
    bool contains(DocId id) const { return id <= last_ && (words_[id / 64] >> (id % 64) & 1u) != 0; }

    std::size_t count() const {
        std::size_t bits = 0;
        for (const std::uint64_t word : words_) bits += static_cast<std::size_t>(std::popcount(word));
        return bits;
    }
    bool empty() const { return next(1) == 0; }

    /// The first member from `from` on; 0 if there is none.
    DocId next(DocId from) const {
        if (from > last_) return 0;
        std::size_t at = from / 64;
        std::uint64_t word = words_[at] & (~std::uint64_t{0} << (from % 64));
        while (word == 0) {
            if (++at == words_.size()) return 0;
            word = words_[at];
        }
        return static_cast<DocId>(at * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }

    DocSet& operator&=(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }
    DocSet& operator|=(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    DocSet& operator-=(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
        return *this;
    }

    /// Calls `visit` with each member, in order.
    template <typename Visit>
    void for_each(const Visit& visit) const {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            for (std::uint64_t word = words_[at]; word != 0; word &= word - 1)
                visit(static_cast<DocId>(at * 64 + static_cast<std::size_t>(std::countr_zero(word))));
        }
    }

    /// Calls `visit` with each member, the last first, until it returns false.
    template <typename Visit>
    void for_each_from_last(const Visit& visit) const {
        for (std::size_t at = words_.size(); at-- > 0;) {
            for (std::uint64_t word = words_[at]; word != 0;) {
                const auto bit = static_cast<std::size_t>(63 - std::countl_zero(word));
                if (!visit(static_cast<DocId>(at * 64 + bit))) return;
                word &= ~(std::uint64_t{1} << bit);
            }
        }
    }

    /// The largest docid there is room for.
    DocId last() const { return last_; }

    bool operator==(const DocSet&) const = default;

private:
    DocId last_;
    std::vector<std::uint64_t> words_;
};

}  // namespace dateline
