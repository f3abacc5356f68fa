#include "indexer/readers/web_address.h"

#include "indexer/base/ascii.h"
#include "indexer/model/address.h"
#include "indexer/readers/reader.h"

namespace dateline {

std::string web_address(std::string_view url) {
    const std::string scheme = lower_ascii(url.substr(0, url.find(':')));
    const bool is_web = (scheme == "http" || scheme == "https") && url.substr(scheme.size()).starts_with("://");
    if (!is_web || url.size() > longest_url || url.find(' ') != std::string_view::npos) return {};
    const std::string_view address = url.substr(0, url.find('#'));
    const std::size_t query = address.find('?');
    if (query == std::string_view::npos) return std::string(url);
    const std::string parameters = without_tracking(address.substr(query + 1));
    return std::string(address.substr(0, query)) + (parameters.empty() ? "" : "?" + parameters) +
           std::string(url.substr(address.size()));
}

}  // namespace dateline
