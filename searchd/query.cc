#include "searchd/query.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "searchd/query_lexer.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_words = 100;
constexpr std::size_t longest_phrase = 40;
constexpr int deepest_bracket = 20;

QueryNode group(Kind kind, std::vector<QueryNode> children, bool is_implicit = false) {
    if (children.size() == 1 && children[0].kind != Kind::negation) return std::move(children[0]);
    QueryNode node;
    node.kind = children.empty() ? Kind::nothing : kind;
    node.children = std::move(children);
    node.is_implicit = is_implicit;
    return node;
}

class Parser {
public:
    Parser(std::vector<Lexeme> lexemes, Analyser& analyser, const Field* in, std::vector<std::string>& warnings)
        : lexemes_(std::move(lexemes)), analyser_(analyser), in_(in), field_(in), warnings_(warnings) {}

    QueryNode run() {
        drop_stray_brackets();
        std::vector<QueryNode> parts;
        while (peek().type != Type::end) {
            if (peek().type == Type::close) {
                warn("A closing bracket has no partner and was left out.");
                ++at_;
                continue;
            }
            QueryNode part = parse_or();
            if (part.kind != Kind::nothing) parts.push_back(std::move(part));
        }
        return group(Kind::all, std::move(parts), true);
    }

private:
    using Type = Lexeme::Type;

    const Lexeme& peek() const { return lexemes_[at_]; }

    void drop_stray_brackets() {
        std::size_t open = 0;
        const auto is_stray = [&](const Lexeme& lexeme) {
            if (lexeme.type == Type::open) ++open;
            if (lexeme.type != Type::close) return false;
            if (open == 0) return true;
            --open;
            return false;
        };
        if (std::erase_if(lexemes_, is_stray) > 0) warn("A closing bracket has no partner and was left out.");
    }

    void warn(std::string warning) {
        if (std::ranges::find(warnings_, warning) == warnings_.end()) warnings_.push_back(std::move(warning));
    }

    bool takes(Type type) {
        if (peek().type != type) return false;
        ++at_;
        return true;
    }

    // True where an operand can start.
    bool has_operand() const {
        const Type type = peek().type;
        return type != Type::end && type != Type::close && type != Type::op_and && type != Type::op_or;
    }

    QueryNode parse_or() {
        std::vector<QueryNode> alternatives;
        while (true) {
            while (peek().type == Type::op_or || peek().type == Type::op_and) {
                warn("An operator has nothing on one side and was left out.");
                ++at_;
            }
            QueryNode part = parse_and();
            if (part.kind != Kind::nothing) alternatives.push_back(std::move(part));
            if (!takes(Type::op_or)) break;
            if (!has_operand() && peek().type != Type::op_or && peek().type != Type::op_and) {
                warn("An operator has nothing on one side and was left out.");
                break;
            }
        }
        return group(Kind::any, as_operands(std::move(alternatives)));
    }

    // A bare negation stands for all the other articles.
    static std::vector<QueryNode> as_operands(std::vector<QueryNode> nodes) {
        for (QueryNode& node : nodes) {
            if (node.kind != Kind::negation) continue;
            std::vector<QueryNode> only;
            only.push_back(std::move(node));
            node = QueryNode{};
            node.kind = Kind::all;
            node.children = std::move(only);
        }
        return nodes;
    }

    QueryNode parse_and() {
        std::vector<QueryNode> parts;
        bool is_implicit = false;  // two wanted parts stand side by side without an AND
        bool has_wanted = false;
        bool has_and = false;
        while (has_operand()) {
            const std::size_t before = parts.size();
            parse_unary(parts);
            if (parts.size() > before && parts.back().kind != Kind::negation) {
                is_implicit |= (has_wanted && !has_and) || parts.size() > before + 1;
                has_wanted = true;
            }
            has_and = false;
            while (takes(Type::op_and)) {
                has_and = true;
                if (!has_operand()) warn("An operator has nothing on one side and was left out.");
            }
        }
        drop_stopwords(parts);
        const bool is_negation = parts.size() == 1 && parts[0].kind == Kind::negation;
        return is_negation ? std::move(parts[0]) : group(Kind::all, std::move(parts), is_implicit);
    }

