#include "searchd/text_format.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(EscapeHtml, LeavesNothingThatHtmlWouldRead) {
    EXPECT_EQ(escape_html("<a href=\"x\" b='y'>&amp;</a>"),
              "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    EXPECT_EQ(escape_html("plain é 日本"), "plain é 日本");
    EXPECT_EQ(escape_html(""), "");
}

TEST(ToMarkedHtml, EscapesEverythingButTheMarks) {
    EXPECT_EQ(to_marked_html("a <b> & c", {{2, 5}}), "a <mark>&lt;b&gt;</mark> &amp; c");
    EXPECT_EQ(to_marked_html("<mark>x</mark>", {}), "&lt;mark&gt;x&lt;/mark&gt;")
        << "a mark that the text brings along is text";
    EXPECT_EQ(to_marked_html("ab", {{0, 1}, {1, 2}}), "<mark>a</mark><mark>b</mark>");
    EXPECT_EQ(to_marked_html("", {}), "");
}

TEST(WithThousands, PutsACommaBeforeEveryThreeDigits) {
    EXPECT_EQ(with_thousands(0), "0");
    EXPECT_EQ(with_thousands(999), "999");
    EXPECT_EQ(with_thousands(1000), "1,000");
    EXPECT_EQ(with_thousands(12345), "12,345");
    EXPECT_EQ(with_thousands(1234567), "1,234,567");
    EXPECT_EQ(with_thousands(std::numeric_limits<std::uint64_t>::max()), "18,446,744,073,709,551,615");
}

TEST(ToReadable, IsAsPreciseAsTheDateIsKnown) {
    for (const auto& [text, readable] : {std::pair{"2022", "2022"},
                                         {"2022-03", "March 2022"},
                                         {"2022-03-08", "8 March 2022"},
                                         {"2022-03-18T09:05:59Z", "18 March 2022, 09:05"},
                                         {"1969-12-31T23:59:59Z", "31 December 1969, 23:59"},
                                         {"2024-02-29", "29 February 2024"}}) {
        EXPECT_EQ(to_readable(*parse_timestamp(text)), readable);
    }
}

}  // namespace
}  // namespace dateline
