// A part of a text.
#pragma once

#include <cstddef>

namespace dateline {

/// Bytes [begin, end) of a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Span&) const = default;
};

}  // namespace dateline