    // Words that say little are not needed, unless there is nothing else.
    static void drop_stopwords(std::vector<QueryNode>& parts) {
        const auto says_something = [](const QueryNode& node) {
            return !node.is_stopword && node.kind != Kind::negation;
        };
        if (std::ranges::any_of(parts, says_something))
            std::erase_if(parts, [](const QueryNode& node) { return node.is_stopword; });
    }

    void parse_unary(std::vector<QueryNode>& parts) {
        bool is_negative = false;
        bool is_required = false;
        while (peek().type == Type::op_not || peek().type == Type::minus || peek().type == Type::plus) {
            if (peek().type != Type::plus) is_negative = !is_negative;
            is_required = peek().type == Type::plus;
            ++at_;
        }
        if (!has_operand()) {
            warn("An operator has nothing on one side and was left out.");
            return;
        }
        std::vector<QueryNode> found = parse_primary();
        if (is_required) {
            for (QueryNode& node : found) node.is_stopword = false;
        }
        if (!is_negative) {
            for (QueryNode& node : found) parts.push_back(std::move(node));
        } else if (!found.empty()) {
            QueryNode negation;
            negation.kind = Kind::negation;
            negation.children.push_back(group(Kind::all, std::move(found)));
            parts.push_back(std::move(negation));
        }
    }

    std::vector<QueryNode> parse_primary() {
        const Lexeme lexeme = peek();
        ++at_;
        const Field* outer = field_;
        if (lexeme.field != nullptr) field_ = lexeme.field;
        std::vector<QueryNode> found;
        if (lexeme.type == Type::open) {
            found = parse_brackets();
        } else if (lexeme.type == Type::quote) {
            add_phrase(lexeme.text, found);
        } else {
            add_words(lexeme.text, found);
        }
        field_ = outer;
        return found;
    }

    std::vector<QueryNode> parse_brackets() {
        std::vector<QueryNode> found;
        if (depth_ >= deepest_bracket) {
            warn("Brackets nested deeper than " + std::to_string(deepest_bracket) + " were left out.");
            return found;
        }
        ++depth_;
        QueryNode inside = parse_or();
        if (inside.kind == Kind::negation) {
            std::vector<QueryNode> one;
            one.push_back(std::move(inside));
            inside = as_operands(std::move(one))[0];
        }
        if (inside.kind != Kind::nothing) found.push_back(std::move(inside));
        --depth_;
        if (!takes(Type::close)) warn("A bracket was not closed; it was read as closed at the end.");
        return found;
    }

    bool has_room(std::size_t words) {
        words_ += words;
        if (words_ <= most_words) return true;
        warn("Only the first " + std::to_string(most_words) + " words were read.");
        return false;
    }

    QueryNode leaf(Kind kind, std::vector<Token> tokens) const {
        QueryNode node;
        node.kind = kind;
        node.field = field_;
        node.is_stopword = kind == Kind::word && field_ == in_ && analyser_.is_stopword(tokens[0]);
        for (Token& token : tokens) node.words.push_back({std::move(token)});
        return node;
    }

    void add_phrase(std::string_view text, std::vector<QueryNode>& found) {
        std::vector<Token> tokens = analyser_.analyse(text, Reading::query);
        std::erase_if(tokens, [](const Token& token) { return !token.parts.empty(); });
        if (tokens.size() > longest_phrase) {
            warn("Only the first " + std::to_string(longest_phrase) + " words of a phrase were read.");
            tokens.resize(longest_phrase);
        }
        if (tokens.empty() || !has_room(tokens.size())) return;
        found.push_back(leaf(Kind::phrase, std::move(tokens)));
    }

    // A run of characters without blanks may hold several words: oil/gas, add-on, 日本.
    void add_words(std::string_view text, std::vector<QueryNode>& found) {
        std::vector<Token> tokens = analyser_.analyse(text, Reading::query);
        for (std::size_t i = 0; i < tokens.size();) {
            std::size_t end = i + 1;
            while (end < tokens.size() && end - i < longest_phrase && tokens[end].parts.empty() &&
                   is_glued(text, tokens[end - 1], tokens[end]))
                ++end;
            if (!has_room(end - i)) return;
            const bool is_compound =
                end < tokens.size() && !tokens[end].parts.empty() && end - i == tokens[end].parts.size();
            if (end - i == 1) {
                found.push_back(leaf(Kind::word, {std::move(tokens[i])}));
            } else {
                std::vector<QueryNode> readings;
                readings.push_back(leaf(Kind::phrase, {tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                                       tokens.begin() + static_cast<std::ptrdiff_t>(end)}));
                if (is_compound) readings.push_back(leaf(Kind::word, {tokens[end]}));
                found.push_back(group(Kind::any, std::move(readings)));
            }
            i = end + (end < tokens.size() && !tokens[end].parts.empty() ? 1 : 0);
        }
    }

