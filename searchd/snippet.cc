#include "searchd/snippet.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/model/word_splitter.h"

namespace dateline {

namespace {

constexpr std::size_t most_bytes_searched = 128 << 10;  // of a text, for a snippet
constexpr std::size_t most_bytes_analysed = 1'500'000;  // of all texts of a page, about 70 ns each

bool stands_first(const Highlighter::Match& a, const Highlighter::Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

// The run of matches [first, last] that makes the best passage.
struct Passage {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t units = 0;  // how many different words stand in it
};

Passage best_passage(const std::vector<Highlighter::Match>& matches, std::size_t length) {
    Passage best;
    std::size_t best_score = 0;
    std::unordered_map<std::size_t, std::size_t> seen_from;  // by unit: the last `first` + 1 from which it was seen
    for (std::size_t first = 0; first < matches.size(); ++first) {
        std::size_t units = 0;
        for (std::size_t last = first; last < matches.size() && last - first < 50; ++last) {
            if (last > first && matches[last].span.end - matches[first].span.begin > length) break;
            units += std::exchange(seen_from[matches[last].unit], first + 1) != first + 1 ? 1 : 0;
            const std::size_t score = 100 * units + std::min<std::size_t>(last - first, 20);
            if (score > best_score) {
                best_score = score;
                best = {first, last, units};
            }
        }
    }
    return best;
}

bool is_blank(char c) { return c == ' ' || c == '\n'; }

// The start of the sentence that `at` is in, if it lies within `reach` bytes before; else the start of a word there.
std::size_t passage_start(std::string_view text, std::size_t at, std::size_t reach) {
    const std::size_t earliest = at > reach ? at - reach : 0;
    if (earliest == 0) return 0;
    for (std::size_t i = at; i > earliest + 1; --i) {
        const bool is_sentence = is_blank(text[i - 1]) && (text[i - 2] == '.' || text[i - 2] == '!' ||
                                                           text[i - 2] == '?' || text[i - 2] == '\n');
        if (is_sentence) return i;
    }
    std::size_t start = utf8_floor(text, at - reach / 2);
    while (start < at && !is_blank(text[start])) ++start;
    while (start < at && is_blank(text[start])) ++start;
    return start;
}

std::size_t passage_end(std::string_view text, std::size_t at_least, std::size_t limit) {
    if (limit >= text.size()) return text.size();
    std::size_t end = limit;
    while (end > at_least && !is_blank(text[end])) --end;
    while (end > at_least && is_blank(text[end - 1])) --end;
    return end > at_least ? end : utf8_floor(text, std::max(limit, at_least));
}

// Cuts [begin, end) out of `text`; white space of any length becomes one blank.
MarkedText cut(std::string_view text, Span passage, const std::vector<Span>& marks) {
    MarkedText out;
    const auto close = [&](std::size_t at) {
        if (!out.marks.empty() && out.marks.back().end == 0 && at != 0) out.marks.back().end = out.text.size();
    };
    if (passage.begin > 0) out.text = "… ";
    auto mark = std::ranges::find_if(marks, [&](const Span& span) { return span.end > passage.begin; });
    bool is_open = false;
    for (std::size_t at = passage.begin; at <= passage.end; ++at) {
        if (is_open && at >= mark->end) {
            close(at);
            is_open = false;
            ++mark;
        }
        if (at == passage.end) break;
        if (!is_open && mark != marks.end() && at >= mark->begin) {
            out.marks.push_back({out.text.size(), 0});
            is_open = true;
        }
        if (!is_blank(text[at])) {
            out.text += text[at];
        } else if (!out.text.empty() && out.text.back() != ' ') {
            out.text += ' ';
        }
    }
    if (is_open) close(passage.end);
    if (out.text.ends_with(' ')) out.text.pop_back();
    if (passage.end < text.size()) out.text += " …";
    return out;
}

std::vector<Span> joined(const std::vector<Highlighter::Match>& matches) {
    std::vector<Span> spans;
    for (const Highlighter::Match& match : matches) {
        if (!spans.empty() && match.span.begin < spans.back().end) {
            spans.back().end = std::max(spans.back().end, match.span.end);
        } else {
            spans.push_back(match.span);
        }
    }
    return spans;
}

// Lines one after the other, of which the first and the last can share a passage.
struct Run {
    std::size_t first = 0;  // of the lines
    std::size_t end = 0;
    std::size_t units = 0;  // how many different words seem to stand in them
};

// The few runs in which the most words seem to stand, the first of those alike; none where there is nothing to tell
// them by.
std::vector<Run> most_promising(const std::vector<CandidateLine>& lines, std::size_t length) {
    constexpr std::size_t most_runs = 3;
    const auto beyond_ascii = std::ranges::count(lines, false, &CandidateLine::is_ascii);
    if (static_cast<std::size_t>(beyond_ascii) * 4 > lines.size()) return {};
    std::vector<Run> runs;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        UnitSet units = 0;
        std::size_t end = first;
        do {
            units |= lines[end++].units;
        } while (end < lines.size() && lines[end].line.begin - lines[first].line.end < length);
        runs.push_back({first, end, static_cast<std::size_t>(std::popcount(units))});
    }
    std::ranges::stable_sort(runs, std::greater(), &Run::units);
    std::vector<Run> chosen;
    for (const Run& run : runs) {
        const auto overlaps = [&](const Run& other) { return run.first < other.end && other.first < run.end; };
        if (chosen.size() < most_runs && std::ranges::none_of(chosen, overlaps)) chosen.push_back(run);
    }
    return chosen;
}

}  // namespace

Highlighter::Highlighter(const QueryNode& query, const Field& field) { collect(query, field); }

void Highlighter::collect(const QueryNode& node, const Field& field) {
    if (node.kind == QueryNode::Kind::negation) return;
    const bool is_here = node.field == nullptr ? field.searched : node.field == &field;
    if (is_here && node.kind == QueryNode::Kind::word) {
        words_.emplace_back(node.words[0], units_++);
    } else if (is_here && node.kind == QueryNode::Kind::phrase) {
        Phrase phrase;
        for (const QueryWord& word : node.words) phrase.places.push_back({exact_words(word.token), word.is_prefix});
        phrases_.emplace_back(std::move(phrase), units_++);
    }
    for (const QueryNode& child : node.children) collect(child, field);
}

const Highlighter::Wanted& Highlighter::wanted(Analyser& analyser) const {
    const auto known = wanted_.find(&analyser);
    return known != wanted_.end() ? known->second : wanted_.emplace(&analyser, make_wanted(analyser)).first->second;
}

Highlighter::Wanted Highlighter::make_wanted(Analyser& analyser) const {
    Wanted wanted;
    wanted.has_filter = analyser.inflects_at_the_end();
    for (const auto& [word, unit] : words_) {
        if (word.is_prefix) {
            for (const std::string& reading : word.token.words) wanted.beginnings.emplace_back(reading, unit);
        } else {
            for (std::string& stem : analyser.stems_of(word.token)) wanted.stems.emplace(std::move(stem), unit);
        }
    }
    for (const auto& [stem, unit] : wanted.stems) wanted.filter.add(stem, unit);
    for (const auto& [beginning, unit] : wanted.beginnings) wanted.filter.add(beginning, unit);
    std::size_t unit = units_;  // here each word of a phrase is a unit of its own
    for (const auto& [phrase, number] : phrases_) {
        for (const Phrase::Place& place : phrase.places) {
            for (const std::string& reading : place.readings) wanted.filter.add(reading, unit);
            ++unit;
        }
    }
    return wanted;
}

std::vector<CandidateLine> Highlighter::lines_with(const Wanted& wanted, std::string_view text) {
    if (!wanted.has_filter) return {{{0, text.size()}, ~UnitSet{0}, false}};
    return wanted.filter.find(text);
}

// What has to be analysed of `lines`: in a query without phrases, single words.
std::vector<Highlighter::Part> Highlighter::parts_of(std::span<const CandidateLine> lines, const Wanted& wanted,
                                                     std::string_view text) const {
    std::vector<Part> parts;
    bool is_behind_line = false;
    for (const CandidateLine& one : lines) {
        const std::vector<Span> words = phrases_.empty() ? wanted.filter.words(text, one) : std::vector{one.line};
        if (words.size() == 1 && words[0] == one.line) {
            if (!is_behind_line || parts.back().span.end != one.line.begin) parts.push_back({one.line, false});
            parts.back().span.end = one.line.end;
            is_behind_line = true;
        } else {
            const bool is_in_capitals = is_shouting(text.substr(one.line.begin, one.line.end - one.line.begin));
            for (const Span& word : words) parts.push_back({word, is_in_capitals});
            is_behind_line = false;
        }
    }
    return parts;
}

std::vector<Highlighter::Match> Highlighter::find_in(std::span<const CandidateLine> lines, const Wanted& wanted,
                                                     std::string_view text, Analyser& analyser) const {
    const auto unit_of = [&](const Token& token) -> std::optional<std::size_t> {
        for (const std::string& stem : token.stems) {
            if (const auto unit = wanted.stems.find(stem); unit != wanted.stems.end()) return unit->second;
        }
        for (const auto& [beginning, unit] : wanted.beginnings) {
            for (const std::string& word : token.words) {
                if (word.starts_with(beginning)) return unit;
            }
        }
        return std::nullopt;
    };
    std::vector<Match> found;
    for (const auto& [part, is_in_capitals] : parts_of(lines, wanted, text)) {
        const std::size_t left = most_bytes_analysed - std::min(analysed_, most_bytes_analysed);
        const std::size_t end = utf8_floor(text, part.begin + std::min(part.end - part.begin, left));
        analysed_ += end - part.begin;
        std::vector<Token> tokens =
            analyser.analyse(text.substr(part.begin, end - part.begin), Reading::text, is_in_capitals);
        for (Token& token : tokens) {
            token.begin += part.begin;
            token.end += part.begin;
            if (const auto unit = unit_of(token)) found.push_back({{token.begin, token.end}, *unit});
        }
        find_phrases(tokens, found);
    }
    std::ranges::sort(found, stands_first);
    return found;
}

std::vector<Highlighter::Match> Highlighter::find(std::string_view text, Analyser& analyser) const {
    if (is_empty()) return {};
    const Wanted& sought = wanted(analyser);
    return find_in(lines_with(sought, text), sought, text, analyser);
}

void Highlighter::find_phrases(const std::vector<Token>& tokens, std::vector<Match>& found) const {
    if (phrases_.empty()) return;
    std::vector<const Token*> words;
    for (const Token& token : tokens) {
        if (token.parts.empty()) words.push_back(&token);
    }
    const auto fits = [](const Token& token, const Phrase::Place& place) {
        return std::ranges::any_of(token.words, [&](const std::string& word) {
            return std::ranges::any_of(place.readings, [&](const std::string& reading) {
                return place.is_prefix ? word.starts_with(reading) : word == reading;
            });
        });
    };
    for (const auto& [phrase, unit] : phrases_) {
        const std::size_t length = phrase.places.size();
        for (std::size_t first = 0; first + length <= words.size(); ++first) {
            std::size_t place = 0;
            while (place < length && words[first + place]->position == words[first]->position + place &&
                   fits(*words[first + place], phrase.places[place]))
                ++place;
            if (place == length) found.push_back({{words[first]->begin, words[first + length - 1]->end}, unit});
        }
    }
}

std::vector<Span> Highlighter::marks(std::string_view text, Analyser& analyser) const {
    return joined(find(text, analyser));
}

// The matches in the run of lines that is likely to make the best passage; takes that run out of `lines`.
std::vector<Highlighter::Match> Highlighter::take_best(std::vector<CandidateLine>& lines, const Wanted& wanted,
                                                       std::string_view text, Analyser& analyser,
                                                       std::size_t length) const {
    const auto at = [&](std::size_t i) { return lines.begin() + static_cast<std::ptrdiff_t>(i); };
    std::vector<Match> best;
    std::size_t most_units = 0;
    Run best_run{0, lines.size(), 0};
    for (const Run& run : most_promising(lines, length)) {
        if (most_units >= run.units) break;
        std::vector<Match> found = find_in({at(run.first), at(run.end)}, wanted, text, analyser);
        const std::size_t units = best_passage(found, length).units;
        if (units <= most_units) continue;
        most_units = units;
        best = std::move(found);
        best_run = run;
    }
    if (best.empty()) best = find_in(lines, wanted, text, analyser);
    lines.erase(at(best_run.first), at(best_run.end));
    return best;
}

MarkedText Highlighter::snippet(std::string_view text, Analyser& analyser, std::size_t length) const {
    if (is_empty()) return cut(text, {0, passage_end(text, 0, length)}, {});
    const Wanted& sought = wanted(analyser);
    std::vector<CandidateLine> lines = lines_with(sought, text.substr(0, utf8_floor(text, most_bytes_searched)));
    const std::size_t core_length = length * 4 / 5;
    std::vector<Match> matches = take_best(lines, sought, text, analyser, core_length);
    if (matches.empty()) return cut(text, {0, passage_end(text, 0, length)}, {});
    const Passage best = best_passage(matches, core_length);
    const Span core{matches[best.first].span.begin, matches[best.last].span.end};
    const std::size_t spare = length - std::min(length, core.end - core.begin);
    const std::size_t begin = passage_start(text, core.begin, spare * 2 / 3);
    const std::size_t end = passage_end(text, core.end, std::max(core.end, begin + length));
    // What stands around the best run is also shown.
    std::erase_if(lines, [&](const CandidateLine& one) { return one.line.end <= begin || one.line.begin >= end; });
    const std::vector<Match> around = find_in(lines, sought, text, analyser);
    matches.insert(matches.end(), around.begin(), around.end());
    std::ranges::sort(matches, stands_first);
    return cut(text, {begin, end}, joined(matches));
}

}  // namespace dateline
