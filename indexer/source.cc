#include "indexer/source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/byte_stream.h"
#include "indexer/model/hash.h"
#include "indexer/warc.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::string message_of(int error) { return std::generic_category().message(error); }

bool is_passed_over(const std::string& name) {
    return name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

std::int64_t mtime_of(const struct stat& info) {
    return std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
}

class Walker {
public:
    explicit Walker(SourceListing& listing) : listing_(listing) {}

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
            reject(path, "is of an unknown kind (known: " + known_extensions() + ")", false);
        } else {
            listing_.files.push_back(
                {path.string(), relative.string(), static_cast<std::uint64_t>(info.st_size), mtime_of(info)});
        }
    }

private:
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
    std::set<std::pair<dev_t, ino_t>> seen_;
};

Fault too_long() { return Fault{"is longer than " + std::to_string(longest_record >> 20) + " MB"}; }

// The bytes of a file, once those that tell its format were looked at.
class PeekedStream {
public:
    PeekedStream(ByteStream& stream, std::size_t enough) : stream_(stream) {
        do {
            const std::string_view bytes = stream_.next();
            if (bytes.empty()) break;
            head_ += bytes;
        } while (head_.size() < enough);
    }

    std::string_view head() const { return head_; }

    std::string_view next() {
        if (!std::exchange(is_head_given_, true) && !head_.empty()) return head_;
        return stream_.next();
    }

    std::uint64_t consumed() const { return stream_.consumed(); }
    const std::string& fault() const { return stream_.fault(); }

private:
    ByteStream& stream_;
    std::string head_;
    bool is_head_given_ = false;
};

// Passes on the lines of a stream, blank ones left out.
class LineCutter {
public:
    LineCutter(PeekedStream& stream, const Reader& reader, bool may_be_empty, const RecordSink& sink)
        : stream_(stream), reader_(reader), may_be_empty_(may_be_empty), sink_(sink) {}

    void cut(const std::atomic<bool>& stop) {
        for (std::string_view bytes = stream_.next(); !bytes.empty(); bytes = stream_.next()) {
            if (!add(bytes)) return;
        }
        // Where the file breaks off, so does its last line.
        if (!stream_.fault().empty() || stop) return;
        const bool has_rest = too_long_ || !pending_.empty();
        if (has_rest && !finish_line()) return;
        if (!has_record_ && !may_be_empty_) sink_({Fault{"is empty"}, 0, stream_.consumed(), &reader_});
    }

private:
    bool add(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t end = bytes.find('\n');
            keep(bytes.substr(0, end));
            if (end == std::string_view::npos) return true;
            if (!finish_line()) return false;
            bytes.remove_prefix(end + 1);
        }
        return true;
    }

    bool finish_line() {
        ++line_;
        const bool was_too_long = std::exchange(too_long_, false);
        std::string record = std::exchange(pending_, {});
        has_record_ = has_record_ || was_too_long;
        if (was_too_long) return sink_({too_long(), line_, stream_.consumed(), &reader_});
        const bool is_blank = record.find_first_not_of(" \t\r") == std::string::npos;
        has_record_ = has_record_ || !is_blank;
        return is_blank || sink_({std::move(record), line_, stream_.consumed(), &reader_});
    }

    void keep(std::string_view bytes) {
        if (too_long_) return;
        if (pending_.size() + bytes.size() > longest_record) {
            too_long_ = true;
            pending_ = {};
        } else {
            pending_ += bytes;
        }
    }

    PeekedStream& stream_;
    const Reader& reader_;
    const bool may_be_empty_;
    const RecordSink& sink_;
    std::string pending_;
    bool has_record_ = false;
    bool too_long_ = false;
    std::size_t line_ = 0;
};

void cut_web_archive(PeekedStream& stream, const Reader& reader, const std::atomic<bool>& stop,
                     const RecordSink& sink) {
    WarcCutter cutter([&](WarcRecord record) {
        return sink({std::move(record.bytes), record.number, stream.consumed(), &reader});
    });
    for (std::string_view bytes = stream.next(); !bytes.empty(); bytes = stream.next()) {
        if (!cutter.add(bytes)) return;
    }
    if (stream.fault().empty() && !stop) cutter.finish();
}

void read_whole(PeekedStream& stream, const Reader& reader, const std::atomic<bool>& stop, const RecordSink& sink) {
    std::string all;
    for (std::string_view bytes = stream.next(); !bytes.empty(); bytes = stream.next()) {
        if (all.size() + bytes.size() > longest_record) {
            sink({too_long(), 0, stream.consumed(), &reader});
            return;
        }
        all += bytes;
    }
    if (stream.fault().empty() && !stop) sink({std::move(all), 0, stream.consumed(), &reader});
}

}  // namespace

Result<SourceListing> list_sources(const std::vector<std::string>& sources) {
    SourceListing listing;
    Walker walker(listing);
    for (const std::string& source : sources) {
        if (source == "-") {
            listing.roots.push_back("-");
            continue;
        }
        std::error_code error;
        const fs::path root = fs::canonical(source, error);
        if (error) return Fault{(source.empty() ? "\"\"" : source) + ": " + error.message()};
        listing.roots.push_back(root.string());
        walker.visit(root, root.filename(), true);
    }
    std::ranges::sort(listing.files, {}, &SourceFile::path);
    const auto is_same = [](const SourceFile& a, const SourceFile& b) { return a.path == b.path; };
    listing.files.erase(std::unique(listing.files.begin(), listing.files.end(), is_same), listing.files.end());
    std::ranges::sort(listing.unreadable, {}, &Unreadable::path);
    return listing;
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

std::string read_records(const std::string& path, const std::atomic<bool>& stop, const RecordSink& sink) {
    const std::unique_ptr<ByteStream> bytes = open_byte_stream(path, stop);
    // Standard input is not waited for longer than it takes to see anything.
    PeekedStream stream(*bytes, path == "-" ? 1 : 4096);
    const Reader& reader = choose_reader(path, stream.head());
    switch (reader.framing) {
        case Framing::file: read_whole(stream, reader, stop, sink); break;
        case Framing::lines: LineCutter(stream, reader, path == "-", sink).cut(stop); break;
        case Framing::web_archive: cut_web_archive(stream, reader, stop, sink); break;
    }
    return stream.fault();
}

}  // namespace dateline
