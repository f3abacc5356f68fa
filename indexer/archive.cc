#include "indexer/archive.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "indexer/base/utf8.h"
#include "indexer/readers/archive_head.h"

namespace dateline {

namespace {

// libarchive converts names to the character set of the locale, which cron leaves without one.
class Utf8Names {
public:
    Utf8Names() : before_(::uselocale(utf8())) {}
    ~Utf8Names() { ::uselocale(before_); }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    static locale_t utf8() {
        static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    locale_t before_;
};

std::string printable(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const Utf8Char c = decode_utf8(name, at);
        const bool is_kept = c.code >= ' ' && c.code != 0x7F && (c.code < 0x80 || c.code > 0x9F) &&
                             (c.code != replacement_character || c.length == 3);
        for (std::size_t i = at; i < at + c.length; ++i) {
            const auto byte = static_cast<unsigned char>(name[i]);
            if (is_kept) {
                out += name[i];
            } else {
                out += {'%', digits[byte >> 4], digits[byte & 15]};
            }
        }
        at += c.length;
    }
    return out;
}

// "./a/b.txt" and "/a/b.txt" are a/b.txt, however the archive was made.
std::string tidy_name(std::string_view name) {
    return printable(std::filesystem::path(name).relative_path().lexically_normal().string());
}

std::string_view name_of(archive_entry* entry) {
    const char* name = ::archive_entry_pathname(entry);
    if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
    return name == nullptr ? "" : name;
}

// The ways in which libarchive bounds its memory are known by these words; the others (LZMA, PPMd) are rare in zip.
std::string compression_not_read(std::string_view format) {
    constexpr std::array<std::string_view, 3> read = {"(uncompressed)", "(deflation)", "(bzip)"};
    const bool is_read = std::ranges::any_of(read, [&](std::string_view word) { return format.ends_with(word); });
    return is_read ? "" : "is compressed in a way that is not read: " + std::string(format);
}

}  // namespace

// Sparse files come without their holes, which hold nothing to read and may be of any length.
class Archive::MemberStream : public ByteStream {
public:
    explicit MemberStream(Archive& archive) : archive_(archive) {}

    std::string_view next() override {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        int result = ARCHIVE_OK;
        while (result == ARCHIVE_OK && size == 0 && fault_.empty() && !archive_.stop_)
            result = ::archive_read_data_block(archive_.archive_, &block, &size, &offset);
        if (result != ARCHIVE_OK && result != ARCHIVE_EOF && !archive_.stop_) fault_ = archive_.damage();
        if (result != ARCHIVE_OK || size == 0) return {};
        if (archive_.kind_ != Kind::tar && !archive_.limits_.admit_bytes(size, consumed())) {
            fault_ = archive_.limits_.fault();
            return {};
        }
        return {static_cast<const char*>(block), size};
    }

