// How well the stories of an index agree with pairs of articles that people have judged.
//
// Usage: dateline-evaluate-stories INDEX PAIRS

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <vector>

#include "searchd/searcher.h"

namespace {

struct Pair {
    double population = 0;  // pairs in its stratum
    std::string stratum;
    std::string first;
    std::string second;
    std::string label;
};

std::vector<Pair> read_pairs(const char* path) {
    std::ifstream file(path);
    std::vector<Pair> pairs;
    for (std::string line; std::getline(file, line);) {
        Pair pair;
        std::istringstream fields(line);
        if (fields >> pair.stratum >> pair.population >> pair.first >> pair.second >> pair.label) pairs.push_back(pair);
    }
    return pairs;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: dateline-evaluate-stories INDEX PAIRS\n", stderr);
        return 64;
    }
    const std::vector<Pair> pairs = read_pairs(argv[2]);
    std::map<std::string, double> judged;  // pairs of each stratum
    for (const Pair& pair : pairs) judged[pair.stratum] += pair.label != "unclear";
    dateline::Searcher searcher(argv[1], 1);
    double right = 0;
    double wrong = 0;
    double missed = 0;
    for (const Pair& pair : pairs) {
        const auto first = searcher.article(pair.first);
        const auto second = searcher.article(pair.second);
        if (!first || !second) {
            std::cerr << "not in the index: " << (first ? pair.second : pair.first) << '\n';
            return 66;
        }
        if (pair.label == "unclear") continue;
        const bool is_found = first->story.id == second->story.id;
        const bool is_same = pair.label == "same";
        const double weight = pair.population / judged[pair.stratum];
        if (is_found && is_same) right += weight;
        if (is_found && !is_same) wrong += weight;
        if (!is_found && is_same) missed += weight;
        if (is_found != is_same)
            std::printf("%s\t%s\t%s\t%.1f\n", is_found ? "wrong" : "missed", pair.first.c_str(), pair.second.c_str(),
                        weight);
    }
    std::printf("precision %.3f  recall %.3f  (weighted pairs: %.0f right, %.0f wrong, %.0f missed)\n",
                right / (right + wrong), right / (right + missed), right, wrong, missed);
    return 0;
}
