#include "indexer/index_writer.h"

#include <filesystem>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/base/exit_code.h"
#include "indexer/boilerplate_learner.h"
#include "indexer/model/document.h"
#include "indexer/model/hash.h"
#include "indexer/model/schema.h"
#include "indexer/planned_changes.h"
#include "indexer/story_grouper.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

// Larger batches are no faster (measured on 19,000 articles), and readers see new articles later.
constexpr unsigned changes_a_commit = 1000;
constexpr std::chrono::seconds longest_without_commit{10};

std::string text(std::string_view key) { return std::string(key); }

void check_schema(const Xapian::Database& database, const std::string& language) {
    const std::string found = database.get_metadata(text(metadata::schema));
    if (found != schema_version) {
        throw ExitError(ExitCode::configuration, "the index has schema version '" + found + "', this program writes '" +
                                                     text(schema_version) + "': build it anew with --rebuild");
    }
    const IndexLanguage stored(database.get_metadata(text(metadata::language)));
    if (!language.empty() && stored.to_option() != language) {
        throw ExitError(ExitCode::configuration, "the index was built with --language " + stored.to_option() +
                                                     ", not " + language +
                                                     ": leave the option out, or build the index anew with --rebuild");
    }
}

// What keeps the articles of an index in step with each other.
struct Upkeep {
    Upkeep(Xapian::WritableDatabase& database, const IndexLanguage& language, LineOverrides overrides)
        : stories(database, language), boilerplate(database, language, std::move(overrides)) {}

    void before_change(unsigned docid) {
        stories.before_change(docid);
        boilerplate.before_change(docid);
    }
    void after_change(unsigned docid) {
        stories.after_change(docid);
        boilerplate.after_change(docid);
    }
    void finish() { boilerplate.relearn(stories.regroup()); }

    StoryGrouper stories;
    BoilerplateLearner boilerplate;
};

}  // namespace

IndexedArticle to_indexed(unsigned docid, const Article& article) {
    return {docid, article.id, article.path, article.indexed, hash64(article.title + "\n" + article.body)};
}

struct IndexWriter::State {
    std::unique_ptr<Xapian::Database> database;
    Xapian::WritableDatabase* writable = nullptr;  // the same object; null in a dry run
    std::optional<Upkeep> upkeep{};                // none in a dry run
    unsigned changes = 0;
    bool in_transaction = false;
    Clock::time_point last_commit = Clock::now();
    std::optional<PlannedChanges> plan{};                  // of a dry run alone
    std::optional<std::vector<Baseline>> new_baselines{};  // since the last commit
};

IndexWriter::IndexWriter(const std::string& path, Access access, const std::string& language, LineOverrides overrides)
    : state_(std::make_unique<State>()) {
    if (access == Access::dry_run) {
        state_->database = path.empty()
                               ? std::make_unique<Xapian::WritableDatabase>(std::string(), Xapian::DB_BACKEND_INMEMORY)
                               : std::make_unique<Xapian::Database>(path);
        if (!path.empty()) check_schema(*state_->database, language);
        state_->plan.emplace(state_->database->get_lastdocid());
        return;
    }
    const int flags = access == Access::create ? Xapian::DB_CREATE : Xapian::DB_OPEN;
    auto writable = std::make_unique<Xapian::WritableDatabase>(path, flags);
    state_->writable = writable.get();
    state_->database = std::move(writable);
    if (access == Access::create) {
        state_->writable->set_metadata(text(metadata::schema), text(schema_version));
        state_->writable->set_metadata(text(metadata::language), language);
        change();
        commit();
    } else {
        check_schema(*state_->database, language);
    }
    state_->upkeep.emplace(*state_->writable, this->language(), std::move(overrides));
    if (state_->upkeep->boilerplate.has_new_overrides()) change();
}

IndexWriter::~IndexWriter() {
    // Xapian would commit here and hide a failure: what was not committed is dropped instead.
    try {
        if (state_->in_transaction) state_->writable->cancel_transaction();
    } catch (const Xapian::Error&) {
        // The database is unusable; the last commit stands.
    }
}

IndexLanguage IndexWriter::language() const {
    return IndexLanguage(state_->database->get_metadata(text(metadata::language)));
}

unsigned IndexWriter::articles() const {
    const int growth = state_->plan ? state_->plan->growth() : 0;
    return state_->database->get_doccount() + static_cast<unsigned>(growth);
}

unsigned IndexWriter::last_docid() const { return state_->database->get_lastdocid(); }

const LineVerdicts* IndexWriter::line_verdicts() const {
    return state_->upkeep ? &state_->upkeep->boilerplate.verdicts() : nullptr;
}

void IndexWriter::for_each_boilerplate(const std::function<void(const RecurringLine&)>& visit) const {
    const Xapian::Database& database = *state_->database;
    const LineOverrides overrides = parse_line_overrides(database.get_metadata(text(metadata::line_overrides)));
    const std::string prefix = text(metadata::line);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
        auto found = parse_recurring_line(database.get_metadata(*key));
        if (!found || !found->is_boilerplate || overrides.keep.contains(found->text)) continue;
        const std::string outlet = term::outlet(found->outlet);
        found->articles = database.get_termfreq(term::line(outlet, found->text));
        found->of = database.get_termfreq(outlet);
        visit(*found);
    }
}

std::optional<IndexedArticle> IndexWriter::find(std::string_view id) const {
    if (state_->plan) {
        if (auto planned = state_->plan->find(id)) return planned;
    }
    const std::string unique = term::unique_id(id);
    const Xapian::PostingIterator found = state_->database->postlist_begin(unique);
    if (found == state_->database->postlist_end(unique)) return std::nullopt;
    if (state_->plan && state_->plan->covers(*found)) return std::nullopt;
    return get(*found);
}

