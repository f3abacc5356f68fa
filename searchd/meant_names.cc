#include "searchd/meant_names.h"

#include <algorithm>
#include <string>

#include "searchd/query_parts.h"
#include "searchd/query_syntax.h"
#include "searchd/query_warnings.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t longest_name = 4;  // parts of a query

class MeantNames {
public:
    MeantNames(const SearchRequest& request, const Vocabulary& vocabulary, const QueryNode& root)
        : request_(request), vocabulary_(vocabulary), parts_(parts_of(root)) {}

    std::vector<Relaxation> run() {
        for (std::size_t first = 0; first < parts_.size(); ++first) look_from(first);
        return std::move(found_);
    }

private:
    void look_from(std::size_t first) {
        const Field* named = field_before(first);
        const std::size_t begin = named == nullptr ? first : first - 1;
        if (named == nullptr && parts_[first].node->field != nullptr) named = parts_[first].node->field;
        for (const Field& field : fields) {
            if (field.facet_slot == no_slot || &field == &language_field) continue;
            if (named != nullptr && named != &field) continue;
            std::size_t end = first;
            while (end < parts_.size() && end < first + longest_name && is_part_of_name(end, first, field)) ++end;
            const bool is_enough = named != nullptr && begin < first ? end > first
                                   : named != nullptr                ? end > first + 1
                                                                     : is_long(first, end);
            if (is_enough) add(field, {parts_[begin].typed.begin, parts_[end - 1].typed.end}, first, end);
        }
    }

    // Of "author: Lise", which was read as two words.
    const Field* field_before(std::size_t part) const {
        if (part == 0) return nullptr;
        const std::string typed = text_of(request_.q, parts_[part - 1].typed);
        if (!typed.ends_with(':')) return nullptr;
        const Selector* selector = find_selector(std::string_view(typed).substr(0, typed.size() - 1));
        return selector == nullptr ? nullptr : selector->field;
    }

    bool is_long(std::size_t first, std::size_t end) const {
        return end > first + 1 || (end == first + 1 && (parts_.size() == 1 || words_of(first).size() > 1));
    }

    const std::vector<QueryWord>& words_of(std::size_t part) const {
        const QueryNode& node = *parts_[part].node;
        return node.kind == Kind::any && !node.children.empty() ? node.children.front().words : node.words;
    }

    // The first may have the name of the field before it.
    bool is_part_of_name(std::size_t part, std::size_t first, const Field& field) const {
        const QueryNode& node = *parts_[part].node;
        const bool is_of_words = node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::any;
        const std::string typed = text_of(request_.q, parts_[part].typed);
        if (!is_of_words || typed.starts_with('+') || typed.starts_with('(') || typed.ends_with('*')) return false;
        if (node.field != nullptr && (part != first || node.field != &field)) return false;
        const std::vector<QueryWord>& words = words_of(part);
        const auto is_in_field = [&](const QueryWord& word) { return vocabulary_.has(word.token, field); };
        return !words.empty() && std::ranges::all_of(words, is_in_field);
    }

    void add(const Field& field, const Span& typed, std::size_t first, std::size_t end) {
        if (found_.size() == most_names_meant) return;
        const std::string name =
            text_of(request_.q, {words_of(first).front().typed.begin, words_of(end - 1).back().typed.end});
        const std::string phrase = as_phrase(name);
        found_.push_back({"meaning " + readable_name(field) + " " + in_quotes(name),
                          with_q(request_, replaced(request_.q, typed, std::string(field.name) + ":" + phrase)),
                          lost_by_loosening});
    }

    const SearchRequest& request_;
    const Vocabulary& vocabulary_;
    std::vector<QueryPart> parts_;
    std::vector<Relaxation> found_;
};

}  // namespace

std::vector<Relaxation> with_meant_names(const SearchRequest& request, const Vocabulary& vocabulary,
                                         const QueryNode& root) {
    return MeantNames(request, vocabulary, root).run();
}

}  // namespace dateline
