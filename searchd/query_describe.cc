// How a query was read, in plain English: describe() of query.h.
#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/model/language_tag.h"
#include "searchd/date_words.h"
#include "searchd/query.h"
#include "searchd/query_syntax.h"
#include "searchd/query_tree.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// Words of one run without blanks, or of a phrase, as they were typed.
class Description {
public:
    explicit Description(std::string_view text) : text_(text) {}

    std::string of(const QueryNode& node) const {
        const CommonField common = common_field(node);
        if (node.kind == Kind::dates) return describe_dates(node.from, node.to);
        if (node.kind == Kind::present) return "with " + one_of(*node.field);
        if (!common.is_one || common.field == nullptr) return inside(node, nullptr);
        return std::string(selector_of(*common.field).says) + in_brackets(node, common.field);
    }

private:
    std::string_view typed(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

    // `node` without the name of `field`, which was said before.
    std::string inside(const QueryNode& node, const Field* field) const {
        if (node.kind == Kind::present) return "any";
        if (field == &language_field && !is_group(node))
            return language(node.kind == Kind::key ? node.value : words_of(node));
        switch (node.kind) {
            case Kind::everything: return "all articles";
            case Kind::word:
                return (node.words[0].is_prefix ? "words beginning with " : "") +
                       std::string(typed(node.words[0].typed));
            case Kind::phrase: return node.is_required ? "“" + words_of(node) + "”" : words_of(node);
            case Kind::key: return node.value;
            case Kind::near: return near(node, field);
            case Kind::any: {
                if (node.is_correction()) return corrected(node);
                return is_run(node) ? words_of(node.children.front()) : listed(node, " or ", field);
            }
            case Kind::all: return all(node, field);
            default: return "";
        }
    }

    static bool is_group(const QueryNode& node) { return node.kind == Kind::any || node.kind == Kind::all; }

    static std::string language(const std::string& typed) {
        const std::string code = language_named(typed);
        return code.empty() ? "language " + typed : language_name(code);
    }

    std::string words_of(const QueryNode& node) const {
        std::string words;
        for (std::size_t i = 0; i < node.words.size(); ++i) {
            const Span word = node.words[i].typed;
            words += typed(word);
            if (node.words[i].is_prefix) words += '*';
            if (i + 1 < node.words.size()) words += between(typed({word.end, node.words[i + 1].typed.begin}));
        }
        return words;
    }

    // What parts two words: a sign without blanks as it is, else a blank.
    static std::string between(std::string_view gap) {
        std::string signs;
        for (std::size_t at = 0; at < gap.size();) {
            const Utf8Char c = decode_utf8(gap, at);
            if (is_space(c.code) || c.code == '*') return " ";
            signs += gap.substr(at, c.length);
            at += c.length;
        }
        return signs;
    }

    // add-on, which may be one word or two.
    static bool is_run(const QueryNode& node) {
        return node.children.size() == 2 && node.children[0].kind == Kind::phrase &&
               node.children[1].kind == Kind::word &&
               node.children[0].words.front().typed.begin == node.children[1].words[0].typed.begin &&
               node.children[0].words.back().typed.end == node.children[1].words[0].typed.end;
    }

    // As a part of something larger, where `field` was said before or is null.
    std::string part(const QueryNode& node, const Field* field) const {
        return field == nullptr && names_field(node) ? of(node) : in_brackets(node, field);
    }

    static bool names_field(const QueryNode& node) {
        const CommonField common = common_field(node);
        return common.is_one && common.field != nullptr;
    }

    // What names a field last, so that "headline has oil" does not seem to go on: "gas and headline has oil".
    static std::vector<const QueryNode*> in_order_of_telling(const QueryNode& group, const Field* field) {
        std::vector<const QueryNode*> order;
        for (const QueryNode& node : group.children) order.push_back(&node);
        if (field == nullptr && !group.prefers_first)
            std::stable_partition(order.begin(), order.end(),
                                  [](const QueryNode* node) { return !names_field(*node); });
        return order;
    }

    std::string in_brackets(const QueryNode& node, const Field* field) const {
        if (node.kind == Kind::dates) return of(node);
        const bool is_one =
            node.children.empty() || is_run(node) || (node.is_correction() && node.children.size() == 1);
        return is_one ? inside(node, field) : "(" + inside(node, field) + ")";
    }

    std::string listed(const QueryNode& group, std::string_view joint, const Field* field) const {
        std::string list;
        for (const QueryNode* node : in_order_of_telling(group, field))
            list += (list.empty() ? "" : std::string(joint)) + part(*node, field);
        return list;
    }

    // The words that one was taken for, which are not in the text.
    static std::string corrected(const QueryNode& node) {
        std::string words;
        for (const QueryNode& child : node.children)
            words += (words.empty() ? "" : " or ") + child.words.front().token.words.front();
        return words;
    }

    // What is looked for, then what limits it, then what is unwanted.
    std::string all(const QueryNode& node, const Field* field) const {
        std::string wanted;
        std::string limits;
        for (const QueryNode* child : in_order_of_telling(node, field)) {
            if (child->kind == Kind::negation) continue;
            const bool is_limit = field == nullptr && is_filter(*child);
            std::string& list = is_limit ? limits : wanted;
            list += (list.empty() ? "" : is_limit ? ", " : " and ") + part(*child, field);
        }
        if (!wanted.empty() && !limits.empty()) wanted += ", ";
        std::string text = wanted + limits;
        if (text.empty()) text = "all articles";
        for (const QueryNode& child : node.children) {
            if (child.kind == Kind::negation) text += ", " + without(child.children[0], field);
        }
        return text;
    }

    std::string without(const QueryNode& node, const Field* field) const {
        if (node.kind == Kind::dates) return node.from || node.to ? "not " + of(node) : "without a date";
        if (node.kind == Kind::present && field == nullptr) return "without " + one_of(*node.field);
        const CommonField common = common_field(node);
        if (field == nullptr && common.is_one && common.field != nullptr)
            return std::string(selector_of(*common.field).denies) + in_brackets(node, common.field);
        return "without " + in_brackets(node, field);
    }

    std::string near(const QueryNode& node, const Field* field) const {
        const std::string within =
            " within " + std::to_string(node.distance) + (node.distance == 1 ? " word of " : " words of ");
        if (node.children.size() == 2) return part(node.children[0], field) + within + part(node.children[1], field);
        std::string list;
        for (std::size_t i = 0; i < node.children.size(); ++i)
            list += (i == 0 ? "" : i + 1 == node.children.size() ? " and " : ", ") + part(node.children[i], field);
        return list + within + "each other";
    }

    std::string_view text_;
};

}  // namespace

std::string describe(const QueryNode& root, std::string_view text) {
    return root.kind == Kind::nothing ? "" : Description(text).of(root);
}

}  // namespace dateline
