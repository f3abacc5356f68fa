#include "indexer/readers/xml_repair.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t deepest = 200;
constexpr std::size_t most_attributes = 64;
constexpr std::size_t most_name_spaces = 128;  // declared in the open elements; the parser looks through all of them
constexpr std::string_view spaces = " \t\r\n";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::size_t name_length(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) return 0;
    const auto* end = std::ranges::find_if_not(
        text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '-'; });
    return static_cast<std::size_t>(end - text.begin());
}

// At most one colon, with a name behind it.
std::string valid_name(std::string_view name) {
    std::string valid(name);
    const std::size_t colon = valid.find(':');
    if (colon == std::string::npos) return valid;
    for (std::size_t i = colon + 1; i < valid.size(); ++i) {
        if (valid[i] == ':') valid[i] = '_';
    }
    if (colon + 1 == valid.size() || !is_letter(valid[colon + 1])) valid.insert(colon + 1, "_");
    return valid;
}

class Repair {
public:
    explicit Repair(std::string_view xml) : rest_(xml) { out_.reserve(xml.size() + 64); }

    std::string run() {
        out_ += "<" + std::string(repaired_root) + ">";
        while (!rest_.empty()) {
            out_ += take(rest_.find('<'));
            if (!rest_.empty()) markup();
        }
        while (!open_.empty()) close_innermost();
        return out_ + "</" + std::string(repaired_root) + ">";
    }

private:
    struct Element {
        std::string_view name;
        bool is_written;
        std::size_t name_spaces;  // declared around it
    };

    std::string_view take(std::size_t length) {
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    // An end that was missing once is missing for good: it is not looked for again.
    std::size_t find_end(std::string_view end, std::string_view& missing) const {
        if (missing == end) return std::string_view::npos;
        const std::size_t found = rest_.find(end);
        if (found == std::string_view::npos) missing = end;
        return found;
    }

    void markup() {
        if (rest_.starts_with("<![CDATA[")) {
            character_data();
        } else if (rest_.starts_with("<!--")) {
            skip("-->", 4, missing_comment_end_);
        } else if (rest_.starts_with("<?")) {
            skip("?>", 2, missing_instruction_end_);
        } else if (rest_.starts_with("<!") && open_.empty() && !had_doctype_) {
            doctype();
        } else if (rest_.starts_with("<!")) {
            skip(">", 2, missing_tag_end_);
        } else if (rest_.starts_with("</")) {
            end_tag();
        } else if (const std::size_t length = name_length(rest_.substr(1)); length > 0) {
            rest_.remove_prefix(1);
            start_tag(take(length));
        } else {
            rest_.remove_prefix(1);
            out_ += "&lt;";
        }
    }

    void skip(std::string_view end, std::size_t start_length, std::string_view& missing) {
        const std::size_t found = find_end(end, missing);
        take(found == std::string_view::npos ? start_length : found + end.size());
    }

    void doctype() {
        had_doctype_ = true;
        const std::size_t bracket = rest_.find('[');
        std::size_t end = rest_.find('>');
        if (bracket < end) {
            std::size_t close = rest_.find(']', bracket);
            while (close != std::string_view::npos) {
                end = rest_.find_first_not_of(spaces, close + 1);
                if (end == std::string_view::npos || rest_[end] == '>') break;
                close = rest_.find(']', close + 1);
            }
        }
        take(end == std::string_view::npos ? 2 : end + 1);
    }

    // A section without end is over where its element is.
    void character_data() {
        take(9);
        std::size_t length = find_end("]]>", missing_data_end_);
        const bool is_closed = length != std::string_view::npos;
        if (!is_closed && !open_.empty()) length = rest_.find("</" + std::string(open_.back().name));
        out_ += "<![CDATA[";
        out_ += take(length);
        out_ += "]]>";
        if (is_closed) take(3);
    }

    void end_tag() {
        take(2);
        const std::string_view name = take(name_length(rest_));
        const std::size_t end = rest_.find_first_of("<>");
        take(end);
        if (rest_.starts_with('>')) take(1);
        if (is_open(name)) close(name);
    }

    bool is_open(std::string_view name) const {
        const auto found = count_.find(name);
        return found != count_.end() && found->second > 0;
    }

    void close(std::string_view name) {
        while (open_.back().name != name) close_innermost();
        close_innermost();
    }

    void close_innermost() {
        const Element element = open_.back();
        open_.pop_back();
        --count_[element.name];
        name_spaces_ = element.name_spaces;
        if (element.is_written) out_ += "</" + valid_name(element.name) + ">";
    }

    void start_tag(std::string_view name) {
        // An entry holds no other: its end was lost.
        if ((name == "item" || name == "entry") && is_open(name)) close(name);
        const Element element{name, open_.size() < deepest, name_spaces_};
        const std::size_t start = out_.size();
        out_ += "<" + valid_name(name);
        const bool is_empty = attributes();
        out_ += is_empty ? "/>" : ">";
        if (!element.is_written) out_.resize(start);
        if (!element.is_written || is_empty) name_spaces_ = element.name_spaces;
        if (is_empty) return;
        open_.push_back(element);
        ++count_[name];
    }

    // Up to and with the end of the tag; true where it has no content.
    bool attributes() {
        std::vector<std::string_view> names;
        while (!rest_.empty() && rest_.front() != '<') {
            if (rest_.front() == '>') return take(1).empty();
            if (rest_.starts_with("/>")) return !take(2).empty();
            const std::size_t length = name_length(rest_);
            if (length == 0) {
                take(1);
                continue;
            }
            const std::string_view name = take(length);
            const std::string_view value = attribute_value();
            if (names.size() == most_attributes || std::ranges::find(names, name) != names.end()) continue;
            if (name.starts_with("xmlns") && ++name_spaces_ > most_name_spaces) continue;
            names.push_back(name);
            write_attribute(name, value);
        }
        return false;
    }

    std::string_view attribute_value() {
        const std::size_t equals = rest_.find_first_not_of(spaces);
        if (equals == std::string_view::npos || rest_[equals] != '=') return {};
        take(equals + 1);
        take(rest_.find_first_not_of(spaces));
        const char quote = rest_.empty() ? '\0' : rest_.front();
        if (quote == '"' || quote == '\'') {
            take(1);
            const char ends[] = {quote, '<', '\0'};
            const std::size_t end = rest_.find_first_of(ends);
            if (end != std::string_view::npos && rest_[end] == quote) {
                const std::string_view value = take(end);
                take(1);
                return value;
            }
        }
        std::size_t end = std::min(rest_.find_first_of(" \t\r\n<>"), rest_.size());
        if (end > 0 && end < rest_.size() && rest_[end] == '>' && rest_[end - 1] == '/') --end;
        return take(end);
    }

    void write_attribute(std::string_view name, std::string_view value) {
        out_ += " " + valid_name(name) + "=\"";
        for (const char c : value) {
            if (c == '"') {
                out_ += "&quot;";
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }

    std::string_view rest_;
    std::string out_;
    std::vector<Element> open_;
    std::unordered_map<std::string_view, int> count_;
    std::string_view missing_data_end_;
    std::string_view missing_comment_end_;
    std::string_view missing_instruction_end_;
    std::string_view missing_tag_end_;
    std::size_t name_spaces_ = 0;
    bool had_doctype_ = false;
};

}  // namespace

std::string repaired_xml(std::string_view xml) { return Repair(xml).run(); }

}  // namespace dateline
