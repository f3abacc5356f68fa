// Exit codes, as sysexits.h has them, and the exception that carries one to main.
#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

enum class ExitCode : int {
    done = 0,
    usage = 64,
    rejected = 65,       ///< some inputs, with --strict
    missing_input = 66,  ///< a SOURCE is missing, or far fewer articles are there than were
    internal = 70,
    cannot_create = 73,
    io_error = 74,
    locked = 75,
    no_permission = 77,
    configuration = 78,  ///< also: an index of another schema
    interrupted = 130,
    terminated = 143,
};

/// The environment does not allow what was asked. `what()` is one line for a person that says what to do.
class ExitError : public std::runtime_error {
public:
    ExitError(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    ExitCode code() const { return code_; }

private:
    ExitCode code_;
};

}  // namespace dateline
