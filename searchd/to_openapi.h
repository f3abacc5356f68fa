// The OpenAPI document of the API.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// openapi.json of this folder, for the site at `base`: "https://news.example/archive".
std::string to_openapi_json(std::string_view base);

}  // namespace dateline