    // Words with a hyphen or with nothing at all between them belong together.
    static bool is_glued(std::string_view text, const Token& left, const Token& right) {
        const std::string_view between = text.substr(left.end, right.begin - left.end);
        return between.empty() || between == "-" || between == "\u2010" || between == "\u2011";
    }

    std::vector<Lexeme> lexemes_;
    Analyser& analyser_;
    const Field* in_;
    const Field* field_;
    std::vector<std::string>& warnings_;
    std::size_t at_ = 0;
    std::size_t words_ = 0;
    int depth_ = 0;
};

std::string words_of(const QueryNode& node) {
    std::string text;
    for (const QueryWord& typed : node.words) {
        std::string word = typed.token.words.front();
        if (word.ends_with('.')) {
            word.pop_back();
            for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        text += (text.empty() ? "" : " ") + word;
    }
    const std::string name = node.field == nullptr ? "" : std::string(node.field->name) + ":";
    return name + (node.kind == Kind::phrase ? "\"" + text + "\"" : text);
}

std::string describe(const QueryNode& node, bool in_brackets) {
    switch (node.kind) {
        case Kind::everything:
        case Kind::nothing: return "";
        case Kind::word:
        case Kind::phrase: return words_of(node);
        case Kind::negation: return "NOT " + describe(node.children[0], true);
        default: break;
    }
    std::string text;
    for (const QueryNode& child : node.children) {
        if (!text.empty()) text += node.kind == Kind::all ? " AND " : " OR ";
        text += describe(child, true);
    }
    return in_brackets && node.children.size() > 1 ? "(" + text + ")" : text;
}

}  // namespace

bool is_filter(const QueryNode& node) {
    return node.kind == Kind::dates || node.kind == Kind::key ||
           ((node.kind == Kind::word || node.kind == Kind::phrase) && node.field != nullptr &&
            node.field->kind == FieldKind::name);
}

ParsedQuery parse_query(std::string_view text, Analyser& analyser, const QueryContext& context) {
    ParsedQuery parsed;
    std::vector<Lexeme> lexemes = to_lexemes(text, parsed.warnings);
    const bool is_blank = lexemes.size() == 1;
    parsed.root = Parser(std::move(lexemes), analyser, context.in, parsed.warnings).run();
    if (is_blank) {
        parsed.root.kind = Kind::everything;
    } else if (parsed.root.kind == Kind::nothing) {
        parsed.warnings.emplace_back("There is no word to search for in this.");
    }
    parsed.read_as = describe(parsed.root);
    return parsed;
}

std::string describe(const QueryNode& root) { return describe(root, false); }

std::string as_phrase(std::string_view words) {
    std::string text = "\"";
    for (std::size_t at = 0; at < words.size();) {
        const Utf8Char c = decode_utf8(words, at);
        text += is_quote(c.code) ? " " : words.substr(at, c.length);
        at += c.length;
    }
    return text + "\"";
}

QueryNode relaxed(const QueryNode& root) {
    if (root.kind == Kind::negation) return root;
    QueryNode copy = root;
    copy.children.clear();
    std::vector<QueryNode> wanted;
    std::vector<QueryNode> negations;
    for (const QueryNode& child : root.children) {
        (root.kind == Kind::all && child.kind == Kind::negation ? negations : wanted).push_back(relaxed(child));
    }
    if (root.kind != Kind::all || !root.is_implicit || wanted.size() < 2) {
        for (QueryNode& child : wanted) copy.children.push_back(std::move(child));
    } else {
        copy.children.push_back(group(Kind::any, std::move(wanted), true));
    }
    for (QueryNode& child : negations) copy.children.push_back(std::move(child));
    return copy;
}

}  // namespace dateline
