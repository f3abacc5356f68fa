#include "indexer/readers/scraped_paragraphs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t least_wrapped = 35;    ///< characters: shorter lines are not filled to a width
constexpr size_t widest_wrapped = 110;  ///< characters: longer lines are paragraphs

struct Line {
    std::string text;
    size_t indent = 0;
    bool after_gap = false;
    bool is_row = false;  ///< of a table
    LineShape shape;
    LineKind kind = LineKind::text;
};

size_t indent_of(string_view raw) {
    size_t columns = 0;
    for (const char c : raw) {
        if (c != ' ' && c != '\t') break;
        columns += c == '\t' ? 8 : 1;
    }
    return columns;
}

/// Columns set with blanks, or mostly numbers.
bool is_table_row(string_view raw, const LineShape& shape) {
    const auto text = trim(raw);
    if (text.find("   ") != string_view::npos || text.find('\t') != string_view::npos) return true;
    return shape.words >= 3 && shape.numbers * 2 >= shape.words;
}

std::vector<Line> to_lines(string_view text) {
    std::vector<Line> lines;
    bool after_gap = true;
    for (size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto raw = text.substr(at, end - at);
        at = end + 1;
        auto line = collapse_spaces(raw);
        if (line.empty()) {
            after_gap = true;
            continue;
        }
        const auto shape = shape_of(line);
        const auto kind = kind_of(line, shape);
        lines.push_back({std::move(line), indent_of(raw), after_gap, is_table_row(raw, shape), shape, kind});
        after_gap = false;
    }
    return lines;
}

bool ends_open(const Line& line) {
    return line.shape.end_mark == 0 && line.shape.last != ':' && line.shape.last != ';';
}

struct Layout {
    bool is_wrapped = false;
    size_t width = 0;   ///< of the longest lines
    size_t indent = 0;  ///< of lines that start no paragraph
};

/// A text is wrapped if its lines are short and many of them end in the middle of a sentence.
Layout layout_of(const std::vector<Line>& lines) {
    size_t all = 0;
    size_t in_long_lines = 0;
    size_t pairs = 0;
    size_t cut = 0;
    Layout layout;
    layout.indent = lines.empty() ? 0 : lines.front().indent;
    for (size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        all += line.shape.chars;
        layout.indent = std::min(layout.indent, line.indent);
        if (line.shape.chars > widest_wrapped) {
            in_long_lines += line.shape.chars;
        } else {
            layout.width = std::max(layout.width, line.shape.chars);
        }
        if (i + 1 == lines.size() || lines[i + 1].after_gap || line.shape.chars < least_wrapped) continue;
        ++pairs;
        cut += ends_open(line) && lines[i + 1].shape.starts_lower;
    }
    layout.is_wrapped = in_long_lines * 3 <= all && cut >= 1 && cut * 10 >= pairs * 3;
    return layout;
}

bool ends_with_function_word(string_view text) {
    constexpr std::array<string_view, 28> words{"the",  "a",    "an",  "of",  "in", "on", "at",   "to",  "by",  "for",
                                                "from", "with", "and", "or",  "as", "is", "that", "its", "his", "her",
                                                "der",  "die",  "das", "und", "de", "la", "le",   "el"};
    const auto blank = text.rfind(' ');
    if (blank == string_view::npos) return false;
    return std::ranges::find(words, text.substr(blank + 1)) != words.end();
}

/// A paragraph that a link or another inline element had cut into lines.
bool is_cut_sentence(const Line& line, const Line& next) {
    if (!ends_open(line)) return false;
    const bool goes_on = next.shape.starts_lower || string_view{",.;)"}.find(next.text[0]) != string_view::npos;
    if (next.after_gap) {
        const bool expects_more = ends_with_function_word(line.text) || line.shape.last == ',';
        return expects_more && next.shape.starts_lower && line.shape.chars >= 30 && next.shape.words > 1;
    }
    if (goes_on) {
        const bool starts_sentence = !line.shape.starts_lower && next.shape.words >= 4;
        return starts_sentence || is_prose(next.shape) || next.shape.end_mark != 0 || next.shape.chars >= 40 ||
               line.shape.chars >= 60;
    }
    return line.shape.chars >= 30 && ends_with_function_word(line.text) && next.shape.words <= 6;
}

/// The next line belongs to the paragraph if it is not indented, and its first word had no room on this one.
bool is_wrapped_pair(const Line& line, const Line& next, const Layout& layout) {
    if (next.after_gap) return false;
    if (next.indent > line.indent + 1) return false;
    const auto first_word = std::min(next.text.find(' '), next.text.size());
    const auto filled = line.shape.chars + 1 + first_word;
    if (!ends_open(line)) {
        const bool is_quoted_block = next.indent > layout.indent + 1;
        return !is_quoted_block && filled * 20 > layout.width * 17;
    }
    return next.shape.starts_lower || filled * 3 > layout.width * 2;
}

bool is_joined(const Line& line, const Line& next, const Layout& layout) {
    if (line.kind != LineKind::text || next.kind != LineKind::text || line.is_row || next.is_row) return false;
    if (layout.is_wrapped && is_wrapped_pair(line, next, layout)) return true;
    return is_cut_sentence(line, next);
}

}  // namespace

void Paragraph::set_text(std::string new_text) {
    text = std::move(new_text);
    shape = shape_of(text);
    kind = kind_of(text, shape);
    if (text.empty()) is_kept = false;
}

std::vector<Paragraph> to_paragraphs(string_view text) {
    const auto lines = to_lines(text);
    const auto layout = layout_of(lines);
    std::vector<Paragraph> paragraphs;
    for (size_t i = 0; i < lines.size();) {
        std::string joined = lines[i].text;
        size_t end = i + 1;
        for (; end < lines.size() && is_joined(lines[end - 1], lines[end], layout); ++end) {
            const bool is_punctuation = string_view{",.;)"}.find(lines[end].text[0]) != string_view::npos;
            joined += (is_punctuation ? "" : " ") + lines[end].text;
        }
        Paragraph paragraph{{}, lines[i].after_gap, lines[i].shape, lines[i].kind};
        if (end == i + 1) {
            paragraph.text = std::move(joined);
        } else {
            paragraph.set_text(std::move(joined));
        }
        paragraphs.push_back(std::move(paragraph));
        i = end;
    }
    return paragraphs;
}

}  // namespace dateline
