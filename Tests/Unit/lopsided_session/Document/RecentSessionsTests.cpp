#include "SettingsHome.h"

#include <lopsided_session/lopsided_session.h>

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

class RecentSessionsTest : public ::testing::Test
{
protected:
    [[nodiscard]] juce::File session (int number) const
    {
        return home.folder.getChildFile ("session " + juce::String (number) + ".json");
    }

    testing::SettingsHome home;
    RecentSessions recent;
};

TEST_F (RecentSessionsTest, AreNoneAtFirst)
{
    EXPECT_TRUE (recent.entries().empty());
}

TEST_F (RecentSessionsTest, HaveTheNewestFirstAndEachOnce)
{
    for (const auto number : { 1, 2, 3, 1 })
        ASSERT_TRUE (recent.add (session (number)));

    const auto entries = RecentSessions().entries(); // as the next start reads them
    ASSERT_EQ (entries.size(), 3u);
    EXPECT_EQ (entries[0].file, session (1));
    EXPECT_EQ (entries[1].file, session (3));
    EXPECT_EQ (entries[2].file, session (2));
}

TEST_F (RecentSessionsTest, AreTwentyAtMost)
{
    for (int number = 0; number < 25; ++number)
        ASSERT_TRUE (recent.add (session (number)));

    const auto entries = recent.entries();
    ASSERT_EQ (entries.size(), RecentSessions::maximumFiles);
    EXPECT_EQ (entries.front().file, session (24));
    EXPECT_EQ (entries.back().file, session (5));
}

TEST_F (RecentSessionsTest, KeepWhatIsMissingAndSaySo)
{
    ASSERT_TRUE (session (1).replaceWithText ("{}"));
    ASSERT_TRUE (recent.add (session (1)));
    ASSERT_TRUE (recent.add (session (2)));
    EXPECT_FALSE (recent.entries()[0].isThere);
    EXPECT_TRUE (recent.entries()[1].isThere);
    ASSERT_TRUE (recent.remove (session (2)));
    EXPECT_EQ (recent.entries().size(), 1u);
    ASSERT_TRUE (recent.clear());
    EXPECT_TRUE (recent.entries().empty());
}

TEST_F (RecentSessionsTest, KeepOddNames)
{
    const auto odd = home.folder.getChildFile (juce::String::fromUTF8 ("a \"b\"\n\xc3\xa4 \\.json"));
    ASSERT_TRUE (recent.add (odd));
    EXPECT_EQ (recent.entries().front().file, odd);
}

TEST_F (RecentSessionsTest, AreNoneWhereTheListIsDamaged)
{
    for (const auto* text : { "", "[", "{}", "[1, null, \"relative.json\"]", "\xff\xfe" })
    {
        ASSERT_TRUE (
            RecentSessions::standardFile().replaceWithText (juce::String (juce::CharPointer_ASCII (text))));
        EXPECT_TRUE (recent.entries().empty()) << text;
    }

    ASSERT_TRUE (recent.add (session (1)));
    EXPECT_EQ (recent.entries().size(), 1u);
}

TEST_F (RecentSessionsTest, SayWhyTheyCannotBeKept)
{
    const auto notAFolder = home.folder.getChildFile ("file");
    ASSERT_TRUE (notAFolder.replaceWithText ("x"));
    RecentSessions lost (notAFolder.getChildFile ("recent.json"));
    const auto refused = lost.add (session (1));
    ASSERT_TRUE (refused.failed());
    EXPECT_TRUE (refused.getErrorMessage().contains (notAFolder.getFullPathName()));
}

} // namespace
} // namespace lopsided
