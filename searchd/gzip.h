// gzip of answers, whole or in pieces. Level 1: a third of the time of the usual level for a tenth more bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "searchd/site.h"

namespace dateline {

std::string gzipped(std::string_view body);

/// The pieces of another stream, compressed.
class GzipStream : public BodyStream {
public:
    explicit GzipStream(std::unique_ptr<BodyStream> plain);
    ~GzipStream() override;

    std::string next() override;

private:
    struct State;
    std::unique_ptr<BodyStream> plain_;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
