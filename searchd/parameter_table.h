// The parameters that a request reads, as a table: what is not in it is not read, and its names can be listed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/checked.h"
#include "searchd/url.h"

namespace dateline {

/// What is wrong with a value, without the name of its parameter; nothing where it is right.
using Complaint = std::optional<std::string>;

/// A parameter's name, and what a value that is not empty does to the request: nothing where it is wrong.
template <typename Request>
struct Parameter {
    std::string_view name;
    Complaint (*take)(std::string_view value, Request& request);
};

/// Takes all that `parameters` has of the table.
template <typename Request, std::size_t size>
Checked<Request> take_each(const std::array<Parameter<Request>, size>& table, const Parameters& parameters,
                           const Request& usual) {
    Checked<Request> checked{usual};
    for (const Parameter<Request>& parameter : table) {
        const std::string_view value = value_of(parameters, parameter.name);
        if (value.empty()) continue;
        if (const Complaint complaint = parameter.take(value, checked.request))
            checked.wrong.push_back({std::string(parameter.name), *complaint});
    }
    return checked;
}

template <typename Request, std::size_t size>
std::vector<std::string_view> names_of(const std::array<Parameter<Request>, size>& table) {
    std::vector<std::string_view> names;
    names.reserve(table.size());
    for (const Parameter<Request>& parameter : table) names.push_back(parameter.name);
    return names;
}

}  // namespace dateline
