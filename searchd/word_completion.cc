#include "searchd/word_completion.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <xapian.h>

#include "indexer/model/index_language.h"
#include "searchd/query_languages.h"
#include "searchd/typed_query.h"
#include "searchd/vocabulary.h"

namespace dateline {

namespace {

constexpr std::size_t most_words_read = 2'000;  // of the index, that begin as the last word does
constexpr std::size_t most_suggestions = 20;
constexpr std::size_t most_articles_read = 1'000;  // of the rarest of the words before
constexpr std::size_t most_articles = 50;          // with all of them, looked at for what begins so
constexpr std::size_t most_words_of_articles = 100'000;
constexpr std::size_t common_share = 20;  // a word in more than one article of so many says little of a single one

using Articles = std::vector<Xapian::docid>;

// Articles that have a word.
struct Tally {
    std::size_t following = 0;  // behind the one before it
    std::size_t articles = 0;
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
        const std::optional<LastWord> last = last_word_of(typed_, analyser_);
        if (!last) return {};
        const std::optional<Articles> articles = last->before.empty() ? std::nullopt : articles_with(last->before);
        if (!last->before.empty() && (!articles || articles->empty())) return {};
        std::vector<TypedWord> words = last->before;
        words.push_back(last->word);
        std::vector<TermCount> completions = articles ? of_articles(*articles, words) : of_index(words);
        keep_one_of_each_stem(completions);
        if (completions.size() > limit) completions.resize(limit);
        std::vector<Suggestion> suggestions;
        suggestions.reserve(completions.size());
        const Field* field = last->word.field;
        const bool is_of_text = field == nullptr || field->kind == FieldKind::text;
        for (const TermCount& one : completions) {
            const std::string word = is_of_text ? vocabulary_.as_written(one.term) : one.term;
            suggestions.push_back({std::string(typed_.substr(0, last->begin)) + word, SuggestionKind::words, 0});
        }
        return suggestions;
    }

private:
    // Some of those that have all of `words` but the ones that say little.
    std::optional<Articles> articles_with(const std::vector<TypedWord>& words) const {
        std::vector<std::pair<std::size_t, std::vector<std::string>>> terms;  // by frequency
        for (const TypedWord& word : words) {
            if (says_little(word)) continue;
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

    // The words of the index that begin as the last of `words`, the most frequent first.
    std::vector<TermCount> of_index(const std::vector<TypedWord>& words) const {
        std::vector<TermCount> found;
        for (const Field* field : fields_of(words.back().field)) {
            for (TermCount& one : vocabulary_.beginning_with(words.back().token, *field, 2 * most_suggestions)) {
                const bool is_known = std::ranges::find(found, one.term, &TermCount::term) != found.end();
                if (!is_known && !is_useless(one.term, words)) found.push_back(std::move(one));
            }
        }
        std::ranges::stable_sort(found, std::greater(), &TermCount::articles);
        return found;
    }

    // The words of `articles` that begin as the last of `words`: those first that often stand behind the ones before
    // it.
    std::vector<TermCount> of_articles(const Articles& articles, const std::vector<TypedWord>& words) const {
        std::map<std::string, Tally> tallies;
        std::size_t words_read = 0;
        for (const Xapian::docid article : articles) {
            words_read += database_.get_doclength(article);
            if (words_read > most_words_of_articles) break;
            for (const auto& [term, follows] : beginnings_in(article, words)) {
                Tally& tally = tallies[term];
                ++tally.articles;
                tally.following += follows ? 1 : 0;
            }
        }
        std::vector<std::pair<std::string, Tally>> best(tallies.begin(), tallies.end());
        std::ranges::stable_sort(best, std::greater(), [](const std::pair<std::string, Tally>& one) {
            return std::pair(one.second.following, one.second.articles);
        });
        // Of what is in the same article as "of" nothing is to be learnt, but of what follows "bank of"; nor of a
        // word that is in many articles ("between").
        const bool has_to_follow = says_little(words[words.size() - 2]);
        std::vector<TermCount> found;
        for (auto& [term, tally] : best) {
            if (found.size() == 2 * most_suggestions || (has_to_follow && tally.following == 0)) break;
            if (is_useless(term, words) || (tally.following == 0 && is_common(term, words.back()))) continue;
            found.push_back({std::move(term), tally.articles});
        }
        return found;
    }

    // The words of `article` that begin as the last of `words`, and whether they stand behind the ones before it there.
    // Goes through the article's terms once, since it takes long to unpack them.
    std::map<std::string, bool> beginnings_in(Xapian::docid article, const std::vector<TypedWord>& words) const {
        std::map<std::string, bool> found;
        auto term = database_.termlist_begin(article);
        const auto end = database_.termlist_end(article);
        for (const auto& [beginning, field] : beginnings(words.back())) {
            std::optional<std::vector<Xapian::termpos>> before;
            for (term.skip_to(beginning); term != end && (*term).starts_with(beginning); ++term) {
                if (!before) before = positions_before_last(article, *field, words);
                const auto follows = [&](Xapian::termpos at) { return std::ranges::binary_search(*before, at - 1); };
                bool& is_behind = found[(*term).substr(field->prefix.size())];
                is_behind = is_behind || (!before->empty() &&
                                          std::any_of(term.positionlist_begin(), term.positionlist_end(), follows));
            }
            if (term == end) break;
        }
        return found;
    }

    // What terms of `word` begin with, in the order of the index.
    static std::vector<std::pair<std::string, const Field*>> beginnings(const TypedWord& word) {
        std::vector<std::pair<std::string, const Field*>> found;
        for (const Field* field : fields_of(word.field)) {
            for (const std::string& reading : word.token.words)
                found.emplace_back(std::string(field->prefix) + reading, field);
        }
        std::ranges::sort(found);
        return found;
    }

    // Where the word before the last one stands in the field of the last one: if it says little, behind the others.
    std::vector<Xapian::termpos> positions_before_last(Xapian::docid article, const Field& field,
                                                       const std::vector<TypedWord>& words) const {
        const auto belongs = [&](const TypedWord& word) { return word.field == words.back().field; };
        std::size_t begin = words.size() - 1;
        while (begin > 0 && belongs(words[begin - 1])) {
            if (!says_little(words[--begin])) break;
        }
        std::vector<Xapian::termpos> ends;
        for (std::size_t i = begin; i + 1 < words.size(); ++i) {
            std::vector<Xapian::termpos> places = positions(article, field, words[i]);
            std::erase_if(places,
                          [&](Xapian::termpos at) { return i > begin && !std::ranges::binary_search(ends, at - 1); });
            ends = std::move(places);
        }
        return ends;
    }

    std::vector<Xapian::termpos> positions(Xapian::docid article, const Field& field, const TypedWord& word) const {
        std::vector<Xapian::termpos> found;
        for (const std::string& reading : word.token.words) {
            const std::string term = std::string(field.prefix) + reading;
            found.insert(found.end(), database_.positionlist_begin(article, term),
                         database_.positionlist_end(article, term));
        }
        std::ranges::sort(found);
        return found;
    }

    // A search for one inflection finds the others.
    void keep_one_of_each_stem(std::vector<TermCount>& words) const {
        std::set<std::string> stems;
        std::erase_if(words, [&](const TermCount& one) { return !stems.insert(analyser_.stem(one.term)).second; });
    }

    bool is_common(const std::string& term, const TypedWord& word) const {
        std::size_t articles = 0;
        for (const Field* field : fields_of(word.field))
            articles = std::max(articles, vocabulary_.frequency(std::string(field->prefix) + term));
        return articles > std::max<std::size_t>(database_.get_doccount() / common_share, most_articles);
    }

    bool says_little(const TypedWord& word) const { return word.field == nullptr && analyser_.is_stopword(word.token); }

    // Says little, or was typed already.
    bool is_useless(const std::string& term, const std::vector<TypedWord>& words) const {
        const auto is_it = [&](const TypedWord& typed) { return typed.token.words.front() == term; };
        const Field* field = words.back().field;
        const bool is_name = field != nullptr && field->kind == FieldKind::name;
        return term.ends_with('.') || std::ranges::any_of(words, is_it) ||
               (!is_name && analyser_.is_stopword(token_of(term)));
    }

    static std::vector<const Field*> fields_of(const Field* named) {
        return named != nullptr ? std::vector<const Field*>{named} : std::vector{&body_field, &title_field};
    }

    const Xapian::Database& database_;
    Analyser& analyser_;
    std::string_view typed_;
    SearchBudget budget_{};
    std::vector<Analyser*> languages_;
    PostingLists lists_;
    Vocabulary vocabulary_;
};

}  // namespace

std::vector<Suggestion> complete_last_word(const Xapian::Database& database, const Columns& columns,
                                           Analysers& analysers, std::string_view typed, std::size_t limit) {
    return WordCompleter(database, columns, analysers, typed).run(limit);
}

}  // namespace dateline
