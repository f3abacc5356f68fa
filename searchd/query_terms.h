// Words, phrases, keys, dates and addresses of a query as leaves of its tree, within the bounds of the language.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "searchd/query.h"
#include "searchd/query_syntax.h"
#include "searchd/query_warnings.h"

namespace dateline {

class TermReader {
public:
    /// `text` is the query that all spans are of; it and the others must outlive the reader.
    TermReader(std::string_view text, Analyser& analyser, const QueryContext& context, QueryWarnings& warnings)
        : text_(text), analyser_(analyser), context_(context), warnings_(warnings) {}

    /// What a run of characters without blanks stands for, which may be several words: oil/gas, add-on, 日本.
    std::vector<QueryNode> words(Span span, const Selector* selector);
    /// Any value, as in source:*, or any date.
    bool is_star(Span span) const;
    /// What stands between quotation marks.
    std::vector<QueryNode> phrase(Span span, const Selector* selector);
    /// A web address that was pasted: the article there, or articles with the words of the address, or with the
    /// address.
    std::vector<QueryNode> address(Span span);
    /// The dates of `limit` in `span`, or nothing where it holds none.
    std::vector<QueryNode> dates(Span span, DateLimit limit);
    std::optional<DateRange> date_range(Span span, DateLimit limit) const;

    std::string_view typed(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

    /// Words that name no field, in no quotation marks, and how many of these say little.
    std::size_t free_words() const { return free_words_; }
    std::size_t stopwords() const { return stopwords_; }

private:
    const Field* field_of(const Selector* selector) const;
    bool has_room(std::size_t words);
    void count(const QueryWord& word);
    std::vector<QueryWord> analysed(std::string_view text, std::size_t begin);
    bool take_prefix(QueryWord& word);
    QueryNode leaf(QueryNode::Kind kind, const Field* field, std::vector<QueryWord> words) const;
    std::vector<QueryNode> lone_star(Span span, const Selector* selector);
    std::vector<QueryNode> key(Span span, const Field& field);
    std::vector<QueryNode> language(Span span, const Field& field);
    std::vector<QueryNode> slug(Span address);

    std::string_view text_;
    Analyser& analyser_;
    const QueryContext& context_;
    QueryWarnings& warnings_;
    std::size_t words_ = 0;
    std::size_t free_words_ = 0;
    std::size_t stopwords_ = 0;
    int prefixes_ = 0;
    int dates_ = 0;
};

}  // namespace dateline
