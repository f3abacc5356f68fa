#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::testing {

namespace {

using namespace std::string_view_literals;

// What parsers stumble over.
constexpr std::array awkward = {"\0"sv,
                                "\n"sv,
                                "\r\n\r\n"sv,
                                "<"sv,
                                ">"sv,
                                "&#0;"sv,
                                "&#x10FFFF;"sv,
                                "]]>"sv,
                                "<!--"sv,
                                "\""sv,
                                "\xC2"sv,
                                "\xE2\x80\xA8"sv,
                                "\xFF\xFE"sv,
                                "\xC2\x85"sv,
                                "-1"sv,
                                "0"sv,
                                "99999999999999999999"sv,
                                "0000-00-00"sv};

// Not std::uniform_int_distribution, which differs between libraries.
std::size_t below(std::size_t limit, std::mt19937& random) { return limit == 0 ? 0 : random() % limit; }

struct Piece {
    std::size_t at;
    std::size_t length;
};

// Short ones are likelier.
Piece choose_piece(const std::string& bytes, std::mt19937& random) {
    const std::size_t at = below(bytes.size(), random);
    const std::size_t most = bytes.size() - at;
    return {at, below(below(most, random) + 1, random) + (most == 0 ? 0 : 1)};
}

void change_once(std::string& bytes, const std::string& other, std::mt19937& random) {
    const auto [at, length] = choose_piece(bytes, random);
    const std::string piece = bytes.substr(at, length);
    switch (below(6, random)) {
        case 0:
            if (!bytes.empty()) bytes[at] = static_cast<char>(random());
            return;
        case 1: bytes.erase(at, length); return;
        case 2: bytes.insert(below(bytes.size(), random), piece); return;
        case 3:
            for (std::size_t times = below(16, random); times > 0; --times) bytes.insert(at, piece);
            return;
        case 4: bytes.insert(at, awkward[below(awkward.size(), random)]); return;
        default:
            const Piece from = choose_piece(other, random);
            bytes.replace(at, below(2, random) * length, other, from.at, from.length);
    }
}

}  // namespace

std::string mutate(std::string bytes, const std::string& other, std::size_t most, std::mt19937& random) {
    constexpr std::size_t most_changes = 8;
    for (std::size_t left = below(most_changes, random) + 1; left > 0; --left) {
        change_once(bytes, other, random);
        bytes.resize(std::min(bytes.size(), most));
    }
    return bytes;
}

std::string swell(const std::string& bytes, std::size_t size, std::mt19937& random) {
    const auto [at, length] = choose_piece(bytes, random);
    std::string swollen = bytes.substr(0, at);
    while (length > 0 && swollen.size() < size) swollen += bytes.substr(at, length);
    return swollen + bytes.substr(at);
}

}  // namespace dateline::testing
