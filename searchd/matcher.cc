#include "searchd/matcher.h"

#include <algorithm>

#include <xapian.h>

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_words_with_a_beginning = 5000;
constexpr std::size_t most_words_in_a_place = 100;
constexpr std::size_t postings_to_open = 100;   // that could be read in the time it takes to find a list
constexpr std::size_t times_cheaper_again = 8;  // is a list that was read already
// A description is not about a word that stands in more articles than this; where there are others, it only ranks.
constexpr std::size_t too_common = 100'000;

bool needs_positions(const QueryNode& node) {
    return node.kind == Kind::phrase || node.kind == Kind::near || std::ranges::any_of(node.children, needs_positions);
}

// Those that look at positions come last: then few articles are left to look at.
std::vector<const QueryNode*> cheapest_first(const std::vector<QueryNode>& nodes) {
    std::vector<const QueryNode*> order;
    order.reserve(nodes.size());
    for (const bool with_positions : {false, true}) {
        for (const QueryNode& node : nodes) {
            if (needs_positions(node) == with_positions) order.push_back(&node);
        }
    }
    return order;
}

}  // namespace

std::vector<const Field*> searched_fields(const QueryNode& node) {
    if (node.field != nullptr) return {node.field};
    std::vector<const Field*> searched;
    for (const Field& field : fields) {
        if (field.searched) searched.push_back(&field);
    }
    return searched;
}

DocSet Matcher::match(const QueryNode& root, const DocSet& within) {
    DocSet set = fitting(root, within);
    set &= within;
    return set;
}

DocSet Matcher::fitting(const QueryNode& node, const DocSet& within) {
    switch (node.kind) {
        case Kind::everything: return columns_.every;
        case Kind::nothing: return none();
        case Kind::word: return node.words[0].is_prefix ? beginning(node) : word(node, within);
        case Kind::phrase: return phrase(node, within);
        case Kind::near: return near(node, within);
        case Kind::dates: return published(node.from, node.to);
        case Kind::key: return key(node);
        case Kind::present: return facet_column(columns_, *node.field).present;
        case Kind::all: return all(node, within);
        case Kind::any: return any(node, within);
        case Kind::negation: break;
    }
    DocSet others = columns_.every;
    others -= excluded(node.children[0], within);
    return others;
}

DocSet Matcher::excluded(const QueryNode& node, const DocSet& within) {
    is_excluding_ = !is_excluding_;
    DocSet set = fitting(node, within);
    is_excluding_ = !is_excluding_;
    return set;
}

DocSet Matcher::limits(const SearchRequest& request) {
    DocSet set = columns_.every;
    for (const Field& field : fields) {
        DocSet wanted = none();
        DocSet unwanted = none();
        bool has_wanted = false;
        for (const Filter& filter : request.filters) {
            if (filter.field != &field) continue;
            has_wanted |= !filter.is_excluded;
            DocSet& set_of_it = filter.is_excluded ? unwanted : wanted;
            if (filter.is_of_any()) {
                set_of_it |= facet_column(columns_, field).present;
            } else {
                add(set_of_it, term::whole_value(field, fold_value(filter.value)));
            }
        }
        if (has_wanted) set &= wanted;
        set -= unwanted;
    }
    if (request.from || request.to) set &= published(request.from, request.to);
    return set;
}

const DocSet& Matcher::published(std::optional<std::chrono::sys_seconds> from,
                                 std::optional<std::chrono::sys_seconds> to) {
    const auto known = published_.find({from, to});
    if (known != published_.end()) return known->second;
    return published_.emplace(std::pair(from, to), published_between(columns_, from, to)).first->second;
}

bool Matcher::may_read(const std::string& term) {
    const std::size_t postings = lists_.frequency(term);
    const std::size_t cost = lists_.is_kept(term) ? postings / times_cheaper_again : postings + postings_to_open;
    return budget_.take(&SearchBudget::postings, cost);
}

// Nothing is kept: of words that begin alike there are many, and ranking looks at few.
void Matcher::add(DocSet& set, const std::string& term) {
    if (!may_read(term)) return;
    const auto end = database_.postlist_end(term);
    for (auto it = database_.postlist_begin(term); it != end; ++it) set.add(*it);
}

