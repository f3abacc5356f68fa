// What is told to a person about how their query was read.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/utf8.h"
#include "searchd/query_signs.h"

namespace dateline {

class QueryWarnings {
public:
    /// Each is told once, and no more than ten.
    void add(std::string warning) {
        constexpr std::size_t most = 10;
        if (all_.size() < most && std::ranges::find(all_, warning) == all_.end()) all_.push_back(std::move(warning));
    }

    std::vector<std::string> take() { return std::move(all_); }

private:
    std::vector<std::string> all_;
};

/// `typed` in quotation marks of ours instead of its own, shortened, for use in a warning.
inline std::string in_quotes(std::string_view typed) {
    constexpr std::size_t longest = 60;
    typed = without_quotes(typed);
    const std::string_view shown = typed.substr(0, utf8_floor(typed, longest));
    return "“" + std::string(shown) + (shown.size() < typed.size() ? "…”" : "”");
}

/// Of a range of dates whose ends were typed the wrong way round.
inline std::string exchanged_dates(std::string_view typed) {
    return "The ends of " + in_quotes(typed) + " were exchanged: the earlier comes first.";
}

}  // namespace dateline
