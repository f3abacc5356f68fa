#include "indexer/source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/model/hash.h"
#include "indexer/readers/reader.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::string message_of(int error) { return std::generic_category().message(error); }

std::int64_t mtime_of(const struct stat& info) {
    return std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
}

class Walker {
public:
    explicit Walker(SourceListing& listing) : listing_(listing) {}

    void visit_source(const fs::path& root) {
        source_ = root.filename();
        visit(root, source_, true);
    }

private:
    // `named`: the SOURCE itself, which is read whatever it is called.
    void visit(const fs::path& path, const fs::path& relative, bool named) {
        struct stat info {};
        if (::stat(path.c_str(), &info) != 0) {
            reject(path,
                   errno == ELOOP    ? "is a loop of symbolic links"
                   : errno == ENOENT ? "is a link to nothing"
                                     : message_of(errno),
                   false);
        } else if (S_ISDIR(info.st_mode)) {
            visit_folder(path, named ? fs::path() : relative, info);
        } else if (!S_ISREG(info.st_mode)) {
            reject(path, "is no regular file", false);
        } else if (!named && find_reader(path.filename().string()) == nullptr) {
            reject(path, unknown_kind(), false);
        } else {
            listing_.files.push_back({path.string(), relative.string(),
                                      (named ? relative : source_ / relative).string(),
                                      static_cast<std::uint64_t>(info.st_size), mtime_of(info)});
        }
    }

    void visit_folder(const fs::path& path, const fs::path& relative, const struct stat& info) {
        if (!seen_.insert({info.st_dev, info.st_ino}).second) return;
        std::error_code error;
        if (fs::exists(path / "XAPIANDB", error)) return;  // an index, ours most likely
        std::vector<fs::path> names;
        for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
            names.push_back(entry->path().filename());
        }
        if (error) reject(path, error.message(), true);
        std::ranges::sort(names);
        for (const fs::path& name : names) {
            if (!is_passed_over(name.string())) visit(path / name, relative / name, false);
        }
    }

    void reject(const fs::path& path, std::string reason, bool is_folder) {
        listing_.unreadable.push_back({path.string(), std::move(reason), is_folder});
    }

    SourceListing& listing_;
    fs::path source_;  // its name
    std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

bool is_passed_over(std::string_view name) {
    return name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

Result<SourceListing> list_sources(const std::vector<std::string>& sources) {
    SourceListing listing;
    Walker walker(listing);
    for (const std::string& source : sources) {
        if (source == standard_input) {
            listing.roots.push_back(source);
            continue;
        }
        std::error_code error;
        const fs::path root = fs::canonical(source, error);
        if (error) return Fault{(source.empty() ? "\"\"" : source) + ": " + error.message()};
        listing.roots.push_back(root.string());
        walker.visit_source(root);
    }
    std::ranges::stable_sort(listing.files, {}, &SourceFile::path);
    const auto is_same = [](const SourceFile& a, const SourceFile& b) { return a.path == b.path; };
    listing.files.erase(std::unique(listing.files.begin(), listing.files.end(), is_same), listing.files.end());
    std::ranges::sort(listing.unreadable, {}, &Unreadable::path);
    return listing;
}

void add_standard_input(std::vector<SourceFile>& files, const SourceListing& listing) {
    if (std::ranges::find(listing.roots, standard_input) == listing.roots.end()) return;
    files.insert(files.begin(), SourceFile{std::string(standard_input), "", std::string(standard_input), 0, 0});
}

bool is_as_listed(const SourceFile& file) {
    struct stat now {};
    return ::stat(file.path.c_str(), &now) == 0 && static_cast<std::uint64_t>(now.st_size) == file.size;
}

Result<std::string> hash_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Fault{message_of(errno)};
    Hasher hasher;
    std::array<char, 1 << 16> buffer{};
    ssize_t got = 0;
    while ((got = ::read(file, buffer.data(), buffer.size())) > 0)
        hasher.add({buffer.data(), static_cast<std::size_t>(got)});
    const int error = errno;
    ::close(file);
    if (got < 0) return Fault{message_of(error)};
    return hasher.hex();
}

}  // namespace dateline
