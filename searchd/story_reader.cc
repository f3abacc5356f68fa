#include "searchd/story_reader.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/document.h"
#include "indexer/model/hash.h"
#include "indexer/model/schema.h"
#include "indexer/model/shingles.h"

namespace dateline {

namespace {

constexpr std::size_t opening_length = 400;        // bytes
constexpr std::size_t most_paragraphs_shown = 12;  // of what a member adds
constexpr std::size_t longest_paragraph = 2000;    // bytes of it that are shown
constexpr std::size_t most_members_shown = 200;
constexpr std::size_t most_bytes_compared = 1'500'000;  // of all members; what follows is not shown
constexpr std::size_t most_members_asked = 200;         // for the sources of a story
constexpr std::uint64_t never = ~std::uint64_t{0};      // of a date that is not known
constexpr std::size_t widest_gap = 2;  // words that are not new, between new ones that are marked as one

std::uint64_t sort_key(const Columns& columns, DocId docid) {
    return columns.published[docid] != 0 ? columns.published[docid] : never;
}

// In the order of part_into_stories(): by date, then by id.
std::vector<DocId> members_in_time(const Xapian::Database& database, const Columns& columns, DocId docid) {
    const std::uint32_t story = columns.story[docid];
    if (story == 0) return {docid};
    std::vector<std::tuple<std::uint64_t, std::string, DocId>> members;
    const std::string term = term::story(columns.story_ids[story - 1]);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        Xapian::TermIterator id = database.termlist_begin(*it);
        id.skip_to(term::unique_id(""));
        members.emplace_back(sort_key(columns, *it), *id, *it);
    }
    std::ranges::sort(members);
    std::vector<DocId> docids;
    docids.reserve(members.size());
    for (const auto& member : members) docids.push_back(std::get<DocId>(member));
    return docids;
}

// What has been told so far of a story.
class Told {
public:
    /// The words of `text` that were not told before, as spans; they count as told from now on.
    std::vector<Span> take_new(std::string_view text, Analyser& analyser) {
        std::vector<Token> tokens = analyser.analyse(text);
        std::erase_if(tokens, [](const Token& token) { return !token.parts.empty(); });
        const std::vector<std::uint64_t> shingles = to_shingles(tokens);
        std::vector<bool> is_old(tokens.size(), false);
        std::vector<std::size_t> unknown = {0};  // what may be spelt as it was not before: behind a new shingle's begin
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool is_told = i < shingles.size() && shingles_.contains(shingles[i]);
            if (!is_told) unknown.push_back(i + 1);
            const std::size_t end = is_told ? std::min(i + shingle_length(tokens[i]), tokens.size()) : i;
            for (std::size_t word = i; word < end; ++word) is_old[word] = true;
        }
        shingles_.insert(shingles.begin(), shingles.end());
        take_spellings(tokens, unknown, is_old);
        return new_spans(text, tokens, is_old);
    }

private:
    // Of `count` words from `first` with those before and behind: the same however they are parted.
    static std::uint64_t spelling(const std::vector<Token>& tokens, std::size_t first, std::size_t count) {
        const auto word = [&](std::size_t at) { return at < tokens.size() ? tokens[at].words.front() : ""; };
        std::string text = (first == 0 ? "" : word(first - 1)) + " ";
        for (std::size_t at = first; at < first + count; ++at) text += word(at);
        return hash64(text + " " + word(first + count));
    }

    // Between words that were told, "percent" is not new where "per cent" was told, nor the other way round.
    void take_spellings(const std::vector<Token>& tokens, const std::vector<std::size_t>& unknown,
                        std::vector<bool>& is_old) {
        const auto is_new = [&](std::size_t word) { return word < tokens.size() && !is_old[word]; };
        for (const std::size_t i : unknown) {
            if (!is_new(i) || (i > 0 && is_new(i - 1)) || is_new(i + 2)) continue;
            if (!is_new(i + 1)) {
                is_old[i] = as_two_.contains(spelling(tokens, i, 1));
            } else if (as_one_.contains(spelling(tokens, i, 2))) {
                is_old[i] = is_old[i + 1] = true;
            }
        }
        for (const std::size_t i : unknown) {
            as_one_.insert(spelling(tokens, i, 1));
            as_two_.insert(spelling(tokens, i, 2));
        }
    }

    static std::vector<Span> new_spans(std::string_view text, const std::vector<Token>& tokens,
                                       const std::vector<bool>& is_old) {
        std::vector<Span> spans;
        std::size_t last = 0;
        for (std::size_t word = 0; word < tokens.size(); ++word) {
            if (is_old[word]) continue;
            const Span span{tokens[word].begin, tokens[word].end};
            const bool continues =
                !spans.empty() && word - last <= widest_gap + 1 &&
                text.substr(spans.back().end, span.begin - spans.back().end).find('\n') == std::string_view::npos;
            if (continues) {
                spans.back().end = span.end;
            } else {
                spans.push_back(span);
            }
            last = word;
        }
        return spans;
    }

