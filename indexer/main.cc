// dateline-indexer: reads articles, writes the index.

#include <atomic>
#include <csignal>
#include <iostream>

#include <xapian.h>

#include "indexer/base/exit_code.h"
#include "indexer/commands.h"
#include "indexer/failure.h"
#include "indexer/options.h"

namespace {

std::atomic<bool> stop = false;
volatile std::sig_atomic_t stop_signal = 0;

void on_signal(int number) {
    stop_signal = number;
    stop = true;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace dateline;
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    std::signal(SIGXFSZ, SIG_IGN);  // a file over the limit is an error like a full disk
    const auto code_of_signal = [] {
        return static_cast<int>(stop_signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated);
    };
    try {
        const auto options = parse_indexer_options(argc, argv);
        if (!options) return 0;
        const ExitCode code = run_indexer(*options, stop);
        if (code != ExitCode::terminated) return static_cast<int>(code);
        return code_of_signal();
    } catch (...) {
        const Failure failure = explain_current_exception();
        std::cerr << "dateline-indexer: " << failure.message << '\n';
        return failure.code == ExitCode::terminated ? code_of_signal() : static_cast<int>(failure.code);
    }
}
