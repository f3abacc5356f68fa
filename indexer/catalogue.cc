#include "indexer/catalogue.h"

#include <nlohmann/json.hpp>

#include "indexer/model/article_json.h"
#include "indexer/model/hash.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

constexpr std::size_t most_rejections_kept = 100;

}  // namespace

void add_rejection(FileRecord& record, const Rejection& rejection) {
    ++record.rejected;
    if (record.rejections.size() < most_rejections_kept) record.rejections.push_back(rejection);
}

std::string to_stored(const FileRecord& record) {
    nlohmann::ordered_json json = {
        {"path", record.path}, {"size", record.size}, {"mtime", record.mtime_ns}, {"hash", record.hash}};
    if (record.shadowed) json["shadowed"] = true;
    if (record.rejected != 0) {
        json["rejected"] = record.rejected;
        for (const Rejection& rejection : record.rejections) {
            nlohmann::ordered_json reason = {rejection.line, rejection.reason};
            if (!rejection.member.empty()) reason.push_back(rejection.member);
            json["reasons"].push_back(std::move(reason));
        }
    }
    return dump(json);
}

std::optional<FileRecord> parse_file_record(std::string_view stored) {
    try {
        const nlohmann::json json = nlohmann::json::parse(stored);
        FileRecord record;
        record.path = json.at("path").get<std::string>();
        record.size = json.at("size").get<std::uint64_t>();
        record.mtime_ns = json.at("mtime").get<std::int64_t>();
        record.hash = json.at("hash").get<std::string>();
        record.shadowed = json.value("shadowed", false);
        record.rejected = json.value("rejected", std::size_t{0});
        for (const auto& reason : json.value("reasons", nlohmann::json::array())) {
            record.rejections.push_back({reason.at(0).get<std::size_t>(), reason.at(1).get<std::string>(),
                                         reason.size() > 2 ? reason.at(2).get<std::string>() : ""});
        }
        return record;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

std::string file_key(std::string_view path) { return std::string(metadata::file) + hash_hex(path); }

}  // namespace dateline
