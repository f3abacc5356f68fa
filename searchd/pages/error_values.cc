#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/to_html.h"

namespace dateline {

using nlohmann::ordered_json;

ordered_json to_error_values(const PageFrame& frame, int status, std::string_view heading, std::string_view message) {
    ordered_json values = frame_values(frame, std::string(heading) + " – Dateline", "");
    values["status"] = std::to_string(status);
    values["heading"] = heading;
    values["message"] = message;
    values["is_temporary"] = status == 503;
    return values;
}

}  // namespace dateline
