// Cuts web archives (WARC, ARC) into records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/readers/warc_header.h"

namespace dateline {

struct WarcRecord {
    std::size_t number = 0;     ///< from 1, counting every record of the archive
    WarcHeader header;          ///< empty where it could not be read
    Result<std::string> bytes;  ///< header and block as read_warc_record() takes them, or why there are none

    std::string_view block() const;  ///< only where there are bytes
};

/// Takes a record; returns false to stop.
using WarcSink = std::function<bool(WarcRecord record)>;

/// Is fed an archive in pieces of any length and emits its responses and resources, in order. Records of other kinds
/// are passed over. A record that is too long, one with a damaged header and one that breaks off are emitted as faults;
/// behind a damaged one it goes on where a line starts another header. Holds at most one record of longest_record
/// bytes; linear in the length of the archive.
class WarcCutter {
public:
    explicit WarcCutter(WarcSink sink);

    /// False once the sink has said stop.
    bool add(std::string_view bytes);

    /// The archive has ended.
    bool finish();

private:
    enum class State {
        between,  ///< records: blank lines, then the first line of a header
        header,   ///< inside of a WARC header
        block,    ///< that is kept
        passing,  ///< a block that is not
        lost,     ///< behind something damaged: looking for a header
        stopped,
    };
    enum class Kind { unknown, warc, arc };

    void take_line(std::string_view& bytes);
    void take_block(std::string_view& bytes);
    void end_line(std::string_view line);
    void start_record(std::string_view line);
    void start_block();
    void end_block();
    void lose(std::string reason);
    void find_again();
    bool is_start(std::string_view line) const;
    void emit(Result<std::string> bytes);

    WarcSink sink_;
    State state_ = State::between;
    Kind kind_ = Kind::unknown;
    std::size_t number_ = 0;
    std::string kept_;              // the line or header under way, then the record
    std::size_t line_start_ = 0;    // of the line under way, in kept_
    bool is_line_dropped_ = false;  // the line under way was too long to keep
    WarcHeader header_;
    std::uint64_t left_ = 0;     // bytes of the block still to come
    std::string damage_;         // why the place was lost
    std::uint64_t skipped_ = 0;  // bytes since then
};

}  // namespace dateline
