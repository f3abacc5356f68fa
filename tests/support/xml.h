// XML as a program reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

/// The texts of what `xpath` names, in order; without regard to namespaces, as in "//*[local-name()='link']/@href".
/// Throws std::runtime_error where `document` is not well-formed.
std::vector<std::string> texts_in_xml(std::string_view document, const std::string& xpath);

}  // namespace dateline::testing
