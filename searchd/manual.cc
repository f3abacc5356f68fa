// Prints dateline-query(7); run by the build.
#include <cstdio>

#include "searchd/to_manual.h"

int main() {
    const std::string page = dateline::to_manual();
    return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
