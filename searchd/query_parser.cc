#include "searchd/query_parser.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "searchd/near_run.h"
#include "searchd/query_tree.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;
using Type = Lexeme::Type;

constexpr std::ptrdiff_t most_parts_with_and = 6;

class Parser {
public:
    Parser(std::vector<Lexeme> lexemes, TermReader& terms, QueryWarnings& warnings)
        : lexemes_(std::move(lexemes)), terms_(terms), warnings_(warnings) {}

    QueryNode run() {
        drop_stray_brackets();
        std::vector<QueryNode> parts;
        while (peek().type != Type::end) {
            // Of a bracket that was nested too deep.
            if (takes(Type::close)) continue;
            parts.push_back(standing_alone(parse_or()));
        }
        return group(Kind::all, std::move(parts), true);
    }

private:
    const Lexeme& peek() const { return lexemes_[at_]; }

    bool takes(Type type) {
        if (peek().type != type) return false;
        ++at_;
        return true;
    }

    bool is_at_joint() const {
        return peek().type == Type::op_and || peek().type == Type::op_or || peek().type == Type::op_near;
    }

    bool is_at_sign() const {
        return peek().type == Type::op_not || peek().type == Type::minus || peek().type == Type::plus;
    }

    // True where an operand can start.
    bool has_operand() const { return peek().type != Type::end && peek().type != Type::close && !is_at_joint(); }

    void warn_of_stray_operator() { warnings_.add("An operator has nothing on one side and was left out."); }

    void drop_stray_brackets() {
        std::size_t open = 0;
        const auto is_stray = [&](const Lexeme& lexeme) {
            if (lexeme.type == Type::open) ++open;
            if (lexeme.type != Type::close) return false;
            if (open == 0) return true;
            --open;
            return false;
        };
        if (std::erase_if(lexemes_, is_stray) > 0) warnings_.add("A closing bracket has no partner and was left out.");
    }

    QueryNode parse_or() {
        std::vector<QueryNode> alternatives;
        while (true) {
            while (is_at_joint()) {
                warn_of_stray_operator();
                ++at_;
            }
            alternatives.push_back(parse_and());
            if (!takes(Type::op_or)) break;
            if (!has_operand() && !is_at_joint()) {
                warn_of_stray_operator();
                break;
            }
        }
        std::erase_if(alternatives, [](const QueryNode& node) { return node.kind == Kind::nothing; });
        for (QueryNode& node : alternatives) node = standing_alone(std::move(node));
        return group(Kind::any, std::move(alternatives));
    }

    QueryNode parse_and() {
        std::vector<QueryNode> parts;
        bool is_implicit = false;  // two wanted parts stand side by side without an AND
        bool has_wanted = false;
        bool has_and = false;
        std::size_t previous = 0;      // where the parts of the operand before begin
        std::vector<bool> are_joined;  // for each part, whether it stands beside an AND
        while (has_operand()) {
            const std::size_t before = parts.size();
            parse_unary(parts);
            if (parts.size() > before && parts.back().kind != Kind::negation) {
                is_implicit |= (has_wanted && !has_and) || parts.size() > before + 1;
                has_wanted = true;
            }
            are_joined.resize(parts.size());
            if (has_and) std::fill(are_joined.begin() + static_cast<std::ptrdiff_t>(previous), are_joined.end(), true);
            previous = before;
            has_and = false;
            while (peek().type == Type::op_and || peek().type == Type::op_near) {
                has_and = true;
                ++at_;
                if (!has_operand()) warn_of_stray_operator();
            }
        }
        // In a longer text, capitals throughout, an AND is seldom meant as one.
        const bool keeps_joined =
            is_implicit && std::ranges::count(parts, false, &QueryNode::is_stopword) <= most_parts_with_and;
        for (std::size_t i = 0; keeps_joined && i < parts.size(); ++i) parts[i].is_required |= are_joined[i];
        drop_stopwords(parts);
        if (is_implicit) flatten_words(parts);
        return group(Kind::all, std::move(parts), is_implicit);
    }

