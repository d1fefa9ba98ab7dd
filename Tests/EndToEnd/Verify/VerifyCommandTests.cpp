#include "../Support/ProgramTest.h"
#include "PluginHome.h"
#include <RealtimeTrap/RealtimeTrap.h>
#include <Worker/ProcessState.h>
#include <csignal>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided::testing
{
namespace
{

/** The command as a user types it, on planted plugins. */
class VerifyUsage : public ProgramTest
{
protected:
    ChildProgram::Finished verify (Words words) const
    {
        words.insert (words.begin(), "verify");
        return ChildProgram::run (lopsided (words), environment());
    }

    Words environment() const
    {
        auto all = home.environment();
        all.emplace_back ("LV2_PATH=" LOPSIDED_PLANTED_PLUGINS);
        return all;
    }

    static std::string planted (const std::string& name) { return "urn:lopsided:planted:" + name; }

    PluginHome home;
};

/** What needs the trap. */
class VerifyCommandLine : public VerifyUsage
{
protected:
    void SetUp() override
    {
        if (! trap::isAvailable())
            GTEST_SKIP() << trap::unavailableReason();
    }
};

TEST_F (VerifyCommandLine, SaysInWordsWhatWasSeen)
{
    const auto run = verify ({ planted ("allocates"), "--seconds", "0.1" });
    EXPECT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.out.find ("observed offences"), std::string::npos) << run.out;
    EXPECT_NE (run.out.find ("malloc"), std::string::npos) << run.out;
    EXPECT_NE (run.out.find ("planted.so"), std::string::npos) << run.out;
    EXPECT_NE (run.out.find ("blocks of 1024"), std::string::npos) << run.out;
    EXPECT_EQ (run.out.find ("safe"), std::string::npos) << run.out;
}

TEST_F (VerifyCommandLine, GivesSeveralVerdictsAsJson)
{
    const auto run =
        verify ({ planted ("clean"), "LV2:" + planted ("crashes"), "--json", "--seconds", "0.1" });
    EXPECT_EQ (run.exitCode, 0) << run.err;
    const auto list = json (run.out);
    ASSERT_EQ (list.size(), 2);
    EXPECT_EQ (list[0]["format"].toString(), "LV2");
    EXPECT_EQ (list[0]["id"].toString(), juce::String (planted ("clean")));
    EXPECT_EQ (list[0]["verdict"]["summary"].toString(), "clean") << run.out;
    EXPECT_EQ (list[1]["verdict"]["summary"].toString(), "crashed") << run.out;
}

TEST_F (VerifyCommandLine, WritesATableThatNamesNoFolder)
{
    home.add (juce::File (LOPSIDED_PLANTED_PLUGINS).getChildFile ("planted.lv2"));
    ASSERT_EQ (home.scan().exitCode, 0);
    const auto file = path ("observed.md");
    const auto run =
        verify ({ "--format", "LV2", "--filter", planted ("c"), "--seconds", "0.1", "--markdown", file });
    EXPECT_EQ (run.exitCode, 0) << run.err;
    const auto page = readFile (file);
    EXPECT_NE (page.find ("| Planted clean | LV2 | clean | yes |"), std::string::npos) << page;
    EXPECT_NE (page.find ("| Planted crashes | LV2 | crashed | no |"), std::string::npos) << page;
    EXPECT_NE (page.find ("| all | 3 | "), std::string::npos) << page;
    EXPECT_EQ (page.find (LOPSIDED_PLANTED_PLUGINS), std::string::npos) << page;
}

TEST_F (VerifyCommandLine, KeepsVerdictsForTheListOfPlugins)
{
    home.add (juce::File (LOPSIDED_PLANTED_PLUGINS).getChildFile ("planted.lv2"));
    ASSERT_EQ (home.scan().exitCode, 0);
    ASSERT_EQ (verify ({ "Planted locks", "--seconds", "0.1" }).exitCode, 0);

    const auto run = ChildProgram::run (lopsided ({ "plugins", "--no-scan", "--json" }), home.environment());
    const auto list = json (run.out);
    int numVerdicts = 0;

    for (int index = 0; index < list.size(); ++index)
        if (list[index]["verdict"].isObject())
        {
            ++numVerdicts;
            EXPECT_EQ (list[index]["name"].toString(), "Planted locks");
            EXPECT_EQ (list[index]["verdict"]["summary"].toString(), "offences") << run.out;
        }

    EXPECT_EQ (numVerdicts, 1);
}

TEST_F (VerifyCommandLine, FailsWhereAPluginIsNotThere)
{
    const auto run = verify ({ planted ("absent") });
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_NE (run.out.find ("notOpened"), std::string::npos) << run.out;
    EXPECT_NE (run.out.find (planted ("absent")), std::string::npos) << run.out;
}

TEST_F (VerifyCommandLine, StopsAtOnceWhenAsked)
{
    ChildProgram program (lopsided ({ "verify", planted ("clean"), "--seconds", "3000", "--json" }),
                          environment());
    // With a worker beside it, it is at work.
    ASSERT_TRUE (becomesTrue ([&] { return numWithInEnvironment (environment().front()) >= 2; }));
    program.signal (SIGINT);
    const auto run = program.wait();
    EXPECT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.err.find ("Stopped: 0 of 1 plugins"), std::string::npos) << run.err;
    EXPECT_EQ (json (run.out).size(), 0);
}

TEST_F (VerifyUsage, RefusesWhatMakesNoSenseInOneLine)
{
    const std::vector<Words> senseless {
        { "verify" },
        { "verify", "--all", planted ("clean") },
        { "verify", "--format", "VST9" },
        { "verify", "--filter", "no plugin is called this" },
        { "verify", "no plugin is called this" },
        { "verify", planted ("clean"), "--seconds", "0" },
    };

    for (const auto& words : senseless)
    {
        const auto run = ChildProgram::run (lopsided (words), environment());
        EXPECT_EQ (run.exitCode, 2) << words.back();
        EXPECT_EQ (numLines (run.err), 1) << run.err;
        EXPECT_TRUE (run.out.empty()) << run.out;
    }
}

} // namespace
} // namespace lopsided::testing
