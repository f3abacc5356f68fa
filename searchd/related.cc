#include "searchd/related.h"

#include <algorithm>
#include <set>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/document.h"
#include "searchd/feedback.h"
#include "searchd/hit_reader.h"
#include "searchd/scorer.h"

namespace dateline {

namespace {

// Chosen on the Reuters collection, see ARCHITECTURE.md.
constexpr std::size_t most_terms = 40;
constexpr std::size_t most_weighed = 1'000;
constexpr double least_share = 0.2;  // of the score that the article itself has by these
constexpr double least_own = 0.13;   // by its strongest stems, also those that no other article has
constexpr std::size_t most_postings = 500'000;
constexpr std::size_t most_bytes_analysed = 64 << 10;  // of the article, for the words to be marked

// How many articles share their stems with those in `language`.
std::size_t articles_in(const std::string& language, const Xapian::Database& database, const Analysers& analysers) {
    if (language.empty() || !analysers.language().is_each_own()) return database.get_doccount();
    return database.get_termfreq(term::whole_value(language_field, fold_value(language)));
}

// The strongest `most_terms` that `fewest` articles have, as long as they cost less than they tell.
std::vector<std::string> strongest_of(const std::vector<WeightedTerm>& terms, std::size_t fewest,
                                      const Xapian::Database& database) {
    std::vector<std::string> kept;
    std::size_t postings = 0;
    std::size_t looked_at = 0;
    for (const WeightedTerm& term : terms) {
        const std::size_t count = database.get_termfreq(term.term);
        if (count < fewest) continue;
        if (++looked_at > most_terms) break;
        if (postings + count > most_postings) continue;
        postings += count;
        kept.push_back(term.term);
    }
    return kept;
}

// The words of `article` that have one of the stems, as a query: what is marked in others.
QueryNode words_of(const Article& article, Analyser& analyser, const std::vector<std::string>& terms) {
    std::set<std::string> wanted(terms.begin(), terms.end());
    QueryNode words;
    words.kind = QueryNode::Kind::any;
    const std::string text = article.title + "\n\n" + article.body;
    for (Token& token : analyser.analyse(std::string_view(text).substr(0, utf8_floor(text, most_bytes_analysed)))) {
        const bool is_wanted = std::ranges::any_of(token.stems, [&](const std::string& stem) {
            return wanted.erase(term::stem(body_field.prefix, analyser.language(), stem)) > 0;
        });
        if (!is_wanted) continue;
        QueryNode word;
        word.kind = QueryNode::Kind::word;
        word.words.push_back({std::move(token), false, {}});
        words.children.push_back(std::move(word));
    }
    return words;
}

}  // namespace

RelatedPage find_related(const Xapian::Database& database, Analysers& analysers, const Columns& columns, DocId article,
                         std::size_t count) {
    const Article subject = parse_shown(database.get_document(article).get_data());
    RelatedPage related;
    related.article = subject.id;
    Analyser& analyser = analysers.of(subject.language);
    const TermChoice choice{most_weighed, 1, articles_in(subject.language, database, analysers)};
    const std::vector<WeightedTerm> weighed = common_terms(database, {&analyser}, {{article, 1}}, choice);
    const std::vector<std::string> terms = strongest_of(weighed, 2, database);
    if (terms.empty()) return related;
    PostingLists lists(database);
    const auto scorer_of = [&](const std::vector<std::string>& of, const DocSet& among) {
        Scorer scorer(lists, columns, among);
        for (const std::string& term : of) scorer.add({{{term}}, 1});
        return scorer;
    };
    Scorer scorer = scorer_of(terms, columns.every);
    DocSet alone(columns.every.last());
    alone.add(article);
    const double own = scorer_of(strongest_of(weighed, 1, database), alone).score(article);
    const double least = std::max(least_share * scorer.score(article), least_own * own);
    const std::uint32_t story = columns.story[article];
    const auto is_itself = [&](DocId id) { return id == article || (story != 0 && columns.story[id] == story); };
    std::vector<RankedArticle> found = scorer.best({0, most_related + 1, true});
    std::erase_if(found, [&](const RankedArticle& one) { return one.score < least || is_itself(one.article); });
    related.total = found.size();
    HitReader reader(database, analysers, columns, words_of(subject, analyser, terms));
    for (const RankedArticle& one : found) {
        if (related.hits.size() == count) break;
        related.hits.push_back(reader.read(one));
    }
    return related;
}

}  // namespace dateline
