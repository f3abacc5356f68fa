// What came of reading parameters: a request, and what of it could not be read.
#pragma once

#include <string>
#include <vector>

namespace dateline {

/// A parameter whose value cannot be read, and why: "page", "must be a whole number from 1 to 100".
struct WrongParameter {
    std::string name;
    std::string complaint;
};

/// For a person: "page must be a whole number from 1 to 100; sort must be newest or oldest".
std::string to_string(const std::vector<WrongParameter>& wrong);

/// A request as it is without those of its parameters that are wrong. False where some are.
template <typename Request>
struct Checked {
    Request request;
    std::vector<WrongParameter> wrong = {};

    explicit operator bool() const { return wrong.empty(); }
    Request& operator*() { return request; }
    const Request& operator*() const { return request; }
    Request* operator->() { return &request; }
    const Request* operator->() const { return &request; }
};

}  // namespace dateline
