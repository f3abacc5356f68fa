#include "searchd/query_syntax.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/queries.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(QuerySyntax, EveryExampleIsReadAsItSays) {
    std::set<std::string> examples;
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) {
            const ParsedQuery query = testing::parsed(row.example);
            EXPECT_THAT(query.warnings, IsEmpty()) << row.example;
            EXPECT_TRUE(testing::holds(query.root, row.kind)) << row.example;
            EXPECT_EQ(row.reading.empty() ? "" : query.read_as, row.reading) << row.example;
            EXPECT_FALSE(row.form.empty() || row.meaning.empty()) << row.example;
            EXPECT_TRUE(examples.insert(row.example).second) << row.example << " is there twice";
        }
    }
}

TEST(QuerySyntax, EveryNameHasAnExample) {
    std::string examples;
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) examples += row.example + "\n" + row.form + "\n";
    }
    for (const OperatorName& name : operator_names) EXPECT_THAT(examples, HasSubstr(std::string(name.name)));
    for (const Field& field : fields) {
        EXPECT_EQ(selector_of(field).name, field.name);
        EXPECT_THAT(examples, HasSubstr("\n" + std::string(field.name) + ":"));
    }
    for (const char* limit : {"date", "since", "after", "before", "until"}) {
        ASSERT_NE(find_selector(limit), nullptr) << limit;
        EXPECT_THAT(examples, HasSubstr(std::string(limit) + ":"));
    }
}

TEST(QuerySyntax, EveryDateFormIsADate) {
    for (const DateForm& form : date_forms) EXPECT_TRUE(parse_date(form.form, testing::test_now())) << form.form;
}

TEST(FindSelector, KnowsNamesAndAliasesInAnyCase) {
    EXPECT_EQ(find_selector("Title")->field, &title_field);
    EXPECT_EQ(find_selector("site"), find_selector("url"));
    EXPECT_EQ(find_selector("INTITLE"), find_selector("headline"));
    for (const char* name : {"", " ", "headline intitle", "head", "titles"})
        EXPECT_EQ(find_selector(name), nullptr) << name;
}

}  // namespace
}  // namespace dateline
