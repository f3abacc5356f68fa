// The rows of is_notice(), by subject.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// A notice starts with `start` and, unless they are empty, holds one of `needs`, separated by "|".
struct Notice {
    std::string_view start;
    std::string_view needs;
};

/// What asks readers to register, to subscribe, to save an article, to buy the right to print it.
std::span<const Notice> prompt_rows();

}  // namespace dateline
