#include "searchd/to_openapi.h"

#include <nlohmann/json.hpp>

#include "indexer/model/article_json.h"
#include "indexer/version.h"
#include "searchd/openapi_text.h"

namespace dateline {

std::string to_openapi_json(std::string_view base) {
    static const nlohmann::ordered_json written = nlohmann::ordered_json::parse(openapi_text);
    nlohmann::ordered_json document = written;
    document["info"]["version"] = version;
    document["servers"] = nlohmann::ordered_json::array({{{"url", base}}});
    return dump(document);
}

}  // namespace dateline
