// A request on its whole way, from its target to the page that answers it.
#pragma once

#include <string_view>

namespace dateline::testing {

/// Makes a small index, once.
void prepare_requests();

/// The first line of `bytes` is the target of a request, path and query; the next two its headers Accept and
/// If-None-Match. Throws BrokenPromise.
void fuzz_request(std::string_view bytes);

}  // namespace dateline::testing
