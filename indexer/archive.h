// Archives, tar and zip, member by member.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "indexer/byte_stream.h"
#include "indexer/unpacking_limits.h"

struct archive;
struct archive_entry;

namespace dateline {

struct ArchiveMember {
    std::string name;        ///< below the archive, UTF-8; a byte that is none or a control character is written %XX
    std::string unreadable;  ///< why there are no bytes; empty where there are
    bool is_folder = false;
};

/// Reads a zip by its directory where `bytes` can seek and where the directory is whole, else from front to back. Goes
/// on behind what is damaged where a header is found.
class Archive {
public:
    /// All must outlive it. `head`: the first bytes.
    Archive(ByteStream& bytes, std::string_view head, UnpackingLimits& limits, const std::atomic<bool>& stop);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// The next member; one without a name where something is damaged. Nothing at the end, at a stop and at a fault.
    std::optional<ArchiveMember> next();

    /// The bytes of the member that next() gave last, until it gives another.
    std::unique_ptr<ByteStream> open_member();

    /// Why there are no more members; empty where the archive has ended as it should.
    const std::string& fault() const { return fault_; }

private:
    class MemberStream;
    enum class Kind { tar, zip, unknown };

    void open(bool by_directory);
    static ssize_t give_bytes(archive* unused, void* self, const void** block);
    static std::int64_t seek_to(archive* unused, void* self, std::int64_t offset, int whence);
    void drain();
    ArchiveMember describe(archive_entry* entry);
    bool can_start_anew() const;
    void start_anew();
    void end(int result);
    std::string damage() const;

    ByteStream& bytes_;
    UnpackingLimits& limits_;
    const std::atomic<bool>& stop_;
    const Kind kind_;
    archive* archive_ = nullptr;
    bool is_by_directory_ = false;
    bool is_length_known_ = true;  // of the last member
    bool is_dry_ = false;          // it wanted more bytes than there are
    bool is_lost_ = false;         // behind something damaged, looking for a header
    std::size_t zeros_ = 0;        // at the end of the bytes read so far
    std::size_t given_ = 0;        // members
    std::size_t to_pass_ = 0;      // members that were given before reading began anew
    std::string fault_;
};

}  // namespace dateline