    void parse_unary(std::vector<QueryNode>& parts) {
        const std::size_t begin = peek().typed.begin;
        const std::size_t before = parts.size();
        take_unary(parts);
        for (std::size_t i = before; i < parts.size(); ++i) parts[i].typed = {begin, lexemes_[at_ - 1].typed.end};
    }

    void take_unary(std::vector<QueryNode>& parts) {
        bool is_negative = false;
        bool is_required = false;
        while (is_at_sign()) {
            if (peek().type != Type::plus) is_negative = !is_negative;
            is_required = peek().type == Type::plus;
            ++at_;
        }
        if (!has_operand()) {
            warn_of_stray_operator();
            return;
        }
        std::vector<QueryNode> found = parse_near(is_negative);
        if (is_negative) {
            const bool is_empty = found.empty();
            QueryNode negation = negated(std::move(found));
            if (negation.kind != Kind::nothing) {
                parts.push_back(std::move(negation));
            } else if (!is_empty) {
                warnings_.add("Without all articles nothing would be left; this was left out.");
            }
            return;
        }
        for (QueryNode& node : found) {
            if (is_required) {
                node.is_stopword = false;
                node.is_required = true;
            }
            parts.push_back(std::move(node));
        }
    }

    // A run of operands joined by NEAR, or just one.
    std::vector<QueryNode> parse_near(bool is_negative) {
        NearRun run;
        add_operand(run, is_negative);
        unsigned distance = 0;
        bool has_others = false;
        bool is_too_many = false;
        while (peek().type == Type::op_near) {
            const unsigned asked = peek().distance;
            ++at_;
            while (takes(Type::op_near)) warn_of_stray_operator();
            if (!has_operand() || is_at_sign()) {
                warn_of_near(has_operand());
                break;
            }
            is_too_many |= ++nears_ > most_nears;
            has_others |= distance != 0 && asked != distance;
            distance = distance == 0 ? asked : std::min(distance, asked);
            add_operand(run, is_negative);
        }
        if (distance == 0) return std::move(run).operands();
        if (run.is_single()) {
            warn_of_stray_operator();
            return std::move(run).operands();
        }
        std::vector<QueryNode> found;
        std::optional<QueryNode> near = is_too_many ? std::nullopt : run.joined(distance);
        if (near) {
            if (has_others)
                warnings_.add("Words that NEAR joins in one run share the smallest distance, here " +
                              std::to_string(distance) + ".");
            found.push_back(std::move(*near));
            return found;
        }
        if (is_too_many) {
            warnings_.add("Only the first " + std::to_string(most_nears) +
                          " NEAR were read so; then it was read as AND.");
        } else {
            warn_of_near(true);
        }
        found.push_back(group(Kind::all, std::move(run).operands()));
        return found;
    }

    void add_operand(NearRun& run, bool is_negative) {
        const std::size_t begin = peek().typed.begin;
        std::vector<QueryNode> operand = parse_primary(is_negative);
        run.add(std::move(operand), {begin, lexemes_[at_ - 1].typed.end});
    }

    void warn_of_near(bool has_operand) {
        if (!has_operand) return warn_of_stray_operator();
        warnings_.add(
            "NEAR joins words, phrases and brackets that hold only OR, all in the same field; here it was read as "
            "AND.");
    }

    std::vector<QueryNode> parse_primary(bool is_negative) {
        const Lexeme lexeme = peek();
        ++at_;
        const Selector* outer = selector_;
        if (lexeme.selector != nullptr) selector_ = lexeme.selector;
        std::vector<QueryNode> found;
        if (lexeme.type == Type::open) {
            found = parse_brackets();
        } else if (selector_ != nullptr && selector_->field == nullptr && !terms_.is_star(lexeme.span)) {
            found = parse_dates(lexeme);
        } else if (lexeme.type == Type::address && selector_ == nullptr) {
            found = terms_.address(lexeme.span);
            // Only the article itself, and not all that is about the same.
            if (is_negative && found.size() == 1 && found[0].kind == Kind::any) found = {found[0].children[0]};
        } else if (lexeme.type == Type::quote) {
            found = terms_.phrase(lexeme.span, selector_);
        } else {
            found = terms_.words(lexeme.span, selector_);
        }
        selector_ = outer;
        return found;
    }

