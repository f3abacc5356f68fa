// The query language as a table: the names that the parser looks up, its bounds, and each construct with an example.
// The page /help and the manual page dateline-query(7) are made of it, and the tests try every row.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/schema.h"
#include "searchd/date_words.h"
#include "searchd/query.h"

namespace dateline {

inline constexpr std::size_t most_words = 100;     ///< of a query
inline constexpr std::size_t longest_phrase = 40;  ///< words
inline constexpr int deepest_bracket = 20;
inline constexpr int most_prefixes = 8;            ///< word*
inline constexpr std::size_t shortest_prefix = 3;  ///< letters
inline constexpr int most_nears = 8;
inline constexpr unsigned usual_distance = 10;  ///< of NEAR, in words
inline constexpr unsigned longest_distance = 50;
inline constexpr int most_dates = 20;

enum class Operator { conjunction, alternative, negation, near };

struct OperatorName {
    std::string_view name;  ///< with blanks around it, letters in capitals
    Operator meaning;
};

inline constexpr std::array operator_names = {
    OperatorName{"AND", Operator::conjunction}, OperatorName{"&&", Operator::conjunction},
    OperatorName{"OR", Operator::alternative},  OperatorName{"||", Operator::alternative},
    OperatorName{"NOT", Operator::negation},    OperatorName{"NEAR", Operator::near},
};

/// A name before a colon: a field, or a limit of dates.
struct Selector {
    std::string_view name;
    std::string_view aliases;  ///< parted by blanks
    const Field* field;        ///< null: limits dates
    DateLimit limit;
    std::string_view says;    ///< in a reading, before what is looked for
    std::string_view denies;  ///< likewise, its opposite
    std::string_view example;
    std::string_view reading;  ///< of the example
    std::string_view meaning;  ///< for people; a field's own `help` says it
};

/// The row of that name or alias, in any case; or null.
const Selector* find_selector(std::string_view name);

const Selector& selector_of(const Field& field);

/// "title:, body:, source:, ...".
std::string selector_list();

/// A construct of the language.
struct SyntaxRow {
    std::string form;     ///< what it looks like: NEAR/n
    std::string example;  ///< a whole query
    std::string meaning;
    std::string reading;   ///< `read_as` of the example; empty where that depends on the day
    QueryNode::Kind kind;  ///< some node of the example is of this kind
};

struct SyntaxSection {
    std::string id;
    std::string heading;
    std::string text;
    std::vector<SyntaxRow> rows;
};

const std::vector<SyntaxSection>& query_syntax();

/// The bounds, in a sentence for people.
std::string query_limits();

/// What a date can look like, and what it means.
struct DateForm {
    std::string_view form;
    std::string_view meaning;
};

inline constexpr std::array date_forms = {
    DateForm{"2022", "that year"},
    DateForm{"2022-03", "that month"},
    DateForm{"2022-03-18", "that day; also “18 March 2022” and what else is plainly a date, in quotation marks"},
    DateForm{"2022-Q3", "that quarter; also “Q3 2022”"},
    DateForm{"2022-03-18T10:00:00Z", "that second; without a zone, in UTC"},
    DateForm{"today", "that day, in UTC"},
    DateForm{"yesterday", "the day before; also “tomorrow”"},
    DateForm{"friday", "the last one up to today; likewise “7 Sep”, “March” and “Q3”: the last that has begun"},
    DateForm{"three weeks ago", "that day; also days, months of 30 and years of 365 days"},
    DateForm{"7d", "seven days ago, with date: the time since; also w, m and y, or “7 days”, “3 months”"},
    DateForm{"last week",
             "the week before this one, Monday to Sunday; also month and year, and “this” for the one that runs"},
    DateForm{"past 7 days", "from seven days ago till today; also weeks, months and years"},
};

}  // namespace dateline
