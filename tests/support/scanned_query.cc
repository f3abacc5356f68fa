#include "tests/support/scanned_query.h"

#include <algorithm>
#include <string_view>

namespace dateline::testing {

namespace {

using Kind = ScannedQuery::Kind;

struct Places {
    int begin = 0;
    int end = 0;  // behind the last
};

std::string lower(const std::string& word) { return words_of(word).front(); }

std::string_view stem(std::string_view word) { return word.substr(0, word.size() - (word.ends_with('s') ? 1 : 0)); }

// Whether `word` is `wanted`; both are in small letters.
bool fits(const ScannedWord& wanted, const std::string& word, bool in_any_inflection) {
    if (wanted.is_prefix) return word.starts_with(wanted.text);
    return word == wanted.text || (in_any_inflection && stem(word) == stem(wanted.text));
}

// Where the words of a leaf stand one after the other.
std::vector<Places> places(const ScannedQuery& leaf, const PlacedWords& text) {
    std::vector<Places> found;
    std::vector<ScannedWord> wanted = leaf.words;
    for (ScannedWord& word : wanted) word.text = lower(word.text);
    const std::size_t length = wanted.size();
    for (std::size_t at = 0; at + length <= text.size(); ++at) {
        bool is_match = true;
        for (std::size_t i = 0; i < length; ++i) {
            is_match &= text[at + i].first == text[at].first + static_cast<int>(i) &&
                        fits(wanted[i], text[at + i].second, leaf.kind == Kind::word);
        }
        if (is_match) found.push_back({text[at].first, text[at].first + static_cast<int>(length)});
    }
    return found;
}

// Tries every choice of one place for each operand.
bool stand_near(const std::vector<std::vector<Places>>& operands, std::vector<Places>& chosen, int distance) {
    if (chosen.size() == operands.size()) {
        int first = chosen[0].begin;
        int last = chosen[0].end - 1;
        int inner = 0;
        for (const Places& one : chosen) {
            first = std::min(first, one.begin);
            last = std::max(last, one.end - 1);
            inner += one.end - one.begin - 1;
        }
        return last - first - inner <= distance;
    }
    for (const Places& one : operands[chosen.size()]) {
        const auto overlaps = [&](const Places& other) { return one.begin < other.end && other.begin < one.end; };
        if (std::ranges::any_of(chosen, overlaps)) continue;
        chosen.push_back(one);
        if (stand_near(operands, chosen, distance)) return true;
        chosen.pop_back();
    }
    return false;
}

// The host without www., or a domain it belongs to, and how its path begins.
bool is_at(const std::string& url, const std::string& address) {
    std::string rest = url.substr(url.find("//") + 2);
    if (rest.starts_with("www.")) rest = rest.substr(4);
    const auto begins = [&](const std::string& text) { return text == address || text.starts_with(address + "/"); };
    if (begins(rest)) return true;
    const bool is_host = address.find('/') == std::string::npos;
    return is_host && begins(rest.substr(rest.find('.') + 1)) && rest.find('.') < rest.find(".example");
}

bool is_group(Kind kind) { return kind == Kind::all || kind == Kind::side_by_side || kind == Kind::any; }

bool is_name(const std::string& field) { return !field.empty() && field != "title" && field != "body"; }

}  // namespace

std::string ScannedQuery::bracketed(Kind parent) const {
    const bool is_loose = is_group(kind) || kind == Kind::near;
    const bool may_be_bare = kind == Kind::near ? parent != Kind::near : parent == Kind::any && kind != Kind::any;
    return is_loose && field.empty() && !is_required && !(is_bare && may_be_bare) ? "(" + text() + ")" : text();
}

std::string ScannedQuery::text() const {
    const std::string sign = is_required ? "+" : "";
    std::string out;
    switch (kind) {
        case Kind::everything: return "*";
        case Kind::dates: return typed;
        case Kind::address: return "url:" + typed;
        case Kind::story: return "story:" + typed;
        case Kind::present: return field + ":*";
        case Kind::negation: return (has_dash ? "-" : "NOT ") + children[0].bracketed(kind);
        case Kind::word:
        case Kind::phrase:
            for (const ScannedWord& word : words)
                out += (out.empty() ? "" : " ") + word.text + (word.is_prefix ? "*" : "");
            if (kind == Kind::phrase) out = '"' + out + '"';
            return sign + (field.empty() ? "" : field + ":") + out;
        case Kind::near:
            for (std::size_t i = 0; i < children.size(); ++i) {
                if (i > 0)
                    out += " NEAR" + (distances[i - 1] == 10 ? "" : "/" + std::to_string(distances[i - 1])) + " ";
                out += children[i].bracketed(kind);
            }
            break;
        default:
            const std::string between = kind == Kind::all ? " AND " : kind == Kind::any ? " OR " : " ";
            for (const ScannedQuery& child : children) out += (out.empty() ? "" : between) + child.bracketed(kind);
    }
    if (!field.empty()) return sign + field + ":(" + out + ")";
    return is_required ? "+(" + out + ")" : out;
}

bool ScannedQuery::has_side_by_side() const {
    return kind == Kind::side_by_side ||
           (kind != Kind::negation && std::ranges::any_of(children, &ScannedQuery::has_side_by_side));
}

// Only says which articles may be shown.
bool ScannedQuery::only_limits(const std::string& in) const {
    const std::string& here = field.empty() ? in : field;
    if (kind == Kind::dates || kind == Kind::address || kind == Kind::story || kind == Kind::everything ||
        kind == Kind::negation)
        return true;
    if (is_group(kind))
        return std::ranges::all_of(children, [&](const ScannedQuery& child) { return child.only_limits(here); });
    return is_name(here);
}

bool ScannedQuery::may_be_missing(const std::string& in) const {
    return kind != Kind::phrase && kind != Kind::near && !is_required && !only_limits(in);
}

bool ScannedQuery::matches_side_by_side(const ScannedArticle& article, const std::string& in, bool is_relaxed) const {
    bool has_some = std::ranges::none_of(children, [&](const ScannedQuery& child) { return child.may_be_missing(in); });
    bool has_all = true;
    for (const ScannedQuery& child : children) {
        const bool is_match = child.matches(article, in, is_relaxed);
        if (!child.may_be_missing(in) && !is_match) return false;
        has_some |= child.may_be_missing(in) && is_match;
        has_all &= is_match;
    }
    return is_relaxed ? has_some : has_all;
}

bool ScannedQuery::matches_near(const PlacedWords& text) const {
    std::vector<std::vector<Places>> operands;
    for (const ScannedQuery& child : children) {
        operands.emplace_back();
        for (const ScannedQuery& way : child.kind == Kind::any ? child.children : std::vector<ScannedQuery>{child}) {
            const std::vector<Places> found = places(way, text);
            operands.back().insert(operands.back().end(), found.begin(), found.end());
        }
    }
    std::vector<Places> chosen;
    return stand_near(operands, chosen, static_cast<int>(*std::ranges::min_element(distances)));
}

bool ScannedQuery::matches(const ScannedArticle& article, const std::string& in, bool is_relaxed) const {
    const std::string& here = field.empty() ? in : field;
    const auto child_matches = [&](const ScannedQuery& child) { return child.matches(article, here, is_relaxed); };
    const auto in_some_text = [&](const auto& test) {
        for (const std::string& name : here.empty() ? Words{"title", "body"} : Words{here}) {
            if (std::ranges::any_of(article.texts.at(name), test)) return true;
        }
        return false;
    };
    switch (kind) {
        case Kind::everything: return true;
        case Kind::word:
        case Kind::phrase: return in_some_text([&](const PlacedWords& text) { return !places(*this, text).empty(); });
        case Kind::near: return in_some_text([&](const PlacedWords& text) { return matches_near(text); });
        case Kind::dates:
            return !article.date.empty() && (first.empty() || article.date >= first) &&
                   (last.empty() || article.date <= last);
        case Kind::address: return is_at(article.url, typed);
        case Kind::present: return in_some_text([](const PlacedWords& text) { return !text.empty(); });
        case Kind::story: return std::ranges::find(article.fellows, typed) != article.fellows.end();
        case Kind::negation: return !children[0].matches(article, here, false);  // what is unwanted is not relaxed
        case Kind::all: return std::ranges::all_of(children, child_matches);
        case Kind::any: return std::ranges::any_of(children, child_matches);
        case Kind::side_by_side: break;
    }
    return matches_side_by_side(article, here, is_relaxed);
}

}  // namespace dateline::testing