IndexedArticle IndexWriter::get(unsigned docid) const {
    if (state_->plan && state_->plan->covers(docid)) return state_->plan->get(docid);
    return to_indexed(docid, parse_stored(state_->database->get_document(docid).get_data()));
}

std::map<std::string, unsigned> IndexWriter::articles_of(std::string_view path) const {
    std::map<std::string, unsigned> found;
    if (state_->plan) found = state_->plan->articles_of(path);
    const std::string held = term::file(path);
    for (auto it = state_->database->postlist_begin(held); it != state_->database->postlist_end(held); ++it) {
        if (state_->plan && state_->plan->covers(*it)) continue;
        found.emplace(state_->database->get_document(*it).get_value(slot::fingerprint), *it);
    }
    return found;
}

std::size_t IndexWriter::count_articles_of(std::string_view path) const {
    return state_->plan ? articles_of(path).size() : state_->database->get_termfreq(term::file(path));
}

std::vector<unsigned> IndexWriter::docids_of(std::string_view path) const {
    std::vector<unsigned> docids;
    if (state_->plan) {
        for (const auto& [fingerprint, docid] : articles_of(path)) docids.push_back(docid);
        return docids;
    }
    const std::string held = term::file(path);
    docids.assign(state_->database->postlist_begin(held), state_->database->postlist_end(held));
    return docids;
}

void IndexWriter::for_each_article_after(unsigned docid,
                                         const std::function<void(const IndexedArticle&)>& visit) const {
    if (state_->plan) state_->plan->for_each_article_after(docid, visit);
    auto all = state_->database->postlist_begin("");
    for (all.skip_to(docid + 1); all != state_->database->postlist_end(""); ++all) {
        if (!state_->plan || !state_->plan->covers(*all)) visit(get(*all));
    }
}

void IndexWriter::put(unsigned docid, const Xapian::Document& document, const IndexedArticle& article) {
    if (state_->plan) return state_->plan->put(article, document.get_value(slot::fingerprint));
    change();
    constexpr std::size_t bytes_a_change = 1 << 13;  // a batch of long articles is cut short, to bound memory
    state_->changes += static_cast<unsigned>(document.get_data().size() / bytes_a_change);
    if (docid == 0) {
        docid = state_->writable->add_document(document);
    } else {
        state_->upkeep->before_change(docid);
        state_->writable->replace_document(docid, document);
    }
    state_->upkeep->after_change(docid);
}

void IndexWriter::remove(unsigned docid) {
    if (state_->plan) return state_->plan->remove(get(docid));
    change();
    state_->upkeep->before_change(docid);
    state_->writable->delete_document(docid);
}

std::optional<FileRecord> IndexWriter::find_file(std::string_view path) const {
    if (state_->plan) {
        if (const auto* planned = state_->plan->find_file(path)) return *planned;
    }
    return parse_file_record(state_->database->get_metadata(file_key(path)));
}

void IndexWriter::put_file(const FileRecord& record) {
    if (state_->plan) return state_->plan->put_file(record);
    change();
    state_->writable->set_metadata(file_key(record.path), to_stored(record));
}

void IndexWriter::remove_file(std::string_view path) {
    if (state_->plan) return state_->plan->remove_file(path);
    change();
    state_->writable->set_metadata(file_key(path), "");
}

void IndexWriter::for_each_file(const std::function<void(const FileRecord&)>& visit) const {
    const std::string prefix = text(metadata::file);
    const Xapian::Database& database = *state_->database;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
        const auto record = parse_file_record(database.get_metadata(*key));
        if (record && !(state_->plan && state_->plan->find_file(record->path) != nullptr)) visit(*record);
    }
    if (state_->plan) state_->plan->for_each_file(visit);
}

std::vector<Baseline> IndexWriter::baselines() const {
    return parse_baselines(state_->database->get_metadata(text(metadata::baselines)));
}

void IndexWriter::set_baselines(std::vector<Baseline> baselines) {
    if (!state_->plan) state_->new_baselines = std::move(baselines);
}

// Everything between two commits is one transaction: Xapian would otherwise write a part of it when its buffer is full.
void IndexWriter::change() {
    if (!state_->in_transaction) {
        state_->writable->begin_transaction();
        state_->in_transaction = true;
    }
    ++state_->changes;
}

void IndexWriter::commit() {
    state_->last_commit = Clock::now();
    if (!state_->in_transaction) return;
    if (state_->upkeep) state_->upkeep->finish();
    if (state_->new_baselines) {
        state_->writable->set_metadata(text(metadata::baselines), to_stored(*state_->new_baselines));
        state_->new_baselines.reset();
    }
    const std::string key = text(metadata::state);
    const auto before = nlohmann::json::parse(state_->database->get_metadata(key), nullptr, false);
    const unsigned revision = before.is_object() ? before.value("revision", 0u) : 0u;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const nlohmann::json after = {{"revision", revision + 1}, {"updated", to_rfc3339(now)}};
    state_->writable->set_metadata(key, after.dump());
    state_->writable->commit_transaction();
    state_->in_transaction = false;
    state_->changes = 0;
}

bool IndexWriter::is_commit_due() const {
    return state_->changes >= changes_a_commit || Clock::now() - state_->last_commit > longest_without_commit;
}

void IndexWriter::commit_if_due() {
    if (is_commit_due()) commit();
}

}  // namespace dateline
