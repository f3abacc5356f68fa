// Web archives for tests, written by hand.
#pragma once

#include <string>
#include <vector>

#include "indexer/warc.h"

namespace dateline::testing {

/// A WARC record of this type, with its Content-Type and block.
inline std::string warc_record(const std::string& type, const std::string& uri, const std::string& content_type,
                               const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
           "\r\nWARC-Date: 2021-11-05T09:30:00Z\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

inline std::string warc_response(const std::string& uri, const std::string& http) {
    return warc_record("response", uri, "application/http; msgtype=response", http);
}

inline std::string http_page(const std::string& html, const std::string& type = "text/html; charset=utf-8") {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + html;
}

/// Everything that a cutter emits of `archive`, fed to it in pieces of `step` bytes.
inline std::vector<WarcRecord> cut_warc(std::string_view archive, std::size_t step = 1 << 16) {
    std::vector<WarcRecord> records;
    WarcCutter cutter([&](WarcRecord record) {
        records.push_back(std::move(record));
        return true;
    });
    for (std::size_t at = 0; at < archive.size(); at += step) cutter.add(archive.substr(at, step));
    cutter.finish();
    return records;
}

}  // namespace dateline::testing
