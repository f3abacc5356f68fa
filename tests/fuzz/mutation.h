// Small changes to bytes, the same in every run: what stands in for libFuzzer where there is none.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace dateline::testing {

/// `bytes` with a few changes: bytes and numbers altered, pieces taken out, doubled, repeated, or brought in from
/// `other`. At most `most` bytes long.
std::string mutate(std::string bytes, const std::string& other, std::size_t most, std::mt19937& random);

/// `bytes` with one piece repeated until it is `size` bytes long: tells what takes more than linear time.
std::string swell(const std::string& bytes, std::size_t size, std::mt19937& random);

}  // namespace dateline::testing
