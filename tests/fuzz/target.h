// Fuzz targets: what hostile bytes are thrown at, one for each reader and one for each layer that a reader stands on.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

struct FuzzTarget {
    std::string name;                                 ///< also that of its folder of seeds: lower case, without spaces
    std::function<void(std::string_view bytes)> run;  ///< throws BrokenPromise
    std::function<void()> prepare = [] {};            ///< what takes its time before the first run
};

std::vector<FuzzTarget> fuzz_targets();

}  // namespace dateline::testing