TermPostings Matcher::postings(const std::string& term) {
    if (!may_read(term)) return {term, {}};
    return {term, lists_.read(term)};
}

DocSet Matcher::word(const QueryNode& node, const DocSet& within) {
    DocSet set = none();
    const Token& token = node.words[0].token;
    const std::vector<std::string> stems = vocabulary_.stems(token, node.field);
    const std::vector<std::string> title_only =
        node.field == &body_field ? vocabulary_.title_only(token) : std::vector<std::string>(stems.size());
    // One by one: where one reading of the word is in the title alone, another may be in the body.
    for (std::size_t i = 0; i < stems.size(); ++i) {
        DocSet with_stem = none();
        if (may_read(stems[i])) {
            for (const Posting& posting : lists_.read(stems[i])) with_stem.add(posting.article);
        }
        DocSet elsewhere = none();
        if (!title_only[i].empty()) add(elsewhere, title_only[i]);
        with_stem -= elsewhere;
        set |= with_stem;
    }
    const std::vector<std::string> apart = vocabulary_.written_apart(token);
    if (apart.empty()) return set;
    for (const Field* field : searched_fields(node)) {
        Sequence sequence;
        for (const std::string& part : apart) sequence.push_back({postings(std::string(field->prefix) + part)});
        set |= with_sequence(sequence, within);
    }
    return set;
}

DocSet Matcher::beginning(const QueryNode& node) {
    DocSet set = none();
    for (const Field* field : searched_fields(node)) {
        const std::vector<TermCount> words =
            vocabulary_.beginning_with(node.words[0].token, *field, most_words_with_a_beginning + 1);
        budget_.is_spent |= words.size() > most_words_with_a_beginning;
        for (const TermCount& word : words) add(set, std::string(field->prefix) + word.term);
    }
    return set;
}

DocSet Matcher::any(const QueryNode& node, const DocSet& within) {
    DocSet set = none();
    DocSet common = none();
    bool has_rare = false;
    for (const QueryNode* child : cheapest_first(node.children)) {
        DocSet one = fitting(*child, within);
        const bool is_common = node.is_implicit && one.count() > too_common;
        has_rare |= !is_common && !one.empty();
        (is_common ? common : set) |= one;
    }
    if (!has_rare) {
        set |= common;
    } else if (!common.empty()) {
        has_left_out_words_ = true;
    }
    return set;
}

DocSet Matcher::all(const QueryNode& node, const DocSet& within) {
    DocSet set = within;
    for (const QueryNode* child : cheapest_first(node.children)) {
        if (child->kind == Kind::negation) {
            set -= excluded(child->children[0], set);
        } else {
            set &= fitting(*child, set);
        }
    }
    return set;
}

Place Matcher::place(const QueryWord& word, const Field& field, bool is_inflected) {
    Place place;
    std::vector<std::string> words = exact_words(word.token);
    if (word.is_prefix) {
        words.clear();
        for (TermCount& found : vocabulary_.beginning_with(word.token, field, most_words_in_a_place + 1))
            words.push_back(std::move(found.term));
        if (words.size() > most_words_in_a_place) {
            words.pop_back();
            has_cut_beginnings_ = true;
        }
    } else if (is_inflected) {
        words = vocabulary_.inflections(word.token, field);
    }
    for (const std::string& one : words) place.push_back(postings(std::string(field.prefix) + one));
    return place;
}

// The ways in which a word or phrase may be written.
std::vector<Sequence> Matcher::sequences(const QueryNode& node, const Field& field, bool is_inflected) {
    Sequence sequence;
    for (const QueryWord& word : node.words)
        sequence.push_back(place(word, field, is_inflected && node.kind == Kind::word));
    std::vector<Sequence> ways = {std::move(sequence)};
    const bool may_be_joined = node.kind == Kind::phrase && node.words.size() == 2 && !node.words[1].is_prefix;
    if (may_be_joined) {
        const std::string joined = node.words[0].token.words[0] + node.words[1].token.words[0];
        ways.push_back({{postings(std::string(field.prefix) + joined)}});
    }
    return ways;
}

