#include <algorithm>
#include <atomic>
#include <cstddef>

#include <sys/mman.h>
#include <unistd.h>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/content_coding.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/warc_reader.h"
#include "indexer/records.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/request.h"
#include "tests/fuzz/target.h"
#include "tests/support/warc.h"

namespace dateline::testing {

namespace {

const Origin origin{"/news/2024/story", "2024/story", 1};

// Takes the first line from the front of `bytes`: what a target is told beside the bytes it reads.
std::string_view take_line(std::string_view& bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    return line;
}

// The first line is what the bytes are said to be.
void fuzz_charset(std::string_view bytes) {
    const std::string_view declared = take_line(bytes);
    for (const std::string& name : {std::string(declared), declared_charset(bytes)}) {
        const std::optional<std::string> text = decode_text_in(bytes, name);
        if (text) check_text(*text);
    }
}

// The first line is the coding.
void fuzz_content_coding(std::string_view bytes) {
    constexpr std::size_t most = 1 << 20;
    const std::string_view coding = take_line(bytes);
    const std::optional<Unpacked> unpacked = unpack(bytes, coding, most);
    expect(!unpacked || unpacked->bytes.size() <= std::max(most, bytes.size()), "what comes out is bounded");
}

void fuzz_http_message(std::string_view bytes) {
    const Result<HttpMessage> message = parse_http_response(bytes);
    if (message) expect(message->body.size() <= longest_body, "a body is bounded");
}

bool are_same(const WarcRecord& a, const WarcRecord& b) {
    if (a.number != b.number || static_cast<bool>(a.bytes) != static_cast<bool>(b.bytes)) return false;
    return a.bytes ? *a.bytes == *b.bytes : a.bytes.fault() == b.bytes.fault();
}

// The first byte is the length of the pieces that the archive comes in.
void fuzz_warc_cutter(std::string_view bytes) {
    const std::size_t step = bytes.empty() ? 1 : static_cast<unsigned char>(bytes.front()) + std::size_t{1};
    bytes.remove_prefix(std::min<std::size_t>(1, bytes.size()));
    const std::vector<WarcRecord> whole = cut_warc(bytes);
    expect(std::ranges::equal(whole, cut_warc(bytes, step), are_same), "it does not matter how an archive is cut");
    for (const WarcRecord& record : whole) {
        if (record.bytes) {
            check_articles(read_warc_record(*record.bytes, origin), record.bytes->size());
        } else {
            check_articles({Fault{record.bytes.fault()}}, 0);
        }
    }
}

// A file as it lies in a folder: packed, an archive, or neither.
void fuzz_records(std::string_view bytes) {
    const int file = ::memfd_create("story", MFD_CLOEXEC);
    expect(file >= 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
           "the bytes can be put into a file");
    const std::atomic<bool> stop = false;
    read_records("/proc/self/fd/" + std::to_string(file), stop, [](const RawRecord& record) {
        check_text(record.member);
        if (record.bytes) {
            check_articles(record.reader->read(*record.bytes, {"/news/story", "story", record.line, record.member}),
                           record.bytes->size());
        } else {
            check_text(record.bytes.fault());
        }
        return true;
    });
    ::close(file);
}

std::string target_name(std::string_view reader) {
    std::string name = lower_ascii(reader);
    std::ranges::replace(name, ' ', '-');
    return name;
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
    std::vector<FuzzTarget> targets = {
        {"charset", fuzz_charset}, {"content-coding", fuzz_content_coding},     {"http-message", fuzz_http_message},
        {"records", fuzz_records}, {"request", fuzz_request, prepare_requests}, {"warc-cutter", fuzz_warc_cutter}};
    for (const Reader& reader : all_readers()) {
        if (reader.framing == Framing::archive) continue;  // read by fuzz_records()
        const auto read = [&reader](std::string_view bytes) {
            choose_reader("story", bytes);
            check_articles(reader.read(bytes, origin), bytes.size());
        };
        targets.push_back({target_name(reader.name), read});
    }
    return targets;
}

}  // namespace dateline::testing
