#include "indexer/model/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(NormalAddress, IsOneForTheLinksPeopleHaveOfAPage) {
    for (const char* url :
         {"a.example/News/1", "http://a.example/News/1", "https://www.a.example/News/1/",
          "HTTPS://WWW.A.Example/News/1", "https://a.example:443/News/1#top", "http://a.example:80/News/1?",
          "https://user:word@a.example/News/1", "https://a.example./News/1?utm_source=rss&fbclid=x",
          "//a.example/News/1", " https://a.example/News/1 ", "https://a.example/News/1/?#"})
        EXPECT_EQ(normal_address(url), "a.example/News/1") << url;
}

TEST(NormalAddress, KeepsWhatTellsPagesApart) {
    EXPECT_EQ(normal_address("https://a.example/1?id=7&utm_medium=x&page=2"), "a.example/1?id=7&page=2");
    EXPECT_EQ(normal_address("http://a.example:8080/"), "a.example:8080");
    EXPECT_EQ(normal_address("https://a.example?id=7"), "a.example?id=7");
    EXPECT_EQ(normal_address("https://a.example/go?to=http://b.example/"), "a.example/go?to=http://b.example/");
    EXPECT_EQ(normal_address("a.example/go//b"), "a.example/go//b");
}

TEST(NormalAddress, HasLettersForEscapes) {
    EXPECT_EQ(normal_address("https://a.example/caf%C3%A9"), "a.example/café");
    EXPECT_EQ(normal_address("https://a.example/café"), "a.example/café");
    EXPECT_EQ(normal_address("https://a.example/50%25%2Fx"), "a.example/50%25%2Fx");
    EXPECT_EQ(normal_address("https://a.example/%E9%"), "a.example/%E9%") << "no UTF-8";
}

TEST(NormalAddress, OfNothingIsNothing) {
    for (const char* url : {"", " ", "http://", "//", "#x"}) EXPECT_THAT(normal_address(url), IsEmpty()) << url;
}

TEST(AddressKeys, AreTheHostItsDomainsAndEachBeginningOfThePath) {
    EXPECT_THAT(
        address_keys("https://www.news.bbc.co.uk/world/europe/fire-1?page=2#x"),
        ElementsAre("news.bbc.co.uk/world/europe/fire-1?page=2", "news.bbc.co.uk", "bbc.co.uk", "co.uk",
                    "news.bbc.co.uk/world", "news.bbc.co.uk/world/europe", "news.bbc.co.uk/world/europe/fire-1"));
    EXPECT_THAT(address_keys("https://a.example/"), ElementsAre("a.example"));
    EXPECT_THAT(address_keys("http://127.0.0.1/x"), ElementsAre("127.0.0.1/x", "127.0.0.1"));
    EXPECT_THAT(address_keys(""), IsEmpty());
}

TEST(AddressKeys, AreTwelveAtMostWithTheWholeAddressAmongThem) {
    const std::string deep = "a.b.c.d.example/1/2/3/4/5/6/7/8/9/10/11/12";
    EXPECT_THAT(address_keys(deep), SizeIs(12));
    EXPECT_THAT(address_keys(deep), Contains(deep));
    EXPECT_THAT(address_keys(std::string(5000, '/') + std::string(5000, '.')), SizeIs(::testing::Le(12u)));
}

}  // namespace
}  // namespace dateline
