// Addresses of articles as the index and queries compare them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// `parameters` ("a=b&utm_source=rss") without those that tell their owner where a reader came from.
std::string without_tracking(std::string_view parameters);

/// `url` in the one spelling that its keys are made of, so that the links people have of one page are equal: without
/// scheme, "www.", user, usual port, fragment, tracking parameters and slashes at the end; the host in small letters;
/// letters beyond ASCII as they are and not as %C3%A9. "bbc.co.uk/news" stays as it is.
std::string normal_address(std::string_view url);

/// What an article at `url` is found by, each once and at most 12: the whole normal address, its host, the domains
/// that host belongs to as far as they have a dot, and the host with each beginning of the path, cut at slashes.
std::vector<std::string> address_keys(std::string_view url);

}  // namespace dateline
