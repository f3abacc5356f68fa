#include "indexer/baseline.h"

#include <nlohmann/json.hpp>

#include "indexer/model/article_json.h"

namespace dateline {

std::string to_stored(const std::vector<Baseline>& baselines) {
    if (baselines.empty()) return {};
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Baseline& baseline : baselines) json.push_back({baseline.root, baseline.last_docid});
    return dump(json);
}

std::vector<Baseline> parse_baselines(std::string_view stored) {
    std::vector<Baseline> baselines;
    if (stored.empty()) return baselines;
    for (const auto& pair : nlohmann::json::parse(stored))
        baselines.push_back({pair.at(0).get<std::string>(), pair.at(1).get<unsigned>()});
    return baselines;
}

}  // namespace dateline
