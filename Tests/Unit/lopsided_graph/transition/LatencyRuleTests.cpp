#include "ComparedGraph.h"
#include "Signals.h"

namespace lopsided
{
namespace
{

constexpr TransitionOptions fade { .fadeSamples = 480 };

/** A sine that goes straight to the output, beside it a node whose latency changes: so the sine is delayed. */
class LatencyRules : public ::testing::Test
{
protected:
    LatencyRules()
    {
        beside = graph.add<ScalingProcessor> (0.0f);
        graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
        graph.connectStereo (GraphNodes::audioInput, beside);
        graph.connectStereo (beside, GraphNodes::audioOutput);
        graph.commitAndTake();
    }

    std::vector<float> play (int numSamples)
    {
        return channelOf (graph.renderAll (numSamples, 64, input), 0);
    }

    void changeLatency (int samples)
    {
        graph.reportLatency (beside, samples);
        graph.commitAndTake (fade);
    }

    /** What may be between neighbours: the sine's own, and a fade between it and its negative. */
    [[nodiscard]] float bound() const { return input.ownStep() + 2.0f / 480.0f + 1.0e-6f; }

    ComparedGraph graph { { 48000.0, 64 } };
    SineInput input;
    NodeID beside;
};

/** The sine with so many samples' delay, as it is from `start` on. */
std::vector<float> sineFrom (int start, int count, int delay)
{
    SineInput sine;
    sine (std::max (0, start - delay));
    return channelOf (sine (count).audio, 0);
}

TEST_F (LatencyRules, ALongerDelayDoesNotFadeIntoZeros)
{
    const auto before = play (960);
    changeLatency (1200); // 25 periods: the sine is where it was
    auto after = play (1200 + 480 + 64);

    // It plays on undelayed until the line is full, and a fade between two equal signals is not heard.
    after.insert (after.begin(), before.back());
    EXPECT_LT (largestStep (after), input.ownStep() * 1.001f);

    for (std::size_t start = 0; start + 48 <= after.size(); start += 48)
        ASSERT_NEAR (peakOf ({ after.begin() + static_cast<std::ptrdiff_t> (start),
                               after.begin() + static_cast<std::ptrdiff_t> (start) + 48 }),
                     1.0f, 0.003f);

    EXPECT_EQ (play (48), sineFrom (960 + 1200 + 480 + 64, 48, 1200));
}

TEST_F (LatencyRules, AShorterDelayFadesAtOnce)
{
    changeLatency (300);
    const auto first = play (2000);
    changeLatency (100);
    auto second = play (480 + 48);
    second.insert (second.begin(), first.back());
    EXPECT_LT (largestStep (second), bound());
    EXPECT_EQ ((std::vector<float> { second.end() - 48, second.end() }), sineFrom (2000 + 480, 48, 100));
}

TEST_F (LatencyRules, OfThreeChangesInOneFadeTheLatestWinsWithoutAJump)
{
    changeLatency (300);
    auto all = play (1000);

    for (const auto latency : { 137, 211, 60 })
    {
        changeLatency (latency);
        const auto part = play (100);
        all.insert (all.end(), part.begin(), part.end());
    }

    const auto rest = play (2 * 480);
    all.insert (all.end(), rest.begin(), rest.end());
    EXPECT_LT (largestStep (all), bound());

    // The fade to 137 ended first, and then there was one to 60, none to 211.
    EXPECT_EQ (play (48), sineFrom (1000 + 300 + 960, 48, 60));
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::over);
}

TEST_F (LatencyRules, ADelayThatGoesAwayFadesToTheSource)
{
    changeLatency (300);
    play (2000);
    changeLatency (0);
    EXPECT_LT (largestStep (play (480)), bound());
    EXPECT_EQ (play (48), sineFrom (2000 + 480, 48, 0));
    graph.commitAndTake();
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
}

TEST_F (LatencyRules, AChangeInTheMidstOfAFadeInDoesNotSilenceIt)
{
    // The connection is new, is heard without a delay, and gets one before it is settled.
    const auto other = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, other);
    graph.commitAndTake (fade);
    play (960);
    graph.disconnectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.connectStereo (other, GraphNodes::audioOutput);
    graph.commitAndTake (fade);
    auto all = play (240);
    changeLatency (480); // ten periods
    const auto rest = play (2000);
    all.insert (all.end(), rest.begin(), rest.end());
    EXPECT_LT (largestStep (all), input.ownStep() * 1.001f + 2.0e-6f);
}

