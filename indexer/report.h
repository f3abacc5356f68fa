// What a run tells: the counts, the report file, the progress on a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

/// Articles, but for `rejected`, which counts records and files that gave none.
struct RunStats {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t deleted = 0;
    std::size_t unchanged = 0;
    std::size_t rejected = 0;
    std::size_t articles = 0;  ///< in the index after the run
    double seconds = 0;
};

/// {"added":…,"updated":…,"deleted":…,"unchanged":…,"rejected":…,"articles":…,"seconds":…}
std::string to_json(const RunStats& stats);
/// "2 added, 1 updated … in 0.3 s".
std::string to_text(const RunStats& stats);
/// In the Prometheus text format, for the node exporter's textfile collector. `finished` is the time the run ended,
/// `exit_code` how.
std::string to_prometheus(const RunStats& stats, std::chrono::sys_seconds finished, int exit_code);

/// JSON Lines, one for each thing that happened: path, status (added, updated, deleted, unchanged, rejected, duplicate,
/// note), and where it applies member (of an archive), line, id and reason. Throws ExitError where the file cannot be
/// written.
class Report {
public:
    struct Line {
        std::string_view path;
        std::string_view status;
        std::string_view reason = {};
        std::size_t line = 0;
        std::string_view id = {};
        std::string_view member = {};
    };

    using Listener = std::function<void(const Line&)>;

    /// `path` may be empty: then only the listener hears.
    explicit Report(const std::string& path, Listener listener = nullptr);
    void add(const Line& line);
    void close();

private:
    std::string path_;
    Listener listener_;
    std::ofstream out_;
};

/// A bar on standard error: share done, articles, rate, time left. Draws at most five times a second, and nothing
/// unless `enabled`.
class Progress {
public:
    Progress(bool enabled, std::uint64_t total_bytes);
    ~Progress();
    void show(std::uint64_t bytes_done, std::size_t articles);

private:
    using Clock = std::chrono::steady_clock;
    bool enabled_;
    bool is_drawn_ = false;
    std::uint64_t total_bytes_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point drawn_{};
};

/// Writes `text` to `path` so that a reader sees the old file or the new one, never a part. Throws ExitError.
void write_file_atomically(const std::string& path, std::string_view text);

}  // namespace dateline
