#include "searchd/database_pool.h"

#include <chrono>
#include <optional>
#include <thread>

#include <sys/stat.h>
#include <xapian.h>

#include "indexer/model/index_language.h"
#include "indexer/model/schema.h"
#include "searchd/index_state.h"

namespace dateline {

namespace {

constexpr std::chrono::seconds longest_wait{2};
constexpr int most_tries = 6;

// Tells one stub file from the one that replaced it.
struct StubIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    std::int64_t mtime_ns = 0;

    bool operator==(const StubIdentity&) const = default;
};

StubIdentity identify(const std::string& folder) {
    struct stat info {};
    if (::stat((folder + "/XAPIANDB").c_str(), &info) != 0) throw IndexUnavailable("there is no index in " + folder);
    return {info.st_dev, info.st_ino, std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

}  // namespace

struct DatabasePool::Handle {
    std::optional<Xapian::Database> database{};
    std::optional<Analysers> analysers{};
    StubIdentity stub{};
    std::optional<IndexState> state{};  // what the database says of itself, once it was asked

    // Whether there was a newer commit than the one it sees now.
    bool reopen() {
        if (!database->reopen()) return false;
        state.reset();
        return true;
    }

    // Whether the index has changed since refresh().
    bool is_stale(const std::string& folder) { return identify(folder) != stub || reopen(); }

    OpenIndex open_index() {
        if (!state) state = read_state(*database);
        return {*database, *analysers, *state};
    }

    // Sees the newest commit, and another generation where the stub names one.
    void refresh(const std::string& folder) {
        const StubIdentity now = identify(folder);
        if (database && now == stub) {
            reopen();
            return;
        }
        database.reset();
        state.reset();
        Xapian::Database opened(folder);
        const std::string version = opened.get_metadata(std::string(metadata::schema));
        if (version != schema_version) {
            throw SchemaMismatch("the index in " + folder + " has schema version '" + version +
                                 "', this program reads '" + std::string(schema_version) +
                                 "': build it anew with dateline-indexer --rebuild");
        }
        const std::string stored = opened.get_metadata(std::string(metadata::language));
        if (!analysers || stored != analysers->language().to_stored()) analysers.emplace(IndexLanguage(stored));
        // Had the generation been replaced meanwhile, some of its files might have been gone when it was opened: Xapian
        // takes a missing table of positions for an empty one.
        if (identify(folder) != now) throw Xapian::DatabaseModifiedError("another generation was published");
        database.emplace(std::move(opened));
        stub = now;
    }
};

DatabasePool::DatabasePool(std::string folder, std::size_t handles) : folder_(std::move(folder)) {
    for (std::size_t i = 0; i < handles; ++i) free_.push_back(std::make_unique<Handle>());
}

DatabasePool::~DatabasePool() = default;

// The handle returned last is the one whose blocks are warm.
std::unique_ptr<DatabasePool::Handle> DatabasePool::take() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, longest_wait, [&] { return !free_.empty(); })) throw Overloaded();
    std::unique_ptr<Handle> handle = std::move(free_.back());
    free_.pop_back();
    return handle;
}

void DatabasePool::give_back(std::unique_ptr<Handle> handle) {
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(handle));
    }
    returned_.notify_one();
}

void DatabasePool::run(const Work& work) {
    struct Lease {
        DatabasePool& pool;
        std::unique_ptr<Handle> handle;
        ~Lease() { pool.give_back(std::move(handle)); }
    } lease{*this, take()};
    const std::unique_ptr<Handle>& handle = lease.handle;
    for (int tries = 1;; ++tries) {
        try {
            handle->refresh(folder_);
            work(handle->open_index());
            return;
        } catch (const Xapian::DatabaseModifiedError&) {
            // Try again on the newer state.
            if (tries >= most_tries) throw IndexUnavailable("the index changes faster than it can be searched");
        } catch (const Xapian::Error& error) {
            // A stale handle may fail in other ways too: open the index afresh.
            handle->database.reset();
            if (tries >= most_tries) throw IndexUnavailable("the index cannot be read: " + error.get_description());
        } catch (const IndexUnavailable&) {
            throw;
        } catch (const std::exception&) {
            // What is read while it is being overwritten may also look like nonsense.
            if (tries >= most_tries || !handle->is_stale(folder_)) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(tries));
    }
}

}  // namespace dateline
