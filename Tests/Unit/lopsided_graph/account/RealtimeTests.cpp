#include "GuardedSignal.h"

#include <RealtimeTrap/RealtimeExpectations.h>

#include <lopsided_graph/account/BlockAccount.h>
#include <lopsided_graph/account/NodeMonitor.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace lopsided::test
{
namespace
{
using AccountRealtime = testing::RealtimeTest;

/** Blocks of many sizes, among them silent and bad ones, as a graph would send them past its nodes. */
void renderBlocks (BlockAccount& account, NodeMonitor& monitor, Signal& signal, int numBlocks)
{
    float* channels[] { signal[0].data(), signal[1].data() };
    auto& lane = account.lane (0);

    for (int block = 0; block < numBlocks; ++block)
    {
        const auto numSamples = 1 + (block * 37) % static_cast<int> (signal[0].size());
        const auto input = block % 100 < 60 ? BlockInput::silent : BlockInput::active;
        account.beginBlock (numSamples, {}, BlockAccount::Pace::realtime);

        for (auto& channel : signal)
            std::fill (channel.begin(), channel.end(), input == BlockInput::silent ? 0.0f : 0.5f);

        if (block % 100 == 80)
            signal[1][static_cast<std::size_t> (numSamples / 2)] = notANumber;

        if (monitor.maySkip (lane, input))
        {
            monitor.skipCall();
        }
        else
        {
            monitor.beginCall (lane);
            monitor.endCall (lane, { .node = { 1 },
                                     .outputs = channels,
                                     .numSamples = numSamples,
                                     .midiEventsIn = 1,
                                     .input = input,
                                     .outcome = block % 100 == 70 ? NodeCall::Outcome::threw
                                                                  : NodeCall::Outcome::rendered });
        }

        account.endBlock();
    }
}

TEST_F (AccountRealtime, GuardingTimingMeteringAndSkippingNeitherAllocateNorLockNorCallTheSystem)
{
    for (const auto source : { CycleClock().source(), CycleClock::Source::steadyClock })
    {
        const CycleClock clock { source };
        BlockAccount account { clock, 1.0e9, 1 }; // so fast a rate that every block is late
        NodeMonitor monitor { { .numAudioInputs = 2, .numAudioOutputs = 2 }, 1000.0 };
        Signal signal (2, std::vector<float> (256));

        testing::runOnAudioThread (
            [&] { testing::expectNoOffences ([&] { renderBlocks (account, monitor, signal, 1000); }); });

        const auto figures = monitor.takeFigures (clock, { 1 }, "node");
        EXPECT_EQ (figures.badBlocks, 10u);
        EXPECT_EQ (figures.calls + figures.skippedBlocks, 1000u);
        EXPECT_EQ (figures.exceptions, 10u);
        EXPECT_GT (figures.skippedBlocks, 0u);
        EXPECT_GT (account.lostXruns(), 0u);
    }
}

TEST_F (AccountRealtime, TakingTheTimeIsNoSystemCall)
{
    for (const auto source : { CycleClock().source(), CycleClock::Source::steadyClock })
    {
        const CycleClock clock { source };
        auto isMonotonic = true;

        testing::runOnAudioThread ([&] {
            testing::expectNoOffences ([&] {
                auto last = clock.now();

                for (int i = 0; i < 10000; ++i)
                {
                    const auto now = clock.now();
                    isMonotonic = isMonotonic && now >= last && clock.toNanoseconds (now - last) >= 0.0;
                    last = now;
                }
            });
        });

        EXPECT_TRUE (isMonotonic);
    }
}
} // namespace
} // namespace lopsided::test
