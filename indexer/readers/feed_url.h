// References between documents of the web.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `reference` as seen from a document at `base` (RFC 3986, section 5.2); spaces inside are escaped. Where `base` is
/// empty or no address, the reference itself.
std::string resolve_url(std::string_view base, std::string_view reference);

/// http or https, with something behind it.
bool is_web_url(std::string_view url);

/// Starts with a scheme: "tag:", "urn:", "https:".
bool has_scheme(std::string_view reference);

}  // namespace dateline
