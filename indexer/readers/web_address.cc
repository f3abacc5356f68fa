#include "indexer/readers/web_address.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/readers/reader.h"

namespace dateline {

namespace {

bool is_tracking(std::string_view parameter) {
    constexpr std::string_view names[] = {"_ga",     "at_campaign", "at_medium", "dclid",  "fbclid",
                                          "gbraid",  "gclid",       "igshid",    "mc_cid", "mc_eid",
                                          "msclkid", "ref_src",     "wbraid",    "yclid"};
    const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
    return name.starts_with("utm_") || std::ranges::find(names, name) != std::end(names);
}

// Of "a=b&utm_source=rss" the first.
std::string kept_parameters(std::string_view query) {
    std::string kept;
    for (std::size_t at = 0; at <= query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view parameter = query.substr(at, end - at);
        if (!is_tracking(parameter)) kept += (at == 0 || kept.empty() ? "" : "&") + std::string(parameter);
        at = end + 1;
    }
    return kept;
}

}  // namespace

std::string web_address(std::string_view url) {
    const std::string scheme = lower_ascii(url.substr(0, url.find(':')));
    const bool is_web = (scheme == "http" || scheme == "https") && url.substr(scheme.size()).starts_with("://");
    if (!is_web || url.size() > longest_url || url.find(' ') != std::string_view::npos) return {};
    const std::string_view address = url.substr(0, url.find('#'));
    const std::size_t query = address.find('?');
    if (query == std::string_view::npos) return std::string(url);
    const std::string parameters = kept_parameters(address.substr(query + 1));
    return std::string(address.substr(0, query)) + (parameters.empty() ? "" : "?" + parameters) +
           std::string(url.substr(address.size()));
}

}  // namespace dateline
