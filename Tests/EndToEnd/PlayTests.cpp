#include "Support/ProgramTest.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <juce_graphics/juce_graphics.h>

namespace lopsided::testing
{
namespace
{

class Play : public ProgramTest
{
protected:
    // Plays on the dummy device with all files, for so many seconds or until stopped.
    Words playWords (const Words& more) const
    {
        Words words {
            "play", builtinSession(), "--device", "dummy",    "--rate",     "48000",     "--block",
            "256",  "--record",       wav(),      "--report", reportPath(), "--picture", path ("picture.png")
        };
        words.insert (words.end(), more.begin(), more.end());
        return words;
    }

    std::string wav() const { return path ("take.wav"); }
    std::string reportPath() const { return path ("report.json"); }

    void expectWholeFiles() const
    {
        const auto report = reportAt (reportPath());
        const auto frames = static_cast<juce::int64> (report["blocks"]) * 256
                            - static_cast<juce::int64> (report["recorderDroppedFrames"]);
        EXPECT_EQ (framesOf (wav()), frames);
        EXPECT_GT (frames, 0);

        const auto picture =
            juce::ImageFileFormat::loadFrom (juce::File (juce::String (path ("picture.png"))));
        EXPECT_EQ (picture.getWidth(), 1600);
        EXPECT_EQ (picture.getHeight(), 900);
    }

