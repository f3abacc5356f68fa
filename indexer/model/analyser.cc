#include "indexer/model/analyser.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "indexer/model/stopwords.h"
#include "indexer/model/tokenizer.h"

namespace dateline {

namespace {

constexpr std::size_t stems_remembered = 100'000;  // then the memory starts anew

void add_unique(std::vector<std::string>& terms, std::string term) {
    if (!term.empty() && std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

struct Analyser::State {
    std::string code;      // as it was asked for
    std::string language;  // as the stemmer calls itself
    Xapian::Stem stemmer;
    bool has_elisions = false;
    std::unordered_map<std::string, std::string> stems{};
    TokenMemory tokens{};
};

Analyser::Analyser(std::string_view language) {
    if (!knows_language(language)) {
        throw std::invalid_argument("unknown language '" + std::string(language) + "': known are " + languages());
    }
    Xapian::Stem stemmer{std::string(language)};
    std::string description = stemmer.get_description();  // "Xapian::Stem(english)"
    const std::size_t open = description.find('(');
    std::string name = description.substr(open + 1, description.rfind(')') - open - 1);
    const bool has_elisions = name == "french" || name == "italian" || name == "catalan";
    state_ = std::make_unique<State>(State{std::string(language), std::move(name), std::move(stemmer), has_elisions});
}

Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;

bool Analyser::knows_language(std::string_view language) {
    if (language.empty()) return false;
    try {
        const Xapian::Stem stemmer{std::string(language)};
        return true;
    } catch (const Xapian::InvalidArgumentError&) {
        return false;
    }
}

std::string Analyser::languages() { return Xapian::Stem::get_available_languages() + " none"; }

std::string Analyser::stem(std::string_view word) {
    std::string key(word);
    if (const auto found = state_->stems.find(key); found != state_->stems.end()) return found->second;
    if (state_->stems.size() >= stems_remembered) state_->stems.clear();
    std::string stem = state_->stemmer(key);
    if (stem.empty()) stem = key;  // some stemmers take all of a word that is nothing but endings
    state_->stems.emplace(std::move(key), stem);
    return stem;
}

std::vector<std::string> Analyser::stems_of(const Token& token) {
    if (token.is_sign) return token.words;
    const bool is_elided = state_->has_elisions && !token.elided.empty();
    const std::string& accented = is_elided ? token.elided : token.accented;
    std::vector<std::string> stems;
    for (const std::string& word : is_elided ? std::vector{fold_accents(token.elided)} : token.words) {
        const bool is_name = word.ends_with('.');
        const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
        add_unique(stems, is_name || (has_digit && token.parts.empty()) ? word : stem(word));
    }
    if (!accented.empty()) add_unique(stems, fold_accents(stem(accented)));
    return stems;
}

const std::string& Analyser::language() const { return state_->code; }

bool Analyser::inflects_at_the_end() const {
    constexpr std::string_view others[] = {"arabic",          "german2", "indonesian", "irish",
                                           "kraaij_pohlmann", "lovins",  "tamil",      "turkish"};
    return std::ranges::find(others, state_->language) == std::end(others);
}

bool Analyser::is_stopword(const Token& token) const {
    if (token.is_sign) return is_emoji(decode_utf8(token.words.front(), 0).code);
    return token.parts.empty() && token.words.size() == 1 &&
           dateline::is_stopword(state_->language, token.words.front());
}

std::vector<Token> Analyser::analyse(std::string_view text, Reading reading, bool is_in_capitals) {
    return tokenize(text, {reading, is_in_capitals, state_->has_elisions}, *this, state_->tokens);
}

Token token_of(std::string word) {
    Token token;
    token.words.push_back(std::move(word));
    return token;
}

std::vector<std::string> exact_words(const Token& token) {
    std::vector<std::string> words = token.words;
    if (!token.elided.empty()) add_unique(words, fold_accents(token.elided));
    return words;
}

std::string fold_value(std::string_view value) {
    std::string spaced;
    for (const char c : fold_accents(fold_case(trim(value)))) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t';
        if (!is_blank) {
            spaced += c;
        } else if (!spaced.empty() && spaced.back() != ' ') {
            spaced += ' ';
        }
    }
    return spaced;
}

}  // namespace dateline
