// Archives told by their first bytes.
#pragma once

#include <string_view>

namespace dateline {

bool is_zip(std::string_view head);

/// By the checksum of the first header, which every kind of tar has.
bool is_tar(std::string_view head);

bool is_archive(std::string_view head);

}  // namespace dateline
