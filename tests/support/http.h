// A client for tests: plain requests, and raw bytes for what no client would send.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dateline::testing {

struct Answer {
    int status = 0;    ///< 0 where there was no answer
    std::string body;  ///< where there was no answer, why
    std::multimap<std::string, std::string> headers;

    std::string header(const std::string& name) const;
};

using Headers = std::multimap<std::string, std::string>;

/// `target` is sent as it is.
Answer get(int port, const std::string& target, const Headers& headers = {});
Answer request(int port, const std::string& method, const std::string& target, const Headers& headers = {});

/// A connection of bytes, which the system takes in advance as few of as it can.
class Connection {
public:
    explicit Connection(int port);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void send(const std::string& bytes) const;
    /// What there is, at most 4 kB; empty where nothing comes within `patience_ms` or the other side has closed.
    std::string receive(int patience_ms) const;

private:
    int socket_ = -1;
};

/// Sends `bytes`, and returns all that comes back until the server closes or is silent for `patience_ms`.
std::string raw(int port, const std::string& bytes, int patience_ms = 500);

/// Percent-encodes all but letters and digits.
std::string encoded(const std::string& text);

}  // namespace dateline::testing
