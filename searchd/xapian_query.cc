#include "searchd/xapian_query.h"

#include <xapian.h>

#include "indexer/model/document.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

std::vector<const Field*> searched_fields(const QueryNode& node) {
    if (node.field != nullptr) return {node.field};
    std::vector<const Field*> searched;
    for (const Field& field : fields) {
        if (field.searched) searched.push_back(&field);
    }
    return searched;
}

Query any_of(const std::vector<Query>& queries) {
    return queries.size() == 1 ? queries[0] : Query(Query::OP_OR, queries.begin(), queries.end());
}

Query weighted(const Field& field, const Query& query) {
    return field.weight == 1.0 ? query : Query(Query::OP_SCALE_WEIGHT, query, field.weight);
}

class Translator {
public:
    Translator(const Xapian::Database& database, const std::vector<Analyser*>& languages)
        : database_(database), languages_(languages) {}

    Query translate(const QueryNode& node) const {
        switch (node.kind) {
            case Kind::everything: return every_article();
            case Kind::nothing: return {};
            case Kind::word: return word(node);
            case Kind::phrase: return phrase(node);
            case Kind::any: return any_of(translated(node.children));
            case Kind::negation: return Query(Query::OP_AND_NOT, every_article(), translate(node.children[0]));
            case Kind::all: return all(node);
            default: return {};
        }
        return {};
    }

private:
    std::vector<Query> translated(const std::vector<QueryNode>& nodes) const {
        std::vector<Query> queries;
        queries.reserve(nodes.size());
        for (const QueryNode& node : nodes) queries.push_back(translate(node));
        return queries;
    }

    Query all(const QueryNode& node) const {
        std::vector<Query> wanted;
        std::vector<Query> unwanted;
        for (const QueryNode& child : node.children) {
            if (child.kind == Kind::negation) {
                unwanted.push_back(translate(child.children[0]));
            } else {
                wanted.push_back(translate(child));
            }
        }
        Query query = wanted.empty() ? every_article() : Query(Query::OP_AND, wanted.begin(), wanted.end());
        return unwanted.empty() ? query : Query(Query::OP_AND_NOT, query, any_of(unwanted));
    }

    Query word(const QueryNode& node) const {
        const Token& token = node.words[0].token;
        const std::vector<std::string> apart = written_apart(token);
        std::vector<Query> alternatives;
        for (const Field* field : searched_fields(node)) {
            Query query = inflected(token, *field);
            if (!apart.empty()) query = Query(Query::OP_OR, query, sequence(*field, {{apart[0]}, {apart[1]}}));
            alternatives.push_back(weighted(*field, query));
        }
        return any_of(alternatives);
    }

    // The word in any inflection, as one term.
    Query inflected(const Token& token, const Field& field) const {
        std::vector<Query> stems;
        for (Analyser* analyser : languages_) {
            for (const std::string& stem : analyser->stems_of(token)) {
                const std::string term = term::stem(field.prefix, analyser->language(), stem);
                if (languages_.size() == 1 || database_.term_exists(term)) stems.emplace_back(term);
            }
        }
        if (stems.empty()) return {};
        return stems.size() == 1 ? stems[0] : Query(Query::OP_SYNONYM, stems.begin(), stems.end());
    }

    // "addon" as "add", "on", where the index has seen "add-on"; nothing otherwise.
    std::vector<std::string> written_apart(const Token& token) const {
        const std::string& stem = token.stems.front();
        for (std::size_t cut = 1; cut < stem.size(); ++cut) {
            const bool is_inside_character = (static_cast<unsigned char>(stem[cut]) & 0xC0u) == 0x80u;
            if (is_inside_character || !database_.term_exists(term::hyphenated(stem.substr(0, cut), stem.substr(cut))))
                continue;
            return {stem.substr(0, cut), stem.substr(cut)};
        }
        return {};
    }

    Query phrase(const QueryNode& node) const {
        std::vector<std::vector<std::string>> words;
        for (const QueryWord& word : node.words) words.push_back(word.token.words);
        std::vector<Query> alternatives;
        for (const Field* field : searched_fields(node)) {
            Query query = sequence(*field, words);
            if (words.size() == 2)
                query = Query(Query::OP_OR, query, Query(std::string(field->prefix) + words[0][0] + words[1][0]));
            alternatives.push_back(weighted(*field, query));
        }
        return any_of(alternatives);
    }

    // One of each set of exact words, one after the other.
    static Query sequence(const Field& field, const std::vector<std::vector<std::string>>& words) {
        std::vector<Query> places;
        for (const std::vector<std::string>& readings : words) {
            std::vector<Query> terms;
            terms.reserve(readings.size());
            for (const std::string& reading : readings) terms.emplace_back(std::string(field.prefix) + reading);
            places.push_back(any_of(terms));
        }
        if (places.size() == 1) return places[0];
        return Query(Query::OP_PHRASE, places.begin(), places.end(), static_cast<Xapian::termcount>(places.size()));
    }

    const Xapian::Database& database_;
    const std::vector<Analyser*>& languages_;
};

Query whole_value(const Filter& filter) { return Query(term::whole_value(*filter.field, fold_value(filter.value))); }

}  // namespace

Query every_article() { return Query(std::string()); }

Query to_xapian(const QueryNode& root, const Xapian::Database& database, const std::vector<Analyser*>& languages) {
    return Translator(database, languages).translate(root);
}

Query restricted(const Query& query, const SearchRequest& request) {
    Query restricted = query;
    for (const Field& field : fields) {
        std::vector<Query> wanted;
        std::vector<Query> unwanted;
        for (const Filter& filter : request.filters) {
            if (filter.field == &field) (filter.is_excluded ? unwanted : wanted).push_back(whole_value(filter));
        }
        if (!wanted.empty()) restricted = Query(Query::OP_FILTER, restricted, any_of(wanted));
        if (!unwanted.empty()) restricted = Query(Query::OP_AND_NOT, restricted, any_of(unwanted));
    }
    if (request.from || request.to) {
        const std::string from = request.from ? to_sort_key(*request.from) : "0";
        const std::string to = request.to ? to_sort_key(*request.to) : "9";
        const Query range = from > to ? Query() : Query(Query::OP_VALUE_RANGE, slot::published, from, to);
        restricted = Query(Query::OP_FILTER, restricted, range);
    }
    return restricted;
}

}  // namespace dateline
