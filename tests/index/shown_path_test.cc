// What visitors see of where an article was read: nothing of the folders above the SOURCE.

#include <gtest/gtest.h>

#include "tests/support/archives.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

std::string story(const std::string& title) { return title + "\n\nThey were seen at the harbour of Veldhaven.\n"; }

class ShownPath : public ::testing::Test, public TestIndex {
protected:
    std::string path_of(const std::string& q) const { return search(q).hits.at(0).article.path; }
};

TEST_F(ShownPath, BeginsAtTheSourceAndEndsInTheArchive) {
    folder.write("in/2026/news.tar", make_archive(ArchiveFormat::tar, {{"/etc/./owl.txt", story("Owls return")}}));
    const std::string alone = folder.write("hawks.zip", make_archive(ArchiveFormat::zip, {{"a.txt", story("Hawks")}}));
    const std::string piped = make_archive(ArchiveFormat::tar, {{"b.txt", story("Storks return")}});
    EXPECT_EQ(run({}, {in, alone, "-"}, piped).exit_code, 0);
    EXPECT_EQ(path_of("title:owls"), "in/2026/news.tar/etc/owl.txt");
    EXPECT_EQ(path_of("title:hawks"), "hawks.zip/a.txt");
    EXPECT_EQ(path_of("title:storks"), "-/b.txt");
}

TEST_F(ShownPath, IsOfTheFileItselfWhereThatIsTheSource) {
    EXPECT_EQ(run({}, {folder.write("in/2026/a.txt", story("Owls return"))}).exit_code, 0);
    EXPECT_EQ(path_of("owls"), "a.txt");
}

// Not the one whose file a sort happens to put first.
TEST_F(ShownPath, BeginsAtTheFirstOfTheSourcesThatHaveTheFile) {
    std::vector<std::string> sources = {in + "/2026"};
    for (int n = 0; n < 60; ++n)
        sources.push_back(folder.write("in/2026/" + std::to_string(n) + ".txt", story("Gulls " + std::to_string(n))));
    sources.push_back(in);
    folder.write("in/2026/sub/a.txt", story("Owls return"));
    EXPECT_EQ(run({}, sources).exit_code, 0);
    for (int n = 0; n < 60; ++n) {
        const std::string number = std::to_string(n);
        EXPECT_EQ(path_of("title:\"gulls " + number + "\""), "2026/" + number + ".txt");
    }
    EXPECT_EQ(path_of("owls"), "2026/sub/a.txt");
}

// Else runs that take turns would store it again and again.
TEST_F(ShownPath, StaysWhereAnotherSourceHoldsTheFileAndTheArticleIsAsItWas) {
    folder.write("in/2026/a.txt", story("Owls return"));
    EXPECT_EQ(run({}, {in + "/2026"}).exit_code, 0);
    EXPECT_EQ(stats({"--full"})["unchanged"], 1);
    EXPECT_EQ(path_of("owls"), "2026/a.txt");
    folder.write("in/2026/a.txt", story("Owls return again"));
    EXPECT_EQ(stats()["updated"], 1);
    EXPECT_EQ(path_of("owls"), "in/2026/a.txt");
}

}  // namespace
}  // namespace dateline::testing
