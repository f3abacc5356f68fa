// The line that names the authors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Byline {
    std::vector<std::string> authors;  ///< people only: "By Reuters" names none; "JANE DOE" comes as "Jane Doe"
    std::string source;                ///< the outlet beside them, if there is one
};

/// "By Jane Doe and John Roe | Reuters", "Von Jane Doe, Berlin", "Written by Jane Doe". Nothing if `line` is not wholly
/// that.
std::optional<Byline> parse_byline(std::string_view line);

/// "ByJane Doe". A headline may start so too ("ByWard Market opens"): ask only below one.
std::optional<Byline> parse_glued_byline(std::string_view line);

/// The names in `text` that has no "By" before it: "Jane Doe and John Roe, Reuters". Nothing if something else is in
/// it.
std::optional<Byline> parse_names(std::string_view text);

/// "dpa" of "München (dpa)"; empty for other lines.
std::string_view agency_behind_place(std::string_view line);

/// Two to four capitalised words, such as people's names are.
bool is_name(std::string_view text);

}  // namespace dateline
