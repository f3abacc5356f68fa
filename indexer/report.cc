#include "indexer/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "indexer/base/exit_code.h"
#include "indexer/model/article_json.h"

namespace dateline {

namespace {

double rounded(double seconds) { return std::round(seconds * 1000) / 1000; }

std::string with_decimals(const char* format, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

}  // namespace

std::string to_json(const RunStats& stats) {
    return dump({{"added", stats.added},
                 {"updated", stats.updated},
                 {"deleted", stats.deleted},
                 {"unchanged", stats.unchanged},
                 {"rejected", stats.rejected},
                 {"articles", stats.articles},
                 {"seconds", rounded(stats.seconds)}});
}

std::string to_text(const RunStats& stats) {
    const auto part = [](std::size_t count, const char* what) { return std::to_string(count) + " " + what + ", "; };
    return part(stats.added, "added") + part(stats.updated, "updated") + part(stats.deleted, "deleted") +
           part(stats.unchanged, "unchanged") + part(stats.rejected, "rejected") + std::to_string(stats.articles) +
           " articles in the index, " + with_decimals("%.1f s", stats.seconds);
}

std::string to_prometheus(const RunStats& stats, std::chrono::sys_seconds finished, int exit_code) {
    std::string text;
    const auto gauge = [&](const std::string& name, const char* help, const std::string& value) {
        text += "# HELP dateline_indexer_" + name + " " + help + "\n# TYPE dateline_indexer_" + name +
                " gauge\ndateline_indexer_" + name + " " + value + "\n";
    };
    gauge("added", "Articles added by the last run.", std::to_string(stats.added));
    gauge("updated", "Articles updated by the last run.", std::to_string(stats.updated));
    gauge("deleted", "Articles deleted by the last run.", std::to_string(stats.deleted));
    gauge("unchanged", "Articles left as they were by the last run.", std::to_string(stats.unchanged));
    gauge("rejected", "Records and files that gave no article.", std::to_string(stats.rejected));
    gauge("articles", "Articles in the index after the last run.", std::to_string(stats.articles));
    gauge("duration_seconds", "Duration of the last run.", with_decimals("%.3f", stats.seconds));
    gauge("last_run_timestamp_seconds", "When the last run ended, Unix time.",
          std::to_string(finished.time_since_epoch().count()));
    gauge("last_run_exit_code", "Exit code of the last run.", std::to_string(exit_code));
    return text;
}

Report::Report(const std::string& path, Listener listener) : path_(path), listener_(std::move(listener)) {
    if (path_.empty()) return;
    out_.open(path_, std::ios::trunc);
    if (!out_) throw ExitError(ExitCode::cannot_create, "cannot write the report " + path_);
}

void Report::add(const Line& line) {
    if (listener_) listener_(line);
    if (path_.empty()) return;
    nlohmann::ordered_json json = {{"path", line.path}, {"status", line.status}};
    if (!line.member.empty()) json["member"] = line.member;
    if (line.line != 0) json["line"] = line.line;
    if (!line.id.empty()) json["id"] = line.id;
    if (!line.reason.empty()) json["reason"] = line.reason;
    out_ << dump(json) << '\n';
}

void Report::close() {
    if (path_.empty()) return;
    out_.close();
    if (!out_) throw ExitError(ExitCode::io_error, "cannot write the report " + path_ + ": disk full?");
}

Progress::Progress(bool enabled, std::uint64_t total_bytes) : enabled_(enabled), total_bytes_(total_bytes) {}

Progress::~Progress() {
    if (is_drawn_) std::fputs("\r\x1B[K", stderr);
}

void Progress::show(std::uint64_t bytes_done, std::size_t articles) {
    if (!enabled_) return;
    const Clock::time_point now = Clock::now();
    if (now - drawn_ < std::chrono::milliseconds(200)) return;
    drawn_ = now;
    is_drawn_ = true;
    constexpr int width = 24;
    const double share =
        total_bytes_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes_done) / static_cast<double>(total_bytes_));
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    const double rate = elapsed > 0 ? static_cast<double>(articles) / elapsed : 0;
    const double left = share > 0.01 ? elapsed * (1 - share) / share : 0;
    std::string bar(static_cast<std::size_t>(std::lround(share * width)), '#');
    bar.resize(width, '.');
    std::fprintf(stderr, "\r\x1B[K[%s] %3.0f %%  %zu articles  %.0f/s  %.0f s left", bar.c_str(), share * 100, articles,
                 rate, left);
}

void write_file_atomically(const std::string& path, std::string_view text) {
    const std::string aside = path + ".new";
    std::ofstream out(aside, std::ios::trunc);
    out << text;
    out.close();
    if (!out || std::rename(aside.c_str(), path.c_str()) != 0)
        throw ExitError(ExitCode::cannot_create, "cannot write " + path);
}

}  // namespace dateline
