// The grammar of the query language, see query.h: lexemes to a tree.
#pragma once

#include <vector>

#include "searchd/query.h"
#include "searchd/query_lexer.h"
#include "searchd/query_terms.h"
#include "searchd/query_warnings.h"

namespace dateline {

/// `nothing` where no lexeme is a word or the like.
QueryNode parse_lexemes(std::vector<Lexeme> lexemes, TermReader& terms, QueryWarnings& warnings);

}  // namespace dateline
