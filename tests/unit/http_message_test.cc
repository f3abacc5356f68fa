#include "indexer/readers/http_message.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline {
namespace {

const std::string page = "<p>The ferry was late.</p>";

constexpr int gzip_bits = MAX_WBITS + 16;
constexpr int zlib_bits = MAX_WBITS;
constexpr int raw_bits = -MAX_WBITS;

std::string deflated(const std::string& text, int window_bits) {
    z_stream state{};
    deflateInit2(&state, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&state, text.size()), '\0');
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    state.avail_in = static_cast<uInt>(text.size());
    state.next_out = reinterpret_cast<Bytef*>(packed.data());
    state.avail_out = static_cast<uInt>(packed.size());
    deflate(&state, Z_FINISH);
    packed.resize(state.total_out);
    deflateEnd(&state);
    return packed;
}

std::string zstd_packed(const std::string& text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

// `page`, as the program brotli packs it.
const std::string brotli_page = from_hex("216400043c703e54686520666572727920776173206c6174652e3c2f703e03");

std::string chunked(const std::string& body, std::size_t length) {
    std::string chunks;
    for (std::size_t at = 0; at < body.size(); at += length) {
        const std::string chunk = body.substr(at, length);
        constexpr const char* digits = "0123456789abcdef";
        chunks += std::string("00") + digits[chunk.size() / 16 % 16] + digits[chunk.size() % 16] + ";x=1\r\n" + chunk;
        chunks += "\r\n";
    }
    return chunks + "0\r\nExpires: never\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body) {
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
}

HttpMessage parsed(const std::string& bytes) {
    const Result<HttpMessage> message = parse_http_response(bytes);
    EXPECT_TRUE(message) << (message ? "" : message.fault()) << " in " << bytes.substr(0, 80);
    return message ? *message : HttpMessage{};
}

TEST(ParseHttpResponse, ReadsStatusTypeAndBody) {
    const HttpMessage message = parsed(response("Content-Type: text/HTML; charset=\"ISO-8859-2\"\r\n", page));
    EXPECT_EQ(message.status, 200);
    EXPECT_EQ(message.content_type, "text/html");
    EXPECT_EQ(message.charset, "ISO-8859-2");
    EXPECT_EQ(message.body, page);
    EXPECT_FALSE(message.is_cut);
}

TEST(ParseHttpResponse, ForgivesHowHeadersAreWritten) {
    for (const char* header :
         {"content-type: text/html;charset=x\r\n", "CONTENT-TYPE:text/html; Charset=x\r\n",
          "Content-Type: text/html;\r\n charset=x\r\n", "Content-Type : text/html; q=1; charset='x'\r\n",
          "nonsense\r\nContent-Type: text/html; charset=x\n", ": \r\nContent-Type:\ttext/html; charset = x \n",
          "Content-Type: image/png\r\nContent-Type: text/html; charset=x\r\n"}) {
        const HttpMessage message = parsed(response(header, page));
        EXPECT_EQ(message.content_type, "text/html") << header;
        EXPECT_EQ(message.charset, "x") << header;
        EXPECT_EQ(message.body, page) << header;
    }
    EXPECT_EQ(parsed("HTTP/1.0 200\nContent-Type: text/html\n\n" + page).body, page);
    EXPECT_EQ(parsed("HTTP/2  404 Not Found\r\n\r\n").status, 404);
    EXPECT_EQ(parsed(response("", page)).content_type, "");
}

TEST(ParseHttpResponse, PassesOverInterimAnswers) {
    const std::string interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
    EXPECT_EQ(parsed(interim + response("", page)).status, 200);
    EXPECT_EQ(parsed(interim + response("", page)).body, page);
    EXPECT_EQ(parsed("HTTP/1.1 100 Continue\r\n\r\n").status, 100);
}

TEST(ParseHttpResponse, UnpacksEveryCoding) {
    const std::vector<std::pair<std::string, std::string>> bodies = {
        {"gzip", deflated(page, gzip_bits)},
        {"GZIP", deflated(page, gzip_bits)},
        {"x-gzip", deflated(page, gzip_bits)},
        {"gzip", deflated(page.substr(0, 9), gzip_bits) + deflated(page.substr(9), gzip_bits)},
        {"gzip", deflated(page, gzip_bits) + "trailing rubbish"},
        {"deflate", deflated(page, zlib_bits)},
        {"deflate", deflated(page, raw_bits)},
        {"br", brotli_page},
        {"zstd", zstd_packed(page)},
        {"deflate, gzip", deflated(deflated(page, zlib_bits), gzip_bits)},
        {"identity", page},
        {"", page},
        {"utf-8", page},
    };
    for (const auto& [coding, body] : bodies) {
        const HttpMessage message = parsed(response("Content-Encoding: " + coding + "\r\n", body));
        EXPECT_EQ(message.body, page) << coding;
        EXPECT_FALSE(message.is_cut) << coding;
    }
}

TEST(ParseHttpResponse, TakesABodyThatWasUnpackedAlready) {
    for (const std::string& body : {page, "\n \t" + page, "\xEF\xBB\xBF" + page, "  \r\n<!DOCTYPE html>" + page}) {
        for (const char* coding : {"gzip", "deflate", "br", "zstd"}) {
            const HttpMessage message = parsed(response("Content-Encoding: " + std::string(coding) + "\r\n", body));
            EXPECT_EQ(message.body, body) << coding;
            EXPECT_FALSE(message.is_cut) << coding;
        }
    }
}

TEST(ParseHttpResponse, JoinsChunks) {
    for (const std::size_t length : {1u, 7u, 26u, 100u}) {
        const HttpMessage message = parsed(response("Transfer-Encoding: chunked\r\n", chunked(page, length)));
        EXPECT_EQ(message.body, page) << length;
        EXPECT_FALSE(message.is_cut) << length;
    }
    EXPECT_EQ(parsed(response("Transfer-Encoding: Chunked\r\n", "3\nabc\n2 \nde\n0\n\n")).body, "abcde");
    const std::string packed = chunked(deflated(page, gzip_bits), 10);
    EXPECT_EQ(parsed(response("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", packed)).body, page);
    EXPECT_EQ(parsed(response("Transfer-Encoding: gzip, chunked\r\n", packed)).body, page);
}

TEST(ParseHttpResponse, TakesABodyWhoseChunksWereJoinedAlready) {
    for (const std::string& body : {page, std::string("-1\r\nx"), std::string(),
                                    std::string("fffffffffffffffffffff\r\nx"), deflated(page, zlib_bits)}) {
        const HttpMessage message = parsed(response("Transfer-Encoding: chunked\r\n", body));
        EXPECT_EQ(message.body, body);
        EXPECT_FALSE(message.is_cut);
    }
    const std::string packed = deflated(page, gzip_bits);
    EXPECT_EQ(parsed(response("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", packed)).body, page);
}

TEST(ParseHttpResponse, GivesWhatIsThereOfABodyThatBreaksOff) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + " ";
    const auto cut = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Content-Encoding: gzip\r\n", cut(deflated(text, gzip_bits))},
        {"Content-Encoding: deflate\r\n", cut(deflated(text, raw_bits))},
        {"Content-Encoding: zstd\r\n", cut(zstd_packed(text))},
        {"Transfer-Encoding: chunked\r\n", cut(chunked(text, 200))},
        {"Transfer-Encoding: chunked\r\n", "fffff\r\n" + cut(text)},
        {"Transfer-Encoding: chunked\r\n", "3\r\n0 7\r\nzzz"},
        {"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", cut(chunked(deflated(text, gzip_bits), 200))},
    };
    for (const auto& [headers, body] : cases) {
        const HttpMessage message = parsed(response(headers, body));
        EXPECT_TRUE(message.is_cut) << headers;
        EXPECT_FALSE(message.body.empty()) << headers;
        EXPECT_TRUE(text.starts_with(message.body)) << headers;
    }
}

