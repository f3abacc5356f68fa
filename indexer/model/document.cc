#include "indexer/model/document.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <unordered_set>
#include <utility>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/address.h"
#include "indexer/model/article_head.h"
#include "indexer/model/hash.h"
#include "indexer/model/lines.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

// What `article` has in a field of kind `name`.
std::vector<std::string> values_of(const Article& article, const Field& field) {
    const auto one = [](const std::string& value) {
        return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
    };
    if (field.name == "source") return one(article.source);
    if (field.name == "author") return article.authors;
    if (field.name == "section") return one(article.section);
    if (field.name == "lang") return one(article.language);
    return article.tags;
}

// Exact words with positions, stems without; what follows in the same field starts behind the last position. None of
// them counts in ranking, see add_text().
class FieldTerms {
public:
    FieldTerms(Xapian::Document& document, const Field& field, const std::string& language)
        : document_(document), prefix_(field.prefix), language_(language) {}

    void add_words(const std::vector<Token>& tokens) {
        constexpr Xapian::termpos gap = 10;
        Xapian::termpos last = offset_;
        for (const Token& token : tokens) {
            const Xapian::termpos position = offset_ + token.position;
            for (const std::string& word : token.words) document_.add_posting(prefix_ + word, position, 0);
            if (!token.parts.empty()) add_compound(token, position);
            last = std::max(last, position);
        }
        offset_ = last + gap;
    }

    void add_stems(const std::vector<Token>& tokens) {
        for (const Token& token : tokens) {
            for (const std::string& stem : token.stems)
                document_.add_boolean_term(term::stem(prefix_, language_, stem));
        }
    }

private:
    // The compound stands where its first part stands and where its last does, so that phrases meet it from both sides.
    void add_compound(const Token& token, Xapian::termpos position) {
        const auto length = static_cast<Xapian::termpos>(token.parts.size());
        document_.add_posting(prefix_ + token.words.front(), position + length - 1, 0);
        if (token.parts.size() == 2) document_.add_boolean_term(term::hyphenated(token.parts[0], token.parts[1]));
    }

    Xapian::Document& document_;
    std::string prefix_;
    const std::string& language_;
    Xapian::termpos offset_ = 0;
};

// The stems of title and body together, which rank. `title_weight`: how often a word of the title counts.
void add_text(Xapian::Document& document, const std::vector<Token>& title, Xapian::termcount title_weight,
              const std::vector<Token>& body, const std::string& language) {
    std::unordered_set<std::string_view> in_body;
    std::size_t words = 0;
    for (const Token& token : body) {
        if (token.parts.empty()) ++words;
        const Xapian::termcount wdf = words <= lead_words ? lead_wdf : body_wdf;
        for (const std::string& stem : token.stems) {
            document.add_term(term::stem("", language, stem), wdf);
            in_body.insert(stem);
        }
    }
    for (const Token& token : title) {
        for (const std::string& stem : token.stems) {
            document.add_term(term::stem("", language, stem), title_weight);
            if (!in_body.contains(stem)) document.add_boolean_term(term::title_only(language, stem));
        }
    }
}

std::string joined(const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) {
        if (!all.empty()) all += value_separator;
        all += value;
    }
    return all;
}

void add_names(Xapian::Document& document, const Field& field, const Article& article, Analyser& analyser) {
    const std::vector<std::string> values = values_of(article, field);
    FieldTerms terms(document, field, analyser.language());
    for (const std::string& value : values) {
        const std::vector<Token> tokens = analyser.analyse(value);
        terms.add_words(tokens);
        terms.add_stems(tokens);
        document.add_boolean_term(term::whole_value(field, fold_value(value)));
    }
    if (field.facet_slot != no_slot) document.add_value(field.facet_slot, joined(values));
}

void add_lines(Xapian::Document& document, const Article& article) {
    const std::string outlet = term::outlet(outlet_of(article));
    document.add_boolean_term(outlet);
    for (const Line& line : lines_of(article.body)) document.add_boolean_term(term::line(outlet, line.text));
}

