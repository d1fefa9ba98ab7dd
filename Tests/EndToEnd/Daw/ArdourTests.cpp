#include "Support/DawTest.h"
#include "Support/RackSessions.h"
#include "Support/Recording.h"

#include <filesystem>
#include <functional>
#include <iostream>

namespace lopsided::testing
{
namespace
{

namespace fs = std::filesystem;

// The test's source is a sine of this level and period; CommitOptions fades for 10 ms.
constexpr auto level = 0.5f;
constexpr auto periodFrames = 96.0f, fadeFrames = 480.0f;
constexpr auto pi = 3.14159265f;

/** No step of a sine, or of one that fades into another, is larger. */
constexpr auto largestStep = level * 2.0f * pi / periodFrames + 2.0f * level / fadeFrames;

/** Ardour 7 without a window, run by its Lua. */
class Ardour : public DawTest
{
protected:
    void SetUp() override
    {
        if (! isInstalled ("ardour7-lua"))
            GTEST_SKIP() << "ardour is not installed";

        const fs::path settings (path ("home/.config/ardour7"));
        fs::create_directories (settings / "export");
        fs::create_directories (settings / "scripts");
        fs::copy (fs::path (LOPSIDED_ARDOUR) / "as-it-is.preset", settings / "export");
        fs::copy (fs::path (LOPSIDED_ARDOUR) / "tone.lua", settings / "scripts");
    }

    /** Ardour opens no VST3 that its scanner has not seen, none behind a link, and none as new as the scan. */
    void scan (const std::string& name) const
    {
        const auto bundle = name + ".vst3";
        fs::create_directories (path ("home/.vst3"));
        ASSERT_EQ (
            ChildProgram::run ({ "cp", "-a", bundles ("vst3") + "/" + bundle, path ("home/.vst3") }).exitCode,
            0);

        const auto run = ChildProgram::run (
            inOwnHome ({ "env", "LD_LIBRARY_PATH=/usr/lib/ardour7", "/usr/lib/ardour7/ardour-vst3-scanner",
                         "-f", path ("home/.vst3/" + bundle) }));
        ASSERT_EQ (run.exitCode, 0) << run.out << run.err;
    }

    ChildProgram::Finished runScript (const std::string& script, const Words& variables) const
    {
        auto words = inOwnHome ({ "env", "FOLDER=" + path ("song") });
        words.insert (words.end(), variables.begin(), variables.end());
        // A heap that is spoilt may also keep it waiting for ever.
        words.insert (words.end(), { "timeout", "--signal=KILL", "90", "ardour7-lua",
                                     std::string (LOPSIDED_ARDOUR) + "/" + script });
        return ChildProgram::run (words);
    }

    /** Runs a script to its end. Ardour 7.3 spoils its own heap when it exports, in about every other run and whatever plugin it
        has, MDA Degrade as well; it then ends by a signal. Such a run says nothing, and is made again. */
    void finishScript (const std::string& script, const Words& variables,
                       const std::function<void()>& beforeEach) const
    {
        constexpr auto mostRuns = 10;

        for (int run = 1; run <= mostRuns; ++run)
        {
            beforeEach();
            const auto ended = runScript (script, variables);

            if (ended.out.find ("DONE") != std::string::npos)
                return;

            constexpr auto endedBySignal =
                128; // of the C library, which found the heap spoilt, or of what met it first
            ASSERT_GE (ended.exitCode, endedBySignal) << ended.out << ended.err;
            std::cout << "Ardour has spoilt its own heap; run " << run << " of " << script
                      << " is made again\n";
        }

        FAIL() << "Ardour has spoilt its own heap in each of " << mostRuns << " runs";
    }

    /** Inserts, automates, plays, saves, exports; opens what was saved, with nothing else to begin with, and exports again. */
    void makeSong (const Words& variables) const
    {
        finishScript ("make.lua", variables, [this] { fs::remove_all (path ("song")); });
        fs::remove_all (path ("lopsided"));

        if (! HasFatalFailure())
            finishScript ("reopen.lua", {}, [this] { fs::remove (path ("song/second.wav")); });
    }

    Recording exported (const std::string& name) const { return Recording::read (path ("song/" + name)); }

    /** What was heard while it played. */
    Recording tape() const
    {
        return Recording::read (path ("song/interchange/song/audiofiles/Take1_Tape-1%L.wav"));
    }

    static constexpr auto effect = "ABCDEF019182FAEB4C6F70735261636B";
};

TEST_F (Ardour, AutomatesAMacroAndSwitchesScenesOfTheVst3WithoutAClickAndGetsItAllBack)
{
    beginRacksWith (RackSessions::scenes());
    scan ("Lopsided Rack");
    makeSong (
        { "TYPE=VST3", std::string ("PLUGIN=") + effect, "SOURCE=Lopsided Tone",
          "AUTOMATION=Macro 1:0=0,1=0,1.01=1,4=1;Scene:0=0.015625,2.5=0.015625,2.51=0.03125,4=0.03125" });

    for (const auto& heard : { exported ("first.wav"), tape() })
    {
        ASSERT_GT (heard.seconds(), 3.9);
        EXPECT_NEAR (heard.between (0.3, 0.9).peak(), level * RackSessions::half, 0.002f);
        EXPECT_NEAR (heard.between (1.3, 2.3).peak(), level, 0.002f) << "the macro has not moved";
        EXPECT_NEAR (heard.between (2.8, 3.8).peak(), level * RackSessions::quarter, 0.002f)
            << "the scene was not recalled";
        EXPECT_LE (heard.between (0.2, 3.8).largestStep(), largestStep);
        EXPECT_GT (heard.between (0.2, 3.8).quietestBlock(), 0.9f * level * RackSessions::quarter);
    }

    EXPECT_TRUE (exported ("second.wav") == exported ("first.wav"))
        << "the project does not come back as it was";
}

TEST_F (Ardour, PlaysTheLv2AndGetsItBack)
{
    beginRacksWith (RackSessions::scenes());
    makeSong ({ "TYPE=LV2", std::string ("PLUGIN=") + effectUri, "SOURCE=Lopsided Tone" });

    for (const auto& heard : { exported ("first.wav"), tape() })
    {
        EXPECT_NEAR (heard.between (0.2, 3.8).peak(), level * RackSessions::half, 0.002f);
        EXPECT_LE (heard.between (0.2, 3.8).largestStep(), largestStep);
        EXPECT_GT (heard.between (0.2, 3.8).quietestBlock(), 0.9f * level * RackSessions::half);
    }

    EXPECT_TRUE (exported ("second.wav") == exported ("first.wav"))
        << "the project does not come back as it was";
}

} // namespace
} // namespace lopsided::testing
