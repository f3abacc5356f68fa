// Open handles on the index, lent to one thread at a time.
//
// Xapian's databases must not be shared between threads, and a reader that falls two commits behind its writer fails in
// the middle of a search. So each request gets a handle of its own, brought up to date, and is done anew from the start
// where the index changed under it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "searchd/result_page.h"

namespace Xapian {
class Database;
}

namespace dateline {

class Analysers;

/// There is no index, or it cannot be read. `what()` is for the log.
class IndexUnavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Too many searches, or exports, are under way. `what()` is for people.
class Overloaded : public std::runtime_error {
public:
    explicit Overloaded(const char* what = "Too many searches at once.") : std::runtime_error(what) {}
};

/// An index that another version of the program wrote.
class SchemaMismatch : public IndexUnavailable {
public:
    using IndexUnavailable::IndexUnavailable;
};

/// The index as one request sees it.
struct OpenIndex {
    const Xapian::Database& database;
    Analysers& analysers;
    const IndexState& state;
};

class DatabasePool {
public:
    /// `folder`: as given by --index. At most `handles` are open at once.
    DatabasePool(std::string folder, std::size_t handles);
    ~DatabasePool();
    DatabasePool(const DatabasePool&) = delete;
    DatabasePool& operator=(const DatabasePool&) = delete;

    using Work = std::function<void(const OpenIndex&)>;

    /// Runs `work` on the newest state of the index; again from its start where the index changed meanwhile. Throws
    /// IndexUnavailable, Overloaded (no handle was free for two seconds), and what `work` throws.
    void run(const Work& work);

private:
    struct Handle;
    std::unique_ptr<Handle> take();
    void give_back(std::unique_ptr<Handle> handle);

    std::string folder_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::deque<std::unique_ptr<Handle>> free_;
};

}  // namespace dateline
