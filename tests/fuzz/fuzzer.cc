// The entry of libFuzzer. Usage: dateline-fuzz TARGET [OPTION-OF-LIBFUZZER...] [FILE-OR-FOLDER...]; without a TARGET it
// prints the names of all.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "tests/fuzz/target.h"

namespace {

dateline::testing::FuzzTarget target;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    const auto targets = dateline::testing::fuzz_targets();
    const std::string name = *count > 1 ? (*arguments)[1] : "";
    const auto found = std::ranges::find(targets, name, &dateline::testing::FuzzTarget::name);
    if (found == targets.end()) {
        for (const auto& known : targets) std::cout << known.name << '\n';
        std::exit(name.empty() ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    target = *found;
    target.prepare();
    std::copy(*arguments + 2, *arguments + *count, *arguments + 1);
    --*count;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    target.run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
