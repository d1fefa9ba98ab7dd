#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{

class Usage : public ProgramTest
{};

TEST_F (Usage, EveryCommandHasHelpThatNamesItsOptionsAndTheExitCodes)
{
    for (const auto* command :
         { "play", "render", "plugins", "scan", "verify", "parameters", "presets", "info", "devices" })
    {
        const auto run = ChildProgram::run (lopsided ({ command, "--help" }));
        EXPECT_EQ (run.exitCode, 0) << command;
        EXPECT_NE (run.out.find (std::string ("lopsided ") + command), std::string::npos) << run.out;
        EXPECT_NE (run.out.find ("--json"), std::string::npos) << run.out;
        EXPECT_NE (run.out.find ("Exit codes"), std::string::npos) << run.out;
    }
}

TEST_F (Usage, TheProgramsHelpNamesEveryCommand)
{
    const auto run = ChildProgram::run (lopsided ({ "--help" }));
    EXPECT_EQ (run.exitCode, 0);

    for (const auto* command :
         { "play", "render", "plugins", "scan", "verify", "parameters", "presets", "info", "devices" })
        EXPECT_NE (run.out.find (std::string ("\n  ") + command), std::string::npos) << command;
}

TEST_F (Usage, TheVersionIsOneLineForTheWholeAndForEachCommand)
{
    const auto whole = ChildProgram::run (lopsided ({ "--version" }));
    EXPECT_EQ (whole.exitCode, 0);
    EXPECT_EQ (whole.out.rfind ("lopsided ", 0), 0u) << whole.out;
    EXPECT_EQ (numLines (whole.out), 1);
    EXPECT_EQ (ChildProgram::run (lopsided ({ "play", "--version" })).out, whole.out);
}

TEST_F (Usage, DevicesAreListedForPeopleAndForScripts)
{
    const auto text = ChildProgram::run (lopsided ({ "devices" }));
    EXPECT_EQ (text.exitCode, 0);
    EXPECT_NE (text.out.find ("dummy"), std::string::npos) << text.out;

    const auto list = json (ChildProgram::run (lopsided ({ "devices", "--json" })).out);
    ASSERT_EQ (list.size(), numLines (text.out));
    const auto& last = list[list.size() - 1];
    EXPECT_EQ (last["name"].toString(), "dummy");
    EXPECT_GE (static_cast<int> (last["outputs"]), 2);
}

TEST_F (Usage, InfoTellsNodesAndConnectionsForPeopleAndForScripts)
{
    const auto text = ChildProgram::run (lopsided ({ "info", builtinSession() }));
    EXPECT_EQ (text.exitCode, 0) << text.err;
    const auto info = json (ChildProgram::run (lopsided ({ "info", builtinSession(), "--json" })).out);
    ASSERT_GT (info["nodes"].size(), 0);
    ASSERT_GT (info["connections"].size(), 0);

    for (const auto& node : *info["nodes"].getArray())
        EXPECT_NE (text.out.find (node["name"].toString().toStdString()), std::string::npos) << text.out;
}

TEST_F (Usage, ASenselessCommandLineIsOneLineAndExitCode2)
{
    const std::vector<Words> senseless {
        { "sing" },
        { "play" },
        { "play", "a.json", "b.json" },
        { "play", "a.json", "--no-such-option" },
        { "play", "a.json", "--seconds", "soon" },
        { "play", "a.json", "--seconds", "nan" },
        { "play", "a.json", "--rate", "-1" },
        { "play", "a.json", "--block", "64.5" },
        { "play", "a.json", "--plant-offence" }, // the trapped program's alone
        { "play", "a.json", "--churn" },
        { "render", "a.json", "--seconds", "1" },
        { "render", "a.json", "--output", "b.wav" },
        { "plugins", "--format", "VST9" },
        { "plugins", "something" },
        { "scan", "something" },
        { "scan", "--format", "builtin" },
        { "scan", "--format", "VST9" },
        { "scan", "--workers", "0" },
        { "parameters" },
        { "presets", "gain", "sine" },
        { "play", "a.json", "--missing", "noise" },
    };

    for (const auto& words : senseless)
    {
        const auto run = ChildProgram::run (lopsided (words));
        EXPECT_EQ (run.exitCode, 2) << ::testing::PrintToString (words) << run.err;
        EXPECT_EQ (numLines (run.err), 1) << run.err;
        EXPECT_TRUE (run.out.empty()) << run.out;
    }
}

