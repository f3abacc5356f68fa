// Conditional requests: what was answered once need not be sent again while the index is the same.
#pragma once

#include <string>
#include <string_view>

#include "searchd/result_page.h"
#include "searchd/site.h"

namespace dateline {

/// True where `if_none_match`, the header, names `tag`. As weak tags are compared.
bool matches_tag(std::string_view if_none_match, std::string_view tag);

/// `reply` with that tag; without its body, as 304, where the client has it already.
HttpReply with_tag(const HttpRequest& request, const std::string& tag, HttpReply reply);

/// Likewise, with a tag of its body, for what changes with the program alone.
HttpReply tagged_by_body(const HttpRequest& request, HttpReply reply);

/// Likewise, with a tag of `state` and of `edition`: what answers depend on beside the index. Has to be asked for each
/// time.
HttpReply tagged(const HttpRequest& request, std::string_view edition, const IndexState& state, HttpReply reply);

}  // namespace dateline
