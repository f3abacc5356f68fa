#include "indexer/readers/feed_url.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

struct Parts {
    std::string_view scheme;     ///< "https:"
    std::string_view authority;  ///< "//example.org"
    std::string_view path;
    std::string_view query;     ///< "?a=b"
    std::string_view fragment;  ///< "#top"
};

std::size_t scheme_length(std::string_view url) {
    for (std::size_t i = 0; i < url.size(); ++i) {
        const char c = url[i];
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == ':') return i == 0 ? 0 : i + 1;
        const bool is_other = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
        if (!is_letter && !is_other) return 0;
    }
    return 0;
}

std::string_view take(std::string_view& url, std::size_t length) {
    const std::string_view taken = url.substr(0, length);
    url.remove_prefix(taken.size());
    return taken;
}

Parts parts_of(std::string_view url) {
    Parts parts;
    parts.scheme = take(url, scheme_length(url));
    if (url.starts_with("//")) parts.authority = take(url, std::min(url.find_first_of("/?#", 2), url.size()));
    parts.path = take(url, url.find_first_of("?#"));
    parts.query = take(url, url.find('#'));
    parts.fragment = url;
    return parts;
}

// "/a/b/../c/./d" is "/a/c/d".
std::string without_dots(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::string_view segment = take(path, std::min(path.find('/', 1), path.size()));
        const bool is_last = path.empty();
        if (segment == "/." || segment == ".") {
            if (is_last) out += '/';
        } else if (segment == "/.." || segment == "..") {
            out.resize(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
            if (is_last) out += '/';
        } else {
            out += segment;
        }
    }
    return out;
}

// Without what line breaks inside an element add, and with "%20" for blanks.
std::string without_spaces(std::string_view reference) {
    std::string out;
    for (const char c : trim(reference)) {
        if (c == ' ') {
            out += "%20";
        } else if (c != '\n' && c != '\t') {
            out += c;
        }
    }
    return out;
}

std::string joined_path(const Parts& base, std::string_view reference) {
    if (reference.starts_with('/')) return without_dots(reference);
    const std::string_view folder = base.path.substr(0, base.path.rfind('/') + 1);
    return without_dots((folder.empty() && !base.authority.empty() ? "/" : std::string(folder)) +
                        std::string(reference));
}

}  // namespace

bool has_scheme(std::string_view reference) { return scheme_length(reference) > 0; }

bool is_web_url(std::string_view url) {
    std::string scheme(url.substr(0, scheme_length(url)));
    for (char& c : scheme) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return (scheme == "http:" || scheme == "https:") && parts_of(url).authority.size() > 2;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
    std::string wanted = without_spaces(reference);
    const std::string start = without_spaces(base);
    const Parts from = parts_of(start);
    const Parts to = parts_of(wanted);
    if (!to.scheme.empty() || from.scheme.empty()) return wanted;
    std::string url(from.scheme);
    if (!to.authority.empty()) return url + wanted;
    url += from.authority;
    if (to.path.empty()) {
        url += from.path;
        url += to.query.empty() ? from.query : to.query;
    } else {
        url += joined_path(from, to.path);
        url += to.query;
    }
    return url + std::string(to.fragment);
}

}  // namespace dateline
