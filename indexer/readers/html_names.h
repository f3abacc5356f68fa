// What an element is for, as far as its author says so: by its tag, its role, and the words in its class and id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup_tree.h"

namespace dateline {

/// Scripts, controls, pictures and their captions.
bool is_never_text(const MarkupTree& tree, int node);

/// What browsers do not show: but some pages show it by a script when they have loaded.
bool is_hidden(const MarkupTree& tree, int node);

/// The same, without what is for browsers that run no scripts.
bool has_hiding_style(const MarkupTree& tree, int node);

/// Navigation, share bars, lists of other articles, bylines, advertisements …: not the article, unless most of the
/// page's text is in it.
bool is_beside_text(const MarkupTree& tree, int node);

/// The same by its tag and role alone.
bool is_beside_by_tag(const MarkupTree& tree, int node);

/// Named as a box of a layout, in which anything may stand.
bool is_layout(const MarkupTree& tree, int node);

/// Comments of readers and notices about cookies: not the article, even where they hold most of the page's text.
bool is_comments(const MarkupTree& tree, int node);

/// The element of which the page says that it holds the article's text: "article-body", "entry-content".
bool is_named_text(const MarkupTree& tree, int node);

/// "articleBody js-share_bar" has article, body, js, share and bar.
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace dateline
