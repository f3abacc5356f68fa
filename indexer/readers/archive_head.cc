#include "indexer/readers/archive_head.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::size_t tar_block = 512;
constexpr std::size_t checksum_begin = 148;
constexpr std::size_t checksum_end = 156;

// The octal number in the field; -1 where there is none.
int stated_checksum(std::string_view field) {
    field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
    int sum = -1;
    for (const char c : field) {
        if (c < '0' || c > '7') break;
        sum = std::max(sum, 0) * 8 + (c - '0');
    }
    return sum;
}

}  // namespace

bool is_zip(std::string_view head) {
    // A member, the end of an archive without members, the mark of one in several parts.
    constexpr std::array<std::string_view, 4> starts = {"PK\x03\x04", "PK\x05\x06", "PK\x07\x08", "PK00PK"};
    return std::ranges::any_of(starts, [&](std::string_view start) { return head.starts_with(start); });
}

bool is_tar(std::string_view head) {
    if (head.size() < tar_block) return false;
    int plain = 0;
    int with_signs = 0;  // as some old programs took it
    for (std::size_t i = 0; i < tar_block; ++i) {
        const char c = i >= checksum_begin && i < checksum_end ? ' ' : head[i];
        plain += static_cast<unsigned char>(c);
        with_signs += static_cast<signed char>(c);
    }
    const int stated = stated_checksum(head.substr(checksum_begin, checksum_end - checksum_begin));
    return stated == plain || (stated >= 0 && stated == with_signs);
}

bool is_archive(std::string_view head) { return is_zip(head) || is_tar(head); }

}  // namespace dateline
