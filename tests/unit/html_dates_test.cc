#include "indexer/readers/html_dates.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

const std::string headline = "<h1>Harbour reopens</h1>";

std::string date_of(const std::string& page) {
    const auto at = named_date(parse_html(page), "Harbour reopens");
    return at ? to_rfc3339(at->at) : "";
}

TEST(NamedDate, ReadsElementsThatAreNamedAfterADate) {
    for (const std::string& element : std::vector<std::string>{
             "<span class=date>18.03.2022</span>",
             "<div class=post-meta><span class='entry-date updated'>March 18, 2022</span></div>",
             "<p class=artikeldatum>am 18.03.2022</p>",
             "<time datetime=2022-03-18>Friday</time>",
             "<abbr class=published title=2022-03-18>Friday</abbr>",
             "<div data-testid=publish-date>Posted the March 18, 2022 at 0h00</div>",
         }) {
        EXPECT_EQ(date_of(headline + element), "2022-03-18T00:00:00Z") << element;
        EXPECT_EQ(date_of("<body>" + element + headline + "<p>It rains.</p>"), "2022-03-18T00:00:00Z") << element;
    }
}

TEST(NamedDate, PrefersTheDateBelowTheHeadline) {
    EXPECT_EQ(date_of("<span class=date>19.03.2022</span>" + headline + "<span class=date>18.03.2022</span>"),
              "2022-03-18T00:00:00Z");
}

TEST(NamedDate, DoesNotTakeTheDatesOfOtherThings) {
    for (const std::string& element : std::vector<std::string>{
             "<span class=last-update>18.03.2022</span>",
             "<div class=event-date>18.03.2022</div>",
             "<aside><span class=date>18.03.2022</span></aside>",
             "<footer><time datetime=2022-03-18>Friday</time></footer>",
             "<div class=comments><span class=date>18.03.2022</span></div>",
             "<div class=related><time datetime=2022-03-18>Friday</time></div>",
             "<p class=date>The council meets on no other day than the 18.03.2022, as everybody in the town has known "
             "for months.</p>",
             "<p>18.03.2022</p>",
         }) {
        EXPECT_EQ(date_of(headline + element), "") << element;
    }
    EXPECT_EQ(date_of("<span class=date>18.03.2022</span>"), "");  // no headline
}

TEST(NamedDate, DoesNotTakeTheDateOfToday) {
    for (const char* head : {"<header><span class=date>18.03.2022</span></header>",
                             "<div class=topbar><b><span class=date>18.03.2022</span></b></div>",
                             "<div class=current-date>18.03.2022</div>"}) {
        EXPECT_EQ(date_of("<body>" + std::string(head) + headline + "<p>It rains.</p>"), "") << head;
    }
    EXPECT_EQ(date_of("<header><span class=date>18.03.2022</span>" + headline + "</header>"), "2022-03-18T00:00:00Z");
}

}  // namespace
}  // namespace dateline
