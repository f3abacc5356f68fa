// Small pieces of text that several renderers need.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"
#include "searchd/snippet.h"

namespace dateline {

/// For HTML text and quoted attributes.
std::string escape_html(std::string_view text);

/// Safe HTML: everything escaped but <mark>.
std::string to_marked_html(std::string_view text, const std::vector<Span>& marks);

/// "12,345".
std::string with_thousands(std::size_t number);

/// "Fri, 18 Mar 2022 10:00:00 +0000".
std::string to_rfc822(std::chrono::sys_seconds at);

/// As precise as it is known: "2022", "March 2022", "18 March 2022", "18 March 2022, 10:00".
std::string to_readable(const Timestamp& timestamp);

}  // namespace dateline
