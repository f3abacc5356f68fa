#include "searchd/ways_out.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "searchd/correction.h"
#include "searchd/query_parts.h"
#include "searchd/query_warnings.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

constexpr std::size_t most_loosened = 3;
constexpr std::size_t most_names = 5;  // that the index has not; each is read anew
// How much each gives up.
constexpr std::size_t lost_by_loosening = 1;
constexpr std::size_t lost_by_dropping = 2;

class WaysOut {
public:
    WaysOut(const Relaxation& start, const ReadQuery& read, const CountArticles& count)
        : start_(start), read_(read), root_(read(start.request)), parts_(parts_of(root_)), count_(count) {}

    std::vector<WayOut> run(const std::vector<Relaxation>& offered) {
        for (const Relaxation& one : offered) look_at(one);
        // Without words there are all articles, which nobody asked for.
        if (start_.lost == 0 || !start_.request.q.empty()) relax();
        std::ranges::stable_sort(found_, [](const Found& a, const Found& b) {
            return a.lost != b.lost ? a.lost < b.lost : a.way.total > b.way.total;
        });
        std::vector<WayOut> ways;
        for (Found& one : found_) {
            if (ways.size() < most_ways_out) ways.push_back(std::move(one.way));
        }
        return ways;
    }

private:
    struct Found {
        WayOut way;
        std::size_t lost = 0;
    };

    void relax() {
        if (start_.lost == 0) {
            seen_.insert(to_query_string(to_parameters(start_.request)));
        } else {
            look_at(start_);
        }
        widen_limits();
        relax_query();
        const SearchRequest& request = start_.request;
        if (!found_.empty() || (!request.from && !request.to && request.in == nullptr && request.filters.empty()))
            return;
        // No single change helps.
        start_ = without_limits();
        root_ = read_(start_.request);
        parts_ = parts_of(root_);
        relax_query();
    }

    void relax_query() {
        loosen_parts();
        take_any();
        drop_parts();
    }

    void look_at(const Relaxation& one) {
        if (shortened_q(one.request.q).size() != one.request.q.size()) return;
        if (!seen_.insert(to_query_string(to_parameters(one.request))).second || counted_ == most_ways_counted) return;
        ++counted_;
        const std::optional<ArticleCount> count = count_(one.request);
        if (count && count->articles > 0)
            found_.push_back({{one.what, one.request, count->articles, count->is_exact}, one.lost});
    }

    Relaxation another(const std::string& what, std::size_t lost) const {
        return {start_.what.empty() ? what : start_.what + ", " + what, start_.request, start_.lost + lost};
    }

    void look_at_query(const std::string& what, const std::string& q, std::size_t lost) {
        if (trim(q).empty()) return;
        Relaxation one = another(what, lost);
        one.request.q = trim(q);
        look_at(one);
    }

    // One limit after the other; then, if that is not enough, several.
    void widen_limits() {
        const std::size_t before = found_.size();
        const std::vector<Relaxation> single = single_limits();
        std::ranges::for_each(single, [&](const Relaxation& one) { look_at(one); });
        if (found_.size() > before || single.size() < 2) return;
        Relaxation undated = another("of any date", lost_by_dropping + lost_by_loosening);
        drop_from(undated.request);
        drop_to(undated.request);
        if (start_.request.from && start_.request.to) look_at(undated);
        if (found_.size() > before) return;
        look_at(without_limits());
    }

    Relaxation without_limits() const {
        Relaxation free = another("without any filter", lost_by_dropping * single_limits().size());
        drop_from(free.request);
        drop_to(free.request);
        free.request.filters.clear();
        free.request.in = nullptr;
        return free;
    }

    static void drop_from(SearchRequest& request) {
        request.from_text.clear();
        request.from.reset();
    }

    static void drop_to(SearchRequest& request) {
        request.to_text.clear();
        request.to.reset();
    }

