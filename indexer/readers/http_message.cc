#include "indexer/readers/http_message.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/readers/content_coding.h"
#include "indexer/readers/header_fields.h"

namespace dateline {

namespace {

// "HTTP/1.1 200 OK".
std::optional<int> parse_status_line(std::string_view line) {
    if (lower_ascii(line.substr(0, 5)) != "http/") return std::nullopt;
    line.remove_prefix(std::min(line.find_first_of(" \t"), line.size()));
    line = trim_header(line);
    int status = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), status);
    if (error != std::errc() || status < 100 || status > 999) return std::nullopt;
    return status;
}

// The length in the line that starts a chunk, "1a2b; extension"; nothing where there is none.
std::optional<std::size_t> parse_chunk_length(std::string_view line) {
    line = trim_header(line.substr(0, line.find(';')));
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length, 16);
    if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
    return length;
}

// Takes the line end that closes a chunk; false where something else stands there.
bool take_chunk_end(std::string_view& rest) {
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.empty()) return true;
    const bool has_end = rest.front() == '\n';
    if (has_end) rest.remove_prefix(1);
    return has_end;
}

// Bytes that do not start with a chunk are given as they are.
Unpacked undo_chunks(std::string_view bytes) {
    constexpr std::size_t longest_line = 1024;
    Unpacked body{{}, false};
    bool is_chunked = false;
    std::string_view rest = bytes;
    while (true) {
        const std::size_t line_end = rest.substr(0, longest_line).find('\n');
        if (line_end == std::string_view::npos) break;
        const std::optional<std::size_t> length = parse_chunk_length(rest.substr(0, line_end));
        if (!length) break;
        rest.remove_prefix(line_end + 1);
        if (*length == 0) return {std::move(body.bytes), true};
        const std::string_view chunk = rest.substr(0, *length);
        rest.remove_prefix(chunk.size());
        if (!take_chunk_end(rest) && !is_chunked) break;
        is_chunked = true;
        body.bytes += chunk;
    }
    return is_chunked ? body : Unpacked{std::string(bytes), true};
}

// Those of the transfer were applied last.
std::vector<std::string> applied_codings(const HeaderBlock& header) {
    std::vector<std::string> codings = parse_header_list(header.value("content-encoding"));
    for (std::string& coding : parse_header_list(header.value("transfer-encoding")))
        codings.push_back(std::move(coding));
    return codings;
}

}  // namespace

Result<HttpHead> parse_http_head(std::string_view bytes) {
    HttpHead head;
    while (true) {
        const Result<HeaderBlock> header = parse_header_block(bytes.substr(head.size));
        if (!header) return Fault{header.fault()};
        const std::optional<int> status = parse_status_line(header->first_line);
        if (!status) return Fault{"is no HTTP response"};
        head.size += header->size;
        const bool is_interim = *status >= 100 && *status < 200;
        if (is_interim && head.size < bytes.size()) continue;
        MediaType type = parse_media_type(header->value("content-type"));
        return HttpHead{*status, std::move(type.name), std::move(type.charset), applied_codings(*header), head.size};
    }
}

Result<HttpMessage> parse_http_response(std::string_view bytes) {
    const auto too_long = [] { return Fault{"has a body of more than " + std::to_string(longest_body >> 20) + " MB"}; };
    Result<HttpHead> head = parse_http_head(bytes);
    if (!head) return Fault{head.fault()};
    bytes.remove_prefix(head->size);
    constexpr std::size_t most_codings = 4;
    if (bytes.size() > longest_body) return too_long();
    if (head->codings.size() > most_codings) return Fault{"has a body packed more than four times"};

    HttpMessage message{head->status, std::move(head->content_type), std::move(head->charset), std::string(bytes),
                        false};
    std::ranges::reverse(head->codings);
    for (const std::string& coding : head->codings) {
        std::optional<Unpacked> unpacked =
            coding == "chunked" ? undo_chunks(message.body) : unpack(message.body, coding, longest_body);
        if (!unpacked) return too_long();
        message.body = std::move(unpacked->bytes);
        message.is_cut = message.is_cut || !unpacked->is_whole;
    }
    return message;
}

}  // namespace dateline
