// Result<T>: a value, or the reason why outside input gave none.
//
// For input that may be wrong by nature: files, records, parameters. A broken environment (full disk, missing index)
// throws instead; a bug asserts.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace dateline {

/// Why an input was not accepted: one line for a person, naming the thing.
struct Fault {
    std::string message;
};

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}

    explicit operator bool() const { return state_.index() == 0; }

    /// Only where the result is true.
    T& operator*() { return *std::get_if<0>(&state_); }
    const T& operator*() const { return *std::get_if<0>(&state_); }
    T* operator->() { return std::get_if<0>(&state_); }
    const T* operator->() const { return std::get_if<0>(&state_); }

    /// Only where the result is false.
    const std::string& fault() const { return std::get_if<1>(&state_)->message; }

private:
    std::variant<T, Fault> state_;
};

}  // namespace dateline