    std::vector<Relaxation> single_limits() const {
        std::vector<Relaxation> single;
        const SearchRequest& request = start_.request;
        const auto add = [&](const std::string& what, std::size_t lost) -> SearchRequest& {
            single.push_back(another(what, lost));
            return single.back().request;
        };
        if (request.from) drop_from(add("also before " + request.from_text, lost_by_dropping));
        if (request.to) drop_to(add("also after " + request.to_text, lost_by_dropping));
        if (request.in != nullptr) add("in title and text", lost_by_loosening).in = nullptr;
        std::vector<Filter> others = request.filters;
        while (!others.empty()) {
            const Filter first = others.front();
            const auto is_alike = [&](const Filter& filter) {
                return filter.field == first.field && filter.is_excluded == first.is_excluded &&
                       filter.is_of_any() == first.is_of_any();
            };
            std::erase_if(add(widened(first), lost_by_dropping).filters, is_alike);
            std::erase_if(others, is_alike);
        }
        return single;
    }

    static std::string widened(const Filter& filter) {
        if (filter.is_of_any()) return "with or without " + one_of(*filter.field);
        return (filter.is_excluded ? "leaving out no " : "of any ") + readable_name(*filter.field);
    }

    void loosen_parts() {
        std::size_t loosened = 0;
        for (const QueryPart& part : parts_) {
            const std::string& q = start_.request.q;
            const auto look_at_part = [&](const std::string& text, const char* how) {
                if (text.empty() || loosened == most_loosened) return;
                ++loosened;
                look_at_query(in_quotes(text_of(q, part.typed)) + how, replaced(q, part.typed, text),
                              lost_by_loosening);
            };
            look_at_part(as_words(q, part), " as words");
            look_at_part(without_near(q, part), " anywhere in the article");
            look_at_part(without_field(q, part), " anywhere in the article");
        }
    }

    // What a search does by itself where no article has all of the words.
    bool was_relaxed() const { return root_.is_implicit && std::ranges::count_if(parts_, is_free) > 1; }

    static bool is_free(const QueryPart& part) { return is_optional(*part.node); }

    void take_any() {
        if (parts_.size() < 2 || (was_relaxed() && std::ranges::all_of(parts_, is_free))) return;
        look_at_query("any of the words", with_any(start_.request.q, parts_),
                      lost_by_dropping * (parts_.size() - 1) + lost_by_loosening);
    }

    void drop_parts() {
        for (const QueryPart& part : parts_) {
            if (was_relaxed() && is_free(part)) continue;
            const auto says_what = [&](const QueryPart& other) {
                return other.node != part.node && other.node->kind != QueryNode::Kind::negation;
            };
            if (std::ranges::none_of(parts_, says_what)) continue;
            look_at_query(
                "without " + in_quotes(text_of(start_.request.q, part.typed)),
                with_parts(start_.request.q, parts_, [&](const QueryPart& other) { return other.node != part.node; }),
                lost_by_dropping);
        }
    }

    Relaxation start_;
    const ReadQuery& read_;
    QueryNode root_;
    std::vector<QueryPart> parts_;
    const CountArticles& count_;
    std::vector<Found> found_;
    std::set<std::string> seen_;  // query strings
    std::size_t counted_ = 0;
};

// Where a word is left out, so is the blank beside it.
Span with_blank(std::string_view q, const Span& word) {
    if (word.begin > 0 && q[word.begin - 1] == ' ') return {word.begin - 1, word.end};
    return {word.begin, word.end < q.size() && q[word.end] == ' ' ? word.end + 1 : word.end};
}

}  // namespace

std::vector<WayOut> ways_out(const std::vector<Relaxation>& offered, const Relaxation& start, const ReadQuery& read,
                             const CountArticles& count) {
    return WaysOut(start, read, count).run(offered);
}

