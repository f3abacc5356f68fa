// Scraped text as paragraphs: white space collapsed, hard-wrapped lines joined, each with what its form tells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/boilerplate.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

struct Paragraph {
    std::string text;
    bool after_gap = false;  ///< an empty line, or the start of the text, stands before it
    LineShape shape;
    LineKind kind = LineKind::text;
    bool is_kept = true;

    bool is_story() const { return kind == LineKind::text && is_prose(shape); }

    /// Gives it another text, and what follows from that.
    void set_text(std::string new_text);
};

/// The paragraphs of valid UTF-8. A line is one unless the text is wrapped to a width or a sentence was cut at a link.
std::vector<Paragraph> to_paragraphs(std::string_view text);

}  // namespace dateline
