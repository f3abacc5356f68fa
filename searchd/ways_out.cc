#include "searchd/ways_out.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "searchd/date_words.h"
#include "searchd/query_parts.h"
#include "searchd/query_warnings.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

constexpr std::size_t most_loosened = 3;

class WaysOut {
public:
    WaysOut(const SearchRequest& request, const Relaxation& start, const ReadQuery& read, const CountArticles& count)
        : typed_(on_first_page(request)),
          start_(start),
          read_(read),
          root_(read(start.request)),
          parts_(parts_of(root_)),
          count_(count),
          seen_{to_query_string(to_parameters(typed_))} {}

    std::vector<WayOut> run(const std::vector<Relaxation>& offered) {
        for (const Relaxation& one : offered) look_at(one);
        // Without words there are all articles, which nobody asked for.
        if (start_.lost == 0 || !start_.request.q.empty()) relax();
        std::ranges::stable_sort(found_, [](const Found& a, const Found& b) {
            return a.lost != b.lost ? a.lost < b.lost : a.way.total > b.way.total;
        });
        std::vector<WayOut> ways;
        for (Found& one : found_) {
            const auto leads_there = [&](const WayOut& way) {
                return way.total == one.way.total && one.way.what.starts_with(way.what + ", ");
            };
            if (ways.size() < most_ways_out && std::ranges::none_of(ways, leads_there))
                ways.push_back(std::move(one.way));
        }
        return ways;
    }

private:
    struct Found {
        WayOut way;
        std::size_t lost = 0;
    };

    void relax() {
        look_at(start_);
        drop_changed_parts();
        widen_limits();
        relax_query();
        // No single change helps.
        if (found_.empty()) loosen_all();
        if (found_.empty()) leave_out_periods();
        if (!found_.empty()) return;
        start_ = without_limits();
        look_at(start_);
        if (!found_.empty()) return;
        root_ = read_(start_.request);
        parts_ = parts_of(root_);
        relax_query();
        if (found_.empty()) loosen_all();
    }

    void relax_query() {
        loosen_parts();
        const std::size_t before = found_.size();
        take_any();
        const bool has_any = found_.size() > before;
        drop_parts();
        if (!has_any) return;
        // It has no other articles than what is left without a part of it, if that finds as many.
        const auto any = found_.begin() + static_cast<std::ptrdiff_t>(before);
        const auto finds_as_much = [&](const Found& one) {
            return one.way.total == any->way.total && one.way.total_is_exact;
        };
        if (std::any_of(any + 1, found_.end(), finds_as_much)) found_.erase(any);
    }

    void look_at(const Relaxation& one) {
        if (shortened_q(one.request.q).size() != one.request.q.size()) return;
        if (!seen_.insert(to_query_string(to_parameters(one.request))).second || counted_ == most_ways_counted) return;
        ++counted_;
        const std::optional<ArticleCount> count = count_(one.request);
        if (!count || count->articles == 0) return;
        const std::string what = one.what + (count->have_some ? " (some of the words)" : "");
        found_.push_back({{what, one.request, count->articles, count->is_exact},
                          one.lost + (count->have_some ? lost_by_dropping : 0)});
    }

    static Relaxation after(const Relaxation& from, const std::string& what, std::size_t lost) {
        return {from.what.empty() ? what : from.what + ", " + what, from.request, from.lost + lost};
    }

    Relaxation another(const std::string& what, std::size_t lost) const { return after(start_, what, lost); }

    void look_at_query(const Relaxation& from, const std::string& what, const std::string& q, std::size_t lost) {
        if (trim(q).empty()) return;
        Relaxation one = after(from, what, lost);
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
        if (found_.size() == before) look_at(without_limits());
    }

    // Parameters and what is typed.
    Relaxation without_limits() const {
        const auto is_limit = [](const QueryPart& part) {
            const QueryNode& node = *part.node;
            return is_filter(node.kind == QueryNode::Kind::negation ? node.children[0] : node);
        };
        const auto typed = static_cast<std::size_t>(std::ranges::count_if(parts_, is_limit));
        const std::size_t limits = single_limits().size() + typed;
        if (limits == 0 || (typed > 0 && typed == parts_.size())) return start_;
        Relaxation free = another("without any filter", lost_by_dropping * limits);
        if (typed > 0)
            free.request.q =
                with_parts(start_.request.q, parts_, [&](const QueryPart& part) { return !is_limit(part); });
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
        using std::chrono::seconds;
        if (request.from) {
            const std::string earlier = "also " + describe_dates(std::nullopt, *request.from - seconds(1));
            drop_from(add(request.to ? earlier : "of any date", lost_by_dropping));
        }
        if (request.to) {
            const std::string later = "also " + describe_dates(*request.to + seconds(1), std::nullopt);
            drop_to(add(request.from ? later : "of any date", lost_by_dropping));
        }
        if (request.in != nullptr) add("in title and text", lost_by_loosening).in = nullptr;
        std::vector<Filter> others = request.filters;
        while (!others.empty()) {
            const Field* field = others.front().field;
            const auto is_same = [&](const Filter& filter) { return filter.field == field; };
            std::vector<Filter> same;
            std::ranges::copy_if(others, std::back_inserter(same), is_same);
            std::erase_if(add(widened(same), lost_by_dropping).filters, is_same);
            std::erase_if(others, is_same);
        }
        return single;
    }

