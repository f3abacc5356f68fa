#include "indexer/byte_stream.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline {

namespace {

constexpr std::size_t block_size = 1 << 16;

class FileStream : public ByteStream {
public:
    FileStream(const std::string& path, const std::atomic<bool>& stop)
        : file_(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), stop_(stop) {
        if (file_ < 0) fail(errno);
    }

    ~FileStream() override {
        if (file_ >= 0) ::close(file_);
    }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    std::string_view next() override {
        while (fault_.empty() && !is_at_end_ && wait()) {
            const ssize_t got = ::read(file_, block_.data(), block_.size());
            if (got > 0) {
                consumed_ += static_cast<std::uint64_t>(got);
                return {block_.data(), static_cast<std::size_t>(got)};
            }
            is_at_end_ = got == 0;
            if (got < 0 && errno != EINTR) fail(errno);
        }
        return {};
    }

    const std::string& fault() const override { return fault_; }
    std::uint64_t consumed() const override { return consumed_; }

    std::optional<std::uint64_t> size() const override {
        struct stat info {};
        if (::fstat(file_, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
        return static_cast<std::uint64_t>(info.st_size);
    }

    void seek(std::uint64_t position) override {
        if (::lseek(file_, static_cast<off_t>(position), SEEK_SET) < 0) return fail(errno);
        consumed_ = position;
        is_at_end_ = false;
    }

private:
    // Whether there is something to read, or an end; false where told to stop before.
    bool wait() const {
        constexpr int patience_ms = 200;
        pollfd ready{file_, POLLIN, 0};
        while (!stop_) {
            const int found = ::poll(&ready, 1, patience_ms);
            if (found > 0 || (found < 0 && errno != EINTR)) return true;
        }
        return false;
    }

    void fail(int error) { fault_ = std::generic_category().message(error); }

    int file_;
    const std::atomic<bool>& stop_;
    std::array<char, block_size> block_{};
    std::uint64_t consumed_ = 0;
    bool is_at_end_ = false;
    std::string fault_;
};

}  // namespace

PeekableStream::PeekableStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

std::string_view PeekableStream::peek(std::size_t enough, std::string_view last) {
    const auto is_enough = [&] {
        return head_.size() >= enough || (!last.empty() && head_.find(last) != std::string::npos);
    };
    while (!is_enough()) {
        const std::string_view bytes = stream_->next();
        if (bytes.empty()) break;
        head_ += bytes;
    }
    return head_;
}

std::string_view PeekableStream::next() {
    if (!std::exchange(is_head_given_, true) && !head_.empty()) return head_;
    return stream_->next();
}

void PeekableStream::seek(std::uint64_t position) {
    is_head_given_ = true;
    stream_->seek(position);
}

std::unique_ptr<ByteStream> open_file(const std::string& path, const std::atomic<bool>& stop) {
    return std::make_unique<FileStream>(path, stop);
}

}  // namespace dateline
