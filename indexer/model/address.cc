#include "indexer/model/address.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t most_keys = 12;

bool is_tracking(std::string_view parameter) {
    constexpr std::string_view names[] = {"_ga",     "at_campaign", "at_medium", "dclid",  "fbclid",
                                          "gbraid",  "gclid",       "igshid",    "mc_cid", "mc_eid",
                                          "msclkid", "ref_src",     "wbraid",    "yclid"};
    const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
    return name.starts_with("utm_") || std::ranges::find(names, name) != std::end(names);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Bytes beyond ASCII as they are; %2F and the like mean something else than the sign itself and stay.
std::string with_letters(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_escape = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 8;
        const int low = is_escape ? hex_digit(text[at + 2]) : -1;
        if (low < 0) {
            out += text[at];
        } else {
            out += static_cast<char>(hex_digit(text[at + 1]) * 16 + low);
            at += 2;
        }
    }
    return is_valid_utf8(out) ? out : std::string(text);
}

std::string normal_host(std::string_view authority) {
    if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos)
        authority.remove_prefix(user + 1);
    for (const std::string_view port : {":80", ":443", ":"}) {
        if (authority.ends_with(port)) authority.remove_suffix(port.size());
    }
    while (authority.ends_with('.')) authority.remove_suffix(1);
    const std::string host = lower_ascii(authority);
    return host.starts_with("www.") ? host.substr(4) : host;
}

// Where "https://", or "//" alone, ends.
std::size_t scheme_end(std::string_view url) {
    const std::size_t slashes = url.find("//");
    if (slashes == 0) return 2;
    const bool is_scheme = slashes != std::string_view::npos && url.find_first_of(":/?#") + 1 == slashes;
    return is_scheme && url[slashes - 1] == ':' ? slashes + 2 : 0;
}

}  // namespace

std::string without_tracking(std::string_view parameters) {
    std::string kept;
    for (std::size_t at = 0; at <= parameters.size();) {
        const std::size_t end = std::min(parameters.find('&', at), parameters.size());
        const std::string_view parameter = parameters.substr(at, end - at);
        if (!is_tracking(parameter)) kept += (at == 0 || kept.empty() ? "" : "&") + std::string(parameter);
        at = end + 1;
    }
    return kept;
}

std::string normal_address(std::string_view url) {
    url = trim(url);
    url.remove_prefix(scheme_end(url));
    url = url.substr(0, url.find('#'));
    std::string_view path = url.substr(std::min(url.find_first_of("/?"), url.size()));
    std::string address = normal_host(url.substr(0, url.size() - path.size()));
    const std::size_t mark = std::min(path.find('?'), path.size());
    const std::string parameters = mark < path.size() ? without_tracking(path.substr(mark + 1)) : "";
    path = path.substr(0, mark);
    while (path.ends_with('/')) path.remove_suffix(1);
    address += path;
    if (!parameters.empty()) address += "?" + parameters;
    return with_letters(address);
}

std::vector<std::string> address_keys(std::string_view url) {
    const std::string address = normal_address(url);
    std::vector<std::string> keys;
    const auto add = [&](std::string_view key) {
        const bool is_new = !key.empty() && std::ranges::find(keys, key) == keys.end();
        if (is_new && keys.size() < most_keys) keys.emplace_back(key);
    };
    add(address);
    const std::size_t path_end = std::min(address.find('?'), address.size());
    const std::string_view path = std::string_view(address).substr(0, path_end);
    const std::string_view host = path.substr(0, path.find('/'));
    add(host);
    const bool is_numeric = !host.empty() && host.back() >= '0' && host.back() <= '9';  // an IP address, or a port
    for (std::size_t dot = host.find('.'); !is_numeric && dot != std::string_view::npos;
         dot = host.find('.', dot + 1)) {
        const std::string_view parent = host.substr(dot + 1);
        if (parent.find('.') != std::string_view::npos) add(parent);
    }
    for (std::size_t slash = host.size(); slash < path.size();) {
        slash = std::min(path.find('/', slash + 1), path.size());
        add(path.substr(0, slash));
    }
    return keys;
}

}  // namespace dateline
