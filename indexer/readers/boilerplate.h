// Which lines of a scraped page are not the article. A rule asks for a known phrase and for the form of a line that is
// no sentence of a story: a paragraph that merely begins with "Comments" or talks about cookies is text.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/scraped_line.h"

namespace dateline {

enum class LineKind {
    text,
    furniture,      ///< never the article
    navigation,     ///< not the article if its neighbours are not either, or at the page's head or end
    list_heading,   ///< links follow
    media_link,     ///< "Watch: …": furniture inside the story, perhaps the headline above it
    comment_form,   ///< comments follow, the article is over
    comment_count,  ///< the same, unless it stands above the article
    comments,       ///< the same, unless prose follows
};

LineKind kind_of(std::string_view line, const LineShape& shape);
LineKind kind_of(std::string_view line);

/// The key of a line's words before its first ":" or "|", and what follows it; both empty if it has no short start of
/// this kind.
struct LabelledLine {
    std::string label;
    std::string_view value;
};
LabelledLine split_label(std::string_view line);

/// "Home > World > Asia", "Home / Pune / Bridge closed": the parts; empty for other lines.
std::vector<std::string_view> breadcrumbs(std::string_view line);

bool is_web_address(std::string_view line);

/// "jane@example.org", and a name in a network: "@jane".
bool is_mail_address(std::string_view line);

/// The length of the icon-font names that a line starts with, glued or not: "icon searchicon shareicon tags".
std::size_t icon_names_length(std::string_view line);

/// Where a comment form starts that was glued to the end of a paragraph; the length of `paragraph` if there is none.
std::size_t glued_form_start(std::string_view paragraph);

}  // namespace dateline
