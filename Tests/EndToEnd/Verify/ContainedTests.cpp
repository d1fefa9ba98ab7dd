#include <RealtimeTrap/RealtimeTrap.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <optional>
#include <string>

namespace lopsided::testing
{
namespace
{

/** Planted plugins in a worker process: what they do to it is part of the verdict. */
class Contained : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (! trap::isAvailable())
            GTEST_SKIP() << trap::unavailableReason();
    }

    [[nodiscard]] static WorkerCommand worker()
    {
        return { juce::File (LOPSIDED_WORKER_EXECUTABLE), {}, { { "LV2_PATH", LOPSIDED_PLANTED_PLUGINS } } };
    }

    [[nodiscard]] ObservedVerdict verify (const std::string& name)
    {
        VerifyOptions options;
        options.seconds = 0.2;
        options.patience = std::chrono::seconds (name == "hangs" ? 15 : 60);

        phases.clear();
        const auto verdict =
            verifier.verify ({ "LV2", juce::String ("urn:lopsided:planted:" + name), {} }, options,
                             [this] (const juce::String& phase) { phases.add (phase); });
        return verdict.value_or (ObservedVerdict());
    }

    PluginVerifier verifier { worker() };
    juce::StringArray phases;
};

TEST_F (Contained, ACrashIsAVerdictWithItsPhaseAndSignal)
{
    const auto verdict = verify ("crashes");
    EXPECT_EQ (verdict.summary, VerdictSummary::crashed) << verdict.sentence;
    ASSERT_TRUE (verdict.end.has_value());
    EXPECT_EQ (verdict.end->phase, "process at 1024");
    EXPECT_TRUE (verdict.end->cause.contains ("SIGSEGV")) << verdict.end->cause;
    EXPECT_TRUE (verdict.sentence.contains ("process at 1024")) << verdict.sentence;
    ASSERT_EQ (verdict.blocks.size(), 2u) << "what was seen before is lost";
    EXPECT_GT (verdict.blocks[0].processed, 0);
}

TEST_F (Contained, AnExitIsAVerdict)
{
    const auto verdict = verify ("leaves");
    EXPECT_EQ (verdict.summary, VerdictSummary::crashed) << verdict.sentence;
    ASSERT_TRUE (verdict.end.has_value());
    EXPECT_EQ (verdict.end->phase, "process at 1024");
    EXPECT_FALSE (verdict.end->cause.contains ("SIG")) << verdict.end->cause;
}

TEST_F (Contained, AHangIsAVerdict)
{
    const auto verdict = verify ("hangs");
    EXPECT_EQ (verdict.summary, VerdictSummary::timedOut) << verdict.sentence;
    ASSERT_TRUE (verdict.end.has_value());
    EXPECT_EQ (verdict.end->phase, "process at 1024");
}

TEST_F (Contained, ThoseThatComeAfterwardsAreObservedAsIfNothingHadBeen)
{
    EXPECT_EQ (verify ("crashes").summary, VerdictSummary::crashed);
    const auto verdict = verify ("clean");
    EXPECT_EQ (verdict.summary, VerdictSummary::clean) << verdict.sentence;
    EXPECT_EQ (verdict.blocks.size(), 5u);
    EXPECT_EQ (phases.joinIntoString (","),
               "begin,open,latency,tail,denormals,"
               "prepare at 1 to 512, untouched,process at 1 to 512, untouched,prepare at 64,process at "
               "64,prepare at 1024,process at 1024,"
               "prepare at 16,process at 16,prepare at 1 to 512,process at 1 to 512,state,close");
}

TEST_F (Contained, OffencesAreSeenInTheWorkerAsWell)
{
    const auto verdict = verify ("allocates");
    EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;
    EXPECT_EQ (verdict.offencesOf ("heap"), 2 * verdict.watchedBlocks);
}

TEST_F (Contained, AnObservationThatIsInterruptedGivesNoVerdict)
{
    const auto verdict =
        verifier.verify ({ "LV2", "urn:lopsided:planted:clean", {} }, {}, [this] (const juce::String& phase) {
            if (phase == "tail")
                verifier.interrupt();
        });
    EXPECT_FALSE (verdict.has_value());
    EXPECT_FALSE (verifier.verify ({ "LV2", "urn:lopsided:planted:clean", {} }).has_value());
}

TEST_F (Contained, AWorkerThatIsNotThereIsSaid)
{
    PluginVerifier none ({ juce::File ("/no/such/worker"), {}, {} });
    const auto verdict = none.verify ({ "LV2", "urn:lopsided:planted:clean", {} });
    ASSERT_TRUE (verdict.has_value());
    EXPECT_EQ (verdict->summary, VerdictSummary::notObserved);
    EXPECT_FALSE (verdict->sentence.isEmpty());
}

} // namespace
} // namespace lopsided::testing
