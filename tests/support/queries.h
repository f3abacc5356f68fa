// Queries as tables: what is typed, how it is read, and what is told about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/query.h"

namespace dateline::testing {

/// Wednesday, 18 March 2026, 10:00.
std::chrono::sys_seconds test_now();

ParsedQuery parsed(std::string_view text, const Field* in = nullptr);

std::string read_as(std::string_view text, const Field* in = nullptr);

struct Case {
    std::string typed;
    std::string read_as;
};

/// Each is read so, and nothing is said about it.
void expect_without_warning(const std::vector<Case>& cases);

/// Each is read so, and the only warning has `warning` in it.
void expect_warning(const std::vector<Case>& cases, const std::string& warning);

std::size_t count_words(const QueryNode& node);

/// Whether some node of the tree is of that kind.
bool holds(const QueryNode& node, QueryNode::Kind kind);

/// What the rest of the program may rely on, whatever was typed.
void expect_sound(const QueryNode& node);

}  // namespace dateline::testing
