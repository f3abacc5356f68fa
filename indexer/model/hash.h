// The one hash of the program: XXH3, 128 bits.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// 32 hexadecimal digits.
std::string hash_hex(std::string_view bytes);

/// 64 bits of another kind, for comparing many short strings.
std::uint64_t hash64(std::string_view bytes);

/// hash_hex() over bytes that come in pieces.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::string_view bytes);
    std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
