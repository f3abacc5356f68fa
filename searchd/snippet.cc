#include "searchd/snippet.h"

#include <algorithm>
#include <optional>
#include <set>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t most_bytes_searched = 128 << 10;  // of a text, for a snippet

bool stands_first(const Highlighter::Match& a, const Highlighter::Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

// The run of matches [first, last] that makes the best passage.
struct Passage {
    std::size_t first = 0;
    std::size_t last = 0;
};

Passage best_passage(const std::vector<Highlighter::Match>& matches, std::size_t length) {
    Passage best;
    std::size_t best_score = 0;
    for (std::size_t first = 0; first < matches.size(); ++first) {
        std::set<std::size_t> units;
        for (std::size_t last = first; last < matches.size() && last - first < 50; ++last) {
            if (last > first && matches[last].span.end - matches[first].span.begin > length) break;
            units.insert(matches[last].unit);
            const std::size_t score = 100 * units.size() + std::min<std::size_t>(last - first, 20);
            if (score > best_score) {
                best_score = score;
                best = {first, last};
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

}  // namespace

Highlighter::Highlighter(const QueryNode& query, const Field& field) { collect(query, field); }

void Highlighter::collect(const QueryNode& node, const Field& field) {
    if (node.kind == QueryNode::Kind::negation) return;
    const bool is_here = node.field == nullptr ? field.searched : node.field == &field;
    if (is_here && node.kind == QueryNode::Kind::word) {
        words_.emplace_back(node.words[0], units_++);
    } else if (is_here && node.kind == QueryNode::Kind::phrase) {
        Phrase phrase;
        for (const QueryWord& word : node.words) phrase.places.push_back({word.token.words, word.is_prefix});
        phrases_.emplace_back(std::move(phrase), units_++);
    }
    for (const QueryNode& child : node.children) collect(child, field);
}

Highlighter::Wanted Highlighter::wanted(Analyser& analyser) const {
    Wanted wanted;
    for (const auto& [word, unit] : words_) {
        if (word.is_prefix) {
            for (const std::string& reading : word.token.words) wanted.beginnings.emplace_back(reading, unit);
        } else {
            for (std::string& stem : analyser.stems_of(word.token)) wanted.stems.emplace(std::move(stem), unit);
        }
    }
    return wanted;
}

LineFilter Highlighter::lines_with(const Wanted& wanted) const {
    LineFilter filter;
    for (const auto& [stem, unit] : wanted.stems) filter.add(stem);
    for (const auto& [beginning, unit] : wanted.beginnings) filter.add(beginning);
    for (const auto& [phrase, unit] : phrases_) {
        for (const Phrase::Place& place : phrase.places) {
            for (const std::string& reading : place.readings) filter.add(reading);
        }
    }
    return filter;
}

std::vector<Highlighter::Match> Highlighter::find(std::string_view text, Analyser& analyser,
                                                  std::size_t enough) const {
    std::vector<Match> found;
    if (is_empty()) return found;
    const Wanted sought = wanted(analyser);
    const auto unit_of = [&](const Token& token) -> std::optional<std::size_t> {
        for (const std::string& stem : token.stems) {
            if (const auto unit = sought.stems.find(stem); unit != sought.stems.end()) return unit->second;
        }
        for (const auto& [beginning, unit] : sought.beginnings) {
            for (const std::string& word : token.words) {
                if (word.starts_with(beginning)) return unit;
            }
        }
        return std::nullopt;
    };
    const std::vector<Span> lines = analyser.inflects_at_the_end() ? lines_with(sought).find(text)
                                                                    : std::vector<Span>{{0, text.size()}};
    for (const Span& part : lines) {
        std::vector<Token> tokens = analyser.analyse(text.substr(part.begin, part.end - part.begin));
        for (Token& token : tokens) {
            token.begin += part.begin;
            token.end += part.begin;
            if (const auto unit = unit_of(token)) found.push_back({{token.begin, token.end}, *unit});
        }
        find_phrases(tokens, found);
        if (enough > 0 && has_all_units(found, enough)) break;
    }
    std::ranges::sort(found, stands_first);
    return found;
}

bool Highlighter::has_all_units(const std::vector<Match>& found, std::size_t within) const {
    std::vector<std::size_t> last(units_, std::string_view::npos);
    for (const Match& match : found) {
        last[match.unit] = match.span.begin;
        const auto [first_of_all, last_of_all] = std::ranges::minmax(last);
        if (last_of_all != std::string_view::npos && last_of_all - first_of_all <= within) return true;
    }
    return false;
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

MarkedText Highlighter::snippet(std::string_view text, Analyser& analyser, std::size_t length) const {
    const std::vector<Match> matches = find(text.substr(0, utf8_floor(text, most_bytes_searched)), analyser, length / 2);
    if (matches.empty()) return cut(text, {0, passage_end(text, 0, length)}, {});
    const Passage best = best_passage(matches, length * 4 / 5);
    const Span core{matches[best.first].span.begin, matches[best.last].span.end};
    const std::size_t spare = length - std::min(length, core.end - core.begin);
    const std::size_t begin = passage_start(text, core.begin, spare * 2 / 3);
    return cut(text, {begin, passage_end(text, core.end, std::max(core.end, begin + length))}, joined(matches));
}

}  // namespace dateline
