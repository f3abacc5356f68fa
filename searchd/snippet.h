// Highlights: where the words of a query stand in a text, as spans; and the passage of a text that shows them best.
//
// No HTML here: each renderer escapes once, for its own target.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "searchd/line_filter.h"
#include "searchd/query.h"
#include "searchd/span.h"

namespace dateline {

struct MarkedText {
    std::string text;
    std::vector<Span> marks;  ///< in order, not overlapping
};

/// What of a query is to be marked in one field: words in any inflection, and phrases as they are. Not thread-safe.
/// Analyses 1.5 MB of text in its life; what comes after stays unmarked.
class Highlighter {
public:
    /// Leaves out what is negated and what names another field than `field`.
    Highlighter(const QueryNode& query, const Field& field);

    bool is_empty() const { return words_.empty() && phrases_.empty(); }

    struct Match {
        Span span;
        std::size_t unit = 0;  ///< which word or phrase of the query it is
    };

    /// Where they stand in `text`; `analyser`: of the language that it is in.
    std::vector<Match> find(std::string_view text, Analyser& analyser) const;

    /// The spans of find(), joined where they touch.
    std::vector<Span> marks(std::string_view text, Analyser& analyser) const;

    /// A passage of about `length` bytes with as many different words of the query as there are close to each other,
    /// cut at words, on one line, with "…" where it was cut; the beginning of the text if there is no match.
    MarkedText snippet(std::string_view text, Analyser& analyser, std::size_t length) const;

private:
    struct Wanted {                                             ///< in one language
        std::map<std::string, std::size_t, std::less<>> stems;  ///< with the unit each belongs to
        std::vector<std::pair<std::string, std::size_t>> beginnings;
        LineFilter filter;
        bool has_filter = false;
    };
    struct Phrase {
        struct Place {
            std::vector<std::string> readings;
            bool is_prefix = false;
        };
        std::vector<Place> places;
    };

    void collect(const QueryNode& node, const Field& field);
    const Wanted& wanted(Analyser& analyser) const;
    Wanted make_wanted(Analyser& analyser) const;
    static std::vector<CandidateLine> lines_with(const Wanted& wanted, std::string_view text);
    struct Part {
        Span span;
        bool is_in_capitals = false;  ///< a word of a line that is
    };
    std::vector<Part> parts_of(std::span<const CandidateLine> lines, const Wanted& wanted, std::string_view text) const;
    std::vector<Match> find_in(std::span<const CandidateLine> lines, const Wanted& wanted, std::string_view text,
                               Analyser& analyser) const;
    std::vector<Match> take_best(std::vector<CandidateLine>& lines, const Wanted& wanted, std::string_view text,
                                 Analyser& analyser, std::size_t length) const;
    void find_phrases(const std::vector<Token>& tokens, std::vector<Match>& found) const;

    std::vector<std::pair<QueryWord, std::size_t>> words_;  ///< with the unit each belongs to
    std::vector<std::pair<Phrase, std::size_t>> phrases_;
    std::size_t units_ = 0;
    mutable std::size_t analysed_ = 0;                  ///< bytes
    mutable std::map<const Analyser*, Wanted> wanted_;  ///< made when a language is first met
};

}  // namespace dateline
