#include "indexer/readers/warc_header.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/header_fields.h"

namespace dateline {

namespace {

// `uri` without the brackets that some crawlers put around it, everything percent-encoded that cannot stand in one.
std::string clean_uri(std::string_view uri) {
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    constexpr std::string_view digits = "0123456789ABCDEF";
    const bool is_text = is_valid_utf8(uri) && without_controls(uri) == uri;
    std::string clean;
    for (const char c : uri) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && (byte < 0x80 || is_text)) {
            clean += c;
        } else {
            clean.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
    }
    return clean;
}

// Digits only: no sign, no fraction, no more than fits.
std::optional<std::uint64_t> parse_length(std::string_view text) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return length;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "20220318114502" in ISO 8601.
std::string arc_date(std::string_view digits) {
    std::string date(digits.substr(0, 4));
    constexpr std::string_view separators = "--T::";
    for (std::size_t i = 0; i < separators.size(); ++i) {
        date += separators[i];
        date += digits.substr(4 + 2 * i, 2);
    }
    return date + "Z";
}

std::vector<std::string_view> split_at_spaces(std::string_view line) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; (at = line.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        parts.push_back(line.substr(at, end - at));
        at = end;
    }
    return parts;
}

// "URL IP-address date content-type … length". URLs with spaces have been seen, and content types; version 2 has more
// columns before the last. The date, after an address, tells where the URL ends.
std::optional<WarcHeader> parse_arc_line(std::string_view line) {
    constexpr std::size_t date_digits = 14;
    const std::vector<std::string_view> parts = split_at_spaces(trim_header(line));
    if (parts.size() < 5) return std::nullopt;
    const auto is_date = [](std::string_view part) { return part.size() == date_digits && is_digits(part); };
    const auto date = std::find_if(parts.begin() + 2, parts.end() - 2, is_date);
    const std::optional<std::uint64_t> length = parse_length(parts.back());
    const std::string_view address = *(date - 1);
    const std::size_t scheme = line.find(':');
    if (date == parts.end() - 2 || !length || scheme == std::string_view::npos || scheme == 0 ||
        address.find_first_not_of("0123456789abcdefABCDEF.:") != std::string_view::npos)
        return std::nullopt;
    WarcHeader header;
    header.target_uri = clean_uri(trim_header(line.substr(0, static_cast<std::size_t>(address.data() - line.data()))));
    header.type = lower_ascii(header.target_uri.substr(0, 4)) == "http" ? "response" : "other";
    header.date = arc_date(*date);
    header.content_type = *(date + 1);
    header.length = *length;
    header.is_http = true;
    return header;
}

Result<WarcHeader> parse_warc_block(std::string_view bytes) {
    const Result<HeaderBlock> block = parse_header_block(bytes);
    if (!block) return Fault{block.fault()};
    WarcHeader header;
    header.type = lower_ascii(block->value("warc-type"));
    header.target_uri = clean_uri(block->value("warc-target-uri"));
    header.date = block->value("warc-date");
    header.content_type = block->value("content-type");
    header.size = block->size;
    header.is_http = parse_media_type(header.content_type).name == "application/http";
    header.is_truncated = !block->value("warc-truncated").empty();
    const std::optional<std::uint64_t> length = parse_length(block->value("content-length"));
    if (!length) return Fault{message_prefix(header) + "has a damaged header: it gives no length"};
    header.length = *length;
    return header;
}

}  // namespace

Result<WarcHeader> parse_warc_header(std::string_view bytes) {
    if (is_warc_start(bytes)) return parse_warc_block(bytes);
    const std::size_t line_end = bytes.substr(0, longest_header).find('\n');
    const std::string_view line = bytes.substr(0, std::min(line_end, longest_header));
    std::optional<WarcHeader> header = parse_arc_line(line);
    if (!header) return Fault{"has no header of a web archive"};
    header->size = std::min(line.size() + 1, bytes.size());
    return *std::move(header);
}

bool is_warc_start(std::string_view line) { return line.starts_with("WARC/1.") || line.starts_with("WARC/0."); }

bool is_arc_header(std::string_view line) { return parse_arc_line(line).has_value(); }

bool may_hold_article(const WarcHeader& header) { return header.type == "response" || header.type == "resource"; }

std::string message_prefix(const WarcHeader& header) {
    constexpr std::size_t most = 200;
    const std::string& uri = header.target_uri;
    if (uri.empty()) return {};
    return uri.substr(0, utf8_floor(uri, most)) + (uri.size() > most ? "…: " : ": ");
}

}  // namespace dateline
