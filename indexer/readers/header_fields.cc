#include "indexer/readers/header_fields.h"

#include <algorithm>

#include "indexer/base/ascii.h"

namespace dateline {

namespace {

constexpr std::string_view blanks(" \t\r\n\0", 5);

// Takes a line, without its end, from the front of `rest`.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

void add_line(std::string_view line, std::vector<HeaderField>& fields) {
    if (line.front() == ' ' || line.front() == '\t') {
        if (!fields.empty()) fields.back().value.append(" ").append(trim_header(line));
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    fields.push_back(
        {lower_ascii(trim_header(line.substr(0, colon))), std::string(trim_header(line.substr(colon + 1)))});
}

}  // namespace

std::string_view HeaderBlock::value(std::string_view name) const {
    const auto found =
        std::find_if(fields.rbegin(), fields.rend(), [&](const auto& field) { return field.name == name; });
    return found == fields.rend() ? std::string_view() : std::string_view(found->value);
}

Result<HeaderBlock> parse_header_block(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, longest_header);
    HeaderBlock block;
    std::string_view rest = head;
    block.first_line = trim_header(take_line(rest));
    bool has_ended = false;
    while (!has_ended && !rest.empty()) {
        const std::string_view line = take_line(rest);
        has_ended = line.empty();
        if (!has_ended) add_line(line, block.fields);
    }
    if (!has_ended && head.size() < bytes.size())
        return Fault{"has a header of more than " + std::to_string(longest_header >> 10) + " kB"};
    block.size = head.size() - rest.size();
    return block;
}

std::vector<std::string> parse_header_list(std::string_view value) {
    std::vector<std::string> items;
    while (!value.empty()) {
        const std::size_t comma = value.find(',');
        const std::string_view item = trim_header(value.substr(0, comma));
        if (!item.empty()) items.push_back(lower_ascii(item));
        value.remove_prefix(comma == std::string_view::npos ? value.size() : comma + 1);
    }
    return items;
}

MediaType parse_media_type(std::string_view value) {
    const std::size_t name_end = value.find_first_of(";,");
    MediaType type{lower_ascii(trim_header(value.substr(0, name_end))), {}};
    while (type.charset.empty() && !value.empty()) {
        const std::size_t end = value.find_first_of(";,");
        const std::string_view parameter = trim_header(value.substr(0, end));
        value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
        const std::size_t equals = parameter.find('=');
        if (equals == std::string_view::npos || lower_ascii(trim_header(parameter.substr(0, equals))) != "charset")
            continue;
        std::string_view charset = parameter.substr(equals + 1);
        constexpr std::string_view quotes = "\"' \t";
        charset.remove_prefix(std::min(charset.find_first_not_of(quotes), charset.size()));
        type.charset = charset.substr(0, charset.find_first_of(quotes));
    }
    return type;
}

std::string_view trim_header(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace dateline
