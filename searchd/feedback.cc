#include "searchd/feedback.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

#include <xapian.h>

#include "indexer/model/schema.h"

namespace dateline {

namespace {

constexpr std::size_t most_looked_up = 2000;  // stems, of articles as long as books

void keep_strongest(std::vector<WeightedTerm>& terms, std::size_t most) {
    const std::size_t kept = std::min(most, terms.size());
    std::ranges::partial_sort(terms, terms.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const WeightedTerm& a, const WeightedTerm& b) {
                                  return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
                              });
    terms.resize(kept);
}

}  // namespace

std::vector<WeightedTerm> common_terms(const Xapian::Database& database, const std::vector<Analyser*>& languages,
                                       const std::vector<WeightedArticle>& articles, const TermChoice& choice) {
    constexpr double saturation = 1.5;
    struct Found {
        double weight = 0;
        std::size_t articles = 0;
    };
    const double average_length = std::max(database.get_avlength(), 1.0);
    std::unordered_map<std::string, Found> found;
    for (const WeightedArticle& article : articles) {
        const double length = database.get_doclength(article.article) / average_length;
        for (const Analyser* analyser : languages) {
            const std::string beginning = term::stem(body_field.prefix, analyser->language(), "");
            const auto end = database.termlist_end(article.article);
            auto it = database.termlist_begin(article.article);
            for (it.skip_to(beginning); it != end; ++it) {
                std::string term = *it;
                if (!term.starts_with(beginning)) break;
                const double wdf = it.get_wdf();
                Found& one = found[std::move(term)];
                one.weight += article.weight * wdf / (wdf + saturation * (0.25 + 0.75 * length));
                ++one.articles;
            }
        }
    }
    std::vector<WeightedTerm> terms;
    for (const auto& [term, one] : found) {
        if (one.articles >= choice.fewest_articles) terms.push_back({term, one.weight});
    }
    if (terms.size() > most_looked_up) keep_strongest(terms, most_looked_up);
    const double all = database.get_doccount();
    const double too_many = static_cast<double>(choice.others) / 4;
    for (WeightedTerm& term : terms) {
        const double with_it = database.get_termfreq(term.term);
        term.weight *= with_it < too_many ? std::log(all / with_it) : 0;
    }
    std::erase_if(terms, [](const WeightedTerm& term) { return term.weight <= 0; });
    keep_strongest(terms, choice.most);
    const double strongest = terms.empty() ? 1 : terms[0].weight;
    for (WeightedTerm& term : terms) term.weight /= strongest;
    return terms;
}

}  // namespace dateline
