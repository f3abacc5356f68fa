#include "searchd/set_source.h"

#include <algorithm>
#include <string>

#include <xapian.h>

namespace dateline {

namespace {

// Of databases side by side, number k of n (from 0) has the docids k + 1, k + 1 + n, … of the whole; each sees its own
// as 1, 2, ….
class SetSource : public Xapian::PostingSource {
public:
    SetSource(const DocSet& set, std::string uuids) : set_(set), uuids_(std::move(uuids)) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return members_ / parts_; }
    Xapian::doccount get_termfreq_max() const override { return members_; }
    Xapian::docid get_docid() const override { return (at_ - 1) / parts_ + 1; }
    bool at_end() const override { return is_begun_ && at_ == 0; }
    std::string name() const override { return "SetSource"; }
    std::string get_description() const override { return "SetSource()"; }
    SetSource* clone() const override { return new SetSource(set_, uuids_); }

    void next(double) override { move_to(is_begun_ ? at_ + 1 : 1); }

    void skip_to(Xapian::docid own, double) override {
        move_to(std::max<DocId>((own - 1) * parts_ + number_ + 1, is_begun_ ? at_ : 1));
    }

    void init(const Xapian::Database& part) override {
        const std::string uuid = part.get_uuid();
        parts_ = static_cast<DocId>(std::ranges::count(uuids_, ':')) + 1;
        number_ = static_cast<DocId>(
            std::count(uuids_.begin(), uuids_.begin() + static_cast<std::ptrdiff_t>(uuids_.find(uuid)), ':'));
        members_ = static_cast<Xapian::doccount>(set_.count());
        is_begun_ = false;
        at_ = 0;
    }

private:
    // To the first member of the part from `id` on.
    void move_to(DocId id) {
        is_begun_ = true;
        for (at_ = set_.next(id); at_ != 0 && (at_ - 1) % parts_ != number_;) at_ = set_.next(at_ + 1);
    }

    const DocSet& set_;
    std::string uuids_;
    DocId parts_ = 1;
    DocId number_ = 0;
    Xapian::doccount members_ = 0;
    bool is_begun_ = false;
    DocId at_ = 0;  // in the docids of the whole; 0 past the end
};

}  // namespace

Xapian::Query in_set(const DocSet& set, const Xapian::Database& database) {
    return Xapian::Query((new SetSource(set, database.get_uuid()))->release());
}

}  // namespace dateline
