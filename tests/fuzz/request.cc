#include "tests/fuzz/request.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "indexer/base/utf8.h"
#include "indexer/commands.h"
#include "searchd/metrics.h"
#include "searchd/site.h"
#include "searchd/suggester.h"
#include "tests/fuzz/reply_promises.h"
#include "tests/support/temp_folder.h"

namespace dateline::testing {

namespace {

const std::string source_folder = DATELINE_SOURCE_DIR;

// The articles of corpus/, and hostile ones.
std::string make_index(const TempFolder& folder) {
    IndexerOptions options;
    options.index = folder / "index";
    options.sources = {source_folder + "/corpus", source_folder + "/tests/fuzz/articles"};
    options.quiet = true;
    options.progress = "never";
    const std::atomic<bool> stop = false;
    expect(run_indexer(options, stop) == ExitCode::done, "the index can be made");
    return options.index;
}

// A site as the daemon has it.
class SmallSite {
public:
    HttpReply answer(const HttpRequest& request) { return site_.answer(request); }

private:
    TempFolder folder_;
    std::string index_ = make_index(folder_);
    Metrics metrics_;
    Searcher searcher_{index_, 1};
    Suggester suggester_{index_};
    Site site_{{source_folder + "/web", ""}, searcher_, suggester_, metrics_};
};

SmallSite& small_site() {
    static SmallSite site;
    return site;
}

std::string take_line(std::string_view& bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    return std::string(line);
}

}  // namespace

void prepare_requests() { small_site(); }

void fuzz_request(std::string_view bytes) {
    HttpRequest request;
    request.method = "GET";
    request.target = take_line(bytes);
    request.accept = take_line(bytes);
    request.if_none_match = take_line(bytes);
    HttpReply reply = small_site().answer(request);
    if (reply.stream != nullptr) {
        for (std::string piece = reply.stream->next(); !piece.empty(); piece = reply.stream->next())
            reply.body += piece;
    }
    check_reply(request, reply);
}

}  // namespace dateline::testing
