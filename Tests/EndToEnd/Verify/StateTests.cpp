#include <RealtimeTrap/RealtimeTrap.h>
#include <TestProcessors/FunctionProcessor.h>
#include <TestProcessors/ParameterProcessor.h>
#include <Verify/PluginVerification.h>
#include <gtest/gtest.h>
#include <stdexcept>

namespace lopsided::testing
{
namespace
{

/** Processors that the test makes in this process. */
class StateRoundTrip : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (! trap::isAvailable())
            GTEST_SKIP() << trap::unavailableReason();
    }

    [[nodiscard]] static ObservedVerdict verify (const OpenPlugin& open)
    {
        VerifyOptions options;
        options.seconds = 0.2;
        PluginVerification verification (open, options);

        while (! verification.isOver())
            verification.runPhase();

        return verification.verdict();
    }

    [[nodiscard]] static std::unique_ptr<ParameterProcessor> forgetful()
    {
        return std::make_unique<ParameterProcessor> (2, 2, TestProcessor::Midi::none,
                                                     ParameterProcessor::Journal::none);
    }
};

TEST_F (StateRoundTrip, TellsWhichParametersDoNotComeBack)
{
    const auto verdict =
        verify ([]() -> PluginResult<std::unique_ptr<juce::AudioProcessor>> { return forgetful(); });
    EXPECT_EQ (verdict.state.roundTrip, ObservedState::RoundTrip::differs);
    EXPECT_EQ (verdict.state.differing.size(), 2);
    EXPECT_TRUE (verdict.state.outputs.isEmpty());
    EXPECT_TRUE (verdict.sentence.contains ("do not come back with the state: Parameter"))
        << verdict.sentence;
}

TEST_F (StateRoundTrip, LeavesOutWhatThePluginSetsItself)
{
    const auto verdict = verify ([]() -> PluginResult<std::unique_ptr<juce::AudioProcessor>> {
        auto plugin = forgetful();
        auto* const meter = plugin->parameters.back();
        plugin->hook = [meter] (const juce::AudioBuffer<float>& audio, const juce::MidiBuffer&) {
            meter->value = 0.5f + audio.getSample (0, 0) / 8.0f;
        };
        return plugin;
    });
    EXPECT_EQ (verdict.state.differing.size(), 1);
    EXPECT_EQ (verdict.state.outputs.size(), 1);
}

TEST_F (StateRoundTrip, IsNoneWhereThereIsNothingToSave)
{
    const auto verdict = verify ([]() -> PluginResult<std::unique_ptr<juce::AudioProcessor>> {
        return std::make_unique<FunctionProcessor> (1, 1, TestProcessor::Midi::none,
                                                    [] (juce::AudioBuffer<float>&, juce::MidiBuffer&) {});
    });
    EXPECT_EQ (verdict.state.roundTrip, ObservedState::RoundTrip::none);
}

TEST_F (StateRoundTrip, IsReachedThoughThePluginThrowsAtTheHost)
{
    const auto verdict = verify ([]() -> PluginResult<std::unique_ptr<juce::AudioProcessor>> {
        return std::make_unique<FunctionProcessor> (
            1, 1, TestProcessor::Midi::none,
            [] (juce::AudioBuffer<float>&, juce::MidiBuffer&) { throw std::runtime_error ("thrown"); });
    });
    EXPECT_EQ (verdict.summary, VerdictSummary::unstable) << verdict.sentence;
    EXPECT_EQ (verdict.escapedExceptions, verdict.blocksProcessed());
    EXPECT_EQ (verdict.state.roundTrip, ObservedState::RoundTrip::none);
}

} // namespace
} // namespace lopsided::testing
