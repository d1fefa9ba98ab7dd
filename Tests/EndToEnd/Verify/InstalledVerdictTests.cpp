#include "../Support/ProgramTest.h"
#include "PluginHome.h"
#include <RealtimeTrap/RealtimeTrap.h>
#include <chrono>
#include <lopsided_plugins/lopsided_plugins.h>
#include <map>
#include <memory>

namespace lopsided::testing
{
namespace
{

/** Plugins that nobody here wrote, scanned and observed by the real programs. */
class InstalledVerdicts : public ProgramTest
{
protected:
    using Verdicts = std::map<std::string, ObservedVerdict>; // by identifier

    static void SetUpTestSuite()
    {
        if (! trap::isAvailable())
            return;

        home = std::make_unique<PluginHome>();

        for (const auto& bundle :
             juce::File ("/usr/lib/lv2").findChildFiles (juce::File::findDirectories, false))
        {
            const auto manifest = bundle.getChildFile ("manifest.ttl").loadFileAsString();

            if (manifest.contains ("gareus.org/oss/lv2") || manifest.contains ("drobilla.net/plugins/mda"))
                home->add (bundle);
        }

        home->add (juce::File ("/usr/lib/vst3/ZamComp.vst3"));
        home->add (juce::File ("/usr/lib/ladspa/gverb_1216.so"));

        const auto scanned = home->scan();
        ASSERT_EQ (scanned.exitCode, 0) << scanned.err;
    }

    static void TearDownTestSuite() { home.reset(); }

    void SetUp() override
    {
        if (! trap::isAvailable())
            GTEST_SKIP() << trap::unavailableReason();
    }

    static Verdicts verify (Words options)
    {
        options.insert (options.begin(), "verify");
        options.insert (options.end(), { "--json", "--seconds", "0.3" });

        ChildProgram program (lopsided (options), home->environment());
        const auto run = program.wait (std::chrono::seconds (400));
        EXPECT_EQ (run.exitCode, 0) << run.err;

        Verdicts verdicts;
        const auto list = json (run.out);

        for (int index = 0; index < list.size(); ++index)
            if (const auto verdict = ObservedVerdict::fromVar (list[index]["verdict"]))
                verdicts[list[index]["id"].toString().toStdString()] = *verdict;

        EXPECT_EQ (static_cast<int> (verdicts.size()), list.size());
        return verdicts;
    }

    static bool stateIsBack (const ObservedVerdict& verdict)
    {
        return verdict.state.roundTrip != ObservedState::RoundTrip::differs
               && verdict.state.roundTrip != ObservedState::RoundTrip::notTried;
    }

    /** Expects that a plugin did what the recipe's table says of it: it opened, processed without NaN, gave its state back. */
    static void expectGood (const std::string& id, const ObservedVerdict& verdict)
    {
        EXPECT_FALSE (verdict.end.has_value()) << id << ": " << verdict.sentence;
        EXPECT_NE (verdict.summary, VerdictSummary::notOpened) << id << ": " << verdict.sentence;
        EXPECT_TRUE (isFinite (verdict) || dependsOnMemory (id)) << id << ": " << verdict.sentence;
        EXPECT_TRUE (stateIsBack (verdict)) << id << ": " << verdict.sentence;
        EXPECT_EQ (verdict.blocks.size(), 5u) << id;
    }

    static bool isFinite (const ObservedVerdict& verdict)
    {
        return verdict.nanSamples + verdict.infinitySamples == 0;
    }

    /** These give NaN or not by what other plugins, run in the same process before, left in the memory that they get. */
    static bool dependsOnMemory (const std::string& id)
    {
        return id.ends_with ("mda/BeatBox") || id.ends_with ("mda/RezFilter") || id.ends_with ("mda/Vocoder");
    }

    static std::unique_ptr<PluginHome> home;
};

std::unique_ptr<PluginHome> InstalledVerdicts::home;

TEST_F (InstalledVerdicts, OfAllOfX42)
{
    const auto verdicts = verify ({ "--format", "LV2", "--filter", "gareus.org/oss/lv2" });
    ASSERT_GE (verdicts.size(), 110u);

    for (const auto& [id, verdict] : verdicts)
    {
        if (id.find ("xfade") == std::string::npos)
        {
            expectGood (id, verdict);
            continue;
        }

        // JUCE shows two of its four inputs, and it reads them all.
        EXPECT_EQ (verdict.summary, VerdictSummary::crashed) << verdict.sentence;
        ASSERT_TRUE (verdict.end.has_value());
        EXPECT_TRUE (verdict.end->cause.contains ("SIGSEGV")) << verdict.end->cause;
    }
}

TEST_F (InstalledVerdicts, OfAllOfMda)
{
    const auto verdicts = verify ({ "--format", "LV2", "--filter", "drobilla.net/plugins/mda" });
    EXPECT_EQ (verdicts.size(), 36u);

    for (const auto& [id, verdict] : verdicts)
        expectGood (id, verdict);
}

TEST_F (InstalledVerdicts, OfSomeVst3AndLadspa)
{
    auto verdicts = verify ({ "--format", "VST3", "--filter", "ZamComp" });
    verdicts.merge (verify ({ "--format", "LADSPA", "--filter", "gverb" }));
    ASSERT_GE (verdicts.size(), 2u);

    for (const auto& [id, verdict] : verdicts)
    {
        EXPECT_FALSE (verdict.end.has_value()) << id << ": " << verdict.sentence;
        EXPECT_EQ (verdict.nanSamples + verdict.infinitySamples, 0) << id << ": " << verdict.sentence;
    }
}

} // namespace
} // namespace lopsided::testing
