#include "searchd/suggester.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

#include <malloc.h>
#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/suggestion_reader.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_wait{5};
constexpr std::chrono::milliseconds shortest_pause{100};
constexpr int pause_for_work = 19;  // times: one part of twenty is work

// What an index gives; the rest is made of it when it has been let go of, since it may change meanwhile.
struct Sources {
    IndexState state;
    IndexLanguage language;
    std::vector<PublishedTitle> titles;
    std::vector<Suggestion> names;
};

Suggestions make_suggestions(Sources sources) {
    Analysers analysers(sources.language);
    const auto is_stop_word = [&](const std::string& language, const std::string& word) {
        return analysers.of(language).is_stopword(token_of(word));
    };
    std::vector<Suggestion> all = frequent_phrases(sources.titles, is_stop_word, most_phrases);
    std::ranges::move(sources.names, std::back_inserter(all));
    for (PublishedTitle& title : sources.titles)
        all.push_back({std::move(title.text), SuggestionKind::title, 1, title.published});
    return Suggestions(std::move(all));
}

bool is_same(const IndexState& a, const IndexState& b) { return a.uuid == b.uuid && a.revision == b.revision; }

}  // namespace

struct Suggester::Made {
    Suggestions suggestions;
    IndexState index;
};

Suggester::Suggester(std::string index_folder)
    : pool_(std::move(index_folder), 1), thread_([this](const std::stop_token& stop) { keep_up(stop); }) {}

Suggester::~Suggester() = default;

SuggestionList Suggester::suggest(std::string_view typed, std::size_t limit) {
    const std::shared_ptr<const Made> made = newest();
    return {made->suggestions.complete(typed, limit), made->index};
}

std::shared_ptr<const Suggester::Made> Suggester::newest() {
    std::unique_lock lock(mutex_);
    if (!std::exchange(is_asked_for_, true)) asked_.notify_one();
    if (made_ == nullptr) {
        const std::size_t before = tries_;
        if (!tried_.wait_for(lock, longest_wait, [&] { return made_ != nullptr || tries_ != before; }))
            throw Overloaded();
        if (made_ == nullptr) throw IndexUnavailable(fault_);
    }
    return made_;
}

void Suggester::keep_up(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (asked_.wait(lock, stop, [&] { return is_asked_for_; })) {
        is_asked_for_ = false;
        lock.unlock();
        const Clock::time_point start = Clock::now();
        try_to_make(stop);
        const Clock::duration pause =
            std::max<Clock::duration>(shortest_pause, pause_for_work * (Clock::now() - start));
        lock.lock();
        asked_.wait_for(lock, stop, pause, [] { return false; });
    }
}

void Suggester::try_to_make(const std::stop_token& stop) {
    std::shared_ptr<const Made> made;
    std::string fault;
    try {
        made = make(stop);
    } catch (const std::exception& error) {
        fault = error.what();
    }
    // What it took to make them is as much again, and the library would keep it for itself.
    if (made != nullptr) ::malloc_trim(0);
    const std::lock_guard lock(mutex_);
    if (made != nullptr) made_ = std::move(made);
    fault_ = std::move(fault);
    ++tries_;
    tried_.notify_all();
}

// Null where those there are still hold, or nobody will want them. Reads made_, which no other thread sets.
std::shared_ptr<const Suggester::Made> Suggester::make(const std::stop_token& stop) {
    std::optional<Sources> sources;
    pool_.run([&](const OpenIndex& index) {
        sources.reset();
        if (made_ != nullptr && is_same(made_->index, index.state)) return;
        sources.emplace(Sources{index.state, index.analysers.language(), read_titles(index.database, most_titles, stop),
                                read_names(index.database, most_names, stop)});
    });
    if (!sources || stop.stop_requested()) return nullptr;
    const IndexState state = sources->state;
    return std::make_shared<const Made>(Made{make_suggestions(std::move(*sources)), state});
}

}  // namespace dateline
