#include "indexer/boilerplate_learner.h"

#include <utility>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/lines.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

constexpr unsigned least_stories = 5;
constexpr unsigned least_share = 10;  // one in so many of the outlet's articles

// Bounds memory where somebody makes lines recur on purpose; archives have one for some hundred articles.
constexpr std::size_t most_recurring = 200'000;

// The line of the article that has this term.
std::optional<RecurringLine> find_line(const Article& article, const std::string& term) {
    const std::string outlet = outlet_of(article);
    const std::string outlet_term = term::outlet(outlet);
    for (const Line& line : lines_of(article.body)) {
        if (term::line(outlet_term, line.text) == term) return RecurringLine{outlet, std::string(line.text)};
    }
    return std::nullopt;
}

}  // namespace

BoilerplateLearner::BoilerplateLearner(Xapian::WritableDatabase& database, const IndexLanguage& language,
                                       LineOverrides overrides)
    : database_(database),
      analysers_(language),
      verdicts_(std::move(overrides)),
      applied_(parse_line_overrides(database.get_metadata(std::string(metadata::line_overrides)))) {
    const std::string prefix(metadata::line);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
        const auto found = parse_recurring_line(database.get_metadata(*key));
        if (!found) continue;
        const std::string line = (*key).substr(prefix.size());
        recurring_.emplace(line, *found);
        if (!found->is_boilerplate) continue;
        verdicts_.set_boilerplate(line, true);
        once_boilerplate_.insert(line);
    }
}

void BoilerplateLearner::before_change(unsigned docid) {
    touch(docid);
    changed_.erase(docid);
}

void BoilerplateLearner::after_change(unsigned docid) { changed_.insert(docid); }

void BoilerplateLearner::relearn(const Docids& regrouped) {
    Docids doubtful;
    for (const unsigned docid : std::exchange(changed_, {})) {
        if (touch(docid)) doubtful.insert(docid);
    }
    for (const unsigned docid : regrouped) touch(docid);
    for (const std::string& line : std::exchange(lines_, {})) note_whether_recurs(line, doubtful);
    const std::set<std::string> outlets = std::exchange(outlets_, {});
    for (auto& [line, found] : recurring_) {
        const std::string outlet = term::outlet(found.outlet);
        if (!outlets.contains(outlet)) continue;
        const bool is_enough = database_.get_termfreq(line) * least_share >= database_.get_termfreq(outlet);
        judge(line, found, is_enough, doubtful);
    }
    apply_overrides(doubtful);
    for (const unsigned docid : doubtful) index_anew(docid);
}

// Notes what has to be counted anew since the article changes. True where one of its lines is boilerplate or was.
bool BoilerplateLearner::touch(unsigned docid) {
    bool is_doubtful = false;
    const auto end = database_.termlist_end(docid);
    auto term = database_.termlist_begin(docid);
    for (term.skip_to(std::string(term::line_prefix)); term != end && (*term).starts_with(term::line_prefix); ++term) {
        lines_.insert(*term);
        is_doubtful |= once_boilerplate_.contains(*term);
    }
    for (; term != end && (*term).starts_with(term::outlet_prefix); ++term) outlets_.insert(*term);
    return is_doubtful;
}

void BoilerplateLearner::note_whether_recurs(const std::string& line, Docids& doubtful) {
    const auto known = recurring_.find(line);
    if (!recurs(line)) {
        if (known == recurring_.end()) return;
        judge(line, known->second, false, doubtful);
        database_.set_metadata(line_key(line), "");
        recurring_.erase(known);
    } else if (known == recurring_.end() && recurring_.size() < most_recurring) {
        const unsigned docid = *database_.postlist_begin(line);
        const auto found = find_line(parse_stored(database_.get_document(docid).get_data()), line);
        if (!found) return;
        recurring_.emplace(line, *found);
        database_.set_metadata(line_key(line), to_stored(*found));
    }
}

bool BoilerplateLearner::recurs(const std::string& line) const {
    if (database_.get_termfreq(line) < least_stories) return false;
    unsigned alone = 0;
    std::set<std::string> stories;
    const auto end = database_.postlist_end(line);
    for (auto it = database_.postlist_begin(line); it != end && alone + stories.size() < least_stories; ++it) {
        std::string story = database_.get_document(*it).get_value(slot::story);
        if (story.empty()) {
            ++alone;
        } else {
            stories.insert(std::move(story));
        }
    }
    return alone + stories.size() >= least_stories;
}

void BoilerplateLearner::judge(const std::string& line, RecurringLine& found, bool is_boilerplate, Docids& doubtful) {
    if (found.is_boilerplate == is_boilerplate) return;
    found.is_boilerplate = is_boilerplate;
    database_.set_metadata(line_key(line), to_stored(found));
    verdicts_.set_boilerplate(line, is_boilerplate);
    if (is_boilerplate) once_boilerplate_.insert(line);
    add_articles(line, doubtful);
}

void BoilerplateLearner::apply_overrides(Docids& doubtful) {
    const std::set<std::string> lines = overridden_differently(applied_, verdicts_.overrides());
    if (lines.empty()) return;
    const std::string prefix(term::outlet_prefix);
    for (auto outlet = database_.allterms_begin(prefix); outlet != database_.allterms_end(prefix); ++outlet) {
        for (const std::string& line : lines) add_articles(term::line(*outlet, line), doubtful);
    }
    applied_ = verdicts_.overrides();
    database_.set_metadata(std::string(metadata::line_overrides), to_stored(applied_));
}

void BoilerplateLearner::add_articles(const std::string& term, Docids& docids) const {
    for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) docids.insert(*it);
}

bool BoilerplateLearner::has_term(unsigned docid, const std::string& term) const {
    auto it = database_.termlist_begin(docid);
    it.skip_to(term);
    return it != database_.termlist_end(docid) && *it == term;
}

void BoilerplateLearner::index_anew(unsigned docid) {
    const Xapian::Document before = database_.get_document(docid);
    Article article = parse_stored(before.get_data());
    if (!has_term(docid, term::file(article.path)))
        return;  // a path that is not UTF-8 cannot be told from what is stored
    std::vector<std::size_t> boilerplate = verdicts_.boilerplate_of(article);
    if (boilerplate == article.boilerplate) return;
    article.boilerplate = std::move(boilerplate);
    Xapian::Document document = make_document(article, analysers_.of(article.language));
    if (const std::string story = before.get_value(slot::story); !story.empty()) {
        document.add_boolean_term(term::story(story));
        document.add_value(slot::story, story);
    }
    document.add_value(slot::fingerprint, before.get_value(slot::fingerprint));
    database_.replace_document(docid, document);
}

}  // namespace dateline
