#include "searchd/word_completion.h"

#include <algorithm>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/query_languages.h"
#include "searchd/query_lexer.h"
#include "searchd/vocabulary.h"

namespace dateline {

namespace {

constexpr std::size_t most_words_before = 5;
constexpr std::size_t most_words_read = 2'000;     // of the index, that begin as the last word does
constexpr std::size_t most_candidates = 10;        // tried with the words before
constexpr std::size_t most_articles_read = 1'000;  // of the rarest of the words before
constexpr std::size_t most_articles = 100;         // with all of them, looked at for each candidate

using Articles = std::vector<Xapian::docid>;

struct TypedWord {
    Token token;
    const Field* field = nullptr;
};

// The articles of `among` that have one of `terms`.
Articles with_any(const Xapian::Database& database, const Articles& among, const std::vector<std::string>& terms) {
    std::vector<bool> has(among.size());
    for (const std::string& term : terms) {
        auto posting = database.postlist_begin(term);
        const auto end = database.postlist_end(term);
        for (std::size_t i = 0; i < among.size() && posting != end; ++i) {
            posting.skip_to(among[i]);
            if (posting != end && *posting == among[i]) has[i] = true;
        }
    }
    Articles found;
    for (std::size_t i = 0; i < among.size(); ++i) {
        if (has[i]) found.push_back(among[i]);
    }
    return found;
}

class WordCompleter {
public:
    WordCompleter(const Xapian::Database& database, const Columns& columns, Analysers& analysers,
                  std::string_view typed)
        : database_(database),
          analyser_(analysers.main()),
          typed_(typed),
          languages_(stemming_languages({}, {}, columns, analysers)),
          lists_(database),
          vocabulary_(lists_, languages_, budget_) {
        budget_.words = most_words_read;
    }

    std::vector<Suggestion> run(std::size_t limit) {
        const std::optional<std::vector<TypedWord>> words = read_words();
        if (!words || (words->size() == 1 && words->front().field == nullptr)) return {};
        const std::vector<TypedWord> before(words->begin(), words->end() - 1);
        const std::optional<Articles> articles = before.empty() ? std::nullopt : articles_with(before);
        if (!before.empty() && (!articles || articles->empty())) return {};
        std::vector<TermCount> completions = candidates(*words);
        if (articles) count_among(*articles, words->back().field, completions);
        if (completions.size() > limit) completions.resize(limit);
        std::vector<Suggestion> suggestions;
        suggestions.reserve(completions.size());
        for (const TermCount& one : completions)
            suggestions.push_back({std::string(typed_.substr(0, last_begin_)) + one.term, SuggestionKind::words,
                                   static_cast<std::uint32_t>(one.articles)});
        return suggestions;
    }

private:
    // Nothing where there is more than words, or the last one is whole.
    std::optional<std::vector<TypedWord>> read_words() {
        QueryWarnings ignored;
        std::vector<Lexeme> lexemes = to_lexemes(typed_, ignored);
        lexemes.pop_back();
        if (lexemes.empty() || lexemes.size() > most_words_before + 1 || lexemes.back().span.end != typed_.size())
            return std::nullopt;
        std::vector<TypedWord> words;
        for (const Lexeme& lexeme : lexemes) {
            const Field* field = lexeme.selector == nullptr ? nullptr : lexeme.selector->field;
            const bool is_word = lexeme.type == Lexeme::Type::word &&
                                 (lexeme.selector == nullptr || (field != nullptr && field->kind != FieldKind::key));
            const std::vector<Token> tokens = analyser_.analyse(
                typed_.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin), Reading::query);
            if (!is_word || tokens.size() != 1) return std::nullopt;
            words.push_back({tokens.front(), field});
        }
        last_begin_ = lexemes.back().span.begin;
        const bool ends_with_word = last_begin_ + words.back().token.end == typed_.size();
        return ends_with_word ? std::optional(std::move(words)) : std::nullopt;
    }