// Articles that have a word for each place.
DocSet Matcher::articles_of(const Sequence& sequence) const {
    DocSet set = columns_.every;
    for (const Place& place : sequence) {
        DocSet here = none();
        for (const TermPostings& postings : place) {
            for (const Posting& posting : postings.articles) here.add(posting.article);
        }
        set &= here;
    }
    return set;
}

// The members of `candidates` whose positions may be looked at, `lists` of them for each: all, or as many as can be
// afforded, the newest.
std::vector<DocId> Matcher::affordable(const DocSet& candidates, std::size_t lists) {
    budget_.make_room_for(candidates.count() * lists);
    std::vector<DocId> articles;
    candidates.for_each_from_last([&](DocId article) {
        if ((articles.size() + 1) * lists > budget_.position_lists) {
            budget_.is_spent = true;
            return false;
        }
        articles.push_back(article);
        return true;
    });
    std::ranges::reverse(articles);
    return articles;
}

void Matcher::add_unseen(DocSet& set, DocSet candidates, const std::vector<DocId>& seen) const {
    DocSet looked_at = none();
    for (const DocId article : seen) looked_at.add(article);
    candidates -= looked_at;
    set |= candidates;
}

DocSet Matcher::with_sequence(const Sequence& sequence, const DocSet& within) {
    DocSet candidates = articles_of(sequence);
    candidates &= within;
    if (sequence.size() == 1) return candidates;
    const std::vector<DocId> articles = affordable(candidates, sequence.size());
    const Occurrences found = OccurrenceFinder(database_, budget_).find(sequence, articles);
    DocSet set = none();
    for (std::size_t n = 0; n < articles.size(); ++n) {
        if (!found[n].empty()) set.add(articles[n]);
    }
    if (is_excluding_) add_unseen(set, std::move(candidates), articles);
    return set;
}

DocSet Matcher::phrase(const QueryNode& node, const DocSet& within) {
    if (node.words.size() == 1 && node.words[0].is_prefix) return beginning(node);
    DocSet set = none();
    for (const Field* field : searched_fields(node)) {
        for (const Sequence& sequence : sequences(node, *field, false)) set |= with_sequence(sequence, within);
    }
    return set;
}

DocSet Matcher::near(const QueryNode& node, const DocSet& within) {
    DocSet set = none();
    for (const Field* field : searched_fields(node)) set |= near_in(*field, node, within);
    return set;
}

DocSet Matcher::near_in(const Field& field, const QueryNode& node, const DocSet& within) {
    std::vector<Operand> operands;
    DocSet candidates = within;
    for (const QueryNode& child : node.children) {
        Operand operand;
        const std::vector<QueryNode>& ways = child.kind == Kind::any ? child.children : std::vector<QueryNode>{child};
        for (const QueryNode& way : ways) {
            for (Sequence& sequence : sequences(way, field, true)) operand.push_back(std::move(sequence));
        }
        DocSet one = none();
        for (const Sequence& sequence : operand) one |= articles_of(sequence);
        candidates &= one;
        operands.push_back(std::move(operand));
    }
    std::size_t lists = 0;
    for (const Operand& operand : operands) {
        for (const Sequence& sequence : operand) lists += sequence.size();
    }
    DocSet set = none();
    const std::vector<DocId> articles = affordable(candidates, lists);
    for (const DocId article : OccurrenceFinder(database_, budget_).near(operands, node.distance, articles))
        set.add(article);
    if (is_excluding_) add_unseen(set, std::move(candidates), articles);
    return set;
}

DocSet Matcher::key(const QueryNode& node) {
    DocSet set = none();
    add(set, term::key(*node.field, node.value));
    // Any article of a story stands for it; one that is alone is a story of its own.
    if (node.field->name == "story" && set.empty()) {
        add(set, term::unique_id(node.value));
        const DocId article = set.next(1);
        if (article != 0 && columns_.story[article] != 0)
            add(set, term::story(database_.get_document(article).get_value(slot::story)));
    }
    return set;
}

}  // namespace dateline
