#include "tests/support/records.h"

#include <nlohmann/json.hpp>

namespace dateline::testing {

using nlohmann::json;

std::string record(int number, const std::string& version) {
    const std::string name = std::to_string(number);
    return json{{"id", "r" + name}, {"title", "Story " + name + " " + version}, {"body", "Some words."}}.dump() + "\n";
}

std::string records(int first, int end, const std::string& version) {
    std::string text;
    for (int number = first; number < end; ++number) text += record(number, version);
    return text;
}

std::string nameless_records(int first, int end) {
    std::string text;
    for (int number = first; number < end; ++number)
        text += json{{"title", "Nameless " + std::to_string(number)}}.dump() + "\n";
    return text;
}

}  // namespace dateline::testing
