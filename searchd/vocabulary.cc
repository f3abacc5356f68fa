#include "searchd/vocabulary.h"

#include <algorithm>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/document.h"
#include "searchd/edits.h"

namespace dateline {

namespace {

constexpr std::size_t most_words_read = 20'000;
constexpr std::size_t most_inflections = 40;
constexpr std::size_t shortest_corrected = 4;  // letters
constexpr std::size_t longest_corrected = 40;

void keep_most_frequent(std::vector<TermCount>& words, std::size_t most) {
    std::ranges::stable_sort(words, std::greater(), &TermCount::articles);
    if (words.size() > most) words.resize(most);
}

}  // namespace

std::vector<std::string> Vocabulary::stems(const Token& token, const Field* field) const {
    const std::string_view prefix = field == nullptr ? body_field.prefix : field->prefix;
    std::vector<std::string> terms;
    for (Analyser* analyser : languages_) {
        for (const std::string& stem : analyser->stems_of(token)) {
            std::string term = term::stem(prefix, analyser->language(), stem);
            if (frequency(term) > 0) terms.push_back(std::move(term));
        }
    }
    return terms;
}

bool Vocabulary::has(const Token& token, const Field& field) const {
    return std::ranges::any_of(
        token.words, [&](const std::string& reading) { return frequency(std::string(field.prefix) + reading) > 0; });
}

std::vector<std::string> Vocabulary::title_only(const Token& token) const {
    std::vector<std::string> terms;
    for (Analyser* analyser : languages_) {
        for (const std::string& stem : analyser->stems_of(token)) {
            if (frequency(term::stem(body_field.prefix, analyser->language(), stem)) > 0)
                terms.push_back(term::title_only(analyser->language(), stem));
        }
    }
    return terms;
}

// The terms that begin so, without the first `prefix_length` bytes.
const std::vector<TermCount>& Vocabulary::words_from(const std::string& beginning, std::size_t prefix_length) const {
    const auto [known, is_new] = beginnings_.try_emplace(beginning);
    std::vector<TermCount>& words = known->second;
    if (!is_new) return words;
    const auto end = database_.allterms_end(beginning);
    for (auto it = database_.allterms_begin(beginning); it != end; ++it) {
        if (words.size() == most_words_read) budget_.is_spent = true;
        if (words.size() == most_words_read || !budget_.take(&SearchBudget::words, 1)) break;
        words.push_back({(*it).substr(prefix_length), it.get_termfreq()});
    }
    return words;
}

std::vector<TermCount> Vocabulary::beginning_with(const Token& token, const Field& field, std::size_t most) const {
    std::vector<TermCount> words;
    for (const std::string& reading : token.words) {
        const std::vector<TermCount>& found = words_from(std::string(field.prefix) + reading, field.prefix.size());
        words.insert(words.end(), found.begin(), found.end());
    }
    keep_most_frequent(words, most);
    return words;
}

std::vector<std::string> Vocabulary::inflections(const Token& token, const Field& field) const {
    std::vector<std::string> found = token.words;
    // What the inflections of the word have in common: its stem but for a changed last letter.
    std::set<std::string> beginnings;
    std::vector<std::vector<std::string>> stems;  // by language
    for (Analyser* analyser : languages_) {
        stems.push_back(analyser->stems_of(token));
        for (const std::string& stem : stems.back()) {
            const std::u32string letters = to_characters(stem);
            beginnings.insert(to_bytes(letters.substr(0, letters.size() > 3 ? letters.size() - 1 : letters.size())));
        }
    }
    const auto is_inflection = [&](const std::string& word) {
        for (std::size_t i = 0; i < languages_.size(); ++i) {
            if (std::ranges::find(stems[i], languages_[i]->stem(word)) != stems[i].end()) return true;
        }
        return false;
    };
    for (const std::string& beginning : beginnings) {
        for (const TermCount& word : words_from(std::string(field.prefix) + beginning, field.prefix.size())) {
            if (found.size() >= most_inflections || !budget_.take(&SearchBudget::words, languages_.size())) break;
            if (is_inflection(word.term) && std::ranges::find(found, word.term) == found.end())
                found.push_back(word.term);
        }
    }
    return found;
}

std::vector<std::string> Vocabulary::written_apart(const Token& token) const {
    const std::string& stem = token.stems.front();
    for (std::size_t cut = 1; cut < stem.size(); ++cut) {
        const bool is_inside_character = (static_cast<unsigned char>(stem[cut]) & 0xC0u) == 0x80u;
        if (is_inside_character || !database_.term_exists(term::hyphenated(stem.substr(0, cut), stem.substr(cut))))
            continue;
        return {stem.substr(0, cut), stem.substr(cut)};
    }
    return {};
}

// Those of `sought` that the index has behind `prefix`. Goes through both lists in order at once: most of the terms
// that are looked for lie between two of the index.
std::vector<TermCount> Vocabulary::words_among(const std::set<std::string>& sought, const std::string& prefix) const {
    std::vector<TermCount> words;
    auto term = database_.allterms_begin(prefix);
    const auto end = database_.allterms_end(prefix);
    for (auto wanted = sought.begin(); wanted != sought.end();) {
        term.skip_to(prefix + *wanted);
        if (term == end) break;
        std::string found = (*term).substr(prefix.size());
        if (found == *wanted) {
            words.push_back({std::move(found), term.get_termfreq()});
            ++wanted;
        } else {
            wanted = sought.lower_bound(found);
        }
    }
    return words;
}

std::vector<TermCount> Vocabulary::one_edit_away(std::string_view word, std::size_t most) const {
    const std::u32string letters = to_characters(word);
    // Numbers and acronyms ("who.") are no words that are misspelt.
    const bool is_name = std::ranges::any_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (letters.size() < shortest_corrected || letters.size() > longest_corrected || is_name) return {};
    if (!budget_.take_quietly(&SearchBudget::edits, most_edits_of(letters))) return {};
    const std::set<std::string> edits = edits_of(letters);
    std::map<std::string, std::size_t> known;
    for (const Field* field : {&body_field, &title_field}) {
        for (TermCount& one : words_among(edits, std::string(field->prefix))) {
            std::size_t& articles = known[std::move(one.term)];
            articles = std::max(articles, one.articles);
        }
    }
    std::vector<TermCount> words;
    for (const auto& one : known) {
        const std::string& edit = one.first;
        const bool says_little = std::ranges::any_of(
            languages_, [&](const Analyser* analyser) { return analyser->is_stopword(token_of(edit)); });
        if (!says_little && to_characters(edit).size() + 1 >= shortest_corrected) words.push_back({edit, one.second});
    }
    keep_most_frequent(words, most);
    return words;
}

std::string Vocabulary::as_written(const std::string& word) const {
    constexpr std::size_t most_text = 16'384;  // bytes
    for (const Field* field : {&title_field, &body_field}) {
        const std::string term = std::string(field->prefix) + word;
        const auto posting = database_.postlist_begin(term);
        if (posting == database_.postlist_end(term)) continue;
        const Article article = parse_shown(database_.get_document(*posting).get_data());
        const std::string_view text = field == &title_field ? article.title : article.body;
        const auto tokens = languages_.front()->analyse(text.substr(0, utf8_floor(text, most_text)));
        const auto is_it = [&](const Token& token) {
            return std::ranges::find(token.words, word) != token.words.end();
        };
        const auto found = std::ranges::find_if(tokens, is_it);
        if (found == tokens.end()) continue;
        if (found->parts.empty()) return found->accented.empty() ? word : found->accented;
        std::string compound;
        for (auto part = found - static_cast<std::ptrdiff_t>(found->parts.size()); part != found; ++part)
            compound += (compound.empty() ? "" : "-") + (part->accented.empty() ? part->words.front() : part->accented);
        return compound;
    }
    return word;
}

}  // namespace dateline
