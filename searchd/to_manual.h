// The manual page dateline-query(7), made of the table of the query language.
#pragma once

#include <string>

namespace dateline {

/// The page as input of groff -man, in ASCII.
std::string to_manual();

}  // namespace dateline
