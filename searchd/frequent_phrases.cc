#include "searchd/frequent_phrases.h"

#include <algorithm>
#include <array>

#include "indexer/model/hash.h"
#include "searchd/suggestion_key.h"

namespace dateline {

namespace {

constexpr std::size_t shortest = 2;  // words
constexpr std::size_t longest = 4;
constexpr std::uint32_t least_titles = 3;

struct Word {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;  // bytes of the title
    std::uint32_t end = 0;
    bool follows = false;
};

struct CountedRun {
    std::uint64_t hash = 0;
    std::uint32_t count = 0;
    std::uint32_t in_longer = 0;  // of the most frequent phrase that holds it
    bool is_taken = false;
};

// Counts runs by their hashes, the shorter first: no run is more frequent than what it consists of, so that of longer
// ones few have to be counted.
class RunCounter {
public:
    explicit RunCounter(const std::vector<PublishedTitle>& titles) {
        for (const PublishedTitle& title : titles) {
            for (const KeyWord& word : key_words(title.text)) {
                words_.push_back({hash64(word.folded), static_cast<std::uint32_t>(word.begin),
                                  static_cast<std::uint32_t>(word.end), word.follows});
            }
            ends_.push_back(words_.size());
        }
        for (std::size_t length = shortest; length <= longest; ++length) count(length);
    }

    /// Calls `take(title number, first word, last word, counted run)` for every run that is frequent, the longest
    /// first, until it returns true for it.
    template <typename Take>
    void take_frequent(Take take) {
        for (std::size_t length = longest; length >= shortest; --length) {
            for (std::size_t title = 0; title < ends_.size(); ++title) {
                for_each_run(title, length, [&](std::size_t first) {
                    CountedRun* run = find(first, length);
                    if (run == nullptr || run->is_taken) return;
                    run->is_taken = take(title, words_[first], words_[first + length - 1], *run);
                    if (run->is_taken) note_parts(first, length, run->count);
                });
            }
        }
    }

private:
    template <typename Visit>
    void for_each_run(std::size_t title, std::size_t length, Visit visit) {
        std::size_t run = 0;  // words up to here that follow each other
        for (std::size_t i = title == 0 ? 0 : ends_[title - 1]; i < ends_[title]; ++i) {
            run = words_[i].follows ? run + 1 : 1;
            if (run >= length) visit(i + 1 - length);
        }
    }

    std::uint64_t hash(std::size_t first, std::size_t length) const {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // odd, with bits all over
        std::uint64_t hash = length;
        for (std::size_t i = first; i < first + length; ++i) hash = (hash ^ words_[i].hash) * factor;
        return hash;
    }

    CountedRun* find(std::size_t first, std::size_t length) {
        std::vector<CountedRun>& counted = counted_[length];
        const std::uint64_t wanted = hash(first, length);
        const auto found = std::ranges::lower_bound(counted, wanted, {}, &CountedRun::hash);
        return found != counted.end() && found->hash == wanted ? &*found : nullptr;
    }

    void note_parts(std::size_t first, std::size_t length, std::uint32_t count) {
        for (std::size_t part = shortest; part < length; ++part) {
            for (std::size_t at = first; at + part <= first + length; ++at) {
                CountedRun* run = find(at, part);
                run->in_longer = std::max(run->in_longer, count);
            }
        }
    }

    void count(std::size_t length) {
        std::vector<std::uint64_t> hashes;
        for (std::size_t title = 0; title < ends_.size(); ++title) {
            const std::size_t before = hashes.size();
            for_each_run(title, length, [&](std::size_t first) {
                const bool may_be_frequent = length == shortest || (find(first, length - 1) != nullptr &&
                                                                    find(first + 1, length - 1) != nullptr);
                if (may_be_frequent) hashes.push_back(hash(first, length));
            });
            const auto of_title = hashes.begin() + static_cast<std::ptrdiff_t>(before);
            std::sort(of_title, hashes.end());
            hashes.erase(std::unique(of_title, hashes.end()), hashes.end());
        }
        std::ranges::sort(hashes);
        for (auto at = hashes.begin(); at != hashes.end();) {
            const auto end = std::upper_bound(at, hashes.end(), *at);
            const auto titles = static_cast<std::uint32_t>(end - at);
            if (titles >= least_titles) counted_[length].push_back({*at, titles});
            at = end;
        }
    }

    std::vector<Word> words_;  // of all titles
    std::vector<std::size_t> ends_;
    std::array<std::vector<CountedRun>, longest + 1> counted_;  // by length, in order of hash
};

}  // namespace

std::vector<Suggestion> frequent_phrases(const std::vector<PublishedTitle>& titles, const StopWordTest& is_stop_word,
                                         std::size_t most) {
    std::vector<Suggestion> phrases;
    RunCounter counter(titles);
    counter.take_frequent([&](std::size_t number, const Word& first, const Word& last, const CountedRun& run) {
        const PublishedTitle& title = titles[number];
        const auto is_stop = [&](const Word& word) {
            const std::string text = title.text.substr(word.begin, word.end - word.begin);
            const std::vector<KeyWord> folded = key_words(text);
            return is_stop_word(title.language, joined(folded));
        };
        if (is_stop(first) || is_stop(last)) return false;
        const bool is_part = 4 * std::uint64_t{run.in_longer} >= 3 * std::uint64_t{run.count};
        if (!is_part)
            phrases.push_back(
                {title.text.substr(first.begin, last.end - first.begin), SuggestionKind::phrase, run.count});
        return true;
    });
    if (phrases.size() > most) {
        const auto end = phrases.begin() + static_cast<std::ptrdiff_t>(most);
        std::ranges::nth_element(phrases, end, std::greater(), &Suggestion::count);
        phrases.erase(end, phrases.end());
    }
    return phrases;
}

}  // namespace dateline
