#include "searchd/server.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstring>
#include <ctime>
#include <iostream>

#include <httplib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/exit_code.h"
#include "searchd/gzip.h"
#include "searchd/site.h"

namespace dateline {

namespace {

constexpr int backlog = 1024;
constexpr std::size_t least_to_compress = 1024;
constexpr std::string_view unix_prefix = "unix:";

struct Address {
    std::string host;
    int port = 0;
};

Address parse_address(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    Address address;
    const char* end = listen.data() + listen.size();
    const bool has_port = colon != std::string::npos &&
                          std::from_chars(listen.data() + colon + 1, end, address.port).ptr == end &&
                          colon + 1 < listen.size();
    if (!has_port || address.port < 0 || address.port > 65535) {
        throw ExitError(ExitCode::usage, "--listen " + listen + ": must be HOST:PORT or unix:PATH");
    }
    address.host = listen.substr(0, colon);
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    if (address.host.empty()) address.host = "0.0.0.0";
    return address;
}

// Whether the client takes gzip; "gzip;q=0" says no.
bool takes_gzip(const httplib::Request& request) {
    const std::string accepted = request.get_header_value("Accept-Encoding");
    const std::size_t at = accepted.find("gzip");
    if (at == std::string::npos) return false;
    const std::string rest = accepted.substr(at + 4, accepted.find(',', at) - at - 4);
    const std::size_t quality = rest.find("q=");
    return quality == std::string::npos || rest.find_first_of("123456789", quality) != std::string::npos;
}

// Whether such an answer is compressed where it is long, and so depends on what the client takes.
bool is_compressible(const HttpReply& reply) {
    return (reply.status == 200 || reply.status == 304) && !reply.content_type.starts_with("image/png") &&
           !reply.content_type.starts_with("image/x-icon");
}

bool has_body(const httplib::Request& request) {
    return request.has_header("Transfer-Encoding") ||
           (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

// A body that nobody reads would be taken for the next request. The library closes a connection only when writing
// fails: so let it.
void send_and_close(httplib::Response& response, std::string body, const std::string& content_type) {
    response.set_header("Connection", "close");
    if (body.empty()) body = "\n";
    const std::size_t size = body.size();
    response.set_content_provider(
        size, content_type.empty() ? "text/plain" : content_type,
        [text = std::move(body)](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            sink.write(text.data() + offset, length);
            return false;
        });
}

// In parts small enough to notice a reader who takes them too slowly: he keeps a thread from others. False where he
// does, or is gone. One that takes nothing at all for ten seconds, the library drops.
bool send_piece(std::string_view piece, httplib::DataSink& sink) {
    constexpr std::size_t part = 16u << 10;
    constexpr std::chrono::seconds longest_for_a_part{30};
    for (; !piece.empty(); piece.remove_prefix(std::min(part, piece.size()))) {
        const auto start = std::chrono::steady_clock::now();
        if (!sink.write(piece.data(), std::min(part, piece.size()))) return false;
        if (std::chrono::steady_clock::now() - start > longest_for_a_part) return false;
    }
    return true;
}

// Where the stream fails, the connection is closed before the end was said: so the reader knows.
void send_stream(HttpReply reply, const httplib::Request& request, httplib::Response& response) {
    const bool has_chunks = request.version != "HTTP/1.0";
    const bool closes = !has_chunks || has_body(request);
    if (closes) response.set_header("Connection", "close");
    // The library copies the function.
    const auto provide = [stream = std::shared_ptr<BodyStream>(std::move(reply.stream)), closes](
                             std::size_t, httplib::DataSink& sink) {
        try {
            const std::string piece = stream->next();
            if (!piece.empty()) return send_piece(piece, sink);
            sink.done();
            return !closes;
        } catch (const std::exception& error) {
            std::cerr << "dateline-searchd: an answer was broken off: " << error.what() << '\n';
            return false;
        }
    };
    if (has_chunks) {
        response.set_chunked_content_provider(reply.content_type, provide);
    } else {
        response.set_content_provider(reply.content_type, provide);
    }
}

// RFC 9110, 6.6.1: the library gives none.
void set_date(httplib::Response& response) {
    if (response.has_header("Date")) return;
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    response.set_header("Date", text.data());
}

void answer(Site& site, httplib::Request& request, httplib::Response& response) {
    set_date(response);
    HttpReply reply =
        site.answer({request.method, request.target, request.get_header_value("If-None-Match"), takes_gzip(request),
                     request.get_header_value("Accept"), request.get_header_value("Host")});
    // Ranges and the library's own compression are traps: a short header can ask for hours of work.
    request.ranges.clear();
    request.headers.erase("Range");
    response.set_header("Accept-Ranges", "none");  // else the library promises them to HEAD
    const bool may_compress = is_compressible(reply);
    if (may_compress) reply.headers.emplace_back("Vary", "Accept-Encoding");
    const bool is_long = reply.stream != nullptr || reply.body.size() >= least_to_compress;
    if (may_compress && is_long && takes_gzip(request)) {
        if (reply.stream != nullptr) {
            reply.stream = std::make_unique<GzipStream>(std::move(reply.stream));
        } else {
            reply.body = gzipped(reply.body);
        }
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
    request.headers.erase("Accept-Encoding");
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers) response.set_header(name, value);
    if (reply.stream != nullptr) {
        send_stream(std::move(reply), request, response);
    } else if (has_body(request)) {
        send_and_close(response, std::move(reply.body), reply.content_type);
    } else if (!reply.body.empty()) {
        response.set_content(reply.body, reply.content_type);
    }
}

// Whether the library could not read a request for no other reason than that it does not know its method.
bool has_unknown_method(const httplib::Request& request) {
    constexpr std::array known = {"GET",     "HEAD",    "POST",  "PUT",   "DELETE",
                                  "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"};
    return request.version.starts_with("HTTP/1.") && std::ranges::find(known, request.method) == known.end();
}

// For what the library answers by itself: requests it cannot read, or of which it has not read all.
void explain(Site& site, const httplib::Request& request, httplib::Response& response) noexcept {
    try {
        set_date(response);
        if (!response.body.empty() || response.status < 400 || response.content_length_ != 0) return;
        if (response.status == 400 && has_unknown_method(request)) response.status = 501;
        const HttpReply reply = site.refuse(response.status, {request.method, request.target, "", false, "", ""});
        for (const auto& [name, value] : reply.headers) response.set_header(name, value);
        response.set_content(reply.body, reply.content_type);
    } catch (...) {
        response.body.clear();
    }
}

}  // namespace

struct Server::State {
    State(const ServerOptions& chosen, Site& answering) : options(chosen), site(answering) {}

    ServerOptions options;
    Site& site;
    httplib::Server http;
    int socket = -1;
    std::string address;
    std::string unix_path;
};

Server::Server(const ServerOptions& options, Site& site) : state_(std::make_unique<State>(options, site)) {
    httplib::Server& http = state_->http;
    http.new_task_queue = [threads = options.threads] { return new httplib::ThreadPool(threads); };
    http.set_tcp_nodelay(true);
    http.set_keep_alive_max_count(100);
    http.set_keep_alive_timeout(2);
    http.set_read_timeout(5);
    http.set_write_timeout(10);
    http.set_payload_max_length(8192);
    // SO_REUSEADDR alone: with the library's SO_REUSEPORT two servers could take one port without a word.
    http.set_socket_options([state = state_.get()](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        state->socket = socket;
    });
    http.set_pre_routing_handler([state = state_.get()](const httplib::Request& request, httplib::Response& response) {
        // The library hands out its own, non-constant request as constant.
        answer(state->site, const_cast<httplib::Request&>(request), response);
        return httplib::Server::HandlerResponse::Handled;
    });
    http.set_error_handler([state = state_.get()](const httplib::Request& request, httplib::Response& response) {
        explain(state->site, request, response);
    });
    http.set_exception_handler([state = state_.get()](const httplib::Request& request, httplib::Response& response,
                                                      const std::exception_ptr&) {
        response.status = 500;
        explain(state->site, request, response);
    });
}

Server::~Server() {
    if (!state_->unix_path.empty()) ::unlink(state_->unix_path.c_str());
}

void Server::bind() {
    const std::string& listen = state_->options.listen;
    const auto in_use = [&] {
        return ExitError(ExitCode::cannot_create, "cannot listen on " + listen + ": " + std::strerror(errno));
    };
    if (listen.starts_with(unix_prefix)) {
        const std::string path = listen.substr(unix_prefix.size());
        struct stat info {};
        if (::stat(path.c_str(), &info) == 0 && S_ISSOCK(info.st_mode)) ::unlink(path.c_str());
        state_->http.set_address_family(AF_UNIX);
        if (!state_->http.bind_to_port(path, 80)) throw in_use();
        state_->unix_path = path;
        state_->address = listen;
    } else {
        const Address address = parse_address(listen);
        int port = address.port;
        if (port == 0) {
            port = state_->http.bind_to_any_port(address.host);
            if (port < 0) throw in_use();
        } else if (!state_->http.bind_to_port(address.host, port)) {
            throw in_use();
        }
        const bool is_v6 = address.host.find(':') != std::string::npos;
        state_->address =
            "http://" + (is_v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(port) + "/";
    }
    ::listen(state_->socket, backlog);
}

const std::string& Server::address() const { return state_->address; }

bool Server::run() { return state_->http.listen_after_bind(); }

void Server::stop() { state_->http.stop(); }

}  // namespace dateline
