#include "tests/support/process.h"

#include <array>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_folder.h"

namespace dateline::testing {

namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
    all.push_back(nullptr);
    return all;
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

// Sanitizers are told what to do by the environment of the test run.
std::vector<std::string> with_sanitizer_options(std::vector<std::string> environment) {
    for (const char* name : {"ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (const char* value = ::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    }
    return environment;
}

void redirect(const std::string& path, int target, int flags) {
    const int file = ::open(path.c_str(), flags, 0600);
    ::dup2(file, target);
    ::close(file);
}

}  // namespace

Finished run(const std::vector<std::string>& command, const std::string& input,
             const std::vector<std::string>& environment) {
    const TempFolder folder;
    folder.write("in", input);
    const std::vector<std::string> variables = with_sanitizer_options(environment);
    const std::vector<char*> arguments = pointers(command);
    const std::vector<char*> names = pointers(variables);
    const pid_t pid = ::fork();
    if (pid == 0) {
        redirect(folder / "in", STDIN_FILENO, O_RDONLY);
        redirect(folder / "out", STDOUT_FILENO, O_WRONLY | O_CREAT);
        redirect(folder / "err", STDERR_FILENO, O_WRONLY | O_CREAT);
        ::execve(arguments[0], arguments.data(), names.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    return {code_of(status), read_file(folder / "out"), read_file(folder / "err")};
}

Finished run_indexer(std::vector<std::string> arguments, const std::string& input) {
    arguments.insert(arguments.begin(), DATELINE_INDEXER);
    return run(arguments, input);
}

Background::Background(const std::vector<std::string>& command) {
    std::array<int, 2> pipe_ends{};
    if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::vector<char*> arguments = pointers(command);
    const std::vector<std::string> variables = with_sanitizer_options({});
    const std::vector<char*> names = pointers(variables);
    pid_ = ::fork();
    if (pid_ == 0) {
        ::dup2(pipe_ends[1], STDOUT_FILENO);
        ::execve(arguments[0], arguments.data(), names.data());
        ::_exit(127);
    }
    ::close(pipe_ends[1]);
    out_ = pipe_ends[0];
}

Background::~Background() {
    if (is_running()) {
        ::kill(pid_, SIGKILL);
        wait();
    }
    ::close(out_);
}

std::string Background::first_line() {
    std::string line;
    while (!line.ends_with('\n')) {
        pollfd ready{out_, POLLIN, 0};
        char c = 0;
        if (::poll(&ready, 1, 30'000) != 1 || ::read(out_, &c, 1) != 1) break;
        line += c;
    }
    return line;
}

void Background::signal(int number) { ::kill(pid_, number); }

int Background::wait() {
    if (pid_ > 0) {
        ::waitpid(pid_, &status_, 0);
        pid_ = -1;
    }
    return code_of(status_);
}

bool Background::is_running() {
    if (pid_ <= 0) return false;
    if (::waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = -1;
    return pid_ > 0;
}

namespace {

std::vector<std::string> daemon_command(const std::string& index_folder, std::vector<std::string> more) {
    std::vector<std::string> command = {DATELINE_SEARCHD,
                                        "--index",
                                        index_folder,
                                        "--listen",
                                        "127.0.0.1:0",
                                        "--web",
                                        std::string(DATELINE_SOURCE_DIR) + "/web"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

}  // namespace

Daemon::Daemon(const std::string& index_folder, std::vector<std::string> more)
    : process_(daemon_command(index_folder, std::move(more))) {
    const std::string line = process_.first_line();
    if (std::sscanf(line.c_str(), "Dateline is at http://127.0.0.1:%d/", &port_) != 1) {
        throw std::runtime_error("the daemon did not start: " + line);
    }
}

}  // namespace dateline::testing