namespace {

bool names(const QueryPart& part, const UnknownName& unknown, const std::string& q) {
    const std::vector<QueryWord>& words = part.node->words;
    return part.node->field == unknown.field && !words.empty() &&
           text_of(q, {words.front().typed.begin, words.back().typed.end}) == unknown.name;
}

// `start` with `name` in place of `unknown`, or without it where `name` is empty.
Relaxation with_known_name(Relaxation start, const ReadQuery& read, const UnknownName& unknown,
                           const std::string& name) {
    const std::string what = readable_name(*unknown.field) + " " + in_quotes(name.empty() ? unknown.name : name);
    start.what += (start.what.empty() ? "" : ", ") +
                  (name.empty() ? "without " + what : "with " + what + " for " + in_quotes(unknown.name));
    start.lost += name.empty() ? lost_by_dropping : lost_by_loosening;
    SearchRequest& request = start.request;
    request.page = 1;
    const auto is_it = [&](const Filter& one) { return one.field == unknown.field && one.value == unknown.name; };
    if (name.empty()) std::erase_if(request.filters, is_it);
    for (Filter& filter : request.filters) {
        if (is_it(filter)) filter.value = name;
    }
    const QueryNode root = read(request);
    const std::vector<QueryPart> parts = parts_of(root);
    const auto part = std::ranges::find_if(parts, [&](const QueryPart& one) { return names(one, unknown, request.q); });
    if (part == parts.end()) return start;
    const QueryNode* node = part->node;
    request.q = name.empty() ? with_parts(request.q, parts, [&](const QueryPart& other) { return other.node != node; })
                             : replaced(request.q, part->typed, with_name(request.q, *part, name));
    return start;
}

}  // namespace

std::vector<Relaxation> with_known_names(const Relaxation& start, const ReadQuery& read,
                                         const std::vector<UnknownName>& unknown) {
    std::vector<Relaxation> found;
    if (unknown.empty() || unknown.size() > most_names) return found;
    const std::size_t choices = unknown.size() > 1 ? 1 : std::max<std::size_t>(unknown.front().alike.size(), 1);
    for (std::size_t choice = 0; choice < choices; ++choice) {
        Relaxation known = start;
        for (const UnknownName& one : unknown)
            known = with_known_name(std::move(known), read, one, one.alike.empty() ? "" : one.alike[choice]);
        found.push_back(std::move(known));
    }
    return found;
}

Relaxation without_unknown_words(const SearchRequest& request, const Vocabulary& vocabulary, const ReadQuery& read,
                                 bool drops_all) {
    Relaxation known{"", request, 0};
    known.request.page = 1;
    const auto add = [&](const std::string& what, std::size_t lost) {
        known.what += (known.what.empty() ? "" : ", ") + what;
        known.lost += lost;
    };
    const QueryNode typed = read(request);
    std::vector<Correction> corrections = corrections_in_phrases(typed, vocabulary);
    if (!drops_all) std::ranges::move(corrections_of_unknown(typed, vocabulary), std::back_inserter(corrections));
    for (Correction& one : corrections) {
        if (drops_all) one.candidates.clear();
        if (!one.candidates.empty()) {
            add("with “" + one.candidates.front().term + "” for " + in_quotes(text_of(request.q, one.span)),
                lost_by_loosening);
        } else {
            add("without " + in_quotes(text_of(request.q, one.span)), lost_by_dropping);
            one.candidates.emplace_back();
            one.span = with_blank(request.q, one.span);
        }
    }
    const std::string q = corrected_text(request.q, corrections);
    known.request.q = q;
    const QueryNode root = read(known.request);
    const std::vector<QueryPart> parts = parts_of(root);
    const auto is_known = [&](const QueryPart& part) { return !is_unknown(*part.node, vocabulary); };
    if (std::ranges::all_of(parts, is_known)) return known;
    for (const QueryPart& part : parts) {
        if (!is_known(part)) add("without " + in_quotes(text_of(q, part.typed)), lost_by_dropping);
    }
    known.request.q = with_parts(q, parts, is_known);
    return known;
}

}  // namespace dateline
