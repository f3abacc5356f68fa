#include "searchd/query_operators.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "indexer/base/ascii.h"

namespace dateline {

namespace {

using Type = Lexeme::Type;

constexpr std::size_t longest_operator = 6;  // of other languages, too

// The n of NEAR/n; 0 for what is none, with a word about what looks like it.
unsigned near_distance(std::string_view typed, QueryWarnings& warnings) {
    const std::size_t slash = typed.find('/');
    if (slash > longest_operator) return 0;
    const std::string_view name = typed.substr(0, slash);
    const std::string_view number = typed.substr(slash + 1);
    const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    if (name != "NEAR") {
        const std::string lower = lower_ascii(name);
        if (is_number && (lower == "near" || lower == "within" || lower == "w" || lower == "n" || lower == "pre"))
            warnings.add(in_quotes(typed) + " was read as words: write NEAR/" + std::string(number) +
                         " for words near each other.");
        return 0;
    }
    const bool is_zero = number.find_first_not_of('0') == std::string_view::npos;
    if (!is_number || is_zero) {
        warnings.add(in_quotes(typed) + " was read as words: behind NEAR/ stands a number of words, as in NEAR/5.");
        return 0;
    }
    unsigned distance = 0;
    const auto error = std::from_chars(number.data(), number.data() + number.size(), distance).ec;
    if (error == std::errc() && distance <= longest_distance) return distance;
    warnings.add(in_quotes(typed) + " was read as NEAR/" + std::to_string(longest_distance) +
                 ", the farthest there is.");
    return longest_distance;
}

}  // namespace

ReadOperator read_operator(std::string_view typed, QueryWarnings& warnings) {
    const auto* found = std::ranges::find(operator_names, typed, &OperatorName::name);
    if (found != operator_names.end()) {
        constexpr std::array types = {Type::op_and, Type::op_or, Type::op_not, Type::op_near};
        return {types.at(static_cast<std::size_t>(found->meaning)),
                found->meaning == Operator::near ? usual_distance : 0};
    }
    const unsigned distance = near_distance(typed, warnings);
    return distance != 0 ? ReadOperator{Type::op_near, distance} : ReadOperator();
}

std::size_t weight_in(std::string_view word) {
    const std::size_t sign = word.find_first_of("~^");
    if (sign == std::string_view::npos) return word.size();
    return word.find_first_not_of("0123456789.", sign + 1) == std::string_view::npos ? sign : word.size();
}

void warn_of_weight(std::string_view sign, bool is_of_phrase, QueryWarnings& warnings) {
    const std::string number(sign.substr(1));
    const std::string why = sign[0] == '^' ? "words have no weights here."
                            : is_of_phrase ? "words near each other are joined by NEAR/" +
                                                 (number.empty() ? std::to_string(usual_distance) : number) + "."
                                           : "words that are spelt alike are looked for where none is found.";
    warnings.add(in_quotes(sign) + " was left out: " + why);
}

}  // namespace dateline
