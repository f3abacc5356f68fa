#include "searchd/gzip.h"

#include <deque>

#include <gtest/gtest.h>

#include "indexer/readers/content_coding.h"

namespace dateline {
namespace {

constexpr std::size_t most = 1u << 26;

class Pieces : public BodyStream {
public:
    explicit Pieces(std::deque<std::string> pieces) : pieces_(std::move(pieces)) {}

    std::string next() override {
        if (pieces_.empty()) return {};
        std::string piece = std::move(pieces_.front());
        pieces_.pop_front();
        return piece;
    }

private:
    std::deque<std::string> pieces_;
};

// Hardly compressible.
std::string noise(std::size_t size) {
    std::string text;
    std::uint32_t state = 1;
    while (text.size() < size) text += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    return text;
}

TEST(Gzip, ComesBackWhole) {
    for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, 'x'), noise(100'000)})
        EXPECT_EQ(unpack(gzipped(text), "gzip", most)->bytes, text) << text.size();
}

TEST(Gzip, PiecesComeBackWhole) {
    const std::vector<std::deque<std::string>> streams = {
        {}, {"a"}, {"a", "b", "c"}, {noise(300'000), "x", noise(1'000'000)}, std::deque<std::string>(500, "line\n")};
    for (const std::deque<std::string>& pieces : streams) {
        std::string whole;
        for (const std::string& piece : pieces) whole += piece;
        GzipStream stream(std::make_unique<Pieces>(pieces));
        std::string packed;
        for (std::string piece = stream.next(); !piece.empty(); piece = stream.next()) packed += piece;
        EXPECT_EQ(stream.next(), "") << "the end is the end";
        EXPECT_EQ(unpack(packed, "gzip", most)->bytes, whole) << pieces.size();
    }
}

}  // namespace
}  // namespace dateline
