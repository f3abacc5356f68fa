#include "indexer/model/shingles.h"

#include <algorithm>
#include <limits>

#include "indexer/model/hash.h"

namespace dateline {

namespace {

constexpr std::size_t rows_a_band = 2;

// The finaliser of MurmurHash3 (A. Appleby): every bit of the argument changes half of the result's.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDull;
    x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ull;
    return x ^ (x >> 33);
}

bool is_word(const Token& token) { return token.parts.empty(); }  // and no compound, whose parts stand for themselves

void sort_unique(std::vector<std::uint64_t>& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_numbers(const std::vector<Token>& tokens, std::vector<std::uint64_t>& numbers) {
    for (const Token& token : tokens) {
        const std::string& word = token.words.front();
        if (is_word(token) && word.front() >= '0' && word.front() <= '9') numbers.push_back(hash64(word));
    }
}

std::size_t count_shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        const bool has_passed_x = *x <= *y;
        const bool has_passed_y = *y <= *x;
        shared += has_passed_x && has_passed_y;
        x += has_passed_x;
        y += has_passed_y;
    }
    return shared;
}

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::size_t shingle_length(const Token& first) { return first.is_sign ? 2 * words_a_shingle : words_a_shingle; }

std::vector<std::uint64_t> to_shingles(const std::vector<Token>& tokens) {
    std::vector<std::uint64_t> words;
    std::vector<std::size_t> lengths;
    words.reserve(tokens.size());
    lengths.reserve(tokens.size());
    for (const Token& token : tokens) {
        if (!is_word(token)) continue;
        words.push_back(hash64(token.words.front()));
        lengths.push_back(shingle_length(token));
    }
    std::vector<std::uint64_t> shingles;
    shingles.reserve(words.size());
    for (std::size_t first = 0; first < words.size(); ++first) {
        const std::size_t length = first == 0 ? std::min(lengths[first], words.size()) : lengths[first];
        if (first + length > words.size()) break;
        std::uint64_t shingle = length;
        for (std::size_t i = 0; i < length; ++i) shingle = mixed(shingle ^ words[first + i]);
        shingles.push_back(shingle);
    }
    return shingles;
}

ShingleSet make_shingle_set(const std::vector<Token>& title, const std::vector<Token>& body) {
    ShingleSet set;
    set.shingles = to_shingles(body);
    for (const std::uint64_t shingle : to_shingles(title)) set.shingles.push_back(shingle);
    sort_unique(set.shingles);
    add_numbers(title, set.numbers);
    add_numbers(body, set.numbers);
    sort_unique(set.numbers);
    return set;
}

Overlap overlap(const ShingleSet& a, const ShingleSet& b) {
    const std::size_t shared = count_shared(a.shingles, b.shingles);
    const std::size_t fewest = std::min(a.shingles.size(), b.shingles.size());
    const std::size_t fewest_numbers = std::min(a.numbers.size(), b.numbers.size());
    return {ratio(shared, a.shingles.size() + b.shingles.size() - shared), ratio(shared, fewest),
            fewest_numbers == 0 ? 1 : ratio(count_shared(a.numbers, b.numbers), fewest_numbers), fewest};
}

std::array<std::uint64_t, bands_an_article> make_bands(const ShingleSet& set) {
    std::array<std::uint64_t, bands_an_article> bands{};
    for (std::size_t band = 0; band < bands_an_article; ++band) {
        for (std::size_t row = 0; row < rows_a_band; ++row) {
            const std::uint64_t order = mixed(band * rows_a_band + row + 1);
            std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
            for (const std::uint64_t shingle : set.shingles) least = std::min(least, mixed(shingle ^ order));
            bands[band] = mixed(bands[band] ^ least);
        }
    }
    return bands;
}

}  // namespace dateline
