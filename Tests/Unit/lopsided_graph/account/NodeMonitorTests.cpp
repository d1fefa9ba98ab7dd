#include "GuardedSignal.h"

#include <lopsided_graph/account/BlockAccount.h>
#include <lopsided_graph/account/NodeMonitor.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lopsided::test
{
namespace
{
using Guarding = NodeMonitor::Guarding;
using Output = NodeMonitor::Output;
using Outcome = NodeCall::Outcome;
using Switch = Accounting::Switch;

constexpr auto rate = 1000.0;
constexpr IdleTraits effect { .numAudioInputs = 2, .numAudioOutputs = 2 };
constexpr Accounting everythingOff { Switch::off, Switch::off, Switch::off, Switch::off };

/** A stereo node whose blocks are made by the test. */
class NodeMonitorTest : public ::testing::Test
{
protected:
    /** One block through the monitor; what goes out stands in `left` and `right`. */
    Output call (NodeMonitor& monitor, float value, NodeCall details = {})
    {
        left.assign (size, value);
        right.assign (size, value);
        details.node = { 9 };
        details.outputs = channels();
        details.numSamples = size;
        block.beginBlock (size, accounting, BlockAccount::Pace::realtime);
        auto& lane = block.lane (0);
        monitor.beginCall (lane);
        const auto output = monitor.endCall (lane, details);
        block.endBlock();
        return output;
    }

    bool maySkip (const NodeMonitor& monitor, BlockInput input)
    {
        block.beginBlock (size, accounting, BlockAccount::Pace::realtime);
        return monitor.maySkip (block.lane (0), input);
    }

    NodeFigures figuresOf (NodeMonitor& monitor) { return monitor.takeFigures (clock, { 9 }, "node"); }

    float* const* channels()
    {
        pointers[0] = left.data();
        pointers[1] = right.data();
        return pointers;
    }

    static constexpr int size = 50;
    CycleClock clock { CycleClock::Source::steadyClock };
    BlockAccount block { clock, rate, 1 };
    Accounting accounting;
    std::vector<float> left, right;
    float* pointers[2] {};
};

TEST_F (NodeMonitorTest, CountsTimesAndMetersACall)
{
    NodeMonitor monitor { effect, rate };
    EXPECT_EQ (call (monitor, -0.5f, { .midiEventsIn = 3, .midiEventsOut = 1 }), Output::active);
    const auto figures = figuresOf (monitor);
    EXPECT_EQ (figures.calls, 1u);
    EXPECT_GT (figures.maxNanoseconds, 0.0);
    EXPECT_EQ (figures.peaks, (std::vector<float> { 0.5f, 0.5f }));
    EXPECT_EQ (figures.midiEventsIn, 3u);
    EXPECT_EQ (figures.midiEventsOut, 1u);
    EXPECT_EQ (left[0], -0.5f);
}

TEST_F (NodeMonitorTest, KeepsABadBlockFromGoingFurtherAndNamesIt)
{
    NodeMonitor monitor { effect, rate };
    EXPECT_EQ (call (monitor, notANumber), Output::silent);
    EXPECT_TRUE (areBitIdentical ({ left, right }, Signal (2, std::vector<float> (size, 0.0f))));
    const auto figures = figuresOf (monitor);
    EXPECT_EQ (figures.badBlocks, 1u);
    EXPECT_EQ (figures.peaks, (std::vector<float> { 0.0f, 0.0f }));
}

TEST_F (NodeMonitorTest, SaysWhenTheOutputIsExactlySilent)
{
    NodeMonitor monitor { effect, rate };
    EXPECT_EQ (call (monitor, 0.0f), Output::silent);
    EXPECT_EQ (call (monitor, -0.0f), Output::silent);
    EXPECT_EQ (call (monitor, 1.0e-30f), Output::active);
}

TEST_F (NodeMonitorTest, DoesNothingWhenEverythingIsSwitchedOffButCountExceptions)
{
    accounting = everythingOff;
    NodeMonitor monitor { effect, rate };
    EXPECT_EQ (call (monitor, notANumber, { .outcome = Outcome::threw }), Output::active);
    EXPECT_TRUE (std::isnan (left[0]));
    const auto figures = figuresOf (monitor);
    EXPECT_EQ (figures.calls, 0u);
    EXPECT_EQ (figures.badBlocks, 0u);
    EXPECT_EQ (figures.peaks, (std::vector<float> { 0.0f, 0.0f }));
    EXPECT_EQ (figures.exceptions, 1u);
}

TEST_F (NodeMonitorTest, EachSwitchSwitchesItsOwnPartAlone)
{
    accounting = { Switch::on, Switch::off, Switch::off, Switch::off };
    NodeMonitor guarded { effect, rate };
    call (guarded, infinity, { .midiEventsIn = 1 });
    EXPECT_EQ (left[0], 0.0f);
    EXPECT_EQ (figuresOf (guarded).badBlocks, 1u);
    EXPECT_EQ (figuresOf (guarded).calls, 0u);
    EXPECT_EQ (figuresOf (guarded).midiEventsIn, 0u);

    accounting = { Switch::off, Switch::on, Switch::off, Switch::off };
    NodeMonitor metered { effect, rate };
    call (metered, infinity);
    EXPECT_EQ (left[0], infinity);
    const auto figures = figuresOf (metered);
    EXPECT_EQ (figures.peaks, (std::vector<float> { infinity, infinity }));
    EXPECT_EQ (figures.badBlocks, 0u);
    EXPECT_EQ (figures.calls, 0u);

    accounting = { Switch::off, Switch::off, Switch::on, Switch::off };
    NodeMonitor timed { effect, rate };
    call (timed, 0.5f);
    const auto times = figuresOf (timed);
    EXPECT_EQ (times.calls, 1u);
    EXPECT_EQ (times.peaks, (std::vector<float> { 0.0f, 0.0f }));
}

TEST_F (NodeMonitorTest, TheGuardOfWhatFeedsBackCannotBeSwitchedOff)
{
    accounting = everythingOff;
    NodeMonitor monitor { effect, rate };
    call (monitor, notANumber, { .guarding = Guarding::always });
    EXPECT_EQ (left[0], 0.0f);
    EXPECT_EQ (figuresOf (monitor).badBlocks, 1u);
}

TEST_F (NodeMonitorTest, SkipsAnIdleNodeUntilSomethingGoesIn)
{
    NodeMonitor monitor { effect, rate };
    call (monitor, 0.5f, { .input = BlockInput::active });

    for (int samples = 0; samples < 1000; samples += size)
    {
        ASSERT_FALSE (maySkip (monitor, BlockInput::silent)) << samples;
        call (monitor, 1.0e-6f, { .input = BlockInput::silent });
    }

    EXPECT_TRUE (maySkip (monitor, BlockInput::silent));
    EXPECT_FALSE (maySkip (monitor, BlockInput::active));
    monitor.skipCall();
    EXPECT_TRUE (maySkip (monitor, BlockInput::silent));
    EXPECT_EQ (figuresOf (monitor).skippedBlocks, 1u);

    call (monitor, 0.0f, { .input = BlockInput::active });
    EXPECT_FALSE (maySkip (monitor, BlockInput::silent));
}

TEST_F (NodeMonitorTest, SkipsNothingWhenThatIsSwitchedOff)
{
    NodeMonitor monitor { effect, rate };

    for (int samples = 0; samples < 2000; samples += size)
        call (monitor, 0.0f, { .input = BlockInput::silent });

    accounting.idleSkip = Switch::off;
    EXPECT_FALSE (maySkip (monitor, BlockInput::silent));
    accounting.idleSkip = Switch::on;
    EXPECT_TRUE (maySkip (monitor, BlockInput::silent));
    monitor.reset();
    EXPECT_FALSE (maySkip (monitor, BlockInput::silent));
}

TEST_F (NodeMonitorTest, DoesNotTakeAMutedOrAThrowingNodeForIdle)
{
    NodeMonitor bad { effect, rate };
    NodeMonitor throwing { effect, rate };

    for (int samples = 0; samples < 3000; samples += size)
    {
        call (bad, notANumber, { .input = BlockInput::silent });
        call (throwing, 0.0f, { .input = BlockInput::silent, .outcome = Outcome::threw });
    }

    EXPECT_FALSE (maySkip (bad, BlockInput::silent));
    EXPECT_FALSE (maySkip (throwing, BlockInput::silent));
}

TEST_F (NodeMonitorTest, TakesASuspendedNodeNeitherForIdleNorForOneThatStillSounds)
{
    NodeMonitor monitor { effect, rate };
    call (monitor, 0.5f);

    for (int samples = 0; samples < 3000; samples += size)
        monitor.silenceCall();

    EXPECT_FALSE (maySkip (monitor, BlockInput::silent));
    EXPECT_EQ (figuresOf (monitor).skippedBlocks, 0u);
    EXPECT_EQ (figuresOf (monitor).silencedBlocks, 60u);
    call (monitor, notANumber);
    EXPECT_EQ (left[0], 0.0f); // nothing went out last
}

TEST_F (NodeMonitorTest, ABlockWithoutSamplesChangesNothing)
{
    NodeMonitor monitor { effect, rate };
    call (monitor, 0.5f);
    monitor.endCall (block.lane (0),
                     { .outputs = channels(), .numSamples = 0, .outcome = Outcome::rendered });
    EXPECT_EQ (figuresOf (monitor).calls, 1u);
    call (monitor, notANumber);
    EXPECT_EQ (left[0], 0.5f * 63.0f / 64.0f); // what went out last is still known
}
} // namespace
} // namespace lopsided::test
