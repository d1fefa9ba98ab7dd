#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{

class Trapped : public ProgramTest
{
protected:
    ChildProgram::Finished play (const Words& more) const
    {
        Words words { "play", builtinSession(), "--device",          "dummy", "--block",
                      "128",  "--report",       path ("report.json") };
        words.insert (words.end(), more.begin(), more.end());
        return ChildProgram::run (trapped (words));
    }

    juce::var offences() const { return reportAt (path ("report.json"))["audioThreadOffences"]; }
};

TEST_F (Trapped, SeesNoOffenceWhileTheGraphIsChurned)
{
    const auto run = play ({ "--seconds", "3", "--churn", "30", "--record", path ("take.wav") });
    ASSERT_EQ (run.exitCode, 0) << run.err;

    if (offences().isVoid())
        GTEST_SKIP() << "the trap sees nothing in this build or on this system";

    EXPECT_EQ (static_cast<juce::int64> (offences()), 0) << run.out;
    EXPECT_GT (static_cast<juce::int64> (reportAt (path ("report.json"))["swaps"]), 10);
}

/** What Resources/Scripts/demo runs for longer. */
TEST_F (Trapped, TheMainJobKeepsAllItsPromises)
{
    const auto run = ChildProgram::run (
        trapped ({ "play", LOPSIDED_SESSIONS "/demo.json", "--device", "dummy", "--rate", "48000", "--block",
                   "64", "--seconds", "4", "--churn", "5", "--report", path ("report.json") }));

    if (run.exitCode != 0 && run.err.find ("plugin") != std::string::npos)
        GTEST_SKIP() << "the demo's plugins are not all installed: " << run.err;

    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto report = reportAt (path ("report.json"));
    const auto number = [&] (const char* key) { return static_cast<juce::int64> (report[key]); };
    EXPECT_GT (number ("blocks"), 1000);
    EXPECT_GT (number ("swaps"), 3);
    EXPECT_EQ (number ("destroyedOnAudioThread"), 0);
    EXPECT_EQ (number ("retired"), number ("reclaimed"));

    if (offences().isVoid())
        GTEST_SKIP() << "the trap sees nothing in this build or on this system";

    EXPECT_EQ (number ("audioThreadOffences"), 0) << run.out;
}

TEST_F (Trapped, ReportsThePlantedOffenceWithItsBacktrace)
{
    const auto run = play ({ "--seconds", "1", "--plant-offence" });
    ASSERT_EQ (run.exitCode, 0) << run.err;

    if (offences().isVoid())
        GTEST_SKIP() << "the trap sees nothing in this build or on this system";

    EXPECT_GE (static_cast<juce::int64> (offences()), 1);
    EXPECT_NE (run.out.find ("allocateAgainstTheRules"), std::string::npos) << run.out;
}

} // namespace
} // namespace lopsided::testing
