// Programs under test, run as a person or cron would run them.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace dateline::testing {

struct Finished {
    int exit_code = -1;  ///< 128 + signal where it was killed
    std::string out;
    std::string err;
};

/// Runs `command` to its end with `input` on standard input. `environment`: "NAME=value", in addition to nothing: the
/// program starts with an empty one.
Finished run(const std::vector<std::string>& command, const std::string& input = {},
             const std::vector<std::string>& environment = {});

/// The indexer with these arguments.
Finished run_indexer(std::vector<std::string> arguments, const std::string& input = {});

/// A program in the background; killed at the end if it still runs. Its output goes where the test's does, but for the
/// first line.
class Background {
public:
    explicit Background(const std::vector<std::string>& command);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// The first line it prints on standard output; waits for it, at most ten seconds.
    std::string first_line();
    void signal(int number);
    /// Waits for its end; the exit code, or 128 + signal.
    int wait();
    bool is_running();

private:
    pid_t pid_ = -1;
    int out_ = -1;
    int status_ = -1;
};

/// The daemon on a free port, serving the index in `folder`.
class Daemon {
public:
    explicit Daemon(const std::string& index_folder, std::vector<std::string> more = {});

    int port() const { return port_; }
    Background& process() { return process_; }

private:
    Background process_;
    int port_ = 0;
};

}  // namespace dateline::testing
