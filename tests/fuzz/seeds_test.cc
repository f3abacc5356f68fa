// The fuzz targets without a fuzzer: over their seeds and some thousand changes of these, the same ones in every run.

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/target.h"
#include "tests/support/temp_folder.h"

namespace dateline::testing {

namespace {

constexpr std::size_t longest_input = 16u << 10;

std::vector<std::string> read_seeds(const std::string& target) {
    const std::filesystem::path folder = std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/fuzz/seeds" / target;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> seeds;
    for (const auto& path : paths) seeds.push_back(read_file(path));
    return seeds;
}

class Fuzz : public ::testing::TestWithParam<FuzzTarget> {
protected:
    void SetUp() override {
        seeds_ = read_seeds(GetParam().name);
        GetParam().prepare();
        input_ = ::testing::UnitTest::GetInstance()->current_test_info()->name() + std::string(".input");
        std::ranges::replace(input_, '/', '-');
    }

    void TearDown() override {
        if (!HasFailure()) std::filesystem::remove(input_);
    }

    // Whatever ends the program, the file says what it was given last.
    void run(const std::string& bytes) {
        std::filesystem::remove(input_);  // a new file need not reach the disk
        std::ofstream(input_, std::ios::binary) << bytes;
        ASSERT_NO_THROW(GetParam().run(bytes)) << "with " << std::filesystem::absolute(input_);
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_{1};

private:
    std::string input_;
};

TEST_P(Fuzz, KeepsItsPromisesForSeedsAndWhatIsLikeThem) {
    constexpr std::size_t mutations = 2000;
    ASSERT_FALSE(seeds_.empty());
    for (const std::string& seed : seeds_) ASSERT_NO_FATAL_FAILURE(run(seed));
    for (std::size_t n = 0; n < mutations; ++n) {
        const std::string& seed = seeds_[n % seeds_.size()];
        const std::string& other = seeds_[random_() % seeds_.size()];
        ASSERT_NO_FATAL_FAILURE(run(mutate(seed, other, longest_input, random_)));
    }
}

TEST_P(Fuzz, TakesNoMoreThanLinearTime) {
    constexpr std::size_t rounds = 20;
    constexpr std::size_t size = 256u << 10;
    constexpr std::clock_t seconds = 10;  // quadratic time takes minutes
    for (std::size_t n = 0; n < rounds; ++n) {
        const std::clock_t start = std::clock();
        ASSERT_NO_FATAL_FAILURE(run(swell(seeds_[n % seeds_.size()], size, random_)));
        ASSERT_LT((std::clock() - start) / CLOCKS_PER_SEC, seconds);
    }
}

std::string test_name(const ::testing::TestParamInfo<FuzzTarget>& target) {
    std::string name = target.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz, ::testing::ValuesIn(fuzz_targets()), test_name);

}  // namespace

// For the names that GoogleTest makes of parameters.
void PrintTo(const FuzzTarget& target, std::ostream* out) { *out << target.name; }

}  // namespace dateline::testing
