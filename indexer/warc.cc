#include "indexer/warc.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/header_fields.h"
#include "indexer/record_cutter.h"

namespace dateline {

namespace {

constexpr const char* no_header = "has no header of a web archive";

bool is_blank(std::string_view line) { return trim_header(line).empty(); }

}  // namespace

std::string_view WarcRecord::block() const { return std::string_view(*bytes).substr(header.size); }

WarcCutter::WarcCutter(WarcSink sink) : sink_(std::move(sink)) {}

bool WarcCutter::add(std::string_view bytes) {
    while (!bytes.empty() && state_ != State::stopped) {
        if (state_ == State::block || state_ == State::passing) {
            take_block(bytes);
        } else {
            take_line(bytes);
        }
    }
    return state_ != State::stopped;
}

bool WarcCutter::finish() {
    if (state_ == State::between && !is_blank(kept_)) start_record(kept_);
    if (state_ == State::header) {
        header_ = {};
        emit(Fault{"breaks off in its header"});
    } else if (state_ == State::block || state_ == State::passing) {
        emit(Fault{message_prefix(header_) + "breaks off"});
    } else if (state_ == State::lost) {
        skipped_ += kept_.size();
        find_again();
    }
    return state_ != State::stopped;
}

void WarcCutter::take_line(std::string_view& bytes) {
    const std::size_t newline = bytes.find('\n');
    const bool is_end = newline != std::string_view::npos;
    const std::string_view piece = bytes.substr(0, is_end ? newline + 1 : newline);
    bytes.remove_prefix(piece.size());
    if (is_line_dropped_ || kept_.size() + piece.size() > longest_header) {
        if (state_ == State::header) lose("has a header of more than " + std::to_string(longest_header >> 10) + " kB");
        if (state_ == State::between) {
            ++number_;
            lose(no_header);
        }
        skipped_ += std::exchange(kept_, {}).size() + piece.size();
        is_line_dropped_ = !is_end;
        return;
    }
    kept_ += piece;
    if (is_end) end_line(std::string_view(kept_).substr(line_start_));
}

void WarcCutter::end_line(std::string_view line) {
    if (state_ == State::header && is_warc_start(line)) {
        const std::string next(line);
        kept_.resize(line_start_);
        lose("has a damaged header: it breaks off");
        line_start_ = 0;
        kept_ = next;
        line = kept_;
    }
    if (state_ == State::lost && is_start(line)) find_again();
    if (state_ == State::between) {
        start_record(line);
    } else if (state_ == State::header) {
        line_start_ = kept_.size();
        if (line == "\n" || line == "\r\n") start_block();
    } else if (state_ == State::lost) {
        skipped_ += kept_.size();
        kept_.clear();
    }
}

bool WarcCutter::is_start(std::string_view line) const {
    return is_warc_start(line) || (kind_ != Kind::warc && is_arc_header(line));
}

// `line` is all that is kept.
void WarcCutter::start_record(std::string_view line) {
    if (is_blank(line)) return kept_.clear();
    ++number_;
    if (is_warc_start(line)) {
        kind_ = Kind::warc;
        state_ = State::header;
        line_start_ = kept_.size();
    } else if (is_start(line)) {
        kind_ = Kind::arc;
        start_block();
    } else {
        lose(no_header);
    }
}

// The header is all that is kept.
void WarcCutter::start_block() {
    line_start_ = 0;
    Result<WarcHeader> header = parse_warc_header(kept_);
    if (!header) return lose(header.fault());
    header_ = std::move(*header);
    left_ = header_.length;
    if (may_hold_article(header_) && left_ <= longest_record) {
        state_ = State::block;
        kept_.reserve(kept_.size() + static_cast<std::size_t>(left_));
    } else {
        state_ = State::passing;
        kept_.clear();
    }
    if (left_ == 0) end_block();
}

void WarcCutter::take_block(std::string_view& bytes) {
    const std::string_view piece =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
    bytes.remove_prefix(piece.size());
    left_ -= piece.size();
    if (state_ == State::block) kept_ += piece;
    if (left_ == 0) end_block();
}

void WarcCutter::end_block() {
    if (state_ == State::block) {
        emit(std::exchange(kept_, {}));
    } else if (may_hold_article(header_)) {
        emit(Fault{message_prefix(header_) + "is longer than " + std::to_string(longest_record >> 20) + " MB"});
    }
    if (state_ != State::stopped) state_ = State::between;
}

void WarcCutter::lose(std::string reason) {
    state_ = State::lost;
    header_ = {};
    damage_ = std::move(reason);
    skipped_ = kept_.size();
    kept_.clear();
    line_start_ = 0;
}

// There is a header again, or an end.
void WarcCutter::find_again() {
    state_ = State::between;
    emit(Fault{damage_ + "; " + std::to_string(skipped_) + " bytes are skipped"});
}

void WarcCutter::emit(Result<std::string> bytes) {
    if (!sink_({number_, std::move(header_), std::move(bytes)})) state_ = State::stopped;
    header_ = {};
}

}  // namespace dateline