TEST(ParseHttpResponse, GivesWhatComesBeforeDamage) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919) + " ";
    std::string packed = deflated(text, gzip_bits);
    packed.replace(packed.size() / 2, 64, 64, '\xFF');
    const HttpMessage message = parsed(response("Content-Encoding: gzip\r\n", packed));
    EXPECT_TRUE(message.is_cut);
    EXPECT_GT(message.body.size(), text.size() / 4);
    EXPECT_EQ(message.body.substr(0, 1000), text.substr(0, 1000));
}

TEST(ParseHttpResponse, StopsBombs) {
    const std::string zeros(longest_body + 1, '\0');
    const std::string brotli_bomb =
        from_hex("cfffff7f002400e2b14072effff9ffff0f8004401c1680eefd7ffe678901900088c302d08d1203");
    const std::vector<std::pair<std::string, std::string>> bombs = {
        {"gzip", deflated(zeros, gzip_bits)},
        {"deflate", deflated(zeros, raw_bits)},
        {"br", brotli_bomb},
        {"zstd", zstd_packed(zeros)},
        {"gzip, gzip", deflated(deflated(zeros, gzip_bits), gzip_bits)},
        {"gzip, gzip, gzip, gzip, gzip", "x"},
    };
    for (const auto& [coding, body] : bombs) {
        const Result<HttpMessage> message = parse_http_response(response("Content-Encoding: " + coding + "\r\n", body));
        ASSERT_FALSE(message) << coding;
        EXPECT_NE(message.fault().find("has a body"), std::string::npos) << message.fault();
    }
    const std::string longest = deflated(zeros.substr(1), gzip_bits);
    EXPECT_EQ(parsed(response("Content-Encoding: gzip\r\n", longest)).body.size(), longest_body);
}

TEST(ParseHttpResponse, RefusesWhatIsNoResponse) {
    for (const char* bytes :
         {"", "\r\n", "<html>", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
          "HTTP/1.1 -200 OK\r\n\r\n", "HTTP/1.1 99999999999 OK\r\n\r\n", "HTTP/1.1 20\r\n\r\n", "HTTP/"}) {
        EXPECT_FALSE(parse_http_response(bytes)) << bytes;
    }
    EXPECT_FALSE(parse_http_response(response("X: " + std::string(100'000, 'x') + "\r\n", page)));
    std::string many;
    while (many.size() < 100'000) many += "a:\n";
    EXPECT_FALSE(parse_http_response(response(many, page)));
}

TEST(ParseHttpResponse, SurvivesEveryCutAndEveryWrongByte) {
    const std::string good =
        response("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
                 chunked(deflated(page, gzip_bits), 10));
    for (std::size_t at = 0; at <= good.size(); ++at) (void)parse_http_response(good.substr(0, at));
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char byte : {'\0', '\n', '\xFF', '9', ':'}) {
            std::string bad = good;
            bad[at] = byte;
            (void)parse_http_response(bad);
        }
    }
}

}  // namespace
}  // namespace dateline
