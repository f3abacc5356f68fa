// What /metrics tells: requests by route and status, and how long they took.
#pragma once

#include <memory>
#include <string>

namespace dateline {

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    /// `route` is the name of a route, never a path, so that the number of series is bounded.
    void count(const std::string& route, int status, double seconds);
    void set_articles(std::size_t articles);

    /// In the Prometheus text format.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
