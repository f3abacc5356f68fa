#include "searchd/request_reading.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

std::string read_as(const std::string& target) {
    const auto request = parse_search_request(parse_target(target)->parameters, testing::test_now());
    EXPECT_TRUE(request) << target;
    return describe(testing::parsed(request->q, request->in).root, *request);
}

TEST(DescribeRequest, SaysAllThatTheResultIsOf) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"/", "all articles"},
        {"/?q=oil", "oil"},
        {"/?q=oil&sort=newest&page=2", "oil"},
        {"/?q=oil&in=title", "headline has oil"},
        {"/?source=Harbour+Gazette", "from Harbour Gazette"},
        {"/?source=-Harbour+Gazette", "all articles, not from Harbour Gazette"},
        {"/?source=A&source=B&author=Jon+Smith", "from (A or B), by Jon Smith"},
        {"/?source=-A&source=-B", "all articles, not from (A or B)"},
        {"/?q=oil+price&section=Sport&lang=german&lang=-fr",
         "oil and price, in section Sport, in German, not in French"},
        {"/?q=oil+OR+gas&source=A", "(oil or gas), from A"},
        {"/?q=oil+NEAR+gas&source=A", "(oil within 10 words of gas), from A"},
        {"/?q=oil+-gas&source=-A", "oil, without gas, not from A"},
        {"/?source=*", "with a source"},
        {"/?source=-*&lang=-*", "all articles, without a source, without a language"},
        {"/?q=oil&author=-*&section=*&source=A", "oil, from A, with a section, without an author"},
        {"/?source=*&source=A", "with a source"},
        {"/?source=-*&source=-A", "all articles, without a source"},
        {"/?source=-*&source=A", "from A, without a source"},
        {"/?from=2022", "published from 1 January 2022 on"},
        {"/?q=oil&from=2022&to=2022-03", "oil, published from 1 January 2022 to 31 March 2022"},
        {"/?q=oil+since:2021&to=2022", "oil, published from 1 January 2021 to 31 December 2022"},
        {"/?q=%21&source=A", ""},
    };
    for (const auto& [target, expected] : cases) EXPECT_EQ(read_as(target), expected) << target;
}

}  // namespace
}  // namespace dateline