void add_bands(Xapian::Document& document, const ShingleSet& shingles) {
    if (shingles.shingles.empty()) return;
    std::size_t number = 0;
    for (const std::uint64_t key : make_bands(shingles)) document.add_boolean_term(term::band(number++, key));
}

// A title that was taken from the first sentence must not make its words count twice.
bool repeats_body(std::string_view title, std::string_view body) {
    constexpr std::string_view ellipsis = "…";
    if (title.ends_with(ellipsis)) title.remove_suffix(ellipsis.size());
    return body.starts_with(title);
}

void add_address(Xapian::Document& document, const std::string& url) {
    for (const std::string& key : address_keys(url)) document.add_boolean_term(term::key(*find_field("url"), key));
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void add_dates(Xapian::Document& document, const Article& article) {
    const std::string published = article.published ? to_sort_key(article.published->at) : "";
    document.add_value(slot::published, published);
    document.add_value(slot::published_oldest, published.empty() ? "\xFF" : published);
}

}  // namespace

Xapian::Document make_document(const Article& article, Analyser& analyser) {
    Xapian::Document document;
    document.add_boolean_term(term::unique_id(article.id));
    document.add_boolean_term(term::file(article.path));
    const std::vector<Token> title = analyser.analyse(article.title);
    const std::string shown = without_lines(article.body, article.boilerplate);
    const std::vector<Token> body = analyser.analyse(shown);
    FieldTerms title_terms(document, title_field, analyser.language());
    title_terms.add_words(title);
    title_terms.add_stems(title);
    FieldTerms(document, body_field, analyser.language()).add_words(body);
    add_text(document, title, repeats_body(article.title, shown) ? 0 : title_wdf, body, analyser.language());
    for (const Field& field : fields) {
        if (field.kind == FieldKind::name) add_names(document, field, article, analyser);
    }
    const std::vector<Token> whole =
        article.boilerplate.empty() ? std::vector<Token>{} : analyser.analyse(article.body);
    add_bands(document, make_shingle_set(title, article.boilerplate.empty() ? body : whole));
    add_lines(document, article);
    add_address(document, article.url);
    add_dates(document, article);
    document.add_value(slot::title, article.title.substr(0, utf8_floor(article.title, slot::longest_title_value)));
    document.add_value(slot::fingerprint, fingerprint(article));
    store_article(document, article);
    return document;
}

Telling make_telling(const Article& article, Analyser& analyser) {
    return {article.id, article.published,
            make_shingle_set(analyser.analyse(article.title), analyser.analyse(article.body))};
}

void store_article(Xapian::Document& document, const Article& article) {
    document.add_value(slot::indexed, to_sort_key(article.indexed));
    document.set_data(to_stored_head(article) + "\n" + article.body);
}

Article parse_stored(std::string_view data) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    Article article = parse_stored_head(data.substr(0, end));
    if (end == data.size()) throw std::runtime_error("stored article has no body");
    article.body = data.substr(end + 1);
    return article;
}

Article parse_shown(std::string_view data) {
    Article article = parse_stored(data);
    article.path = article.shown_path.empty() ? file_name(article.path) : std::exchange(article.shown_path, {});
    if (article.boilerplate.empty()) return article;
    article.body = without_lines(article.body, article.boilerplate);
    article.boilerplate.clear();
    return article;
}

// Not as it was made before there was a shown path, so that an article of then is stored anew when it is read again.
std::string fingerprint(const Article& article) {
    Article as_read = article;
    as_read.shown_path.clear();
    as_read.indexed = {};
    as_read.boilerplate.clear();
    return hash_hex(to_stored_head(as_read) + "\n" + as_read.body).substr(0, 16);
}

std::string to_sort_key(std::chrono::sys_seconds at) {
    std::string key;
    for (const char c : to_rfc3339(at)) {
        if (c >= '0' && c <= '9') key += c;
    }
    return key;
}

std::uint64_t sort_key_number(std::string_view key) {
    std::uint64_t number = 0;
    std::from_chars(key.data(), key.data() + key.size(), number);
    return number;
}

}  // namespace dateline
