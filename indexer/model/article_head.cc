#include "indexer/model/article_head.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdio>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "indexer/model/article_json.h"

namespace dateline {

namespace {

using nlohmann::json;

// Only what to_rfc3339() writes; of any year, also one that a time zone moved out of those parse_timestamp() takes.
std::optional<std::chrono::sys_seconds> from_rfc3339(const std::string& text) {
    using namespace std::chrono;
    int y = 0;
    unsigned month = 0;
    unsigned day = 0;
    long h = 0;
    long m = 0;
    long s = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2uT%2ld:%2ld:%2ldZ", &y, &month, &day, &h, &m, &s) != 6)
        return std::nullopt;
    const year_month_day date = year{y} / static_cast<int>(month) / static_cast<int>(day);
    if (!date.ok()) return std::nullopt;
    return sys_days{date} + hours{h} + minutes{m} + seconds{s};
}

// Takes the members as they come, without building the whole first: a result page reads ten heads.
class HeadReader : public nlohmann::json_sax<json> {
public:
    Article& article() { return article_; }

    bool is_whole() const { return seen_.all() && article_.published.has_value() == has_precision_; }

    bool key(string_t& name) override {
        const auto member = std::ranges::find(members, name, &Member::name);
        if (member == members.end()) return false;
        member_ = &*member;
        const auto number = static_cast<std::size_t>(member - members.begin());
        if (number < seen_.size()) seen_.set(number);
        return true;
    }

    bool string(string_t& value) override {
        return member_ != nullptr && member_->take != nullptr && (this->*member_->take)(std::move(value));
    }

    bool number_unsigned(number_unsigned_t number) override {
        if (member_ == nullptr || member_->name != "boilerplate") return false;
        article_.boilerplate.push_back(number);
        return true;
    }

    bool null() override { return member_ != nullptr && member_->name.starts_with("published"); }
    bool start_object(std::size_t) override { return member_ == nullptr; }
    bool start_array(std::size_t) override { return member_ != nullptr; }
    bool end_object() override { return true; }
    bool end_array() override { return true; }
    bool boolean(bool) override { return false; }
    bool number_integer(number_integer_t) override { return false; }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool binary(binary_t&) override { return false; }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

private:
    struct Member {
        std::string_view name;
        bool (HeadReader::*take)(string_t&& value);
    };

    template <std::string Article::*text>
    bool take_text(string_t&& value) {
        article_.*text = std::move(value);
        return true;
    }

    template <std::vector<std::string> Article::*list>
    bool take_item(string_t&& value) {
        (article_.*list).push_back(std::move(value));
        return true;
    }

    bool take_published(string_t&& value) {
        const auto at = from_rfc3339(value);
        if (at) article_.published = {*at, Precision::second};
        return at.has_value();
    }

    bool take_precision(string_t&& value) {
        for (const Precision known : {Precision::year, Precision::month, Precision::day, Precision::second}) {
            if (!article_.published || to_string(known) != value) continue;
            article_.published->precision = known;
            has_precision_ = true;
        }
        return has_precision_;
    }

    bool take_indexed(string_t&& value) {
        const auto at = from_rfc3339(value);
        if (at) article_.indexed = *at;
        return at.has_value();
    }

    static const std::array<Member, 15> members;

    Article article_{};
    const Member* member_ = nullptr;  // whose value comes next
    std::bitset<12> seen_{};          // of the members that every head has, which are the first
    bool has_precision_ = false;
};

const std::array<HeadReader::Member, 15> HeadReader::members = {{
    {"id", &HeadReader::take_text<&Article::id>},
    {"url", &HeadReader::take_text<&Article::url>},
    {"title", &HeadReader::take_text<&Article::title>},
    {"summary", &HeadReader::take_text<&Article::summary>},
    {"published", &HeadReader::take_published},
    {"published_precision", &HeadReader::take_precision},
    {"source", &HeadReader::take_text<&Article::source>},
    {"authors", &HeadReader::take_item<&Article::authors>},
    {"section", &HeadReader::take_text<&Article::section>},
    {"tags", &HeadReader::take_item<&Article::tags>},
    {"language", &HeadReader::take_text<&Article::language>},
    {"path", &HeadReader::take_text<&Article::path>},
    {"indexed", &HeadReader::take_indexed},
    {"shown_path", &HeadReader::take_text<&Article::shown_path>},
    {"boilerplate", nullptr},  // of numbers
}};

}  // namespace

std::string to_stored_head(const Article& article) {
    nlohmann::ordered_json head = to_json_head(article);
    if (!article.shown_path.empty()) head["shown_path"] = article.shown_path;
    if (!article.boilerplate.empty()) head["boilerplate"] = article.boilerplate;
    return dump(head);
}

Article parse_stored_head(std::string_view head) {
    HeadReader reader;
    if (!json::sax_parse(head, &reader) || !reader.is_whole())
        throw std::runtime_error("stored article has a malformed head");
    return std::move(reader.article());
}

}  // namespace dateline
