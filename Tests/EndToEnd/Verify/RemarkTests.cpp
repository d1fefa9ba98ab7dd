#include "PlantedVerification.h"

namespace lopsided::testing
{
namespace
{

using Remarks = PlantedVerification;

TEST_F (Remarks, TellThatSoundComesLaterThanReported)
{
    const auto verdict = verify ("lies");
    EXPECT_EQ (verdict.summary, VerdictSummary::remarks) << verdict.sentence;
    EXPECT_EQ (verdict.latency.honesty, ObservedLatency::Honesty::differs);
    EXPECT_EQ (verdict.latency.reportedSamples, 0);
    EXPECT_EQ (verdict.latency.measuredSamples.value_or (-1), 100);
    EXPECT_TRUE (verdict.sentence.contains ("100")) << verdict.sentence;
}

TEST_F (Remarks, AreNotMadeOnALatencyThatIsReported)
{
    const auto verdict = verify ("latent");
    EXPECT_EQ (verdict.summary, VerdictSummary::clean) << verdict.sentence;
    EXPECT_EQ (verdict.latency.honesty, ObservedLatency::Honesty::honest) << verdict.latency.reason;
    EXPECT_EQ (verdict.latency.reportedSamples, 64);
    EXPECT_EQ (verdict.latency.measuredSamples.value_or (-1), 64);
}

TEST_F (Remarks, TellThatTheLatencyChangesWhileItRuns)
{
    const auto verdict = verify ("restless");
    EXPECT_EQ (verdict.summary, VerdictSummary::remarks) << verdict.sentence;
    EXPECT_GT (verdict.latency.changesWhileRunning, 100);
}

TEST_F (Remarks, TellThatAStateComesBackDifferent)
{
    const auto verdict = verify ("forgets");
    EXPECT_EQ (verdict.state.roundTrip, ObservedState::RoundTrip::parametersEqual);
    EXPECT_TRUE (verdict.state.differing.isEmpty()) << verdict.state.differing.joinIntoString (", ");
    EXPECT_EQ (verdict.summary, VerdictSummary::clean) << verdict.sentence;
}

TEST_F (Remarks, TellThatDenormalsArePutOutAndDear)
{
    const auto verdict = verify ("denormal");
    EXPECT_EQ (verdict.summary, VerdictSummary::remarks) << verdict.sentence;
    EXPECT_GE (verdict.denormalSamples, verdict.watchedBlocks);
    ASSERT_TRUE (verdict.denormalCost.has_value());
    EXPECT_GT (*verdict.denormalCost, 3.0);

    const auto clean = verify ("clean");
    ASSERT_TRUE (clean.denormalCost.has_value());
    EXPECT_LT (*clean.denormalCost, *verdict.denormalCost);
}

TEST_F (Remarks, AreOutdoneByInstability)
{
    const auto verdict = verify ("nan");
    EXPECT_EQ (verdict.summary, VerdictSummary::unstable) << verdict.sentence;
    EXPECT_GE (verdict.nanSamples, verdict.watchedBlocks);
    EXPECT_TRUE (verdict.sentence.contains ("NaN")) << verdict.sentence;
}

TEST_F (Remarks, OnAPluginThatIsNotThereSayWhyItWasNotOpened)
{
    const auto verdict = verify ("absent");
    EXPECT_EQ (verdict.summary, VerdictSummary::notOpened);
    EXPECT_TRUE (verdict.sentence.contains ("urn:lopsided:planted:absent")) << verdict.sentence;
    EXPECT_EQ (verdict.blocksProcessed(), 0);
}

TEST_F (Remarks, AreTheSameForTheSameSeed)
{
    const auto first = verify ("restless");
    const auto second = verify ("restless");
    EXPECT_EQ (first.nanSamples, second.nanSamples);
    EXPECT_EQ (first.summary, second.summary);
    EXPECT_EQ (first.latency, second.latency);
}

// What is inert must say so, and claim nothing.
TEST (InertTrap, SaysThatItCannotObserve)
{
    if (trap::isAvailable())
        GTEST_SKIP() << "the trap works in this build";

    PluginVerification verification (
        []() -> PluginResult<std::unique_ptr<juce::AudioProcessor>> {
            return PluginError { PluginError::Code::notInstalled, "never asked for" };
        },
        {});
    EXPECT_TRUE (verification.isOver());
    const auto verdict = verification.verdict();
    EXPECT_EQ (verdict.summary, VerdictSummary::notObserved);
    EXPECT_TRUE (verdict.sentence.contains ("cannot be observed")) << verdict.sentence;
}

} // namespace
} // namespace lopsided::testing
