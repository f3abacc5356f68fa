// The address of an article, as it is stored and as its id is made from it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `url`, one line, without the parameters that tell its owner where a reader came from (utm_source, fbclid …), so that
/// the same article by two links is one. Empty where it is no address of the web: javascript: is none.
std::string web_address(std::string_view url);

}  // namespace dateline
