// Hostile HTML made harmless before it is parsed.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `html` without instructions ("<?"), end tags that end nothing, and the attributes of elements that have hundreds:
/// what makes libxml2's parser of HTML take quadratic time.
std::string bounded_html(std::string_view html);

}  // namespace dateline
