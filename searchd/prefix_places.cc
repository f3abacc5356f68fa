#include "searchd/prefix_places.h"

#include <algorithm>
#include <cstring>
#include <queue>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::uint32_t inner = 1u << 31u;

struct KeyPlace {
    std::uint64_t opening = 0;  // its first eight bytes: most comparisons need no more
    std::uint32_t offset = 0;
    std::uint32_t mark = 0;
};

std::uint64_t opening_of(const char* text) {
    std::uint64_t opening = 0;
    for (int i = 0; i < 8; ++i) opening = opening << 8u | static_cast<unsigned char>(*text == '\0' ? '\0' : *text++);
    return opening;
}

void sort_by_what_follows(std::vector<KeyPlace>& places, const std::string& keys) {
    std::ranges::sort(places, [&](const KeyPlace& a, const KeyPlace& b) {
        if (a.opening != b.opening) return a.opening < b.opening;
        const int order = std::strcmp(keys.data() + a.offset, keys.data() + b.offset);
        return order != 0 ? order < 0 : a.mark < b.mark;
    });
}

}  // namespace

PrefixPlaces::PrefixPlaces(const std::vector<PlacedKey>& keys) {
    std::vector<KeyPlace> places;
    std::size_t bytes = 0;
    std::size_t starts = 0;
    for (const PlacedKey& key : keys) {
        bytes += key.text.size() + 1;
        starts += key.starts.size();
    }
    keys_.reserve(bytes);
    places.reserve(starts);
    for (std::size_t number = 0; number < keys.size(); ++number) {
        const auto begin = static_cast<std::uint32_t>(keys_.size());
        keys_ += keys[number].text;
        keys_ += '\0';
        for (const std::size_t start : keys[number].starts) {
            const std::uint32_t offset = begin + static_cast<std::uint32_t>(start);
            const std::uint32_t mark = static_cast<std::uint32_t>(number) | (start == 0 ? 0 : inner);
            places.push_back({opening_of(keys_.data() + offset), offset, mark});
        }
    }
    sort_by_what_follows(places, keys_);
    places_.reserve(places.size());
    least_.resize(2 * places.size());
    for (const KeyPlace& place : places) {
        least_[places.size() + places_.size()] = place.mark;
        places_.push_back(place.offset);
    }
    for (std::size_t node = places_.size(); node-- > 1;)
        least_[node] = std::min(least_[2 * node], least_[2 * node + 1]);
}

PrefixPlaces::Range PrefixPlaces::narrowed(Range range, std::size_t depth, std::string_view bytes) const {
    if (range.empty()) return {};
    const auto order = [&](std::uint32_t place) {
        return std::strncmp(keys_.data() + place + depth, bytes.data(), bytes.size());
    };
    const auto at = [&](std::size_t i) { return places_.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto begin = std::partition_point(at(range.begin), at(range.end), [&](auto p) { return order(p) < 0; });
    const auto end = std::partition_point(begin, at(range.end), [&](auto p) { return order(p) == 0; });
    return {static_cast<std::size_t>(begin - places_.begin()), static_cast<std::size_t>(end - places_.begin())};
}

std::string_view PrefixPlaces::next(Range range, std::size_t depth) const {
    const std::string_view rest = keys_.data() + places_[range.begin] + depth;
    return rest.empty() ? rest : rest.substr(0, decode_utf8(rest, 0).length);
}

std::vector<std::uint32_t> PrefixPlaces::best(const std::vector<Range>& ranges, std::size_t limit,
                                              const std::vector<std::uint32_t>& known) const {
    const auto is_worse = [&](std::size_t a, std::size_t b) { return least_[a] > least_[b]; };
    std::vector<std::size_t> nodes;
    for (const Range& range : ranges) {
        if (range.empty()) continue;
        // The subtrees that make up the range.
        std::size_t left = places_.size() + range.begin;
        std::size_t right = places_.size() + range.end;
        for (; left < right; left /= 2, right /= 2) {
            if (left % 2 == 1) nodes.push_back(left++);
            if (right % 2 == 1) nodes.push_back(--right);
        }
    }
    std::priority_queue queue(is_worse, std::move(nodes));
    std::vector<std::uint32_t> found;
    while (!queue.empty() && found.size() < limit) {
        const std::size_t node = queue.top();
        queue.pop();
        const std::uint32_t number = least_[node] & ~inner;
        if (node < places_.size()) {
            queue.push(2 * node);
            queue.push(2 * node + 1);
        } else if (std::ranges::find(known, number) == known.end() && std::ranges::find(found, number) == found.end()) {
            found.push_back(number);
        }
    }
    return found;
}

}  // namespace dateline
