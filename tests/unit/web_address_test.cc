#include "indexer/readers/web_address.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(WebAddress, LosesWhatTellsWhereAReaderCameFrom) {
    EXPECT_EQ(web_address("https://a.example/1?utm_source=rss&utm_medium=feed"), "https://a.example/1");
    EXPECT_EQ(web_address("https://a.example/1?id=7&UTM_Source=rss&page=2#top"), "https://a.example/1?id=7&page=2#top");
    EXPECT_EQ(web_address("https://a.example/1?fbclid=x&id=7"), "https://a.example/1?id=7");
}

TEST(WebAddress, KeepsEverythingElse) {
    for (const char* url : {"https://a.example/1", "HTTP://a.example/1?id=7&&x=?&y#a?utm_source=b",
                            "https://a.example/?a=b;c", "https://a.example/utm_source=1"})
        EXPECT_EQ(web_address(url), url);
}

TEST(WebAddress, IsOneOfTheWeb) {
    for (const char* url : {"", "javascript:alert(1)", "ftp://a.example/", "a.example/1", "https:/a", "https://a b"})
        EXPECT_EQ(web_address(url), "") << url;
}

}  // namespace
}  // namespace dateline
