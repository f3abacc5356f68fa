// The tables of what news sites print around their articles. All keys are as phrase_key() gives them.
#pragma once

#include <string_view>

namespace dateline {

/// What a line is that consists of one known phrase.
enum class Phrase {
    none,
    furniture,      ///< buttons and notices: never part of an article
    navigation,     ///< a section, a network, a button that might also be a word of the article
    list_heading,   ///< "Related stories": a list of links follows
    comment_form,   ///< "Leave a reply": the article is over
    comment_count,  ///< "3 comments": over, if it does not stand above the article
    comments,       ///< "Comments": over, unless prose follows
};
Phrase phrase_of(std::string_view key);

/// "most read in sport": what starts a heading of links if the form of its line does not speak against it.
bool starts_ranking(std::string_view key);

/// What a line says by the words before its first ":" or "|".
enum class Label {
    none,
    link,     ///< "Read more: …"
    media,    ///< "Watch: …", also a way to begin a headline
    credit,   ///< "Photo: …"
    staff,    ///< "Edited by: …"
    source,   ///< "Source: …"
    tags,     ///< "Filed under: …"
    section,  ///< "Section: …"
    author,   ///< "Author: …"
    title,    ///< "Title: …"
    url,      ///< "URL: …"
    share,    ///< "Follow us: …"
    notice,   ///< "Disclaimer: …"
};
Label label_of(std::string_view key);

/// The words that stand before a picture's credit or caption, or on a line above it.
enum class CaptionLabel { none, credit, caption };
CaptionLabel caption_label_of(std::string_view key);

/// True for the start of a notice that takes a sentence, such as "Sign up for our newsletter and …".
bool is_notice(std::string_view key);

/// True for the sentences of a comment form.
bool is_comment_notice(std::string_view key);

bool is_share_word(std::string_view word);
bool is_network(std::string_view word);
bool is_section(std::string_view key);

/// Agencies, newspapers and stations, by name or by what such names end with ("Herald", "News").
bool is_outlet(std::string_view key);

/// The same of a text as it stands; never true of an address.
bool names_outlet(std::string_view text);

/// "staff writer", "political editor": what stands beside an author's name.
bool is_role(std::string_view key);

/// Words that mark a line as the credit of a picture.
bool is_credit_word(std::string_view word);

}  // namespace dateline
