// The page templates: Mustache files in web/templates, read once at the start.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace dateline {

class Templates {
public:
    /// Reads every *.mustache in `folder`; a partial {{> name}} is the text of name.mustache, put in its place. Throws
    /// std::runtime_error that names the file where one is missing or malformed.
    explicit Templates(const std::string& folder);
    ~Templates();

    /// The page `name` with `values`: an object of strings, booleans, lists and objects. Empty strings and nulls count
    /// as absent. Thread-safe.
    std::string render(std::string_view name, const nlohmann::ordered_json& values) const;

private:
    struct Page;
    std::map<std::string, std::unique_ptr<Page>, std::less<>> pages_;
};

}  // namespace dateline
