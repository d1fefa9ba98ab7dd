#include "Support/ProgramTest.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <sys/stat.h>

namespace lopsided::testing
{
namespace
{
using ::testing::HasSubstr;
using ::testing::StartsWith;

/** Runs the programs of Source/Examples. */
class Examples : public ProgramTest
{
protected:
    static std::string example (const std::string& name) { return LOPSIDED_EXAMPLES "/" + name; }

    /** A shell's way to write to a program's standard input. */
    static Words fed (const std::string& input, const std::string& command)
    {
        return { "/bin/sh", "-c", "printf '" + input + "' | " + command };
    }
};

TEST_F (Examples, TheHostIn20LinesHas20LinesAndPlays)
{
    const auto source = readFile (LOPSIDED_EXAMPLE_SOURCES "/HostIn20Lines/Main.cpp");
    EXPECT_EQ (numLines (source), 20);

    const auto keyboard = path ("keyboard");
    const auto played = path ("played.raw");
    ASSERT_EQ (mkfifo (keyboard.c_str(), 0600), 0);
    ChildProgram host { { "/bin/sh", "-c", example ("host-in-20-lines") + " builtin sine < " + keyboard },
                        { fileDevice (played) } };
    std::ofstream keys { keyboard };
    ASSERT_TRUE (host.waitForOutput ("Playing"));

    // The device takes all it gets, and runs before it is given anything to play: its file is large by now.
    const auto hasSound = [&] {
        juce::MemoryBlock start;

        if (juce::FileInputStream stream { juce::File (played) }; stream.openedOk())
            stream.readIntoMemoryBlock (start, 1 << 26);

        return std::any_of (start.begin(), start.end(), [] (char byte) { return byte != 0; });
    };
    EXPECT_TRUE (becomesTrue (hasSound));

    keys << std::endl;
    const auto run = host.wait();
    EXPECT_EQ (run.exitCode, 0) << run.out << run.err;
    EXPECT_THAT (run.out, StartsWith ("Playing")) << "the device has nothing to complain about";
}

TEST_F (Examples, TheHostIn20LinesSaysWhatItCannotOpen)
{
    const auto run = ChildProgram::run ({ example ("host-in-20-lines"), "builtin", "gramophone" });
    EXPECT_EQ (run.exitCode, 128 + SIGABRT) << "an error ends it";
    EXPECT_THAT (run.err, HasSubstr ("gramophone"));
}

TEST_F (Examples, ThePortedHostSoundsAsBefore)
{
    const auto before = ChildProgram::run ({ example ("port-before") });
    const auto after = ChildProgram::run ({ example ("port-after") });
    EXPECT_EQ (before.exitCode, 0) << before.err;
    EXPECT_EQ (after.exitCode, 0) << after.err;
    EXPECT_EQ (numLines (before.out), 3);
    EXPECT_EQ (before.out, after.out);
    EXPECT_THAT (after.out, HasSubstr ("left 0.39")) << "it is not silent";
}

TEST_F (Examples, TheHeadlessServerEditsAGraphThatPlays)
{
    const auto run = ChildProgram::run (fed (R"(add builtin sine\nadd builtin gain\nconnect 16:0 17:0\n)"
                                             R"(connect 17:0 out:0\nset 16 level 1\nlist\nremove 17\nquit\n)",
                                             example ("headless-server")));
    EXPECT_EQ (run.exitCode, 0) << run.out << run.err;
    EXPECT_THAT (run.out, StartsWith ("ok playing on dummy\nok 16\nok 17\nok\nok\nok\n"));
    EXPECT_THAT (run.out, HasSubstr ("16=Sine 17=Gain ['Gain'"));
    EXPECT_THAT (run.out, HasSubstr (" 5 edits"));
}

TEST_F (Examples, TheHeadlessServersGraphIsHeard)
{
    const auto keyboard = path ("keyboard");
    ASSERT_EQ (mkfifo (keyboard.c_str(), 0600), 0);
    ChildProgram server { { "/bin/sh", "-c", example ("headless-server") + " < " + keyboard } };
    std::ofstream keys { keyboard };
    keys << "add builtin sine\nset 16 level 1\nconnect 16:0 out:0\nconnect 16:1 out:1" << std::endl;
    ASSERT_TRUE (server.waitForOutput ("ok 16\nok\nok\nok\n")) << server.outputSoFar();

    // The device plays in its own time: until both channels of the sine have been as loud as it is.
    const auto isHeard = [&] {
        keys << "peaks" << std::endl;
        const auto said = server.outputSoFar();
        std::istringstream peaks { said.substr (std::min (said.size(), said.rfind ("16=") + 3)) };
        double left = 0.0, right = 0.0;
        char comma = 0;
        peaks >> left >> comma >> right;
        return left > 0.9 && right > 0.9;
    };
    EXPECT_TRUE (becomesTrue (isHeard)) << server.outputSoFar();

    keys << "disconnect 16:0 out:0\nlist\nquit" << std::endl;
    const auto run = server.wait();
    EXPECT_EQ (run.exitCode, 0) << run.out << run.err;
    EXPECT_THAT (run.out,
                 HasSubstr ("16=Sine ['Sine' (id 16) channel 1 -> graph's audio output channel 1]\n"))
        << "one connection is left";
}

TEST_F (Examples, TheHeadlessServerSaysWhatItCannotDoAndGoesOn)
{
    const auto run =
        ChildProgram::run (fed (R"(add builtin gramophone\nconnect 16:0 out:0\nset 99 gain 1\n)"
                                R"(connect nonsense out:0\nfrobnicate\nadd builtin sine\nlist\n)",
                                example ("headless-server")));
    EXPECT_EQ (run.exitCode, 0) << run.out << run.err;
    EXPECT_THAT (run.out, HasSubstr ("error: ")) << run.out;
    EXPECT_THAT (run.out, HasSubstr ("gramophone"));
    EXPECT_THAT (run.out, HasSubstr ("no node with id 16"));
    EXPECT_THAT (run.out, HasSubstr ("there is no node 99"));
    EXPECT_THAT (run.out, HasSubstr ("'nonsense' is no port"));
    EXPECT_THAT (run.out, HasSubstr ("not understood"));
    EXPECT_THAT (run.out, HasSubstr ("=Sine"));
}

TEST_F (Examples, AnObjectOfOnesOwnIsPublishedAndFreed)
{
    const auto run = ChildProgram::run ({ example ("own-object") });
    EXPECT_EQ (run.exitCode, 0) << run.out;
    EXPECT_THAT (run.out, HasSubstr (" 0 torn; 500 sounds published, 499 of 499 replaced ones freed"));
}

TEST_F (Examples, AMixerEdits100TracksWhileTheyPlay)
{
    const auto run = ChildProgram::run ({ example ("mixer") });
    EXPECT_EQ (run.exitCode, 0) << run.out << run.err;
    EXPECT_THAT (run.out, StartsWith ("401 edits of 100 playing tracks"));
}

} // namespace
} // namespace lopsided::testing
