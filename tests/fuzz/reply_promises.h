// What the site promises of every answer, whatever was asked.
#pragma once

#include "searchd/site.h"
#include "tests/fuzz/promises.h"

namespace dateline::testing {

/// Status and headers are sound; the body is valid UTF-8; JSON is what the API describes; HTML is made of our own tags
/// alone, with nothing in it that a request or an article brought. Throws BrokenPromise.
void check_reply(const HttpRequest& request, const HttpReply& reply);

}  // namespace dateline::testing