    // Some of those that have all of `words` but the ones that say little.
    std::optional<Articles> articles_with(const std::vector<TypedWord>& words) const {
        std::vector<std::pair<std::size_t, std::vector<std::string>>> terms;  // by frequency
        for (const TypedWord& word : words) {
            if (word.field == nullptr && analyser_.is_stopword(word.token)) continue;
            std::vector<std::string> stems = vocabulary_.stems(word.token, word.field);
            std::size_t frequency = 0;
            for (const std::string& stem : stems) frequency += vocabulary_.frequency(stem);
            terms.emplace_back(frequency, std::move(stems));
        }
        if (terms.empty()) return std::nullopt;
        std::ranges::sort(terms);
        Articles articles;
        for (const std::string& term : terms.front().second) {
            auto posting = database_.postlist_begin(term);
            for (; posting != database_.postlist_end(term) && articles.size() < most_articles_read; ++posting)
                articles.push_back(*posting);
        }
        std::ranges::sort(articles);
        articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
        for (std::size_t i = 1; i < terms.size(); ++i) articles = with_any(database_, articles, terms[i].second);
        if (articles.size() > most_articles) articles.erase(articles.begin(), articles.end() - most_articles);
        return articles;
    }

    // The words that begin as the last of `words`, the most frequent first; none that says little or was typed already.
    std::vector<TermCount> candidates(const std::vector<TypedWord>& words) const {
        const TypedWord& word = words.back();
        const auto is_useless = [&](const std::string& term) {
            const auto is_it = [&](const TypedWord& typed) { return typed.token.words.front() == term; };
            const bool is_name = word.field != nullptr && word.field->kind == FieldKind::name;
            return term.ends_with('.') || std::ranges::any_of(words, is_it) ||
                   (!is_name && analyser_.is_stopword(token_of(term)));
        };
        std::vector<TermCount> found;
        for (const Field* field : fields_of(word.field)) {
            for (TermCount& one : vocabulary_.beginning_with(word.token, *field, 2 * most_candidates)) {
                const bool is_known = std::ranges::find(found, one.term, &TermCount::term) != found.end();
                if (!is_known && !is_useless(one.term)) found.push_back(std::move(one));
            }
        }
        std::ranges::stable_sort(found, std::greater(), &TermCount::articles);
        if (found.size() > most_candidates) found.resize(most_candidates);
        return found;
    }

    // Counts the candidates anew, in `articles` alone, and drops those that are in none.
    void count_among(const Articles& articles, const Field* field, std::vector<TermCount>& completions) const {
        for (TermCount& one : completions) {
            std::vector<std::string> terms;
            for (const Field* in : fields_of(field)) terms.push_back(std::string(in->prefix) + one.term);
            one.articles = with_any(database_, articles, terms).size();
        }
        std::erase_if(completions, [](const TermCount& one) { return one.articles == 0; });
        std::ranges::stable_sort(completions, std::greater(), &TermCount::articles);
    }

    static std::vector<const Field*> fields_of(const Field* named) {
        return named != nullptr ? std::vector<const Field*>{named} : std::vector{&body_field, &title_field};
    }

    const Xapian::Database& database_;
    Analyser& analyser_;
    std::string_view typed_;
    std::size_t last_begin_ = 0;
    SearchBudget budget_{};
    std::vector<Analyser*> languages_;
    PostingLists lists_;
    Vocabulary vocabulary_;
};

}  // namespace

bool ends_in_field(std::string_view typed) {
    QueryWarnings ignored;
    const std::vector<Lexeme> lexemes = to_lexemes(typed, ignored);
    return lexemes.size() > 1 && lexemes[lexemes.size() - 2].selector != nullptr;
}

std::vector<Suggestion> complete_last_word(const Xapian::Database& database, const Columns& columns,
                                           Analysers& analysers, std::string_view typed, std::size_t limit) {
    return WordCompleter(database, columns, analysers, typed).run(limit);
}

}  // namespace dateline
