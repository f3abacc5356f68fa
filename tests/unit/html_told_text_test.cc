#include "indexer/readers/html_told_text.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

const std::string first =
    "The lock gates of Ostermoor will be shut from Monday, the water board said, and stay so until the ice has gone. "
    "It has asked the skippers for patience, and the islanders to lay in bread for a week.";
const std::string second =
    "Barges have to take the long way round by the old canal. The ferry to the islands sails twice a day instead of "
    "six, at seven and at four, and takes no lorries.";
const std::string third =
    "Nobody on the quay could remember such a winter. The harbour master, who keeps the book, found one in 1963, when "
    "people drove to the islands by car.";
const std::string promo = "The Courier keeps you up to date on everything that happens between dyke and dune.";

std::string text(std::initializer_list<std::string> paragraphs) {
    std::string joined;
    for (const std::string& paragraph : paragraphs) joined += (joined.empty() ? "" : "\n\n") + paragraph;
    return joined;
}

TEST(ReconcileWithTold, TakesTheLongerTextThatThePageTells) {
    EXPECT_EQ(reconcile_with_told("To read on, subscribe.", text({first, second, third})),
              text({first, second, third}));
    EXPECT_EQ(reconcile_with_told("", "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>"),
              text({first, second, third}));
}

TEST(ReconcileWithTold, EndsWhereTheToldTextEnds) {
    const std::string told = first + " " + second + " " + third;
    EXPECT_EQ(reconcile_with_told(text({first, second, third, promo}), told), text({first, second, third}));
    EXPECT_EQ(reconcile_with_told(text({first, second, third}), told), text({first, second, third}));
}

TEST(ReconcileWithTold, KeepsATextOfWhichOnlyAPartIsTold) {
    EXPECT_EQ(reconcile_with_told(text({first, second, third, promo}), first), text({first, second, third, promo}));
    EXPECT_EQ(reconcile_with_told(text({first, second, third}), ""), text({first, second, third}));
}

TEST(ReconcileWithTold, KeepsATextThatIsAnother) {
    const std::string found = text({promo + " " + promo + " " + promo, promo + promo + promo, promo + promo});
    EXPECT_EQ(reconcile_with_told(found, first + second + third), found);
}

}  // namespace
}  // namespace dateline
