// A request on its way to the page that answers it: shared by the site's two parts.
#pragma once

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

struct Site::SummaryCache {
    std::mutex mutex;
    IndexSummary summary;
    bool is_filled = false;
};

}  // namespace dateline
