#include <algorithm>

#include "tests/support/scanned_query.h"

namespace dateline::testing {

namespace {

using Kind = ScannedQuery::Kind;

const std::string& some_word(Random& random) {
    return any_of(random, happens(random, 10) ? polish_words() : english_words());
}

ScannedWord prefix_of(Random& random, const std::string& word) {
    return {word.substr(0, 3 + below(random, word.size() - 2)), true};
}

ScannedQuery phrase(Random& random) {
    ScannedQuery node;
    node.kind = Kind::phrase;
    const Words& words = happens(random, 10) ? polish_words() : english_words();
    for (std::size_t n = 1 + below(random, 3); n > 0; --n) {
        const std::string& word = any_of(random, words);
        node.words.push_back(happens(random, 4) ? prefix_of(random, word) : ScannedWord{word});
    }
    return node;
}

ScannedQuery word(Random& random) {
    ScannedQuery node;
    node.words = {happens(random, 5) ? prefix_of(random, some_word(random)) : ScannedWord{some_word(random)}};
    return node;
}

ScannedQuery text_leaf(Random& random) { return happens(random, 3) ? phrase(random) : word(random); }

// A word, the beginning of one or, in quotation marks, the whole of what articles have in a field; or anything in it.
ScannedQuery name(Random& random) {
    static const std::vector<std::pair<std::string, const Words*>> names = {
        {"source", &source_names()}, {"author", &author_names()}, {"section", &section_names()}, {"tag", &tag_names()}};
    ScannedQuery node;
    if (happens(random, 5)) {
        node.kind = Kind::present;
        node.field = any_of(random, {"source", "author", "section", "lang"});
        return node;
    }
    if (happens(random, 6)) {
        node.field = "lang";
        node.words = {{happens(random, 2) ? "en" : "pl"}};
        return node;
    }
    const auto& [field, values] = names[below(random, names.size())];
    node.field = field;
    const Words parts = words_of(any_of(random, *values));
    if (happens(random, 3)) {
        node.kind = Kind::phrase;
        for (const std::string& part : parts) node.words.push_back({part});
    } else {
        const std::string& part = any_of(random, parts);
        node.words = {part.size() > 3 && happens(random, 4) ? prefix_of(random, part) : ScannedWord{part}};
    }
    return node;
}

// A year, month or day, as it is typed, with its first and last day. Of the days of a month only the order counts.
struct Period {
    std::string typed;
    std::string first;
    std::string last;
};

Period period(Random& random) {
    const std::string year = std::to_string(2024 + below(random, 3));
    const std::string month = year + (happens(random, 2) ? "-0" : "-1") + std::to_string(below(random, 2) + 1);
    switch (below(random, 3)) {
        case 0: return {year, year + "-01-01", year + "-12-31"};
        case 1: return {month, month + "-01", month + "-31"};
        default: break;
    }
    const std::string day = month + "-1" + std::to_string(below(random, 10));
    return {day, day, day};
}

// Sorts just before `day`.
std::string before(std::string day) {
    --day.back();
    return day + '~';
}

ScannedQuery dates(Random& random) {
    const Period one = period(random);
    const Period other = period(random);
    const auto limited = [](std::string typed, std::string first, std::string last) {
        ScannedQuery node;
        node.kind = Kind::dates;
        node.typed = std::move(typed);
        node.first = std::move(first);
        node.last = std::move(last);
        return node;
    };
    switch (below(random, 8)) {
        case 0: return limited("since:" + one.typed, one.first, "");
        case 1: return limited("until:" + one.typed, "", one.last);
        case 2: return limited("before:" + one.typed, "", before(one.first));
        case 3: return limited("after:" + one.typed, one.last + "~", "");
        case 4: return limited("date:" + one.typed + "..", one.first, "");
        case 5: return limited("date:.." + one.typed, "", one.last);
        case 6: {
            const bool is_inverted = one.first > other.last;
            return limited("date:" + one.typed + ".." + other.typed, is_inverted ? other.first : one.first,
                           is_inverted ? one.last : other.last);
        }
        default: return limited("date:" + one.typed, one.first, one.last);
    }
}

ScannedQuery key(Random& random) {
    static const Words addresses = {"gazette.example",           "www.gazette.example/2025", "wire.example",
                                    "news.wire.example/2026/a7", "wire.example/2026",        "news.wire.example"};
    ScannedQuery node;
    node.kind = happens(random, 2) ? Kind::address : Kind::story;
    node.typed = node.kind == Kind::address ? any_of(random, addresses) : "a" + std::to_string(below(random, 300));
    if (node.typed.starts_with("www.")) node.typed = node.typed.substr(4);
    return node;
}

ScannedQuery near(Random& random) {
    ScannedQuery node;
    node.kind = Kind::near;
    node.is_bare = happens(random, 2);
    if (happens(random, 5)) node.field = happens(random, 2) ? "title" : "body";
    for (std::size_t n = 2 + below(random, 2); n > 0; --n) {
        ScannedQuery operand = text_leaf(random);
        if (happens(random, 4)) {
            ScannedQuery choice;
            choice.kind = Kind::any;
            choice.children = {std::move(operand), text_leaf(random)};
            operand = std::move(choice);
        }
        node.children.push_back(std::move(operand));
    }
    const unsigned distance = happens(random, 4) ? 10 : static_cast<unsigned>(1 + below(random, 6));
    node.distances.assign(node.children.size() - 1, distance);
    if (happens(random, 5)) node.distances.back() = 2;
    return node;
}

ScannedQuery negation(ScannedQuery of, Random& random) {
    ScannedQuery node;
    node.kind = Kind::negation;
    node.has_dash = happens(random, 2);
    node.children.push_back(std::move(of));
    return node;
}

ScannedQuery leaf(Random& random) {
    switch (below(random, 12)) {
        case 0: return name(random);
        case 1: return dates(random);
        case 2: return happens(random, 3) ? key(random) : near(random);
        case 3: return near(random);
        default: break;
    }
    ScannedQuery node = text_leaf(random);
    if (happens(random, 5)) node.field = happens(random, 2) ? "title" : "body";
    return node;
}

// What is typed twice, once with a plus sign, is one word.
void require_some(std::vector<ScannedQuery>& nodes, Random& random) {
    for (ScannedQuery& node : nodes) {
        const bool may_be_required =
            node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::any || node.kind == Kind::all;
        const auto repeats = [&](const ScannedQuery& other) {
            return &other != &node && other.text().find(node.text()) != std::string::npos;
        };
        node.is_required = may_be_required && happens(random, 8) && std::ranges::none_of(nodes, repeats);
    }
}

}  // namespace

ScannedQuery random_query(Random& random, int depth) {
    if (depth == 0 || happens(random, 4)) {
        ScannedQuery node = leaf(random);
        return happens(random, 12) ? negation(std::move(node), random) : node;
    }
    ScannedQuery node;
    constexpr Kind kinds[] = {Kind::all, Kind::side_by_side, Kind::side_by_side, Kind::any, Kind::any};
    node.kind = kinds[below(random, std::size(kinds))];
    node.is_bare = happens(random, 2);
    if (happens(random, 8)) node.field = happens(random, 2) ? "title" : "body";
    for (std::size_t n = 2 + below(random, 2); n > 0; --n) {
        node.children.push_back(random_query(random, depth - 1));
    }
    if (node.kind == Kind::side_by_side) require_some(node.children, random);
    if (node.kind == Kind::all && happens(random, 12)) node.children.emplace_back().kind = Kind::everything;
    return node;
}

ScannedQuery random_limit(Random& random) {
    switch (below(random, 5)) {
        case 0: return name(random);
        case 1: return dates(random);
        case 2: return phrase(random);
        case 3: return near(random);
        default: return negation(leaf(random), random);
    }
}

}  // namespace dateline::testing
