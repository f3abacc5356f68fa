#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/query_syntax.h"
#include "searchd/to_html.h"

namespace dateline {

using nlohmann::ordered_json;

ordered_json to_help_values(const PageFrame& frame) {
    ordered_json values = frame_values(frame, "How to search – Dateline", frame.root + "/help");
    for (const SyntaxSection& section : query_syntax()) {
        ordered_json rows = ordered_json::array();
        for (const SyntaxRow& row : section.rows) {
            rows.push_back({{"form", row.form},
                            {"example", row.example},
                            {"url", typed_url(frame, row.example)},
                            {"meaning", row.meaning}});
        }
        const bool has_names = section.id == "fields" || section.id == "dates";
        values["sections"].push_back({{"id", section.id},
                                      {"heading", section.heading},
                                      {"text", section.text},
                                      {has_names ? "names" : "examples", {{"rows", std::move(rows)}}}});
    }
    for (const DateForm& form : date_forms)
        values["date_forms"].push_back({{"form", form.form}, {"meaning", form.meaning}});
    values["limits_text"] = query_limits();
    return values;
}

}  // namespace dateline
