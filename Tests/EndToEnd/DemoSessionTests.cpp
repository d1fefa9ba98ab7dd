#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{
/** The shipped session with real plugins. */
using DemoSession = ProgramTest;

constexpr double quietest =
    -40.0; // dBFS: it plays music. (A peak that is null reads as 0, which is too loud.)

TEST_F (DemoSession, RendersToTheSameBytesTwice)
{
    for (const auto* name : { "a.wav", "b.wav" })
    {
        const auto run = ChildProgram::run (lopsided ({ "render", LOPSIDED_SESSIONS "/demo.json", "--seconds",
                                                        "3", "--output", path (name), "--json" }));
        ASSERT_EQ (run.exitCode, 0) << run.err;
        EXPECT_GT (static_cast<double> (json (run.out)["peakDbfs"]), quietest);
        EXPECT_LT (static_cast<double> (json (run.out)["peakDbfs"]), 0.0);
    }

    EXPECT_EQ (framesOf (path ("a.wav")), 3 * 48000);
    EXPECT_TRUE (readFile (path ("a.wav")) == readFile (path ("b.wav")));
}

/** What Resources/Scripts/demo runs for longer. */
TEST_F (DemoSession, KeepsAllItsPromisesWhileItIsSwapped)
{
    const auto run = ChildProgram::run (
        trapped ({ "play", LOPSIDED_SESSIONS "/demo.json", "--device", "dummy", "--rate", "48000", "--block",
                   "64", "--seconds", "4", "--churn", "5", "--report", path ("report.json") }));

    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto report = reportAt (path ("report.json"));
    const auto number = [&] (const char* key) { return static_cast<juce::int64> (report[key]); };
    EXPECT_GT (number ("blocks"), 1000);
    EXPECT_GT (number ("swaps"), 3);
    EXPECT_EQ (number ("destroyedOnAudioThread"), 0);
    EXPECT_EQ (number ("retired"), number ("reclaimed"));
    EXPECT_GT (static_cast<double> (report["peakDbfs"]), quietest);
    EXPECT_LT (static_cast<double> (report["peakDbfs"]), 0.0);
    EXPECT_EQ (number ("nonFiniteSamples"), 0);

    if (report["audioThreadOffences"].isVoid())
        GTEST_SKIP() << "the trap sees nothing in this build or on this system";

    EXPECT_EQ (number ("audioThreadOffences"), 0) << run.out;
}

} // namespace
} // namespace lopsided::testing
