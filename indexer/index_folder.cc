#include "indexer/index_folder.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "indexer/base/exit_code.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view stub_name = "XAPIANDB";
constexpr std::string_view generation_prefix = "generation-";

[[noreturn]] void fail(const std::string& what, int error) {
    const ExitCode code = error == EACCES || error == EPERM || error == EROFS  ? ExitCode::no_permission
                          : error == ENOSPC || error == EIO || error == EDQUOT ? ExitCode::io_error
                                                                               : ExitCode::cannot_create;
    throw ExitError(code, what + ": " + std::generic_category().message(error));
}

void sync_path(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool is_synced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) ::close(file);
    if (!is_synced) fail("cannot write " + path.string(), error);
}

}  // namespace

IndexFolder::IndexFolder(std::string path, int lock_wait, const std::atomic<bool>& stop) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error && !fs::is_directory(path_)) fail("cannot create the index folder " + path_, error.value());
    if (fs::exists(fs::path(path_) / "iamglass")) {
        throw ExitError(ExitCode::configuration,
                        path_ + " is a Xapian database of another program; name another folder with --index");
    }
    path_ = fs::canonical(path_).string();
    lock(lock_wait, stop);
    remove_old_generations();
}

IndexFolder::~IndexFolder() {
    if (lock_file_ >= 0) ::close(lock_file_);
}

void IndexFolder::lock(int lock_wait, const std::atomic<bool>& stop) {
    using Clock = std::chrono::steady_clock;
    const fs::path file = fs::path(path_) / "lock";
    lock_file_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_file_ < 0) fail("cannot write to the index folder " + path_, errno);
    const auto deadline = Clock::now() + std::chrono::seconds(lock_wait);
    while (::flock(lock_file_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) fail("cannot lock " + file.string(), errno);
        if (stop) {
            ::close(lock_file_);
            throw ExitError(ExitCode::terminated, "stopped while waiting for another indexer");
        }
        if (Clock::now() >= deadline) {
            ::close(lock_file_);
            throw ExitError(ExitCode::locked,
                            "another indexer is at work on " + path_ + "; wait for it with --lock-wait SECONDS");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

std::string IndexFolder::current_generation(const std::string& folder) {
    const fs::path path = fs::path(folder) / stub_name;
    std::ifstream stub(path);
    if (!stub) return {};
    const std::string text{std::istreambuf_iterator<char>(stub), std::istreambuf_iterator<char>()};
    const std::string start = "auto " + std::string(generation_prefix);
    const bool is_ours = text.starts_with(start) && text.size() > start.size() + 1 && text.ends_with('\n') &&
                         text.find_first_not_of("0123456789", start.size()) == text.size() - 1;
    if (!is_ours) {
        throw ExitError(ExitCode::configuration,
                        path.string() +
                            " was not written by this program; nothing was touched. Restore it, or name another "
                            "folder with --index");
    }
    return (fs::path(folder) / text.substr(5, text.size() - 6)).string();
}

std::string IndexFolder::next() const {
    unsigned last = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
        const std::string name = entry.path().filename().string();
        unsigned number = 0;
        if (name.starts_with(generation_prefix) &&
            std::sscanf(name.c_str() + generation_prefix.size(), "%u", &number) == 1) {
            last = std::max(last, number);
        }
    }
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "%s%06u", generation_prefix.data(), last + 1);
    return (fs::path(path_) / name.data()).string();
}

void IndexFolder::publish(const std::string& generation) {
    const fs::path stub = fs::path(path_) / stub_name;
    const fs::path aside = fs::path(path_) / "XAPIANDB.new";
    {
        std::ofstream out(aside, std::ios::trunc);
        out << "auto " << fs::path(generation).filename().string() << '\n';
        out.flush();
        if (!out) fail("cannot write " + aside.string(), errno);
    }
    sync_path(aside, O_RDONLY);
    if (std::rename(aside.c_str(), stub.c_str()) != 0) fail("cannot write " + stub.string(), errno);
    sync_path(path_, O_RDONLY | O_DIRECTORY);
}

void IndexFolder::remove_old_generations() const {
    const std::string in_use = current();
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(path_, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(generation_prefix) && entry.path() != in_use) fs::remove_all(entry.path(), error);
    }
}

}  // namespace dateline
