#include "indexer/readers/feed_person.h"

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

constexpr std::string_view around_mail = " \t\n()<>[]\"',;";
constexpr std::array<std::string_view, 5> unread_boxes = {"noreply@", "no-reply@", "donotreply@", "do-not-reply@",
                                                          "nobody@"};

std::string_view strip(std::string_view text, std::string_view signs) {
    const std::size_t start = text.find_first_not_of(signs);
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(signs) + 1 - start);
}

struct Mail {
    std::size_t start = 0;
    std::size_t length = 0;
};

Mail find_mail(std::string_view text) {
    const std::size_t at = text.find('@');
    // "@ann" is a name in a network.
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return {};
    const std::size_t before = text.find_last_of(around_mail, at);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of(around_mail, at), text.size());
    if (start == at || text.substr(at, end - at).find('.') == std::string_view::npos) return {};
    return {start, end - start};
}

bool may_be_several(std::string_view name) {
    constexpr std::array<std::string_view, 6> signs = {",", ";", "|", "&", " and ", " und "};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return name.find(sign) != std::string_view::npos; });
}

}  // namespace

std::vector<std::string> names_of_author(std::string_view author) {
    const std::string line = collapse_spaces(author);
    std::string_view name = line;
    std::string without_mail;
    if (const Mail mail = find_mail(line); mail.length > 0) {
        std::string_view address = std::string_view(line).substr(mail.start, mail.length);
        if (address.starts_with("mailto:")) address.remove_prefix(7);
        without_mail = std::string(strip(line.substr(0, mail.start), around_mail)) + " " +
                       std::string(strip(line.substr(mail.start + mail.length), around_mail));
        name = trim(without_mail);
        const bool is_unread =
            std::ranges::any_of(unread_boxes, [&](std::string_view box) { return address.starts_with(box); });
        if (name.empty() && !is_unread) return {std::string(address)};
    }
    if (name.empty()) return {};
    if (std::optional<Byline> byline = parse_byline(name); byline && !byline->authors.empty()) return byline->authors;
    if (may_be_several(name)) {
        if (std::optional<Byline> names = parse_names(name); names && !names->authors.empty()) return names->authors;
    }
    return {std::string(name)};
}

}  // namespace dateline
