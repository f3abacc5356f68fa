// What unpacking one file may cost: its compression, its archives and what is packed inside of them, taken together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace dateline {

class UnpackingLimits {
public:
    /// Compressions and archives inside of each other: a.tar.gz that holds b.html.gz is three.
    static constexpr int most_layers = 8;
    static constexpr std::size_t most_members = 1'000'000;

    /// News compresses to a tenth, pages of one template to a fiftieth; a gigabyte is handled in seconds whatever it
    /// is.
    static constexpr std::uint64_t always_allowed = std::uint64_t{1} << 30;
    static constexpr std::uint64_t most_expansion = 200;

    /// `bytes` came out of a compression when `consumed` bytes of the file had been read. False once that is too much.
    bool admit_bytes(std::size_t bytes, std::uint64_t consumed) {
        bytes_ += bytes;
        if (bytes_ > std::max(always_allowed, consumed * most_expansion))
            fault_ = "unpacks to more than " + std::to_string(most_expansion) + " times its size and more than " +
                     std::to_string(always_allowed >> 30) + " GB: the rest was left out";
        return fault_.empty();
    }

    /// One more member of an archive. False once there are too many.
    bool admit_member() {
        if (++members_ > most_members)
            fault_ = "holds more than " + std::to_string(most_members) + " files: the rest was left out";
        return fault_.empty();
    }

    /// Why nothing more is unpacked; empty where nothing is wrong.
    const std::string& fault() const { return fault_; }

private:
    std::uint64_t bytes_ = 0;
    std::size_t members_ = 0;
    std::string fault_;
};

}  // namespace dateline
