// Who wrote an entry, as feeds put it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The names in "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>", "By Ann Lee and Bo Ek"; the address where it
/// is all there is, unless nobody reads it.
std::vector<std::string> names_of_author(std::string_view author);

}  // namespace dateline
