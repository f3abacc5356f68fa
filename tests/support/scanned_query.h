// Queries as trees of a test's own: written as text for the program, and decided by looking at every word of an
// article. Shares no code with the program.
#pragma once

#include <string>
#include <vector>

#include "tests/support/scanned_article.h"

namespace dateline::testing {

struct ScannedWord {
    std::string text;
    bool is_prefix = false;
};

struct ScannedQuery {
    enum class Kind {
        everything,
        word,
        phrase,
        near,
        dates,
        address,
        story,
        present,
        all,
        side_by_side,
        any,
        negation
    };
    Kind kind = Kind::word;
    std::string field;  ///< as it is typed; empty: that of the brackets around, or title and body
    std::vector<ScannedWord> words;
    std::vector<ScannedQuery> children;
    std::vector<unsigned> distances;  ///< of near, between its operands; the smallest counts
    std::string typed;                ///< a date with its name, an address, the id of a story
    std::string first;                ///< of dates: YYYY-MM-DD, both included; empty where open
    std::string last;
    bool is_required = false;  ///< +
    bool is_bare = false;      ///< without the brackets it could have
    bool has_dash = false;     ///< of a negation: - and not NOT

    /// The query as a person types it.
    std::string text() const;

    /// `in`: the field of words that name none. `is_relaxed`: content with some of the words side by side.
    bool matches(const ScannedArticle& article, const std::string& in, bool is_relaxed) const;

    /// Whether relaxing may make a difference.
    bool has_side_by_side() const;

private:
    bool only_limits(const std::string& in) const;
    bool may_be_missing(const std::string& in) const;
    bool matches_side_by_side(const ScannedArticle& article, const std::string& in, bool is_relaxed) const;
    bool matches_near(const PlacedWords& text) const;
    std::string bracketed(Kind parent) const;
};

/// A query of up to `depth` levels of brackets, of any construct of the language.
ScannedQuery random_query(Random& random, int depth);

/// What only limits which articles are shown, or is left out or required.
ScannedQuery random_limit(Random& random);

}  // namespace dateline::testing