TEST_F (LatencyRules, ARemovedPathKeepsItsDelay)
{
    changeLatency (300);
    play (2000);
    graph.disconnectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.remove (beside);
    graph.commitAndTake (fade);
    const auto samples = play (480);
    const auto late = sineFrom (2000, 480, 300);

    for (std::size_t i = 0; i < 479; ++i)
        ASSERT_NEAR (samples[i], late[i] * (1.0f - static_cast<float> (i + 1) / 480.0f), 1.0e-6f);
}

TEST_F (LatencyRules, TheEndOfATailDoesNotMoveTheCompensation)
{
    // What rings was the reason for the delay: that goes with the removal, and the tail's end changes nothing more.
    graph.disconnectStereo (GraphNodes::audioInput, beside);
    changeLatency (240);
    play (2000);
    graph.remove (beside);
    graph.commitAndTake ({ .fadeSamples = 480, .tails = Tails::ring, .ringCapSamples = 4800 });
    EXPECT_EQ (graph.sequence().latencySamples(), 0);
    play (512); // the delay is gone

    auto isOver = false;

    for (int samples = 0; samples < 12000; samples += 48)
    {
        ASSERT_EQ (play (48), sineFrom (2512 + samples, 48, 0));

        if (! isOver && graph.progress() == GraphCompiler::Progress::over)
        {
            graph.commitAndTake();
            isOver = graph.sequence().numNodes() == 0;
        }
    }

    EXPECT_TRUE (isOver);
}

TEST_F (LatencyRules, ANewPathWithLatencyWaitsUntilItIsFilled)
{
    // Insert a node with latency: until it is filled the old way plays on alone.
    graph.remove (beside);
    const auto late = graph.add<LatencyProcessor> (480);
    graph.disconnectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    const auto lateToo = graph.add<LatencyProcessor> (240);
    graph.connectStereo (lateToo, GraphNodes::audioOutput);
    graph.connectStereo (late, lateToo);
    play (960);
    graph.commit (fade);
    graph.take();
    const auto samples = play (480 + 240);
    const auto source = sineFrom (960, 720, 0);

    // The old way fades over the first 480 samples. Of the new ones nothing is heard before 720.
    for (std::size_t i = 0; i < 720; ++i)
        ASSERT_NEAR (samples[i], i < 480 ? source[i] * (1.0f - static_cast<float> (i + 1) / 480.0f) : 0.0f,
                     1.0e-6f);

    EXPECT_LT (largestStep (play (480)), input.ownStep() * 2.0f + 2.0f * 2.0f / 480.0f);
}

TEST_F (LatencyRules, APathWhoseDelayChangesBeforeItIsHeardWaitsForTheNewOne)
{
    const auto source = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, source);
    graph.commitAndTake();
    play (960);
    graph.disconnectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    graph.connectStereo (source, GraphNodes::audioOutput);
    graph.commit (fade); // is overtaken
    graph.reportLatency (beside, 960);
    graph.commitAndTake (fade);
    EXPECT_LT (largestStep (play (3000)), bound());
}

TEST_F (LatencyRules, ALatencyBudgetKeepsOtherPathsWhereTheyAre)
{
    ComparedGraph wide { { .maximumBlockSize = 64, .latencyBudgetSamples = 512 } };
    SineInput sine;
    wide.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    wide.commitAndTake();
    wide.renderAll (1000, 64, sine);
    const auto late = wide.add<ScalingProcessor> (0.0f);
    wide.connectStereo (GraphNodes::audioInput, late);
    wide.connectStereo (late, GraphNodes::audioOutput);
    wide.reportLatency (late, 400);
    wide.commitAndTake (fade);
    EXPECT_EQ (channelOf (wide.renderAll (2000, 64, sine), 0), sineFrom (1000, 2000, 512));
    EXPECT_EQ (wide.sequence().latencySamples(), 512);
}

} // namespace
} // namespace lopsided
