#include "indexer/model/story.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dateline {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr hours longest_apart{72};
constexpr hours longest_apart_if_short{20};
constexpr hours longest_story{7 * 24};

constexpr std::size_t short_text = 60;  // shingles: of such texts one may hold the other by chance
constexpr double least_resemblance = 0.5;
constexpr double least_containment = 0.7;
constexpr double least_shared_numbers = 0.7;
constexpr double full_containment = 0.93;  // the numbers too, then, but for a few

bool tells_day(const Telling& telling) { return telling.published && telling.published->precision >= Precision::day; }

// Of two moments, or two days, how far they are apart; of a moment and a day, or a day and a year, how far the one is
// from the other.
seconds time_between(const Timestamp& a, const Timestamp& b) {
    const Timestamp& first = a.at <= b.at ? a : b;
    const Timestamp& second = a.at <= b.at ? b : a;
    const seconds apart = second.at - first.at;
    if (a.precision == b.precision || first.precision == Precision::second) return apart;
    return std::max(seconds(0), seconds(second.at - last_second(first)));
}

bool are_close_in_time(const Telling& a, const Telling& b, bool is_short) {
    if (is_short && !(tells_day(a) && tells_day(b))) return false;
    if (!a.published || !b.published) return true;
    return time_between(*a.published, *b.published) <= (is_short ? longest_apart_if_short : longest_apart);
}

// In order of time; what has no date comes last.
auto place_in_time(const Telling& telling) {
    return std::tuple(!telling.published, telling.published ? telling.published->at : std::chrono::sys_seconds{},
                      std::string_view(telling.id));
}

}  // namespace

bool tells_same_story(const Telling& a, const Telling& b) {
    const Overlap shared = overlap(a.words, b.words);
    const bool is_short = shared.fewest < short_text;
    if (!is_short && shared.containment >= full_containment) return are_close_in_time(a, b, false);
    const bool is_alike =
        shared.resemblance >= least_resemblance || (!is_short && shared.containment >= least_containment);
    return is_alike && shared.numbers >= least_shared_numbers && are_close_in_time(a, b, is_short);
}

std::vector<std::vector<std::size_t>> part_into_stories(const std::vector<Telling>& group) {
    std::vector<std::size_t> order(group.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) { return place_in_time(group[i]); });
    std::vector<std::vector<std::size_t>> stories;
    for (const std::size_t i : order) {
        const auto takes = [&](const std::vector<std::size_t>& story) {
            const Telling& first = group[story.front()];
            const bool is_open = !first.published || !group[i].published ||
                                 time_between(*first.published, *group[i].published) <= longest_story;
            return is_open && std::ranges::any_of(
                                  story, [&](std::size_t member) { return tells_same_story(group[member], group[i]); });
        };
        const auto story = std::ranges::find_if(stories, takes);
        if (story == stories.end()) {
            stories.push_back({i});
        } else {
            story->push_back(i);
        }
    }
    return stories;
}

}  // namespace dateline
