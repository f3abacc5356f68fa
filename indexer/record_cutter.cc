#include "indexer/record_cutter.h"

#include <utility>

#include "indexer/warc.h"

namespace dateline {

namespace {

Fault too_long() { return Fault{"is longer than " + std::to_string(longest_record >> 20) + " MB"}; }

// Passes on the lines of a stream, blank ones left out.
class LineCutter {
public:
    LineCutter(ByteStream& stream, const Reader& reader, const RecordSink& sink)
        : stream_(stream), reader_(reader), sink_(sink) {}

    void cut(const std::atomic<bool>& stop) {
        for (std::string_view bytes = stream_.next(); !bytes.empty(); bytes = stream_.next()) {
            if (!add(bytes)) return;
        }
        // Where the file breaks off, so does its last line.
        if (!stream_.fault().empty() || stop) return;
        const bool has_rest = too_long_ || !pending_.empty();
        if (has_rest) finish_line();
    }

    bool has_record() const { return has_record_; }

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

    ByteStream& stream_;
    const Reader& reader_;
    const RecordSink& sink_;
    std::string pending_;
    bool has_record_ = false;
    bool too_long_ = false;
    std::size_t line_ = 0;
};

void cut_web_archive(ByteStream& stream, const Reader& reader, const std::atomic<bool>& stop, const RecordSink& sink) {
    WarcCutter cutter([&](WarcRecord record) {
        return sink({std::move(record.bytes), record.number, stream.consumed(), &reader});
    });
    for (std::string_view bytes = stream.next(); !bytes.empty(); bytes = stream.next()) {
        if (!cutter.add(bytes)) return;
    }
    if (stream.fault().empty() && !stop) cutter.finish();
}

void read_whole(ByteStream& stream, const Reader& reader, const std::atomic<bool>& stop, const RecordSink& sink) {
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

bool cut_records(ByteStream& stream, const Reader& reader, const std::atomic<bool>& stop, const RecordSink& sink) {
    if (reader.framing == Framing::web_archive) {
        cut_web_archive(stream, reader, stop, sink);
    } else if (reader.framing == Framing::lines) {
        LineCutter cutter(stream, reader, sink);
        cutter.cut(stop);
        return cutter.has_record();
    } else {
        read_whole(stream, reader, stop, sink);
    }
    return true;
}

}  // namespace dateline
