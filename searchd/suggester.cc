#include "searchd/suggester.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <malloc.h>
#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/name_completion.h"
#include "searchd/suggestion_key.h"
#include "searchd/suggestion_reader.h"
#include "searchd/typed_query.h"

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
    std::vector<std::pair<const Field*, std::vector<Suggestion>>> names;
};

// `typed` from the first word on that says more than a stop word; empty where that is all of it.
std::string_view without_leading_stop_words(std::string_view typed, const Analyser& analyser) {
    const std::vector<KeyWord> words = key_words(typed);
    std::size_t first = 0;
    while (first + 1 < words.size() && analyser.is_stopword(token_of(words[first].folded))) ++first;
    return first == 0 ? std::string_view() : typed.substr(words[first].begin);
}

Suggestions make_suggestions(Sources sources) {
    Analysers analysers(sources.language);
    const auto is_stop_word = [&](const std::string& language, const std::string& word) {
        return analysers.of(language).is_stopword(token_of(word));
    };
    std::vector<Suggestion> all = frequent_phrases(sources.titles, is_stop_word, most_phrases);
    for (auto& [field, names] : sources.names) {
        if (field == &language_field) continue;
        for (Suggestion& name : names) name.field = field;
        std::ranges::move(names, std::back_inserter(all));
    }
    for (PublishedTitle& title : sources.titles)
        all.push_back({std::move(title.text), SuggestionKind::title, 1, title.published});
    return Suggestions(std::move(all));
}

bool is_same(const IndexState& a, const IndexState& b) { return a.uuid == b.uuid && a.revision == b.revision; }

}  // namespace

struct Suggester::Made {
    Suggestions suggestions;
    std::map<const Field*, Suggestions> names;
    Analyser analyser;  // tells stop words
    IndexState index;
};

Suggester::Suggester(std::string index_folder)
    : pool_(std::move(index_folder), 1), thread_([this](const std::stop_token& stop) { keep_up(stop); }) {}

Suggester::~Suggester() = default;

SuggestionList Suggester::suggest(std::string_view typed, std::size_t limit) {
    const std::shared_ptr<const Made> made = newest();
    if (const auto name = typed_name_of(typed)) {
        if (!name->before.empty()) return {{}, made->index};
        return {complete_name(made->names.at(name->field), *name, limit), made->index};
    }
    if (!is_of_words(typed)) return {{}, made->index};
    std::vector<Suggestion> found = made->suggestions.complete(typed, limit);
    const std::string_view rest = without_leading_stop_words(typed, made->analyser);
    if (!rest.empty() && found.size() < limit) {
        std::vector<Suggestion> more = made->suggestions.complete(rest, limit);
        std::erase_if(more, [](const Suggestion& one) { return one.is_near; });
        found = with_others(std::move(found), std::move(more), limit);
    }
    if (begins_phrase(typed)) {
        for (Suggestion& one : found) {
            one.text = one.kind == SuggestionKind::name ? query_of(one) : as_phrase(one.text);
            one.field = nullptr;
        }
    }
    return {std::move(found), made->index};
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
        sources.emplace(
            Sources{index.state, index.analysers.language(), read_titles(index.database, most_titles, stop), {}});
        for (const Field& field : fields) {
            if (field.facet_slot != no_slot)
                sources->names.emplace_back(&field, read_names(index.database, field, most_names, stop));
        }
    });
    if (!sources || stop.stop_requested()) return nullptr;
    Made made{{}, {}, Analyser(sources->language.main()), sources->state};
    for (const auto& [field, names] : sources->names) made.names.emplace(field, names_of(*field, names));
    made.suggestions = make_suggestions(std::move(*sources));
    return std::make_shared<const Made>(std::move(made));
}

}  // namespace dateline