    static void expectNothingLeftBehind (const juce::var& report)
    {
        EXPECT_EQ (static_cast<juce::int64> (report["destroyedOnAudioThread"]), 0);
        EXPECT_EQ (static_cast<juce::int64> (report["retired"]),
                   static_cast<juce::int64> (report["reclaimed"]));
        EXPECT_EQ (static_cast<juce::int64> (report["published"]),
                   static_cast<juce::int64> (report["retired"]) + 1);
        EXPECT_EQ (static_cast<juce::int64> (report["instancesWaiting"]), 0);
    }
};

TEST_F (Play, ReportsWhatEachNodeDidAndHowTheWorkersAreScheduled)
{
    const auto run = ChildProgram::run (lopsided (playWords ({ "--seconds", "1", "--workers", "1" })));
    ASSERT_EQ (run.exitCode, 0) << run.err;

    const auto report = reportAt (reportPath());
    const auto* nodes = report["nodes"].getArray();
    ASSERT_NE (nodes, nullptr);
    ASSERT_FALSE (nodes->isEmpty());

    for (const auto& node : *nodes)
    {
        EXPECT_TRUE (node["name"].toString().isNotEmpty());
        EXPECT_GT (
            static_cast<juce::int64> (node["calls"]) + static_cast<juce::int64> (node["skippedBlocks"]), 0);
        EXPECT_LE (static_cast<double> (node["minMicros"]), static_cast<double> (node["meanMicros"]));
        EXPECT_LE (static_cast<double> (node["p99Micros"]), static_cast<double> (node["maxMicros"]));
        EXPECT_EQ (static_cast<juce::int64> (node["exceptions"]), 0);
    }

    EXPECT_TRUE (report["lateBlocks"].isArray());
    ASSERT_EQ (report["workers"].size(), 1) << "how its one worker is scheduled";
    EXPECT_TRUE (report["workers"][0].toString().isNotEmpty());
    EXPECT_NE (run.out.find ("Nodes: the slowest was \""), std::string::npos) << run.out;
}

TEST_F (Play, ReportsEverythingReclaimedAndNothingDestroyedOnTheAudioThreadAfterAChurn)
{
    const auto run =
        ChildProgram::run (lopsided (playWords ({ "--seconds", "2", "--churn", "25", "--seed", "7" })));
    ASSERT_EQ (run.exitCode, 0) << run.err;

    const auto report = reportAt (reportPath());
    expectNothingLeftBehind (report);
    expectWholeFiles();
    EXPECT_GT (static_cast<juce::int64> (report["swaps"]), 5);
    EXPECT_EQ (static_cast<juce::int64> (report["refusedSwaps"]), 0) << readFile (reportPath());
    EXPECT_GT (static_cast<juce::int64> (report["instancesDestroyed"]), 0);
    EXPECT_GE (static_cast<double> (report["seconds"]), 2.0);
    EXPECT_GT (static_cast<double> (report["worstCallbackMicros"]), 0.0);
    EXPECT_TRUE (report["audioThreadOffences"].isVoid()) << "this program measures none";
    EXPECT_FALSE (report["peakDbfs"].isVoid()) << "the session is silent";
}

TEST_F (Play, HasEveryKeyThatTheReportPromises)
{
    const auto run = ChildProgram::run (lopsided (playWords ({ "--seconds", "0.2" })));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto report = reportAt (reportPath());

    for (const auto* key : { "blocks", "deadlineMisses", "worstCallbackMicros", "p999CallbackMicros", "swaps",
                             "published", "retired", "reclaimed", "destroyedOnAudioThread",
                             "audioThreadOffences", "worstMessageThreadStallMillis" })
        EXPECT_TRUE (report.getDynamicObject()->hasProperty (key)) << key;
}

TEST_F (Play, PrintsTheReportAloudWhenJsonIsAskedFor)
{
    const auto run = ChildProgram::run (
        lopsided ({ "play", builtinSession(), "--device", "dummy", "--seconds", "0.2", "--json" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_EQ (json (run.out)["device"].toString(), "dummy");
}

TEST_F (Play, SaysWhichDeviceWhenNoneWasNamed)
{
    const auto run =
        ChildProgram::run (lopsided ({ "play", builtinSession(), "--seconds", "0.2" }),
                           { "JACK_DEFAULT_SERVER=lopsided-no-such-server", "JACK_NO_START_SERVER=1" });
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.out.find ("Playing"), std::string::npos);
    EXPECT_NE (run.out.find (" on "), std::string::npos);
    EXPECT_EQ (run.err, "");
}

TEST_F (Play, PlaysInRealTimeWhereThereIsNoHardwareAndSaysSo)
{
    const auto start = std::chrono::steady_clock::now();
    const auto run =
        ChildProgram::run (lopsided ({ "play", builtinSession(), "--seconds", "1", "--rate", "48000" }),
                           { "ALSA_CONFIG_PATH=" + writeFile ("no-devices.conf", "# none\n"),
                             "JACK_DEFAULT_SERVER=lopsided-no-such-server", "JACK_NO_START_SERVER=1" });
    const auto wall = std::chrono::steady_clock::now() - start;
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.out.find ("No audio hardware works here (JACK"), std::string::npos) << run.out;
    EXPECT_NE (run.out.find ("the built-in dummy device plays in real time"), std::string::npos) << run.out;
    EXPECT_GE (wall, std::chrono::seconds (1));
}

class PlayStops : public Play, public ::testing::WithParamInterface<int>
{};

TEST_P (PlayStops, CleanlyOnASignalWithWholeFiles)
{
    ChildProgram program (lopsided (playWords ({ "--churn", "20" })));
    ASSERT_TRUE (program.waitForOutput ("Playing"));
    ASSERT_TRUE (becomesTrue ([&] { return framesOf (wav()) > 0; })) << "nothing was recorded";

    program.signal (GetParam());
    const auto run = program.wait();
    ASSERT_EQ (run.exitCode, 0) << run.err;
    expectNothingLeftBehind (reportAt (reportPath()));
    expectWholeFiles();
}

INSTANTIATE_TEST_SUITE_P (Signals, PlayStops, ::testing::Values (SIGINT, SIGTERM));

TEST_F (Play, EndsAtOnceOnTheSecondSignal)
{
    ChildProgram program (lopsided (playWords ({})));
    ASSERT_TRUE (program.waitForOutput ("Playing"));

    // Both wait while it is stopped, and come together.
    program.signal (SIGSTOP);
    program.signal (SIGINT);
    program.signal (SIGTERM);
    program.signal (SIGCONT);
    const auto run = program.wait();
    EXPECT_TRUE (run.exitCode == 128 + SIGINT || run.exitCode == 128 + SIGTERM) << run.exitCode;
    EXPECT_FALSE (juce::File (juce::String (reportPath())).exists()) << "it took its time";
}

TEST_F (Play, RefusesADeviceThatIsNotThereInOneLine)
{
    const auto run = ChildProgram::run (
        lopsided ({ "play", builtinSession(), "--device", "ALSA:no such thing", "--seconds", "1" }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (numLines (run.err), 1) << run.err;
}

TEST_F (Play, PlaysThroughAlsa)
{
    const auto played = path ("played.raw");
    const auto run =
        ChildProgram::run (lopsided ({ "play", builtinSession(), "--device", "ALSA", "--seconds", "1" }),
                           { fileDevice (played) });
    EXPECT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.out.find ("ALSA"), std::string::npos) << run.out;
    const auto sound = readFile (played);
    EXPECT_TRUE (std::any_of (sound.begin(), sound.end(), [] (char byte) { return byte != 0; }));
}

TEST_F (Play, SaysThatAFileCannotBeWritten)
{
    const auto run = ChildProgram::run (lopsided ({ "play", builtinSession(), "--device", "dummy",
                                                    "--seconds", "0.1", "--record", "/dev/null/take.wav" }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (numLines (run.err), 1) << run.err;
    EXPECT_NE (run.err.find ("/dev/null/take.wav"), std::string::npos) << run.err;
}

} // namespace
} // namespace lopsided::testing
