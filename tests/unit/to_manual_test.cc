#include "searchd/to_manual.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/query_syntax.h"

namespace dateline {
namespace {

std::string without(std::string text, char sign) {
    std::erase(text, sign);
    return text;
}

TEST(Manual, HasEveryExampleOfTheLanguage) {
    const std::string page = to_manual();
    EXPECT_TRUE(page.starts_with(".TH DATELINE\\-QUERY 7 "));
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) {
            if (row.example.find('"') != std::string::npos) continue;
            EXPECT_THAT(without(page, '\\'), ::testing::HasSubstr("\nfB" + row.example + "fR\n"));
        }
    }
}

TEST(Manual, IsWhatGroffTakesWithoutAsking) {
    std::istringstream page(to_manual());
    for (std::string line; std::getline(page, line);) {
        EXPECT_TRUE(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; })) << line;
        const bool is_macro = line.starts_with(".TH ") || line.starts_with(".SH ") || line == ".TP" || line == ".PP";
        EXPECT_TRUE(is_macro || !(line.starts_with('.') || line.starts_with('\''))) << line;
    }
}

}  // namespace
}  // namespace dateline
