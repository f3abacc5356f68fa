// Suggests titles, names and frequent phrases of the index while they are being typed.
//
// All of them are kept in memory, made anew in the background when somebody asks and the index has changed. Making them
// takes at most a twentieth of the time, so that they may lag behind an index that changes all the time. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "searchd/database_pool.h"
#include "searchd/result_page.h"
#include "searchd/suggestions.h"

namespace dateline {

inline constexpr std::size_t most_titles = 200'000;  ///< kept in memory, the newest
inline constexpr std::size_t most_phrases = 100'000;
inline constexpr std::size_t most_names = 50'000;  ///< of sources, authors and sections each

struct SuggestionList {
    std::vector<Suggestion> suggestions;
    IndexState index;  ///< which they are from
};

class Suggester {
public:
    /// Starts to make the suggestions.
    explicit Suggester(std::string index_folder);
    /// Ends within a second or two, also where they are being made.
    ~Suggester();
    Suggester(const Suggester&) = delete;
    Suggester& operator=(const Suggester&) = delete;

    /// Names for one that is being typed behind its field, see complete_name(), but none where something stands before
    /// it. Else, of plain words, see Suggestions::complete(); where stop words stand in front, also what begins as the
    /// rest. Waits for the first suggestions to be made; from then on answers from those it has. Throws
    /// IndexUnavailable where there are none, and Overloaded where it has waited for long.
    SuggestionList suggest(std::string_view typed, std::size_t limit);

private:
    struct Made;
    std::shared_ptr<const Made> newest();
    void keep_up(const std::stop_token& stop);
    void try_to_make(const std::stop_token& stop);
    std::shared_ptr<const Made> make(const std::stop_token& stop);

    DatabasePool pool_;
    std::mutex mutex_;  // of all below
    std::condition_variable_any asked_;
    std::condition_variable_any tried_;
    bool is_asked_for_ = true;
    // Shared with the requests that are answered from it, while a newer one takes its place.
    std::shared_ptr<const Made> made_;
    std::size_t tries_ = 0;
    std::string fault_;
    std::jthread thread_;
};

}  // namespace dateline
