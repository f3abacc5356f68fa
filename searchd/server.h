// The HTTP server: the one part that knows httplib. Hands each request to the site, and works around what the library
// does wrong.
#pragma once

#include <memory>
#include <string>

namespace dateline {

class Site;

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";  ///< host:port, [v6]:port, or unix:PATH; port 0 takes a free one
    unsigned threads = 64;                  ///< connections served at once
};

class Server {
public:
    Server(const ServerOptions& options, Site& site);
    ~Server();

    /// Takes the address. Throws ExitError where it is malformed or in use.
    void bind();

    /// Where it can be reached after bind(): "http://127.0.0.1:8080/" or "unix:/run/dateline.sock".
    const std::string& address() const;

    /// Serves until stop(). False where the socket broke.
    bool run();

    /// Takes no new connections; run() returns when the requests under way are answered. From any thread.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
