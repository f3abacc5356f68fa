#include "indexer/recurring_line.h"

#include <nlohmann/json.hpp>

#include "indexer/model/article_json.h"
#include "indexer/model/schema.h"

namespace dateline {

std::string to_stored(const RecurringLine& line) {
    return dump({{"source", line.outlet}, {"line", line.text}, {"boilerplate", line.is_boilerplate}});
}

std::optional<RecurringLine> parse_recurring_line(std::string_view stored) {
    try {
        const nlohmann::json json = nlohmann::json::parse(stored);
        return RecurringLine{json.at("source").get<std::string>(), json.at("line").get<std::string>(),
                             json.at("boilerplate").get<bool>()};
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

std::string line_key(std::string_view term) { return std::string(metadata::line) + std::string(term); }

std::string to_json(const RecurringLine& line) {
    return dump({{"source", line.outlet}, {"line", line.text}, {"articles", line.articles}, {"of", line.of}});
}

}  // namespace dateline