class BrokenSessions : public ProgramTest, public ::testing::WithParamInterface<const char*>
{};

TEST_P (BrokenSessions, AreOneClearLineAndExitCode1)
{
    const auto session = writeFile ("broken.json", GetParam());

    for (const auto& words : { Words { "play", session, "--device", "dummy", "--seconds", "1" },
                               Words { "render", session, "--seconds", "1", "--output", path ("out.wav") },
                               Words { "info", session, "--check" } })
    {
        const auto run = ChildProgram::run (lopsided (words));
        EXPECT_EQ (run.exitCode, 1) << run.out << run.err;
        EXPECT_EQ (numLines (run.err), 1) << run.err;
        EXPECT_NE (run.err.find ("broken.json"), std::string::npos) << run.err;
    }
}

INSTANTIATE_TEST_SUITE_P (Various, BrokenSessions,
                          ::testing::Values ("", "{", "[]", "\xff\xfe", R"({ "version": 99 })",
                                             R"({ "version": 1, "nodes": 3 })"));

TEST_F (Usage, WhatIsTooManyIsCalledByItsName)
{
    for (const auto& [command, what] :
         { std::pair { "play", "one session at a time" }, std::pair { "presets", "one plugin at a time" },
           std::pair { "parameters", "one plugin at a time" } })
    {
        const auto run = ChildProgram::run (lopsided ({ command, "a", "b" }));
        EXPECT_EQ (run.exitCode, 2) << command;
        EXPECT_NE (run.err.find (what), std::string::npos) << run.err;
    }
}

TEST_F (Usage, AMissingSessionIsOneClearLineAndExitCode1)
{
    const auto run = ChildProgram::run (lopsided ({ "info", path ("nowhere.json") }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (numLines (run.err), 1) << run.err;
    EXPECT_NE (run.err.find ("nowhere.json"), std::string::npos) << run.err;
}

TEST_F (Usage, PluginsListsTheBuiltinsAsTextAndJson)
{
    const auto text = ChildProgram::run (lopsided ({ "plugins", "--format", "builtin" }));
    EXPECT_EQ (text.exitCode, 0);
    EXPECT_NE (text.out.find ("gain"), std::string::npos) << text.out;

    const auto list =
        json (ChildProgram::run (lopsided ({ "plugins", "--format", "builtin", "--json" })).out);
    ASSERT_EQ (list.size(), 3);
    EXPECT_EQ (list[0]["format"].toString(), "builtin");
    EXPECT_EQ (list[0]["status"].toString(), "ok");
}

TEST_F (Usage, InfoSaysWhatIsInASession)
{
    const auto info = json (ChildProgram::run (lopsided ({ "info", builtinSession(), "--json" })).out);
    EXPECT_GT (info["nodes"].size(), 0);
    EXPECT_GT (info["connections"].size(), 0);

    const auto checked = ChildProgram::run (lopsided ({ "info", builtinSession(), "--check" }));
    EXPECT_EQ (checked.exitCode, 0) << checked.err;
}

TEST_F (Usage, TheDummyDeviceIsAlwaysListed)
{
    const auto run = ChildProgram::run (lopsided ({ "devices" }));
    EXPECT_EQ (run.exitCode, 0);
    EXPECT_NE (run.out.find ("dummy"), std::string::npos) << run.out;
}

} // namespace
} // namespace lopsided::testing
