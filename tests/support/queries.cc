#include "tests/support/queries.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/query_syntax.h"

namespace dateline::testing {

namespace {

using Kind = QueryNode::Kind;

bool is_near_operand(const QueryNode& node) {
    return node.kind == Kind::word || node.kind == Kind::phrase ||
           (node.kind == Kind::any && std::ranges::all_of(node.children, is_near_operand));
}

void expect_sound_leaf(const QueryNode& node) {
    const bool has_words = node.kind == Kind::word || node.kind == Kind::phrase;
    ASSERT_EQ(has_words, !node.words.empty());
    ASSERT_TRUE(node.kind != Kind::word || node.words.size() == 1);
    ASSERT_TRUE(node.kind == Kind::dates || (!node.from && !node.to));
    ASSERT_TRUE(!node.from || !node.to || *node.from <= *node.to);
    ASSERT_EQ(node.kind == Kind::key, !node.value.empty());
    ASSERT_EQ(node.kind == Kind::near, node.distance != 0);
    ASSERT_LE(node.distance, longest_distance);
    ASSERT_TRUE(node.kind != Kind::key || (node.field != nullptr && node.field->kind == FieldKind::key));
    ASSERT_TRUE(node.kind != Kind::present || (node.field != nullptr && node.field->facet_slot != no_slot));
    for (const QueryWord& word : node.words) {
        ASSERT_FALSE(word.token.words.empty());
        ASSERT_LT(word.typed.begin, word.typed.end);
    }
}

void expect_sound_below(const QueryNode& node, Kind parent) {
    ASSERT_NO_FATAL_FAILURE(expect_sound_leaf(node));
    const bool is_group = node.kind == Kind::all || node.kind == Kind::any || node.kind == Kind::near;
    ASSERT_EQ(is_group || node.kind == Kind::negation, !node.children.empty());
    ASSERT_TRUE(node.kind != Kind::negation || (parent == Kind::all && node.children.size() == 1))
        << "a negation stands only inside of `all`";
    ASSERT_TRUE(node.kind != Kind::near || node.children.size() > 1);
    for (const QueryNode& child : node.children) {
        ASSERT_TRUE(child.kind != Kind::everything && child.kind != Kind::nothing);
        ASSERT_TRUE(node.kind != Kind::near || is_near_operand(child));
        ASSERT_NO_FATAL_FAILURE(expect_sound_below(child, node.kind));
    }
}

}  // namespace

std::chrono::sys_seconds test_now() {
    return std::chrono::sys_days{std::chrono::year{2026} / 3 / 18} + std::chrono::hours{10};
}

ParsedQuery parsed(std::string_view text, const Field* in) {
    Analyser analyser("en");
    return parse_query(text, analyser, {in, test_now()});
}

std::string read_as(std::string_view text, const Field* in) { return parsed(text, in).read_as; }

void expect_without_warning(const std::vector<Case>& cases) {
    for (const auto& [typed, expected] : cases) {
        EXPECT_EQ(read_as(typed), expected) << typed;
        EXPECT_THAT(parsed(typed).warnings, ::testing::IsEmpty()) << typed;
    }
}

void expect_warning(const std::vector<Case>& cases, const std::string& warning) {
    for (const auto& [typed, expected] : cases) {
        EXPECT_EQ(read_as(typed), expected) << typed;
        EXPECT_THAT(parsed(typed).warnings, ::testing::ElementsAre(::testing::HasSubstr(warning))) << typed;
    }
}

std::size_t count_words(const QueryNode& node) {
    std::size_t count = node.words.size();
    for (const QueryNode& child : node.children) count += count_words(child);
    return count;
}

bool holds(const QueryNode& node, Kind kind) {
    return node.kind == kind ||
           std::ranges::any_of(node.children, [&](const QueryNode& child) { return holds(child, kind); });
}

void expect_sound(const QueryNode& node) { expect_sound_below(node, Kind::nothing); }

}  // namespace dateline::testing
