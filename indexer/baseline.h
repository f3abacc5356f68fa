// What a SOURCE had before the first run that did not drop all that is gone: by that the share of a loss is measured
// until a run does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Docids only ever grow, and an article keeps its own: those up to `last_docid` were there, later ones came since.
struct Baseline {
    std::string root;  ///< the absolute path of the SOURCE
    unsigned last_docid = 0;

    bool operator==(const Baseline&) const = default;
};

std::string to_stored(const std::vector<Baseline>& baselines);
/// None where `stored` is empty.
std::vector<Baseline> parse_baselines(std::string_view stored);

}  // namespace dateline
