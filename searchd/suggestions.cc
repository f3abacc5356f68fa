#include "searchd/suggestions.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <set>
#include <tuple>

#include "indexer/base/utf8.h"
#include "searchd/suggestion_key.h"

namespace dateline {

namespace {

constexpr std::size_t most_starts = 24;              // of a text; Chinese titles have one at each character
constexpr std::size_t least_letters_for_typo = 3;    // below, nearly everything is one letter away
constexpr std::size_t most_letters_to_follow = 128;  // tried in a place; Chinese has thousands

struct KeyedSuggestion {
    PlacedKey key;
    Suggestion suggestion;
};

PlacedKey placed_key(std::string_view text) {
    PlacedKey key;
    for (const KeyWord& word : key_words(text)) {
        if (!key.text.empty()) key.text += ' ';
        key.starts.push_back(key.text.size());
        for (const std::size_t start : word.inner_starts) key.starts.push_back(key.text.size() + start);
        key.text += word.folded;
    }
    if (key.starts.size() > most_starts) key.starts.resize(most_starts);
    key.text += ' ';  // what is typed ends with one where a word is known to be whole
    return key;
}

// Of those with the same key, the one to keep first.
bool by_key(const KeyedSuggestion& a, const KeyedSuggestion& b) {
    const auto place = [](const KeyedSuggestion& s) {
        return std::tuple(std::string_view(s.key.text), ~s.suggestion.count, s.suggestion.kind, ~s.suggestion.published,
                          std::string_view(s.suggestion.text));
    };
    return place(a) < place(b);
}

bool is_better(const Suggestion& a, const Suggestion& b) {
    const auto place = [](const Suggestion& s) {
        return std::tuple(~s.count, std::bit_width(s.text.size() / 16), ~s.published, s.text.size(),
                          std::string_view(s.text));
    };
    return place(a) < place(b);
}

std::size_t count_letters(std::string_view key) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < key.size(); at += decode_utf8(key, at).length) letters += key[at] != ' ';
    return letters;
}

std::string_view first_letter(std::string_view key) {
    return key.empty() ? key : key.substr(0, decode_utf8(key, 0).length);
}

// All that begins with `typed` but for one typo. Right letters are followed from the first on, and at each the four
// typos are tried, with the letters that do follow there.
std::vector<PrefixPlaces::Range> ranges_with_a_typo(const PrefixPlaces& places, std::string_view typed) {
    using Range = PrefixPlaces::Range;
    std::vector<Range> ranges;
    Range right = places.all();  // what begins with the letters before `at`
    for (std::size_t at = 0; at < typed.size() && !right.empty();) {
        const std::string_view letter = first_letter(typed.substr(at));
        const std::string_view rest = typed.substr(at + letter.size());
        ranges.push_back(places.narrowed(right, at, rest));  // too many
        const std::string_view next = first_letter(rest);
        if (!next.empty()) {
            const Range swapped = places.narrowed(places.narrowed(right, at, next), at + next.size(), letter);
            ranges.push_back(places.narrowed(swapped, at + next.size() + letter.size(), rest.substr(next.size())));
        }
        Range others = right;
        for (std::size_t tries = 0; tries < most_letters_to_follow && !others.empty(); ++tries) {
            const std::string_view other = places.next(others, at);
            if (other.empty()) {
                ++others.begin;  // a key that ends here
                continue;
            }
            const Range with_other = places.narrowed(others, at, other);
            if (other != letter) ranges.push_back(places.narrowed(with_other, at + other.size(), rest));  // wrong
            ranges.push_back(places.narrowed(with_other, at + other.size(), typed.substr(at)));           // missing
            others.begin = with_other.end;
        }
        right = places.narrowed(right, at, letter);
        at += letter.size();
    }
    return ranges;
}

// At most `limit`; of texts that differ in case, accents and punctuation alone the first.
std::vector<Suggestion> without_repeats(std::vector<Suggestion> found, std::size_t limit) {
    std::set<std::string> keys;
    std::erase_if(found, [&](const Suggestion& one) { return !keys.insert(joined(key_words(one.text))).second; });
    if (found.size() > limit) found.resize(limit);
    return found;
}

}  // namespace

std::string_view to_string(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::name: return "name";
        case SuggestionKind::phrase: return "phrase";
        case SuggestionKind::words: return "words";
        default: return "title";
    }
}

Suggestions::Suggestions(std::vector<Suggestion> texts) {
    std::vector<KeyedSuggestion> keyed;
    keyed.reserve(texts.size());
    for (Suggestion& text : texts) {
        PlacedKey key = placed_key(text.text);
        if (!key.starts.empty()) keyed.push_back({std::move(key), std::move(text)});
    }
    std::vector<Suggestion>().swap(texts);
    std::ranges::sort(keyed, by_key);
    const auto same_key = [](const KeyedSuggestion& a, const KeyedSuggestion& b) { return a.key.text == b.key.text; };
    keyed.erase(std::unique(keyed.begin(), keyed.end(), same_key), keyed.end());
    std::ranges::sort(keyed, is_better, &KeyedSuggestion::suggestion);
    std::vector<PlacedKey> keys;
    keys.reserve(keyed.size());
    texts_.reserve(keyed.size());
    for (KeyedSuggestion& one : keyed) {
        keys.push_back(std::move(one.key));
        texts_.push_back(std::move(one.suggestion));
    }
    std::vector<KeyedSuggestion>().swap(keyed);
    places_ = PrefixPlaces(keys);
}

std::vector<Suggestion> Suggestions::complete(std::string_view typed, std::size_t limit) const {
    const std::string key = typed_key(typed);
    if (key.empty()) return {};
    std::vector<std::uint32_t> numbers = places_.best({places_.narrowed(places_.all(), 0, key)}, limit, {});
    const std::size_t exact = numbers.size();
    if (numbers.size() < limit && count_letters(key) >= least_letters_for_typo) {
        const auto more = places_.best(ranges_with_a_typo(places_, key), limit - numbers.size(), numbers);
        numbers.insert(numbers.end(), more.begin(), more.end());
    }
    std::vector<Suggestion> found;
    found.reserve(numbers.size());
    for (const std::uint32_t number : numbers) {
        found.push_back(texts_[number]);
        found.back().is_near = found.size() > exact;
    }
    return found;
}

std::vector<Suggestion> with_words(std::vector<Suggestion> found, std::vector<Suggestion> words, std::size_t limit) {
    const auto is_title = [](const Suggestion& one) { return one.kind == SuggestionKind::title; };
    const auto near = std::ranges::find_if(found, &Suggestion::is_near);
    const auto before_titles = static_cast<std::size_t>(std::find_if(found.begin(), near, is_title) - found.begin());
    const auto exact = static_cast<std::size_t>(near - found.begin());
    const std::size_t early = std::min(words.size(), std::max<std::size_t>(limit / 4, 1));
    const auto put_in = [&](std::size_t place, auto first, auto last) {
        found.insert(found.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(first),
                     std::make_move_iterator(last));
    };
    const auto split = words.begin() + static_cast<std::ptrdiff_t>(early);
    put_in(exact, split, words.end());
    put_in(std::min(before_titles, limit / 2), words.begin(), split);
    return without_repeats(std::move(found), limit);
}

std::vector<Suggestion> with_others(std::vector<Suggestion> found, std::vector<Suggestion> others, std::size_t limit) {
    const auto near = std::ranges::find_if(found, &Suggestion::is_near);
    found.insert(near, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return without_repeats(std::move(found), limit);
}

}  // namespace dateline
