// An article as JSON: the members that interface and index share.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/model/article.h"

namespace dateline {

/// All members but `body`: strings, lists and null where unknown, in the order of the documentation.
nlohmann::ordered_json to_json_head(const Article& article);

/// As one line of JSON, body included.
std::string to_json_line(const Article& article);

/// `json` as text; malformed UTF-8, should there be any, becomes U+FFFD.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace dateline
