// dateline-searchd: serves the search page and the API.

#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <iostream>
#include <thread>

#include <pthread.h>

#include "indexer/base/exit_code.h"
#include "searchd/metrics.h"
#include "searchd/options.h"
#include "searchd/searcher.h"
#include "searchd/server.h"
#include "searchd/site.h"
#include "searchd/suggester.h"

namespace {

using namespace dateline;

// The first signal of these ends the server; until then the thread only waits.
sigset_t end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);  // from the program itself, when the server has ended by itself
    return signals;
}

void check_index(Searcher& searcher) {
    try {
        searcher.state();
    } catch (const SchemaMismatch& error) {
        throw ExitError(ExitCode::configuration, error.what());
    } catch (const IndexUnavailable& error) {
        std::cerr << "dateline-searchd: " << error.what() << "; waiting for dateline-indexer to make it\n";
    }
}

ExitCode serve(const SearchdOptions& options) {
    const sigset_t signals = end_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    Metrics metrics;
    Searcher searcher(options.index, options.searches);
    check_index(searcher);
    Suggester suggester(options.index);
    Site site({options.web, options.root, options.origin}, searcher, suggester, metrics);
    Server server(options.server, site);
    server.bind();
    std::cout << "Dateline is at " << server.address() << std::endl;
    std::atomic<bool> has_ended = false;
    std::thread stopper([&] {
        int number = 0;
        sigwait(&signals, &number);
        // A server that has not quite started takes no notice: say it until it has.
        while (!has_ended) {
            server.stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    const bool is_clean = server.run();
    has_ended = true;
    pthread_kill(stopper.native_handle(), SIGUSR1);
    stopper.join();
    return is_clean ? ExitCode::done : ExitCode::io_error;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto options = parse_searchd_options(argc, argv);
        return options ? static_cast<int>(serve(*options)) : 0;
    } catch (const ExitError& error) {
        std::cerr << "dateline-searchd: " << error.what() << '\n';
        return static_cast<int>(error.code());
    } catch (const std::exception& error) {
        std::cerr << "dateline-searchd: " << error.what() << '\n';
        return static_cast<int>(ExitCode::configuration);
    }
}
