// JSON Lines of articles that are told apart by a number.
#pragma once

#include <string>

namespace dateline::testing {

/// One line: its id is "r7" of 7, its title says the number and `version`.
std::string record(int number, const std::string& version = "");

/// Those of the numbers from `first` to before `end`.
std::string records(int first, int end, const std::string& version = "");

/// Likewise without ids: what an article is told by is its line in the file.
std::string nameless_records(int first, int end);

}  // namespace dateline::testing
