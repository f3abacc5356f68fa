#include "indexer/records.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/archive.h"
#include "indexer/decoded_stream.h"
#include "indexer/source.h"

namespace dateline {

namespace {

std::string_view file_name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// As in a folder, and what macOS puts beside each file.
bool is_member_passed_over(std::string_view name) {
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        if (part != ".." && (is_passed_over(part) || part == "__MACOSX")) return true;
        name.remove_prefix(std::min(part.size() + 1, name.size()));
    }
    return false;
}

// Something packed: the file itself, or what it holds.
struct Packed {
    std::string member;  ///< empty: the file itself
    int layers = 0;      ///< of packing around it
};

class FileReading {
public:
    FileReading(const std::string& path, const std::atomic<bool>& stop, const RecordSink& sink)
        : path_(path), stop_(stop), sink_(sink) {}

    bool read() {
        unpack(open_file(path_, stop_), {});
        return is_whole_;
    }

private:
    void unpack(std::unique_ptr<ByteStream> bytes, Packed packed) {
        auto stream = std::make_unique<PeekableStream>(std::move(bytes));
        while (std::unique_ptr<Decoder> decoder = make_decoder(stream->peek(compression_head))) {
            if (!add_layer(packed)) return;
            stream =
                std::make_unique<PeekableStream>(decode_stream(std::move(stream), std::move(decoder), limits_, stop_));
        }
        const std::string_view head = peek_head(*stream);
        const Reader& reader = choose_reader(packed.member.empty() ? path_ : path_ + "/" + packed.member, head);
        if (reader.framing == Framing::archive) {
            if (add_layer(packed)) read_archive(*stream, head, packed);
        } else {
            cut(*stream, reader, packed.member);
        }
    }

    // Standard input is not waited for longer than it takes to see a line or a tar's header.
    std::string_view peek_head(PeekableStream& stream) const {
        return path_ == "-" ? stream.peek(512, "\n") : stream.peek(4096);
    }

    bool add_layer(Packed& packed) {
        if (++packed.layers <= UnpackingLimits::most_layers) return true;
        reject(packed.member, "is packed more than " + std::to_string(UnpackingLimits::most_layers) + " times over");
        return false;
    }

    void cut(ByteStream& stream, const Reader& reader, const std::string& member) {
        consumed_ = stream.consumed();
        const bool has_records = cut_records(stream, reader, stop_, [&](RawRecord record) {
            record.member = member;
            consumed_ = record.consumed;
            return pass_on(std::move(record));
        });
        const bool may_be_empty = path_ == "-" && member.empty();
        if (!stream.fault().empty()) {
            break_off(member, stream.fault());
        } else if (!has_records && !may_be_empty) {
            reject(member, "is empty");
        }
    }

    void read_archive(ByteStream& stream, std::string_view head, const Packed& packed) {
        Archive archive(stream, head, limits_, stop_);
        const std::string prefix = packed.member.empty() ? "" : packed.member + "/";
        while (!is_stopped()) {
            const std::optional<ArchiveMember> member = archive.next();
            if (!member) break;
            consumed_ = stream.consumed();
            last_break_.clear();
            if (member->name.empty()) {
                break_off(packed.member, member->unreadable);
            } else {
                read_member(archive, *member, {prefix + member->name, packed.layers});
            }
        }
        // Where it breaks off within a member, that has been said.
        if (!archive.fault().empty() && archive.fault() != last_break_) break_off(packed.member, archive.fault());
    }

    void read_member(Archive& archive, const ArchiveMember& member, const Packed& packed) {
        if (member.is_folder || is_member_passed_over(member.name)) return;
        if (!member.unreadable.empty()) {
            reject(packed.member, member.unreadable);
        } else if (find_reader(file_name_of(member.name)) == nullptr) {
            reject(packed.member, unknown_kind());
        } else {
            unpack(archive.open_member(), packed);
        }
    }

    bool pass_on(RawRecord record) {
        is_refused_ = is_refused_ || !sink_(std::move(record));
        return !is_refused_;
    }

    void reject(const std::string& member, const std::string& reason) {
        if (!is_stopped()) pass_on({Fault{reason}, 0, consumed_, nullptr, member});
    }

    void break_off(const std::string& member, const std::string& reason) {
        is_whole_ = false;
        last_break_ = reason;
        reject(member, reason);
    }

    bool is_stopped() const { return stop_ || is_refused_; }

    const std::string& path_;
    const std::atomic<bool>& stop_;
    const RecordSink& sink_;
    UnpackingLimits limits_;
    std::uint64_t consumed_ = 0;
    bool is_whole_ = true;
    bool is_refused_ = false;  // the sink has said stop
    std::string last_break_;   // why the last member broke off, if it did
};

}  // namespace

bool read_records(const std::string& path, const std::atomic<bool>& stop, const RecordSink& sink) {
    return FileReading(path, stop, sink).read();
}

}  // namespace dateline
