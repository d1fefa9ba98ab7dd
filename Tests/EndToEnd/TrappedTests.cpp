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
