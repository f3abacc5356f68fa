#include "tests/support/http.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <stdexcept>

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dateline::testing {

std::string Answer::header(const std::string& name) const {
    for (const auto& [known, value] : headers) {
        if (::strcasecmp(known.c_str(), name.c_str()) == 0) return value;
    }
    return {};
}

Answer request(int port, const std::string& method, const std::string& target, const Headers& headers) {
    httplib::Client client("127.0.0.1", port);
    client.set_url_encode(false);
    client.set_decompress(false);
    client.set_read_timeout(30);
    httplib::Request wanted;
    wanted.method = method;
    wanted.path = target;
    for (const auto& [name, value] : headers) wanted.headers.emplace(name, value);
    const httplib::Result result = client.send(wanted);
    if (!result) return {0, "no answer: " + httplib::to_string(result.error()), {}};
    Answer answer{result->status, result->body, {}};
    for (const auto& [name, value] : result->headers) answer.headers.emplace(name, value);
    return answer;
}

Answer get(int port, const std::string& target, const Headers& headers) {
    return request(port, "GET", target, headers);
}

Connection::Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const int least = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &least, sizeof least);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return;
    ::close(socket_);
    throw std::runtime_error("cannot connect to port " + std::to_string(port));
}

Connection::~Connection() { ::close(socket_); }

void Connection::send(const std::string& bytes) const { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

std::string Connection::receive(int patience_ms) const {
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, patience_ms) != 1) return {};
    std::string bytes(4096, '\0');
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return bytes;
}

std::string raw(int port, const std::string& bytes, int patience_ms) {
    const Connection connection(port);
    connection.send(bytes);
    std::string back;
    for (std::string more = connection.receive(patience_ms); !more.empty(); more = connection.receive(patience_ms))
        back += more;
    return back;
}

std::string encoded(const std::string& text) {
    std::string out;
    for (const char c : text) {
        std::array<char, 8> hex{};
        std::snprintf(hex.data(), hex.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c) : std::string(hex.data());
    }
    return out;
}

}  // namespace dateline::testing
