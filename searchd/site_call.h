// A request on its way to the page that answers it: shared by the site's parts.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "searchd/site.h"
#include "searchd/url.h"

namespace dateline {

struct Site::Call {
    const HttpRequest& request;
    Target target;
    std::string argument;  ///< what stands for {…} in the route
    bool is_api = false;
};

// Shared, since it is long, and answers that are being made still hold the one of before.
struct Site::SummaryCache {
    std::mutex mutex;
    std::shared_ptr<const IndexSummary> summary;
};

}  // namespace dateline
