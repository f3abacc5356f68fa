// The folder named by --index: a stub file XAPIANDB over generations, and the lock.
//
//   DIR/XAPIANDB             "auto generation-000002": what every Xapian tool opens; swapping an index is one rename of
//   this file DIR/generation-000002/   a Xapian database DIR/lock                 held by the one indexer that may
//   write
#pragma once

#include <atomic>
#include <string>

namespace dateline {

class IndexFolder {
public:
    /// Creates the folder where it is missing and takes its lock, waiting up to `lock_wait` seconds. Removes
    /// generations that are no longer named by the stub. Throws ExitError: cannot_create, no_permission, locked,
    /// configuration.
    /// `stop`, set by a signal handler, ends the waiting (ExitCode::terminated).
    IndexFolder(std::string path, int lock_wait, const std::atomic<bool>& stop);
    ~IndexFolder();
    IndexFolder(const IndexFolder&) = delete;
    IndexFolder& operator=(const IndexFolder&) = delete;

    /// The path of the generation that the stub in `folder` names; empty where there is no index yet. Throws ExitError
    /// (configuration) on a stub that this program did not write: it may name databases that must not be touched.
    static std::string current_generation(const std::string& folder);

    std::string current() const { return current_generation(path_); }

    /// The path for the generation after the current one; nothing is there yet.
    std::string next() const;

    /// Makes `generation` the current one, in one rename. The one before stays on the disk for those who still read it,
    /// until the next run.
    void publish(const std::string& generation);

private:
    void lock(int lock_wait, const std::atomic<bool>& stop);
    void remove_old_generations() const;

    std::string path_;
    int lock_file_ = -1;
};

}  // namespace dateline
