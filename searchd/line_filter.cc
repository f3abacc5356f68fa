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

std::size_t number(char c) { return number_of[static_cast<unsigned char>(c)]; }

// Dashes, curly quotes and the like part words as ASCII signs do.
bool is_sign(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\xE2\x80") && at + 2 < text.size() &&
           static_cast<unsigned char>(text[at + 2]) >= 0x90;
}

}  // namespace

// Short words tell by two letters: "tie", "tying".
void LineFilter::add(std::string_view word, std::size_t unit) {
    const bool is_ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (word.empty() || !is_ascii) return;  // lines beyond ASCII are let through anyway
    std::vector<std::size_t> first;
    for (const char c : word) {
        if (number(c) != 0 && first.size() < 3) first.push_back(number(c));
    }
    if (first.empty()) {
        always_ |= set_of(unit);
        return;
    }
    const bool has_third = first.size() > 2 && word.size() > 3;
    for (std::size_t second = 0; second < letters; ++second) {
        if (first.size() < 2 || second == first[1]) first_[first[0] * letters + second] |= set_of(unit);
    }
    for (std::size_t third = 0; third < letters; ++third) {
        if (!has_third || third == first[2]) third_[third] |= set_of(unit);
    }
}

// Calls visit(at, first, second, third) with the place of every word of `line` and the numbers of its first letters.
// Returns false, soon, where there are letters beyond ASCII.
//
// A word begins behind anything that is no letter or digit; one sign may stand inside of it: U.S., O'Brien, 1,000.
template <typename Visit>
bool LineFilter::for_each_beginning(std::string_view line, const Visit& visit) {
    bool is_inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (is_sign(line, i)) {
            is_inside = false;
            i += 2;
            continue;
        }
        if (static_cast<unsigned char>(line[i]) >= 128) return false;
        const std::size_t first = number(line[i]);
        const bool begins = first != 0 && !is_inside;
        is_inside = first != 0;
        if (!begins) continue;
        std::array<std::size_t, 2> more{};
        std::size_t count = 0;
        bool is_behind_sign = false;
        for (std::size_t next = i + 1; count < 2 && next < line.size() && line[next] != ' '; ++next) {
            const bool is_curly = is_sign(line, next);
            if (const std::size_t letter = number(line[next]); letter != 0) {
                more[count++] = letter;
                is_behind_sign = false;
            } else if (is_behind_sign) {
                break;
            } else {
                is_behind_sign = true;
                next += is_curly ? 2 : 0;
            }
        }
        visit(i, first, more[0], more[1]);
    }
    return true;
}

CandidateLine LineFilter::look_at(std::string_view line) const {
    UnitSet units = always_;
    const bool is_ascii = for_each_beginning(line, [&](std::size_t, std::size_t first, std::size_t second,
                                                       std::size_t third) { units |= units_of(first, second, third); });
    return is_ascii ? CandidateLine{{}, units, true} : CandidateLine{{}, ~UnitSet{0}, false};
}

std::vector<Span> LineFilter::words(std::string_view text, const CandidateLine& candidate) const {
    const Span& line = candidate.line;
    if (!candidate.is_ascii || always_ != 0) return {line};
    const std::string_view here = text.substr(line.begin, line.end - line.begin);
    std::vector<Span> found;
    for_each_beginning(here, [&](std::size_t at, std::size_t first, std::size_t second, std::size_t third) {
        if (units_of(first, second, third) == 0 || (!found.empty() && found.back().end > line.begin + at)) return;
        const std::size_t blank = here.find_last_of(" \t", at);
        const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
        const std::size_t end = std::min(here.find_first_of(" \t\n", at), here.size());
        found.push_back({line.begin + begin, line.begin + end});
    });
    return found;
}

std::vector<CandidateLine> LineFilter::find(std::string_view text) const {
    std::vector<CandidateLine> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        CandidateLine line = look_at(text.substr(at, end - at));
        line.line = {at, end};
        if (line.units != 0) found.push_back(line);
        at = end;
    }
    return found;
}

}  // namespace dateline