    std::vector<QueryNode> parse_brackets() {
        std::vector<QueryNode> found;
        if (depth_ >= deepest_bracket) {
            warnings_.add("Brackets nested deeper than " + std::to_string(deepest_bracket) + " were left out.");
            return found;
        }
        ++depth_;
        QueryNode inside = standing_alone(parse_or());
        if (inside.kind != Kind::nothing) found.push_back(std::move(inside));
        --depth_;
        if (!takes(Type::close)) warnings_.add("A bracket was not closed; it was read as closed at the end.");
        return found;
    }

    // `first` is what stands behind date: or the like; what belongs to it may go on: date:last week, since:14 Apr 2022,
    // date:March to May 2022. The longest date counts, but none goes on behind a whole one: date:2022 march.
    std::vector<QueryNode> parse_dates(const Lexeme& first) {
        constexpr int most_words_more = 8;
        const std::size_t start = at_;
        Span span = first.span;
        Span longest = {};
        std::size_t longest_end = start;
        bool may_go_on = true;
        for (int more = 0; more <= most_words_more; ++more) {
            const std::optional<DateRange> range = terms_.date_range(span, selector_->limit);
            if (range) {
                longest = span;
                longest_end = at_;
                may_go_on = range->may_go_on;
            }
            if (!is_free_text() || --date_tries_ < 0 || (!may_go_on && !continues_date(span))) break;
            may_go_on = true;
            take_into(span);
        }
        at_ = longest_end;
        if (longest.end > longest.begin) {
            std::vector<QueryNode> found = terms_.dates(longest, selector_->limit);
            if (!found.empty()) return found;
        }
        at_ = start;
        warnings_.add(in_quotes(terms_.typed(first.typed)) +
                      " names no date and was read as words. Dates are written as 2022, 2022-03, 2022-03-18, "
                      "2022-02-24..2022-04, 7d, today, yesterday or \"last week\".");
        return first.type == Type::quote ? terms_.phrase(first.span, nullptr) : terms_.words(first.span, nullptr);
    }

    bool is_free_text() const {
        return peek().selector == nullptr && (peek().type == Type::word || peek().type == Type::quote);
    }

    void take_into(Span& span) {
        span.end = peek().span.end;
        ++at_;
    }

    // Whether the next word makes another date of the whole one in `span`: a range of it, or a quarter of that year.
    bool continues_date(Span span) const {
        const std::string_view typed = terms_.typed(span);
        const std::string next = lower_ascii(terms_.typed(peek().span));
        const std::string last = lower_ascii(typed.substr(typed.find_last_of(' ') + 1));
        return is_range_sign(next) || is_range_sign(last) || next.starts_with("..") || next.starts_with("…") ||
               last.ends_with("..") || last.ends_with("…") || is_quarter(next);
    }

    static bool is_range_sign(std::string_view word) {
        constexpr std::array<std::string_view, 6> signs = {"-", "–", "—", "to", "till", "until"};
        return std::ranges::find(signs, word) != signs.end();
    }

    std::vector<Lexeme> lexemes_;
    TermReader& terms_;
    QueryWarnings& warnings_;
    const Selector* selector_ = nullptr;
    std::size_t at_ = 0;
    int depth_ = 0;
    int nears_ = 0;
    int date_tries_ = 200;  // at dates of several words, so that many of none do not take long
};

}  // namespace

QueryNode parse_lexemes(std::vector<Lexeme> lexemes, TermReader& terms, QueryWarnings& warnings) {
    return Parser(std::move(lexemes), terms, warnings).run();
}

}  // namespace dateline
