#include "Support/ProgramTest.h"

#include <csignal>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

/** Plays through a JACK server of the test's own, with JACK's dummy driver. */
class Jack : public ProgramTest
{
protected:
    void SetUp() override
    {
        if (! isInstalled())
            GTEST_SKIP() << "jackd is not installed";

        server = std::make_unique<ChildProgram> (
            Words { "jackd", "-n", serverName, "-d", "dummy", "-r", "48000", "-p", "256" }, environment);

        if (! becomesTrue ([this] { return isReady() || ! server->isRunning(); }, std::chrono::seconds (20))
            || ! isReady())
            GTEST_SKIP() << "jackd does not start here: " << server->outputSoFar();
    }

    bool isInstalled() const { return ChildProgram::run ({ "sh", "-c", "command -v jackd" }).exitCode == 0; }

    bool isReady() const
    {
        return ChildProgram::run (lopsided ({ "devices" }), environment).out.find ("JACK:system")
               != std::string::npos;
    }

    const std::string serverName = "lopsided-test-" + std::to_string (::getpid());
    const Words environment { "JACK_DEFAULT_SERVER=" + serverName, "JACK_NO_START_SERVER=1" };
    std::unique_ptr<ChildProgram> server;
};

TEST_F (Jack, PlaysAndRecordsThroughAServer)
{
    const auto run = ChildProgram::run (
        lopsided ({ "play", builtinSession(), "--device", "JACK", "--seconds", "2", "--churn", "10",
                    "--record", path ("take.wav"), "--report", path ("report.json") }),
        environment);
    ASSERT_EQ (run.exitCode, 0) << run.err;

    const auto report = reportAt (path ("report.json"));
    EXPECT_TRUE (report["device"].toString().startsWith ("JACK")) << report["device"].toString();
    EXPECT_EQ (static_cast<int> (report["block"]), 256);
    EXPECT_EQ (static_cast<juce::int64> (report["destroyedOnAudioThread"]), 0);
    EXPECT_EQ (static_cast<juce::int64> (report["retired"]), static_cast<juce::int64> (report["reclaimed"]));
    EXPECT_FALSE (report["peakDbfs"].isVoid()) << "the session is silent";
    EXPECT_GE (framesOf (path ("take.wav")) + static_cast<juce::int64> (report["recorderDroppedFrames"]),
               2 * 48000);
}

TEST_F (Jack, IsTakenFirstWhenNoDeviceIsNamedAndTellsItsOwnRate)
{
    const auto run = ChildProgram::run (
        lopsided ({ "play", builtinSession(), "--seconds", "0.2", "--rate", "44100", "--json" }),
        environment);
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_TRUE (json (run.out)["device"].toString().startsWith ("JACK")) << run.out;
    EXPECT_EQ (static_cast<double> (json (run.out)["rate"]), 48000.0);
    EXPECT_NE (run.err.find ("44100"), std::string::npos) << run.err;
}

TEST_F (Jack, ShowsItsOwnNameToTheOtherClients)
{
    ChildProgram program (lopsided ({ "play", builtinSession(), "--device", "JACK" }), environment);
    ASSERT_TRUE (program.waitForOutput ("Playing"));
    const auto ports = ChildProgram::run ({ "jack_lsp" }, environment).out;
    EXPECT_NE (ports.find ("Lopsided:"), std::string::npos) << ports;

    program.signal (SIGTERM);
    EXPECT_EQ (program.wait().exitCode, 0);
}

TEST_F (Jack, WritesItsFilesWholeWhenTheServerDies)
{
    ChildProgram program (lopsided ({ "play", builtinSession(), "--device", "JACK", "--record",
                                      path ("take.wav"), "--report", path ("report.json") }),
                          environment);
    ASSERT_TRUE (becomesTrue ([&] { return framesOf (path ("take.wav")) > 0; })) << program.outputSoFar();

    server->signal (SIGTERM);
    const auto run = program.wait();
    EXPECT_EQ (run.exitCode, 1) << run.out;
    EXPECT_EQ (numLines (run.err), 1) << run.err;

    const auto report = reportAt (path ("report.json"));
    EXPECT_EQ (framesOf (path ("take.wav")) + static_cast<juce::int64> (report["recorderDroppedFrames"]),
               static_cast<juce::int64> (report["blocks"]) * 256);
    EXPECT_EQ (static_cast<juce::int64> (report["retired"]), static_cast<juce::int64> (report["reclaimed"]));
}

} // namespace
} // namespace lopsided::testing
