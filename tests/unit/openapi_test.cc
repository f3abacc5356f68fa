// The document of the API against the tables of the program: neither describes what the other does not have.
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/version.h"
#include "searchd/site.h"
#include "searchd/to_openapi.h"

namespace dateline {
namespace {

using nlohmann::json;

const json& document() {
    static const json parsed = json::parse(to_openapi_json("https://news.example/archive"));
    return parsed;
}

const json& resolved(const json& value) {
    if (!value.contains("$ref")) return value;
    return document().at(json::json_pointer(value["$ref"].get<std::string>().substr(1)));
}

TEST(OpenApi, DescribesTheAddressesThereAre) {
    std::set<std::string> served;
    for (const Site::ApiAddress& address : Site::api_addresses()) served.insert(address.path);
    std::set<std::string> described;
    for (const auto& [path, methods] : document()["paths"].items()) described.insert(path);
    EXPECT_EQ(described, served);
}

TEST(OpenApi, DescribesTheParametersThatAreRead) {
    for (const Site::ApiAddress& address : Site::api_addresses()) {
        std::set<std::string> described;
        for (const json& parameter : document()["paths"][address.path]["get"].value("parameters", json::array())) {
            const json& one = resolved(parameter);
            const std::string name = one["name"];
            if (one["in"] == "path") {
                EXPECT_THAT(address.path, testing::HasSubstr("{" + name + "}"));
            } else {
                EXPECT_TRUE(described.insert(name).second) << address.path << " has " << name << " twice";
            }
        }
        EXPECT_EQ(described, std::set<std::string>(address.parameters.begin(), address.parameters.end()))
            << address.path;
    }
}

TEST(OpenApi, NamesTheSiteAndTheVersion) {
    EXPECT_EQ(document()["servers"], json::parse(R"([{"url": "https://news.example/archive"}])"));
    EXPECT_EQ(document()["info"]["version"], version);
}

}  // namespace
}  // namespace dateline