    const std::string& fault() const override { return fault_; }
    std::uint64_t consumed() const override { return archive_.bytes_.consumed(); }

private:
    Archive& archive_;
    std::string fault_;
};

Archive::Archive(ByteStream& bytes, std::string_view head, UnpackingLimits& limits, const std::atomic<bool>& stop)
    : bytes_(bytes),
      limits_(limits),
      stop_(stop),
      kind_(is_tar(head)   ? Kind::tar
            : is_zip(head) ? Kind::zip
                           : Kind::unknown) {
    open(kind_ != Kind::tar && bytes_.size().has_value());
}

Archive::~Archive() { ::archive_read_free(archive_); }

void Archive::open(bool by_directory) {
    archive_ = ::archive_read_new();
    is_by_directory_ = by_directory;
    if (kind_ != Kind::zip) ::archive_read_support_format_tar(archive_);
    if (kind_ != Kind::tar) ::archive_read_support_format_zip_streamable(archive_);
    if (by_directory) ::archive_read_support_format_zip_seekable(archive_);
    // Members behind zeros that are damage, or the end of one of several archives in a row, are read as well.
    ::archive_read_set_format_option(archive_, "tar", "read_concatenated_archives", "1");
    ::archive_read_set_callback_data(archive_, this);
    ::archive_read_set_read_callback(archive_, give_bytes);
    if (by_directory) ::archive_read_set_seek_callback(archive_, seek_to);
    const Utf8Names names;
    ::archive_read_open1(archive_);
}

ssize_t Archive::give_bytes(archive* /*unused*/, void* self, const void** block) {
    auto& opened = *static_cast<Archive*>(self);
    const std::string_view bytes = opened.bytes_.next();
    const std::size_t last = bytes.find_last_not_of('\0');
    opened.zeros_ = last == std::string_view::npos ? opened.zeros_ + bytes.size() : bytes.size() - last - 1;
    opened.is_dry_ = bytes.empty();
    *block = bytes.data();
    return static_cast<ssize_t>(bytes.size());
}

std::int64_t Archive::seek_to(archive* /*unused*/, void* self, std::int64_t offset, int whence) {
    auto& opened = *static_cast<Archive*>(self);
    const std::int64_t base = whence == SEEK_END ? static_cast<std::int64_t>(*opened.bytes_.size()) : 0;
    if (whence == SEEK_CUR || base + offset < 0) return ARCHIVE_FATAL;
    opened.bytes_.seek(static_cast<std::uint64_t>(base + offset));
    opened.is_dry_ = false;
    return base + offset;
}

std::optional<ArchiveMember> Archive::next() {
    const Utf8Names names;
    drain();
    while (!stop_ && limits_.fault().empty()) {
        archive_entry* entry = nullptr;
        const int result = ::archive_read_next_header(archive_, &entry);
        if (stop_) break;
        if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
            if (to_pass_ > 0 && to_pass_-- > 0) continue;
            is_lost_ = false;
            ++given_;
            if (limits_.admit_member()) return describe(entry);
        } else if (result == ARCHIVE_RETRY || can_start_anew()) {
            std::string reason = bytes_.fault().empty() ? "damaged: a part of it is lost" : bytes_.fault();
            if (result != ARCHIVE_RETRY) start_anew();
            if (!std::exchange(is_lost_, true)) return ArchiveMember{"", std::move(reason), false};
        } else {
            end(result);
            return std::nullopt;
        }
    }
    fault_ = limits_.fault();
    return std::nullopt;
}

std::unique_ptr<ByteStream> Archive::open_member() { return std::make_unique<MemberStream>(*this); }

ArchiveMember Archive::describe(archive_entry* entry) {
    constexpr std::size_t longest_name = 4096;
    is_length_known_ = ::archive_entry_size_is_set(entry) != 0;
    ArchiveMember member{tidy_name(name_of(entry)), "", ::archive_entry_filetype(entry) == AE_IFDIR};
    const bool is_link = ::archive_entry_hardlink(entry) != nullptr || ::archive_entry_filetype(entry) == AE_IFLNK;
    const bool is_zip = (::archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    if (member.name.empty()) {
        member.unreadable = "holds a file without a readable name";
    } else if (member.name.size() > longest_name) {
        member.name.resize(utf8_floor(member.name, longest_name));
        member.unreadable = "has a name of more than " + std::to_string(longest_name) + " bytes";
    } else if (::archive_entry_is_encrypted(entry) != 0) {
        member.unreadable = "is encrypted";
    } else if (is_link) {
        member.unreadable = "is a link inside of an archive";
    } else if (::archive_entry_filetype(entry) != AE_IFREG) {
        member.unreadable = "is no regular file";
    } else if (is_zip) {
        member.unreadable = compression_not_read(::archive_format_name(archive_));
    }
    return member;
}

// A damaged entry ends libarchive's reading by the directory; from the front, what is behind it is found.
bool Archive::can_start_anew() const {
    return is_by_directory_ && !is_dry_ && ::archive_format(archive_) != 0 && ::archive_errno(archive_) != 0;
}

void Archive::start_anew() {
    to_pass_ = given_;
    ::archive_read_free(archive_);
    bytes_.seek(0);
    open(false);
}

// Left to libarchive, the rest of a member whose length is not known is unpacked without a limit.
void Archive::drain() {
    if (std::exchange(is_length_known_, true)) return;
    MemberStream rest(*this);
    while (!rest.next().empty()) continue;
}

void Archive::end(int result) {
    const int format = ::archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK;
    fault_ = bytes_.fault();
    if (!fault_.empty()) return;
    if (result != ARCHIVE_EOF) fault_ = format == 0 ? "is no tar or zip archive" : damage();
    constexpr std::size_t tar_block = 512;  // of which two without content end an archive
    if (result == ARCHIVE_EOF && format == ARCHIVE_FORMAT_TAR && zeros_ < tar_block) fault_ = damage();
}

std::string Archive::damage() const {
    if (!bytes_.fault().empty()) return bytes_.fault();
    if (is_dry_) return "damaged: it breaks off";
    const char* reason = ::archive_error_string(archive_);
    return "damaged: " + std::string(reason == nullptr ? "no reason is known" : reason);
}

}  // namespace dateline
