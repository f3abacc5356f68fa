#include "searchd/index_state.h"

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/model/schema.h"

namespace dateline {

IndexState read_state(const Xapian::Database& database) {
    IndexState state;
    state.uuid = database.get_uuid();
    state.articles = database.get_doccount();
    const auto stored = nlohmann::json::parse(database.get_metadata(std::string(metadata::state)), nullptr, false);
    if (stored.is_object()) {
        state.revision = stored.value("revision", 0u);
        state.updated = stored.value("updated", "");
    }
    return state;
}

}  // namespace dateline
