// /api/v1/export: every article that a request finds, streamed.

#include <chrono>

#include "searchd/entity_tag.h"
#include "searchd/export.h"
#include "searchd/site.h"
#include "searchd/site_call.h"
#include "searchd/to_csv.h"
#include "searchd/to_json.h"

namespace dateline {

namespace {

struct FormatText {
    const char* content_type;
    const char* extension;
    std::string head;
    std::string (*line)(const ListedArticle& one);
};

const FormatText& text_of(ExportFormat format) {
    static const FormatText jsonl{"application/jsonl; charset=utf-8", ".jsonl", "", to_json_line};
    static const FormatText csv{"text/csv; charset=utf-8; header=present", ".csv", csv_header(), to_csv};
    return format == ExportFormat::csv ? csv : jsonl;
}

// The right to one of the exports that may run at once.
class Slot {
public:
    explicit Slot(std::counting_semaphore<>& slots) : slots_(slots) {
        if (!slots_.try_acquire()) throw Overloaded("Too many exports at once.");
    }
    ~Slot() { slots_.release(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

private:
    std::counting_semaphore<>& slots_;
};

class ExportStream : public BodyStream {
public:
    ExportStream(std::counting_semaphore<>& slots, Searcher& searcher, const ExportRequest& request)
        : slot_(slots), text_(text_of(request.format)), export_(searcher, request.search), piece_(text_.head) {}

    const Listing& found() const { return export_.found(); }

    std::string next() override {
        for (const ListedArticle& one : export_.next()) piece_ += text_.line(one);
        return std::exchange(piece_, {});
    }

private:
    Slot slot_;
    const FormatText& text_;
    Export export_;
    std::string piece_;  // begins with the head
};

std::string disposition(std::chrono::sys_seconds now, const FormatText& text) {
    return "attachment; filename=\"dateline-" + to_rfc3339(now).substr(0, 10) + text.extension + "\"";
}

}  // namespace

HttpReply Site::export_api(const Call& call) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const Checked<ExportRequest> request = parse_export_request(call.target.parameters, now);
    if (!request) return bad_request(call, request.wrong);
    const FormatText& text = text_of(request->format);
    HttpReply reply = tagged(call.request, edition_, searcher_.state(), {200, text.content_type, "", {}});
    if (reply.status == 304) return reply;
    auto stream = std::make_unique<ExportStream>(free_exports_, searcher_, *request);
    reply.headers.emplace_back("Content-Disposition", disposition(now, text));
    reply.headers.emplace_back("X-Total-Count", std::to_string(stream->found().articles.size()));
    if (!stream->found().is_exact) reply.headers.emplace_back("X-Total-Is-Exact", "false");
    reply.stream = std::move(stream);
    return reply;
}

}  // namespace dateline