    // Without all `filters`, which are of one field.
    static std::string widened(const std::vector<Filter>& filters) {
        const Field& field = *filters.front().field;
        if (std::ranges::all_of(filters, &Filter::is_of_any)) return "with or without " + one_of(field);
        return (std::ranges::all_of(filters, &Filter::is_excluded) ? "leaving out no " : "of any ") +
               readable_name(field);
    }

    void loosen_parts() {
        std::size_t loosened = 0;
        for (const QueryPart& part : parts_) {
            const std::string& q = start_.request.q;
            const auto look_at_part = [&](const std::string& text, const char* how) {
                if (text.empty() || loosened == most_loosened) return;
                ++loosened;
                look_at_query(start_, in_quotes(text_of(q, part.typed)) + how, replaced(q, part.typed, text),
                              lost_by_loosening);
            };
            look_at_part(as_words(q, part), " as words");
            look_at_part(without_near(q, part), " anywhere in the article");
            look_at_part(without_field(q, part), " anywhere in the article");
        }
    }

    static std::string loosened(const std::string& q, const QueryPart& part) {
        for (const auto& loosen : {as_words, without_near, without_field}) {
            std::string text = loosen(q, part);
            if (!text.empty()) return text;
        }
        return text_of(q, part.typed);
    }

    // Where nothing else was typed, what was published last is the nearest.
    void leave_out_periods() {
        const auto is_period = [](const QueryPart& part) { return part.node->kind == QueryNode::Kind::dates; };
        if (parts_.empty() || !std::ranges::all_of(parts_, is_period)) return;
        Relaxation all = another("of any date, the newest first", lost_by_dropping);
        all.request.q.clear();
        all.request.sort = Sort::newest;
        look_at(all);
    }

    // Phrases, NEAR and names of title and text, all at once and what is inside of them too.
    void loosen_all() {
        constexpr int deepest = 3;
        SearchRequest request = start_.request;
        for (int depth = 1; depth <= deepest && found_.empty(); ++depth) {
            const QueryNode root = read_(request);
            const std::vector<QueryPart> parts = parts_of(root);
            std::string q;
            std::size_t at = 0;
            for (const QueryPart& part : parts) {
                q += text_of(request.q, {at, part.typed.begin}) + loosened(request.q, part);
                at = part.typed.end;
            }
            q += text_of(request.q, {at, request.q.size()});
            if (q == request.q) return;
            request.q = q;
            look_at_query(start_, "all as words, anywhere in the article", q,
                          lost_by_loosening * (parts.size() + static_cast<std::size_t>(depth)));
        }
    }

    // What a search does by itself where no article has all of the words.
    bool was_relaxed() const { return root_.is_implicit && std::ranges::count_if(parts_, is_free) > 1; }

    static bool is_free(const QueryPart& part) { return is_optional(*part.node); }

    void take_any() {
        if (parts_.size() < 2 || (was_relaxed() && std::ranges::all_of(parts_, is_free))) return;
        look_at_query(start_, "any of the words", with_any(start_.request.q, parts_),
                      lost_by_dropping * (parts_.size() - 1) + lost_by_loosening);
    }

    void drop_parts() {
        for (const QueryPart& part : parts_) {
            const bool is_typed_so = typed_.q.find(text_of(start_.request.q, part.typed)) != std::string::npos;
            if (is_typed_so && !(was_relaxed() && is_free(part))) drop(start_, parts_, part);
        }
    }

    // What start_ has in another spelling or without some of its words.
    void drop_changed_parts() {
        const QueryNode root = read_(typed_);
        const std::vector<QueryPart> parts = parts_of(root);
        for (const QueryPart& part : parts) {
            if (start_.request.q.find(text_of(typed_.q, part.typed)) == std::string::npos)
                drop({"", typed_, 0}, parts, part);
        }
    }

    void drop(const Relaxation& from, const std::vector<QueryPart>& parts, const QueryPart& part) {
        const auto is_kept = [&](const QueryPart& other) { return other.node != part.node; };
        const auto says_what = [&](const QueryPart& other) {
            return is_kept(other) && other.node->kind != QueryNode::Kind::negation;
        };
        const std::string& q = from.request.q;
        if (std::ranges::any_of(parts, says_what))
            look_at_query(from, "without " + in_quotes(text_of(q, part.typed)), with_parts(q, parts, is_kept),
                          lost_by_dropping);
    }

    SearchRequest typed_;
    Relaxation start_;
    const ReadQuery& read_;
    QueryNode root_;
    std::vector<QueryPart> parts_;
    const CountArticles& count_;
    std::vector<Found> found_;
    std::set<std::string> seen_;  // query strings
    std::size_t counted_ = 0;
};

}  // namespace

std::vector<WayOut> ways_out(const SearchRequest& request, const std::vector<Relaxation>& offered,
                             const Relaxation& start, const ReadQuery& read, const CountArticles& count) {
    return WaysOut(request, start, read, count).run(offered);
}

}  // namespace dateline
