#include "searchd/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace dateline {

struct Metrics::State {
    prometheus::Registry registry{};
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("dateline_requests_total").Help("Requests answered.").Register(registry);
    prometheus::Family<prometheus::Histogram>& durations = prometheus::BuildHistogram()
                                                               .Name("dateline_request_duration_seconds")
                                                               .Help("Time to answer a request.")
                                                               .Register(registry);
    prometheus::Gauge& articles =
        prometheus::BuildGauge().Name("dateline_articles").Help("Articles in the index.").Register(registry).Add({});
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const std::string& route, int status, double seconds) {
    static const prometheus::Histogram::BucketBoundaries boundaries = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                                       0.05,  0.1,    0.25,  1,    5};
    state_->requests.Add({{"route", route}, {"status", std::to_string(status)}}).Increment();
    state_->durations.Add({{"route", route}}, boundaries).Observe(seconds);
}

void Metrics::set_articles(std::size_t articles) { state_->articles.Set(static_cast<double>(articles)); }

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(state_->registry.Collect()); }

}  // namespace dateline