    std::unordered_set<std::uint64_t> shingles_;
    std::unordered_set<std::uint64_t> as_one_;  // spellings of one word
    std::unordered_set<std::uint64_t> as_two_;
};

// The paragraph of `text` that `mark` is in; of a long one what is around the mark.
Span paragraph_around(std::string_view text, const Span& mark) {
    const std::size_t earliest = mark.begin - std::min(mark.begin, longest_paragraph / 4);
    const std::size_t before = text.substr(earliest, mark.begin - earliest).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? utf8_floor(text, earliest) : earliest + before + 1;
    const std::size_t latest = utf8_floor(text, std::min(begin + longest_paragraph, text.size()));
    return {begin, std::min(text.substr(0, latest).find('\n', mark.begin), latest)};
}

// The paragraphs of `text` that have something marked.
std::vector<MarkedText> marked_paragraphs(std::string_view text, const std::vector<Span>& marks) {
    std::vector<MarkedText> paragraphs;
    Span shown;
    for (const Span& mark : marks) {
        if (paragraphs.empty() || mark.begin >= shown.end) {
            if (paragraphs.size() == most_paragraphs_shown) break;
            shown = paragraph_around(text, mark);
            paragraphs.push_back({std::string(text.substr(shown.begin, shown.end - shown.begin)), {}});
        }
        paragraphs.back().marks.push_back({mark.begin - shown.begin, std::min(mark.end, shown.end) - shown.begin});
    }
    return paragraphs;
}

MarkedText opening_of(std::string_view body) {
    if (body.size() <= opening_length) return {std::string(body), {}};
    const std::size_t cut = body.find_last_of(" \n", opening_length);
    const std::size_t end = cut == std::string_view::npos ? utf8_floor(body, opening_length) : cut;
    return {std::string(body.substr(0, end)) + " …", {}};
}

void add_source(Story& story, const std::string& source) {
    if (!source.empty() && std::ranges::find(story.sources, source) == story.sources.end())
        story.sources.push_back(source);
}

std::vector<std::string> sources_in_time(const Xapian::Database& database, const Columns& columns,
                                         const std::string& term) {
    const FacetColumn& source = facet_column(columns, *find_field("source"));
    std::vector<std::pair<std::uint64_t, std::string_view>> told;  // when and by whom
    auto it = database.postlist_begin(term);
    for (std::size_t n = 0; n < most_members_asked && it != database.postlist_end(term); ++n, ++it) {
        for (std::uint32_t i = source.begin[*it]; i < source.begin[*it + 1]; ++i)
            told.emplace_back(sort_key(columns, *it), source.values[source.ordinals[i]]);
    }
    std::ranges::sort(told);
    std::vector<std::string> sources;
    sources.reserve(told.size());
    for (const auto& [when, name] : told) sources.emplace_back(name);
    return sources;
}

}  // namespace

Story read_story(const Xapian::Database& database, const Columns& columns, DocId docid, const Article& article) {
    Story story{article.id, 1, {}};
    if (columns.story[docid] == 0) {
        add_source(story, article.source);
        return story;
    }
    story.id = columns.story_ids[columns.story[docid] - 1];
    const std::string term = term::story(story.id);
    story.size = database.get_termfreq(term);
    for (const std::string& source : sources_in_time(database, columns, term)) add_source(story, source);
    return story;
}

std::vector<Article> read_members(const Xapian::Database& database, const Columns& columns, DocId docid,
                                  std::size_t count) {
    std::vector<DocId> docids = members_in_time(database, columns, docid);
    if (docids.size() == 1) return {};
    if (docids.size() > count) {
        docids.resize(count);
        if (std::ranges::find(docids, docid) == docids.end()) docids.back() = docid;
    }
    std::vector<Article> members;
    members.reserve(docids.size());
    for (const DocId member : docids) {
        members.push_back(parse_shown(database.get_document(member).get_data()));
        members.back().body.clear();
    }
    return members;
}

StoryPage read_story_page(const Xapian::Database& database, const Columns& columns, DocId docid, Analysers& analysers) {
    StoryPage page;
    Told told;
    std::size_t compared = 0;
    for (const DocId member : members_in_time(database, columns, docid)) {
        if (page.members.size() == most_members_shown || compared > most_bytes_compared) break;
        const Xapian::Document document = database.get_document(member);
        StoryMember shown{parse_shown(document.get_data()), {}, {}};
        const std::string body = std::exchange(shown.article.body, {});
        compared += body.size();
        const std::vector<Span> added = told.take_new(body, analysers.of(shown.article.language));
        if (page.members.empty()) {
            page.story = read_story(database, columns, member, shown.article);
            shown.opening = opening_of(body);
        } else {
            shown.added = marked_paragraphs(body, added);
        }
        page.members.push_back(std::move(shown));
    }
    return page;
}

}  // namespace dateline
