// What an exception that reached main means to the person who ran the program.
#pragma once

#include <string>

#include "indexer/base/exit_code.h"

namespace dateline {

struct Failure {
    ExitCode code = ExitCode::internal;
    std::string message;
};

/// Only inside a catch block.
Failure explain_current_exception();

}  // namespace dateline
