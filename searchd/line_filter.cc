#include "searchd/line_filter.h"

#include <algorithm>

namespace dateline {

namespace {

// Numbers of letters and digits; 0 for what words are not made of. The letters i and y are one: "happy", "happier".
constexpr std::array<unsigned char, 256> number_of = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = static_cast<unsigned char>(c - 'a' + 1);
    table['y'] = table['i'];
    for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = table[static_cast<unsigned char>(c - 'A' + 'a')];
    for (unsigned char c = '0'; c <= '9'; ++c) table[c] = static_cast<unsigned char>(c - '0' + 27);
    return table;
}();

unsigned char number(char c) { return number_of[static_cast<unsigned char>(c)]; }

}  // namespace

// Short words tell by two letters: "tie", "tying".
void LineFilter::add(std::string_view word) {
    const bool is_ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (word.empty() || !is_ascii) return;  // lines beyond ASCII are let through anyway
    std::vector<unsigned char> first;
    for (const char c : word) {
        if (number(c) != 0 && first.size() < 3) first.push_back(number(c));
    }
    if (first.empty()) {
        takes_all_ = true;
        return;
    }
    const bool has_third = first.size() > 2 && word.size() > 3;
    for (std::size_t second = 0; second < letters; ++second) {
        if (first.size() > 1 && second != first[1]) continue;
        for (std::size_t third = 0; third < letters; ++third) {
            if (!has_third || third == first[2]) beginnings_[(first[0] * letters + second) * letters + third] = true;
        }
    }
}

// A word begins behind anything that is no letter or digit; one sign may stand inside of it: U.S., O'Brien, 1,000.
bool LineFilter::may_hold_one(std::string_view line) const {
    bool is_inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (static_cast<unsigned char>(line[i]) >= 128) return true;
        const std::size_t first = number(line[i]);
        const bool begins = first != 0 && !is_inside;
        is_inside = first != 0;
        if (!begins) continue;
        std::array<std::size_t, 2> more{};
        std::size_t found = 0;
        for (std::size_t next = i + 1; found < 2 && next < std::min(i + 5, line.size()); ++next) {
            if (number(line[next]) != 0) {
                more[found++] = number(line[next]);
            } else if (line[next] == ' ' || (next > i + 1 && number(line[next - 1]) == 0)) {
                break;
            }
        }
        if (beginnings_[(first * letters + more[0]) * letters + more[1]]) return true;
    }
    return false;
}

std::vector<Span> LineFilter::find(std::string_view text) const {
    if (takes_all_) return {{0, text.size()}};
    std::vector<Span> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        if (may_hold_one(text.substr(at, end - at))) {
            if (!found.empty() && found.back().end == at) {
                found.back().end = end;
            } else {
                found.push_back({at, end});
            }
        }
        at = end;
    }
    return found;
}

}  // namespace dateline
